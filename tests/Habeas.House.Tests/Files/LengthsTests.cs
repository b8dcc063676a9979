namespace Habeas.House.Tests.Files;

public class LengthsTests
{
    [Theory]
    [InlineData(60, 0)]
    [InlineData(61, 1)]
    public void Function_is_measured_from_signature_to_closing_brace(int lines, int expected)
    {
        var body = new string('\n', lines - 1);
        var code = $"class C\n{{\n    /// <summary>Above.</summary>\n    [Fact]\n    void M() {{{body}}}\n}}\n";
        Assert.Equal(expected, Lengths.Check(Tree.Of(("src/A.cs", code))).Count());
    }

    [Theory]
    [InlineData("class C { int P { get {BODY return 1; } } }")]
    [InlineData("class C { C() {BODY} }")]
    [InlineData("class C { System.Action A = () => {BODY}; }")]
    public void Long_accessor_constructor_or_lambda_is_found(string code) =>
        Assert.Single(Lengths.Check(Tree.Of(("src/A.cs", code.Replace("BODY", new string('\n', 61), StringComparison.Ordinal)))));

    [Theory]
    [InlineData(600, 0)]
    [InlineData(601, 1)]
    public void File_is_measured_in_lines(int lines, int expected) =>
        Assert.Equal(expected, Lengths.Check(Tree.Of(("src/A.cs", new string('\n', lines)))).Count());
}
