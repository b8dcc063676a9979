namespace Habeas.House.Tests.Testing;

public class SkippedTestsTests
{
    [Fact]
    public void Skip_with_a_named_condition_passes() =>
        Assert.Empty(SkippedTests.Check(Tree.Of(
            ("tests/A.cs", "class C { [Fact(Skip = \"no server\", SkipUnless = nameof(Up))] public void M() { } }"))));

    [Fact]
    public void Skip_of_a_row_of_a_theory_is_found() =>
        Assert.Single(SkippedTests.Check(Tree.Of(
            ("tests/A.cs", "class C { [Theory, InlineData(1, Skip = \"later\")] public void M(int n) { } }"))));
}
