namespace Habeas.Cli.Words;

/// <summary>Findings and kinds of coverage in English.</summary>
internal static class FindingWords
{
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["admitted-while-held"] = "admitted while the register showed the person held",
        ["arrival-not-recorded"] = "left for another place, and no arrival is recorded",
        ["arrival-without-departure"] = "arrived, and no departure is recorded",
        ["contradicting-particulars"] = "two records give one episode on one date different particulars",
        ["ended-while-not-held"] = "custody ended while the register did not show the person held",
        ["held-after-death"] = "shown held after the recorded death",
        ["held-since-after-seen"] = "the source states a start of custody that is later than a count that listed the person",
        ["moved-while-not-held"] = "moved while the register did not show the person held",
        ["no-order-exists"] = "a named human found that no order exists",
        ["overlapping-episodes"] = "listed under two custody episodes on the same dates",
        ["presence-without-admission"] = "found or reported held, and no admission precedes it",
        ["prohibited-ground"] = "held on a ground on which nobody may be held",
        ["released-in-error"] = "released while a ground still held the person",
        ["shown-elsewhere"] = "seen or moved at one place while the register showed the person at another",
    };

    public static string Say(string code) => Sentences.GetValueOrDefault(code, code);
}
