using System.Text.RegularExpressions;

namespace Habeas.House.Tests.Documents;

/// <summary>A decision is one page with the same five questions, numbered as it is headed, and listed.</summary>
internal static partial class Decisions
{
    private const string Folder = "docs/decisions";
    private static readonly string[] Sections = ["Context", "Options", "Decision", "Consequences", "What would change our mind"];

    public static Guard Guard { get; } = new("decisions", Check, Tree.Of(("docs/decisions/0001-rooms.md", "# 2. Rooms\n")));

    public static IEnumerable<Violation> Check(Tree tree)
    {
        var pages = tree.Files.Where(file => file.Folder == Folder && file.Is(".md") && file.Name != "README.md").ToList();
        var index = tree.Find($"{Folder}/README.md")?.Text ?? "";
        return pages.SelectMany(page => Page(page, index)).Concat(Numbers(pages));
    }

    private static IEnumerable<Violation> Page(TreeFile page, string index)
    {
        if (!PageName().IsMatch(page.Name))
        {
            yield return new(page.Path, 0, "is not named NNNN-title-in-words.md.", "number it after the last decision, in lower case with hyphens.");
            yield break;
        }
        var number = page.Name[..4];
        var headings = Markdown.Headings(page.Text).ToList();
        if (headings is not [(1, var title), ..] || !title.StartsWith($"{number}. ", StringComparison.Ordinal))
            yield return new(page.Path, 1, $"its heading does not start with '{number}. '.", $"head it '# {number}. What was decided'.");
        var sections = headings.Where(heading => heading.Level == 2).Select(heading => heading.Words).ToList();
        if (!sections.SequenceEqual(Sections, StringComparer.Ordinal))
            yield return new(page.Path, 0, $"has the sections {string.Join(" | ", sections)}.", $"answer the same five everywhere: {string.Join(" | ", Sections)}.");
        if (!index.Contains($"({page.Name})", StringComparison.Ordinal))
            yield return new(page.Path, 0, $"is missing from {Folder}/README.md.", "add a line to the index.");
    }

    private static IEnumerable<Violation> Numbers(IEnumerable<TreeFile> pages) =>
        from same in pages.Where(page => PageName().IsMatch(page.Name)).GroupBy(page => page.Name[..4], StringComparer.Ordinal)
        where same.Count() > 1
        select new Violation(same.Last().Path, 0, $"the number {same.Key} is taken by {same.First().Name}.", "take the next free number; a number is never reused.");

    [GeneratedRegex("^[0-9]{4}-[a-z0-9-]+[.]md$", RegexOptions.NonBacktracking)]
    private static partial Regex PageName();
}
