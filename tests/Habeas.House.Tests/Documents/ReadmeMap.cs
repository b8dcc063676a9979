using System.Text.RegularExpressions;

namespace Habeas.House.Tests.Documents;

/// <summary>The README's map shows every project there is, and none that there is not.</summary>
internal static partial class ReadmeMap
{
    public static Guard Guard { get; } = new("readme-map", Check, Tree.Of(
        ("README.md", "# Habeas\n"), ("src/Habeas.Law/Habeas.Law.csproj", "<Project />")));

    public static IEnumerable<Violation> Check(Tree tree)
    {
        var named = ProjectName().Matches(tree.Find("README.md")?.Text ?? "").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var projects = tree.Projects
            .Where(project => project.Under("src/") || project.Under("tests/") || project.Under("bench/"))
            .ToDictionary(project => Path.GetFileNameWithoutExtension(project.Name), StringComparer.Ordinal);
        foreach (var project in projects.Where(project => !named.Contains(project.Key)))
            yield return new(project.Value.Path, 0, "is not on the README's map.", "add it there with its promise in one sentence.");
        foreach (var name in named.Where(name => !projects.ContainsKey(name)).Order(StringComparer.Ordinal))
            yield return new("README.md", 0, $"shows {name}, which is not built.", "show a room when its first slice works.");
    }

    [GeneratedRegex(@"\bHabeas[.][A-Z][A-Za-z]*([.][A-Z][A-Za-z]*)*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ProjectName();
}
