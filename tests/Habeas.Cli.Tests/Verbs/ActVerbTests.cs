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

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Each_answer_is_told_once_its_act_is_durable_and_in_the_order_of_the_lines(string format)
    {
        using var shell = Scene.Begin();
        const int acts = Storage.Door.MostActs * 3;
        var lines = Enumerable.Range(0, acts).Select(i => Place.Replace("00000a\"", $"{i + 0xA00000:x6}\"", StringComparison.Ordinal).Replace("00000b\"", $"{i + 0xB00000:x6}\"", StringComparison.Ordinal));
        shell.Write("acts.jsonl", string.Join('\n', lines));
        using var output = new FlushedWriter(() => shell.ClockReads);
        Assert.Equal(Exits.Ok, shell.RunTo(output, ["act", "acts.jsonl", "--format", format]));

        Assert.True(output.FirstAnswer < shell.ClockReads, "The first answer waited for the last act.");
        Assert.True(output.Flushes >= acts);
        var told = format == "json"
            ? System.Text.Json.JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().Select(a => a.GetProperty("line").GetInt32())
            : output.ToString().TrimEnd('\n').Split('\n').Skip(1).Select(l => Number(format == "csv" ? l.Split(',')[0] : l.Split(' ')[0]));
        Assert.Equal(Enumerable.Range(1, acts), told);
    }

    private static int Number(string shown) => int.Parse(shown, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Remembers how far the clock had been read when the first answer was flushed: each act's decision reads it.</summary>
    private sealed class FlushedWriter(Func<int> reads) : StringWriter
    {
        public int Flushes { get; private set; }

        public int FirstAnswer { get; private set; } = int.MaxValue;

        public override void Flush()
        {
            Flushes++;
            if (FirstAnswer == int.MaxValue && ToString().Contains("accepted", StringComparison.Ordinal))
            {
                FirstAnswer = reads();
            }
        }
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
    [InlineData("""{"type":"open-prison","id":"019cb8e0-0000-7000-8000-00000000000a"}""", "at type: a text was found that names no act")]
    [InlineData("""{"place":"019cb8e0-0000-7000-8000-00000000000a"}""", "at type: the name of the act was expected, and nothing was found")]
    [InlineData("""{"type":"open-place","id":"019cb8e0-0000-7000-8000-00000000000a","place":"here"}""", "at place: a UUID was expected, and another text was found.")]
    [InlineData("""{"type":"open-place","place":"019cb8e0-0000-7000-8000-00000000000a","name":7}""", "at name: a text was expected, and a number was found.")]
    [InlineData("""{"type":"open-place","place":"019cb8e0-0000-7000-8000-00000000000a","name":"A","kind":"prison","zone":"UTC"}""", "at authority: a text was expected, and nothing was found.")]
    [InlineData("""{"type":"open-place","place":"019cb8e0-0000-7000-8000-00000000000a","nam":"A"}""", "none of id, reason")]
    [InlineData("""{"type":"open-place","nam":"A"}""", ": 'nam'.")]
    [InlineData("""{"type":"open-place","expected":"12"}""", "at expected: a whole number was expected, and a text was found.")]
    [InlineData("""{"type":"open-place","documents":"12"}""", "at documents: a list was expected, and a text was found.")]
    [InlineData("""{"type":"open-place","name":null}""", "at name: a text was expected, and null was found.")]
    [InlineData("""{"type":"open-place","name":"\ud800"}""", "at name: a text was expected, and half of a character")]
    [InlineData("""{"type":"register-person","identity":{"names":[{"text":"Flavia"},{"text":["Flavia"]}]}}""", "at identity.names[1].text: a text was expected, and a list was found.")]
    [InlineData("""{"type":"register-person","identity":[]}""", "at identity: an object was expected, and a list was found.")]
    [InlineData("""{"type":"record-presence","at":{"earliest":"yesterday"}}""", "at at.earliest: an instant such as 2026-03-04T10:15:00Z was expected, and another text was found.")]
    [InlineData("""{"type":"record-presence","particulars":{"sex":"female"}}""", "at particulars.sex: an object was expected, and a text was found.")]
    [InlineData("""{"type":"open-place","expected":1.5}""", "at expected: a whole number was expected, and another number was found.")]
    [InlineData("""{"type":"record-presence","particulars":{"\ud800":{"code":"a"}}}""", "not an act")]
    [InlineData("[]", "not an act: an object was expected, and a list was found.")]
    [InlineData("7", "not an act: an object was expected, and a number was found.")]
    [InlineData("null", "not an act: an object was expected, and null was found.")]
    [InlineData("{}", "at type: the name of the act was expected, and nothing was found.")]
    [InlineData("""{"type":"open-place","place":"019cb8e0-0000-7000-8000-00000000000a","name":"A","name":"B"}""", ":1: not an act, at name: the field was found twice.")]
    [InlineData("", "no act")]
    public void What_is_no_act_is_bad_input_with_its_place_and_reason(string text, string reason)
    {
        using var shell = Scene.Begin();
        var err = shell.Run("act -", text).Exits(Exits.BadInput).Err;
        Assert.Contains(reason, err, StringComparison.Ordinal);
        Assert.All(["System", "Habeas.", "PlaceId", "JSON value", "Flavia"], n => Assert.DoesNotContain(n, err, StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_of_a_fault_is_the_line_of_the_file()
    {
        using var shell = Scene.Begin();
        Assert.Contains("standard input:4: not an act, at name", shell.Run("act -", "\n{\n \"type\": \"open-place\",\n \"name\": 7\n}\n").Exits(Exits.BadInput).Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"place-renamed@v9"}""", "at by.type: a text was found that names no event.")]
    [InlineData("""{"name":"A"}""", "at by.type: the name of the event was expected, and nothing was found.")]
    [InlineData("""{"type":"identity-recorded@v1","identity":{"born":{"year":"1990"}}}""", "at by.identity.born.year: a whole number was expected")]
    public void A_fault_in_what_corrects_an_event_is_told_where_it_is(string by, string reason)
    {
        using var shell = Scene.Begin();
        var err = shell.Run("act -", $$"""{"type":"correct-event","about":"place:019cb8e0-0000-7000-8000-00000000000b","target":"0/1","reason":"misread","by":{{by}}}""").Exits(Exits.BadInput).Err;
        Assert.Contains(reason, err, StringComparison.Ordinal);
        Assert.DoesNotContain("names no act", err, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_are_refused_by_act_and_by_the_verbs()
    {
        using var shell = Scene.Begin();
        Assert.Contains(
            "'name' holds the control character U+0000, which is no part of a text: take it out.",
            shell.Run("act - --format json", Place.Replace("\"A\"", "\"A\\u0000B\"", StringComparison.Ordinal)).Exits(Exits.Refused).Out, StringComparison.Ordinal);
        Assert.Contains("'identity.names[0].text' holds the control character U+0007", shell.Run(Scene.Admission.Replace("Nour", "No\aur", StringComparison.Ordinal)).Exits(Exits.Refused).Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_bad_input()
    {
        using var shell = Scene.Begin();
        File.WriteAllBytes(Path.Combine(shell.Folder, "act.json"), System.Text.Encoding.Latin1.GetBytes(Place.Replace("\"A\"", "\"É\"", StringComparison.Ordinal)));
        Assert.Contains("act.json is not UTF-8", shell.Run("act act.json").Exits(Exits.BadInput).Err, StringComparison.Ordinal);
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

    [Fact]
    public void An_act_is_taken_as_a_person_writes_it_with_file_number_place_and_time()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var ran = shell.Run("act - --format json", $$"""
            { "type": "open-unit", "place": "zenda prison", "unit": "a", "name": "Wing A", "at": "2010-01-01" }
            { "type": "move-to-unit", "person": "{{file}}", "place": "Zenda Prison",
              "unit": "a", "at": "2026-03-04T10:15" }
            """).Exits(Exits.Ok).Json();
        Assert.Equal([1, 2], ran.EnumerateArray().Select(a => a.GetProperty("line").GetInt32()));
        Assert.Contains("2026-03-04 10:15  put in unit a of Zenda Prison", shell.Run($"file show {file}").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_act_brings_along_gets_an_id_and_whoever_is_on_file_does_not()
    {
        using var shell = Scene.Begin();
        const string Admission = """
            { "type": "admit-person", "place": "Zenda Prison", "at": "2026-03-04T10:00", WHO
              "authority": "District Court", "reasons": "theft", "ground": { "kind": "remand" },
              "newOrder": { "ground": "remand", "authority": "District Court", "issued": "2026-03-03", "from": "2026-03-03" } }
            """;
        shell.Run("act -", Admission.Replace("WHO", "\"identity\": { \"provisional\": \"seat 1\" },", StringComparison.Ordinal)).Exits(Exits.Ok);
        shell.Run("verify --deep").Exits(Exits.Ok);
        Assert.Contains("at person: a UUID was expected, and nothing was found", shell.Run("act -", Admission.Replace("WHO", "", StringComparison.Ordinal)).Exits(Exits.BadInput).Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"person\": \"RUR-2026-000001-00\", \"place\": \"Zenda Prison\", \"at\": \"2026-03-04T10:15\"", "at person: a UUID was expected, and another text was found")]
    [InlineData("\"person\": \"RUR-2026-000001-58\", \"place\": \"Zenda\", \"at\": \"2026-03-04T10:15\"", "at place: a UUID was expected")]
    [InlineData("\"person\": \"RUR-2026-000001-58\", \"place\": \"Zenda Prison\", \"at\": \"this morning\"", "at at: an object was expected, and a text was found")]
    public void What_is_written_amiss_is_told_and_nothing_is_recorded(string fields, string reason)
    {
        using var shell = Scene.Begin();
        shell.Admit();
        var err = shell.Run("act -", $$"""{ "type": "move-to-unit", {{fields}}, "unit": "a" }""").Exits(Exits.BadInput).Err;
        Assert.Contains(reason, err, StringComparison.Ordinal);
        Assert.Contains("Nothing was recorded.", err, StringComparison.Ordinal);
        Assert.Equal(reason.Contains("UUID", StringComparison.Ordinal), err.Contains("A person is named by their file number", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_number_that_nobody_has_is_not_found()
    {
        using var shell = Scene.Begin();
        shell.Run("act -", """{ "type": "record-left", "person": "RUR-2026-000001-58", "place": "Zenda Prison", "at": "2026-03-04", "witness": "nobody" }""").Exits(Exits.NotFound);
    }
}
