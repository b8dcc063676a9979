namespace Habeas.House.Tests.Documents;

public class DecisionsTests
{
    private const string Body = "\n## Context\n\n## Options\n\n## Decision\n\n## Consequences\n\n## What would change our mind\n";

    [Fact]
    public void Decision_with_all_five_sections_passes() => Assert.Empty(Check(("0001-rooms.md", "# 0001. Rooms\n" + Body)));

    [Fact]
    public void Number_other_than_the_heading_is_found() => Assert.Single(Check(("0001-rooms.md", "# 0002. Rooms\n" + Body)));

    [Fact]
    public void Missing_section_is_found() =>
        Assert.Single(Check(("0001-rooms.md", "# 0001. Rooms\n" + Body.Replace("## Options\n", "", StringComparison.Ordinal))));

    [Fact]
    public void Decision_missing_from_the_index_is_found() =>
        Assert.Contains("index", Assert.Single(Check(("0002-unlisted.md", "# 0002. Unlisted\n" + Body))).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Number_used_twice_is_found() =>
        Assert.Contains(Check(("0001-rooms.md", "# 0001. Rooms\n" + Body), ("0001-doors.md", "# 0001. Doors\n" + Body)),
            violation => violation.Reason.Contains("taken", StringComparison.Ordinal));

    private static IEnumerable<Violation> Check(params (string Name, string Text)[] pages) =>
        Decisions.Check(Tree.Of([.. pages.Select(page => ($"docs/decisions/{page.Name}", page.Text)), ("docs/decisions/README.md", "[1](0001-rooms.md) [1](0001-doors.md)\n")]));
}
