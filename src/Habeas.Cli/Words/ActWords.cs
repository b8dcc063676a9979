namespace Habeas.Cli.Words;

/// <summary>Which verb records an act, where one does; every act can be sent by <c>habeas act</c>.</summary>
internal static class ActWords
{
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["open-place"] = "habeas place open",
        ["admit-person"] = "habeas admit",
        ["record-presence"] = "habeas presence",
        ["transfer-out"] = "habeas transfer out",
        ["receive-transfer"] = "habeas transfer in",
        ["order-release"] = "habeas release order",
        ["process-release"] = "habeas release process",
        ["record-leaving"] = "habeas release left",
    };

    public static string Named(string act) => Verbs.TryGetValue(act, out var verb) ? $"{act} ({verb})" : act;
}
