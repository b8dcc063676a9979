namespace Habeas.House.Tests.Files;

public class WhitespaceTests
{
    [Theory]
    [InlineData("src/a.cs", "class C { }")]
    [InlineData("src/a.sql", "select 1\t\n")]
    [InlineData("docs/a.md", "one\r\n")]
    public void Invisible_difference_is_found(string path, string text) => Assert.Single(Whitespace.Check(Tree.Of((path, text))));

    [Theory]
    [InlineData("docs/a.md", "a line break  \nhere\n")]
    [InlineData("tests/a.approved.txt", "exact ")]
    [InlineData("tests/empty.csv", "")]
    [InlineData("tests/binary.bin", "a\0b ")]
    public void Meaningful_or_exact_bytes_pass(string path, string text) => Assert.Empty(Whitespace.Check(Tree.Of((path, text))));
}
