using System.Text.RegularExpressions;

namespace Habeas.House.Tests.Words;

/// <summary>A path of somebody's own machine works nowhere else and may tell who worked there.</summary>
internal static partial class MachinePaths
{
    public static Guard Guard { get; } = new("machine-paths", Check, Tree.Of(("docs/start.md", "cd /home/ana/habeas\n")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from file in tree.Files
        from line in file.Lines.Index()
        let match = OwnPath().Match(line.Item)
        where match.Success
        select new Violation(file.Path, line.Index + 1, $"'{match.Value}' is a path of one machine.",
            "use a path relative to the repository, a temporary folder, or an environment variable with a default.");

    // Not after a letter, a dot, a colon or a slash: https://example.org/home/ is an address.
    [GeneratedRegex(@"(?<![\w.:/~$})-])/(work|root|home|Users)/|\b[A-Z]:\\Users\\", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnPath();
}
