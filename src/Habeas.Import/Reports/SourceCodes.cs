namespace Habeas.Import.Reports;

/// <summary>
/// Source values as a report may show them. A value that no mapping knows may be anything that somebody typed into a column, also a
/// name: long ones are not shown, and of many only the most frequent.
/// </summary>
internal static class SourceCodes
{
    public const string NotShown = "(text, not shown)";
    private const int LongestShown = 24;
    private const int MostShown = 100;

    public static string Shown(string value) => value.Length <= LongestShown && !value.Any(char.IsControl) ? value : NotShown;

    /// <summary>Adds up values that are not shown, and those beyond the most frequent.</summary>
    public static IReadOnlyDictionary<string, long> Shown(IEnumerable<KeyValuePair<string, long>> codes)
    {
        var shown = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, lines) in codes.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            var key = shown.Count < MostShown ? Shown(code) : NotShown;
            shown[key] = shown.GetValueOrDefault(key) + lines;
        }

        return shown;
    }
}
