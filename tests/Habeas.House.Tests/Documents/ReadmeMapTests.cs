namespace Habeas.House.Tests.Documents;

public class ReadmeMapTests
{
    [Fact]
    public void Room_named_only_through_its_tests_is_found() =>
        Assert.Single(ReadmeMap.Check(Tree.Of(
            ("README.md", "`Habeas.Law.Tests`\n"),
            ("src/Habeas.Law/Habeas.Law.csproj", "<Project />"),
            ("tests/Habeas.Law.Tests/Habeas.Law.Tests.csproj", "<Project />"))));

    [Fact]
    public void Project_that_does_not_exist_is_found() =>
        Assert.Single(ReadmeMap.Check(Tree.Of(("README.md", "`Habeas.Cloud`\n"))));
}
