using Habeas.Cli.Host;
using Habeas.Register.Stored;

namespace Habeas.Cli.Tests.Verbs;

public class ActVerbTests
{
    private const string Place = """{"type":"open-place","id":"019cb8e0-0000-7000-8000-00000000000a","place":"019cb8e0-0000-7000-8000-00000000000b","name":"A","kind":"prison","authority":"P","zone":"UTC"}""";

    [Fact]
    public void Acts_on_lines_are_answered_one_by_one_and_a_refusal_concerns_its_own_line()
    {
        using var shell = Scene.Begin();
        var again = Place.Replace("00a", "00c", StringComparison.Ordinal);
        var ran = shell.Run("act - --format json", $"{Place}\n\n{again}\n").Exits(Exits.Refused).Json();
        Assert.Equal(["accepted", "refused"], ran.EnumerateArray().Select(a => a.GetProperty("answer").GetString()!));
        Assert.Equal("place-already-registered", ran[1].GetProperty("refusal").GetString());
        Assert.Equal(3, ran[1].GetProperty("line").GetInt32());
    }

    [Fact]
    public void The_same_act_sent_twice_gets_the_first_answer()
    {
        using var shell = Scene.Begin();
        shell.Write("act.json", Place);
        Assert.Equal(shell.Run("act act.json").Exits(Exits.Ok).Out, shell.Run("act act.json").Exits(Exits.Ok).Out);
    }

    [Fact]
    public void An_act_over_several_lines_without_an_id_gets_one()
    {
        using var shell = Scene.Begin();
        shell.Write("act.json", "{\n  \"type\": \"open-place\",\n  \"place\": \"019cb8e0-0000-7000-8000-00000000000b\",\n  \"name\": \"A\", \"kind\": \"prison\", \"authority\": \"P\", \"zone\": \"UTC\"\n}\n");
        shell.Run("act act.json").Exits(Exits.Ok);
    }

    [Theory]
    [InlineData("not json", ":1: not an act")]
    [InlineData("""{"type":"open-prison","id":"019cb8e0-0000-7000-8000-00000000000a"}""", "names no act")]
    [InlineData("""{"type":"open-place","id":"019cb8e0-0000-7000-8000-00000000000a","place":"here"}""", "PlaceId")]
    [InlineData("""{"type":"open-place","place":"019cb8e0-0000-7000-8000-00000000000a","name":"A","name":"B"}""", ":1: not an act")]
    [InlineData("", "no act")]
    public void What_is_no_act_is_bad_input_with_its_place_and_reason(string text, string reason)
    {
        using var shell = Scene.Begin();
        Assert.Contains(reason, shell.Run("act -", text).Exits(Exits.BadInput).Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_line_stops_the_others_before_any_is_sent()
    {
        using var shell = Scene.Begin();
        Assert.Contains(":2:", shell.Run("act -", Place + "\n{\"type\":1}\n").Exits(Exits.BadInput).Err, StringComparison.Ordinal);
        Assert.DoesNotContain("\nA ", shell.Run("place list").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_found()
    {
        using var shell = Scene.Begin();
        shell.Run("act nowhere.json").Exits(Exits.NotFound);
        shell.Run("act").Exits(Exits.Usage);
    }

    [Fact]
    public void Every_act_is_listed_and_has_a_sample_that_reads_as_that_act()
    {
        using var shell = new Shell();
        var listed = shell.Run("act --list --format json").Exits(Exits.Ok).Json().EnumerateArray().Select(a => a.GetProperty("act").GetString()!).ToList();
        Assert.Equal(EventCatalog.Acts.Values.Order(StringComparer.Ordinal), listed);
        Assert.All(listed, name =>
            Assert.Equal(name, EventCatalog.NameOf(RegisterJson.ReadAct(System.Text.Encoding.UTF8.GetBytes(shell.Run($"act --sample {name}").Exits(Exits.Ok).Out)))));
        shell.Run("act --sample fly").Exits(Exits.NotFound);
    }
}
