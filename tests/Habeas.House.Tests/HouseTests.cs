namespace Habeas.House.Tests;

public class HouseTests
{
    public static TheoryData<string> Rules => [.. House.Guards.Select(guard => guard.Rule)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Repository_keeps_house_rule(string rule)
    {
        var breaches = House.Breaches(Named(rule), Tree.Repository).ToList();
        Assert.True(breaches.Count == 0, $"{breaches.Count} breach(es) of the house rule '{rule}':\n" + string.Join('\n', breaches));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Guard_given_its_bad_sample_finds_a_breach_and_says_why(string rule)
    {
        var found = Named(rule).Check(Named(rule).BadSample).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, violation => Assert.True(violation.Reason.Length > 10 && violation.Remedy.Length > 10, violation.ToString()));
    }

    [Fact]
    public void Rule_names_are_distinct() =>
        Assert.Equal(House.Guards.Count, House.Guards.Select(guard => guard.Rule).Distinct().Count());

    [Fact]
    public void Exception_that_excuses_nothing_is_stale()
    {
        var stale = House.Exceptions.Where(exception =>
            !Named(exception.Rule).Check(Tree.Repository).Any(violation => exception.Covers(exception.Rule, violation.Path)));
        Assert.Empty(stale);
    }

    [Fact]
    public void Exception_covers_its_own_rule_and_path_only()
    {
        var folder = new HouseException("words", "data/mappings/", "sample");
        Assert.True(folder.Covers("words", "data/mappings/a.yaml"));
        Assert.False(folder.Covers("links", "data/mappings/a.yaml"));
        Assert.False(folder.Covers("words", "data/other.yaml"));
        Assert.False(new HouseException("words", "a.md", "sample").Covers("words", "a.md.bak"));
    }

    [Fact]
    public void Tree_read_from_the_repository_holds_this_file() =>
        Assert.NotNull(Tree.Repository.Find("tests/Habeas.House.Tests/HouseTests.cs"));

    private static Guard Named(string rule) => House.Guards.Single(guard => guard.Rule == rule);
}
