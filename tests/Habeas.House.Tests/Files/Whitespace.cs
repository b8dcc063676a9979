namespace Habeas.House.Tests.Files;

/// <summary>Invisible differences make visible diffs. Approved text is exact to the byte and NuGet writes the lock files: both are left alone.</summary>
internal static class Whitespace
{
    public static Guard Guard { get; } = new("whitespace", Check, Tree.Of(("src/a.cs", "class C { } \n")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        tree.Files.Where(file => file.IsText && !file.Is(".approved.txt") && file.Name != "packages.lock.json").SelectMany(Lines);

    private static IEnumerable<Violation> Lines(TreeFile file)
    {
        // Two blanks at the end of a Markdown line are a line break.
        if (!file.Is(".md"))
        {
            foreach (var (index, line) in file.Lines.Index().Where(line => line.Item.EndsWith(' ') || line.Item.EndsWith('\t')))
                yield return new(file.Path, index + 1, $"has white space after its last character ({line.Trim()}).", "run: dotnet format, or trim the line.");
        }
        if (file.Text.Contains('\r', StringComparison.Ordinal))
            yield return new(file.Path, 0, "has carriage returns.", "end lines with a line feed alone.");
        if (file.Text.Length > 0 && !file.Text.EndsWith('\n'))
            yield return new(file.Path, file.Lines.Count, "does not end in a newline.", "add one newline at the end.");
    }
}
