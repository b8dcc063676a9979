using System.Xml.Linq;

namespace Habeas.House.Tests.Rooms;

/// <summary>Without this switch a reference of a reference may be named too, and the graph is only a picture.</summary>
internal static class TransitiveReferences
{
    private const string Property = "DisableTransitiveProjectReferences";
    private const string Props = "Directory.Build.props";

    public static Guard Guard { get; } = new("transitive-references", Check, Tree.Of((Props, "<Project />")));

    public static IEnumerable<Violation> Check(Tree tree)
    {
        if (tree.Find(Props) is not { } props || !Values(props).Contains("true", StringComparer.Ordinal))
            yield return new(Props, 0, $"{Property} is not set, so a room may name rooms it does not reference.", $"set {Property} to true for everything under src/.");

        foreach (var file in tree.Files.Where(file => file.Under("src/") && (file.Is(".csproj") || file.Is(".props") || file.Is(".targets"))))
        {
            if (Values(file).Any(value => value != "true"))
                yield return new(file.Path, 0, $"{Property} is switched off here.", "remove the line and reference each room the project names.");
        }
    }

    /// <summary>The same question put to the build itself: project path and the value MSBuild evaluates.</summary>
    public static IEnumerable<Violation> CheckEvaluated(IEnumerable<(string Project, string Value)> evaluated) =>
        evaluated.Where(pair => pair.Value != "true").Select(pair => new Violation(pair.Project, 0,
            $"MSBuild evaluates {Property} to '{pair.Value}'.", "mend the condition in Directory.Build.props; a nearer props file may hide it."));

    private static IEnumerable<string> Values(TreeFile file) =>
        XDocument.Parse(file.Text).Descendants().Where(node => node.Name.LocalName == Property).Select(node => node.Value.Trim());
}
