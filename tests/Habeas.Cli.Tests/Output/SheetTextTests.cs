using Habeas.Cli.Output;

namespace Habeas.Cli.Tests.Output;

public class SheetTextTests
{
    private static readonly Sheet Sheet = new(
        [Column.Of("name"), new("figure", "Figure", Right: true)],
        [["a, \"b\"", 1234L], ["\u001b[31mred\u202e", null], ["王秀英", 5]]);

    [Fact]
    public void Csv_quotes_what_needs_it_and_leaves_nothing_empty_but_the_unknown() =>
        Assert.Equal("name,figure\n\"a, \"\"b\"\"\",1234\n\u001b[31mred\u202e,\n王秀英,5\n", Written(Format.Csv));

    [Fact]
    public void A_table_lets_no_text_steer_the_terminal()
    {
        var table = Written(Format.Table);
        Assert.DoesNotContain('\u001b', table);
        Assert.DoesNotContain('\u202e', table);
        Assert.Contains("1,234", table, StringComparison.Ordinal);
        Assert.All(table.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public void Json_keeps_numbers_names_in_any_script_and_the_unknown_as_null() =>
        Assert.Equal("[1234,null,5]", string.Concat("[", string.Join(',', System.Text.Json.JsonDocument.Parse(Written(Format.Json)).RootElement.EnumerateArray().Select(r => r.GetProperty("figure").GetRawText())), "]"));

    private static string Written(Format format)
    {
        using var text = new StringWriter { NewLine = "\n" };
        SheetText.Write(text, Sheet, format, width: null);
        return text.ToString();
    }
}
