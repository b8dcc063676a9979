namespace Habeas.House.Tests.Documents;

public class LinksTests
{
    [Theory]
    [InlineData("[a](missing.md)")]
    [InlineData("[a](../../outside.md)")]
    [InlineData("[a](guide.md#no-such-heading)")]
    [InlineData("[a](#nowhere)")]
    [InlineData("![a](picture.png)")]
    [InlineData("[a]: missing.md")]
    public void Link_that_leads_nowhere_is_found(string text) => Assert.Single(Links.Check(Sample(text)));

    [Theory]
    [InlineData("[a](guide.md)")]
    [InlineData("[a](./guide.md#first-steps-and-more)")]
    [InlineData("[a](guide.md#first-steps-and-more-1)")]
    [InlineData("[a](../README.md \"title\")")]
    [InlineData("[a](/docs/)")]
    [InlineData("[a](https://example.org/missing.md)")]
    [InlineData("`[a](missing.md)`")]
    [InlineData("```\n[a](missing.md)\n```")]
    public void Link_that_leads_somewhere_or_is_code_passes(string text) => Assert.Empty(Links.Check(Sample(text)));

    private static Tree Sample(string text) => Tree.Of(
        ("README.md", "# Habeas\n"),
        ("docs/start.md", text + "\n"),
        ("docs/guide.md", "# Guide\n\n## First steps, and `more`\n\n## First steps, and `more`\n"));
}
