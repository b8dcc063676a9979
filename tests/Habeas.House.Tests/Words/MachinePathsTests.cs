namespace Habeas.House.Tests.Words;

public class MachinePathsTests
{
    [Theory]
    [InlineData("var path = \"/work/data\";")]
    [InlineData("see /root/.nuget")]
    [InlineData("HOME=/home/ana")]
    [InlineData(@"C:\Users\ana")]
    public void Path_of_one_machine_is_found(string text) =>
        Assert.Single(MachinePaths.Check(Tree.Of(("src/a.cs", text))));

    [Theory]
    [InlineData("https://example.org/home/page")]
    [InlineData("docs/work/plan.md")]
    [InlineData("$DIR/root/key")]
    [InlineData("/var/lib/habeas")]
    public void Address_or_relative_path_passes(string text) =>
        Assert.Empty(MachinePaths.Check(Tree.Of(("docs/a.md", text))));
}
