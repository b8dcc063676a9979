using System.Text.RegularExpressions;

namespace Habeas.House.Tests.Files;

/// <summary>Records about real people never enter the repository. Tests invent their people.</summary>
internal static partial class DataRows
{
    private static readonly string[] Containers = [".csv.gz", ".parquet", ".sqlite", ".sqlite3", ".db", ".dump"];

    public static Guard Guard { get; } = new("data-rows", Check, Tree.Of(("data/roster.csv", "inmateid,admitted_dt\n")));

    public static IEnumerable<Violation> Check(Tree tree)
    {
        const string Remedy = "delete it, and rewrite the history if it was pushed; invent the people a test needs.";
        foreach (var file in tree.Files.Where(file => !file.Under("tests/")))
        {
            foreach (var (index, _) in file.Lines.Index().Where(line => RosterHeader().IsMatch(line.Item)))
                yield return new(file.Path, index + 1, "starts like a custody roster.", Remedy);
        }
        foreach (var file in tree.Files.Where(file => Containers.Any(file.Is)))
            yield return new(file.Path, 0, "is a container in which rows about people cannot be reviewed.", Remedy);
    }

    /// <summary>
    /// Looks for a known real person: an identifier and the minute of an admission on one line, both as in a published roster.
    /// </summary>
    public static IEnumerable<Violation> CheckAgainst(Tree tree, IReadOnlySet<(string Id, string Admitted)> known) =>
        from file in tree.Files
        from line in file.Lines.Index()
        from id in Identifier().Matches(line.Item)
        from admitted in Minute().Matches(line.Item)
        where known.Contains((id.Value, admitted.Value.Replace('T', ' ')))
        select new Violation(file.Path, line.Index + 1, $"{id.Value} with this admission is a row about a real person.",
            "delete it, and rewrite the history if it was pushed; invent the people a test needs.");

    [GeneratedRegex(@"^(snapshot_date,\s*)?inmateid\s*,", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RosterHeader();

    [GeneratedRegex(@"\bP[0-9]{6}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Minute();
}
