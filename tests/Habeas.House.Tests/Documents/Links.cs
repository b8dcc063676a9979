namespace Habeas.House.Tests.Documents;

/// <summary>A link inside the repository leads somewhere. Addresses on the web are not asked: a test needs no network.</summary>
internal static class Links
{
    public static Guard Guard { get; } = new("links", Check, Tree.Of(("README.md", "[start](docs/start.md)\n")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from file in tree.Files
        where file.Is(".md")
        from link in Markdown.Links(file.Text)
        where !link.Target.Contains("://", StringComparison.Ordinal) && !link.Target.StartsWith("mailto:", StringComparison.Ordinal)
        let violation = Follow(tree, file, link.Line, link.Target)
        where violation is not null
        select violation;

    private static Violation? Follow(Tree tree, TreeFile from, int line, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? from.Path : Resolve(from.Folder, Uri.UnescapeDataString(parts[0]));
        var file = path is null ? null : tree.Find(path);
        if (path is null || (file is null && !tree.HasFolder(path)))
            return new(from.Path, line, $"links to {target}, which is not in the repository.", "mend the path, or write the page before linking to it.");
        if (parts.Length == 2 && file is not null && file.Is(".md") && !Markdown.Anchors(file.Text).Contains(parts[1]))
            return new(from.Path, line, $"links to #{parts[1]}, but {path} has no such heading.", "use the anchor of a heading that is there.");
        return null;
    }

    /// <summary>A path from the root, or null when it climbs out of the repository.</summary>
    private static string? Resolve(string folder, string target)
    {
        List<string> steps = target.StartsWith('/') ? [] : [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var step in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count == 0)
                return null;
            if (step == "..")
                steps.RemoveAt(steps.Count - 1);
            else if (step != ".")
                steps.Add(step);
        }
        return string.Join('/', steps);
    }
}
