using System.Text.RegularExpressions;

namespace Habeas.House.Tests.Words;

/// <summary>What is committed is finished; what is not yet wanted is not written.</summary>
internal static partial class Unfinished
{
    public static Guard Guard { get; } = new("unfinished", Check, Tree.Of(("src/Habeas.Law/A.cs", "// TODO: leap years\n")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from file in tree.Files
        where file.Path != "LICENSE"
        from line in file.Lines.Index()
        let match = Marker().Match(line.Item)
        where match.Success
        select new Violation(file.Path, line.Index + 1, $"{match.Value} marks work that was left.",
            "finish it now, or delete it and open an issue that says what is missing.");

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marker();
}
