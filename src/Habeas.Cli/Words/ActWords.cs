namespace Habeas.Cli.Words;

/// <summary>Which verb records an act, where one does; every act can be sent by <c>habeas act</c>.</summary>
internal static class ActWords
{
    public static IReadOnlyDictionary<string, string> Verbs { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["admit-person"] = "habeas admit",
        ["open-place"] = "habeas place open",
        ["order-release"] = "habeas release order",
        ["process-release"] = "habeas release process",
        ["receive-transfer"] = "habeas transfer in",
        ["record-absence"] = "habeas presence --absent",
        ["record-left"] = "habeas release left",
        ["record-presence"] = "habeas presence",
        ["record-sightings"] = "habeas import",
        ["transfer-out"] = "habeas transfer out",
    };

    public static string? VerbOf(string act) => Verbs.GetValueOrDefault(act);

    public static string Named(string act) => Verbs.TryGetValue(act, out var verb) ? $"{act} ({verb})" : act;
}
