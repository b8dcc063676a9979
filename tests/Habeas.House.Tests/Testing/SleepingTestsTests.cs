namespace Habeas.House.Tests.Testing;

public class SleepingTestsTests
{
    [Theory]
    [InlineData("await Task.Delay(5);")]
    [InlineData("Thread.Sleep(1);")]
    public void Wait_in_a_test_is_found_and_in_a_source_passes(string code)
    {
        var text = $"class C {{ async Task M() {{ {code} }} }}";
        Assert.Single(SleepingTests.Check(Tree.Of(("tests/Habeas.Law.Tests/A.cs", text))));
        Assert.Empty(SleepingTests.Check(Tree.Of(("src/Habeas.Law/A.cs", text))));
    }

    [Fact]
    public void Wait_named_in_words_only_passes() =>
        Assert.Empty(SleepingTests.Check(Tree.Of(("tests/Habeas.Law.Tests/A.cs", "// Thread.Sleep(1)\nclass C { string S = \"Task.Delay(1)\"; }"))));
}
