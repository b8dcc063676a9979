using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class PaperDayVerbsTests
{
    /// <summary>Zenda Prison with one person admitted and, on one list, forty whom nobody can name yet.</summary>
    private static (Shell Shell, string File) Vanload()
    {
        var shell = Scene.Begin();
        var file = shell.Admit();
        var place = shell.Run("place list --format json").Json().EnumerateArray().Single(p => p.GetProperty("name").GetString() == "Zenda Prison").GetProperty("id").GetString();
        const string at = """{"earliest":"2026-03-04T09:30:00Z","latest":"2026-03-04T09:31:00Z","zone":"Europe/Prague"}""";
        string Id(int n) => $"019cb8e0-0000-7000-8000-{n:x12}";
        var members = string.Join(',', Enumerable.Range(1, 40).Select(n => $$$"""{"person":"{{{Id(n)}}}","identity":{"provisional":"seat {{{n}}}"},"ground":{"id":"{{{Id(100 + n)}}}","kind":"remand"}}"""));
        var unit = $$"""{"type":"open-unit","id":"{{Id(901)}}","place":"{{place}}","unit":"a","name":"Wing A","at":{{at}}}""";
        var van = $$"""{"type":"admit-group","id":"{{Id(902)}}","group":"{{Id(903)}}","place":"{{place}}","at":{{at}},"authority":"District Court","reasons":"riot","newOrder":{"id":"{{Id(904)}}","ground":"remand","authority":"District Court","issued":{{at}},"from":{{at}}},"members":[{{members}}]}""";
        var move = $$"""{"type":"move-to-unit","id":"{{Id(905)}}","person":"{{Id(7)}}","place":"{{place}}","unit":"a","at":{{at}}}""";
        shell.Run("act -", string.Join('\n', unit, van, move)).Exits(Exits.Ok);
        return (shell, file);
    }

    [Fact]
    public void A_vanload_of_forty_goes_through_the_door_as_one_entry_and_stands_on_the_roll()
    {
        var (shell, _) = Vanload();
        using (shell)
        {
            var roll = shell.Run("roll --place 'Zenda Prison' --co-resident-children 2 --format json").Exits(Exits.Ok).Json();
            Assert.Equal((41, 41, 43), (roll.GetProperty("held").GetInt32(), roll.GetProperty("inside").GetInt32(), roll.GetProperty("rations").GetInt32()));
            Assert.Equal(41, roll.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("file_number").GetString()).Distinct().Count());
            var wing = roll.GetProperty("people").EnumerateArray().Single(p => p.GetProperty("unit").ValueKind != System.Text.Json.JsonValueKind.Null);
            Assert.Equal("seat 7", wing.GetProperty("name").GetString());
            Assert.Equal(0, shell.Run("roll --place 'Zenda Prison' --at 2026-03-03 --format json").Json().GetProperty("held").GetInt32());
            shell.Run("verify --deep").Exits(Exits.Ok);
        }
    }

    [Fact]
    public void The_roll_says_who_is_out_and_that_an_unknown_number_of_children_is_not_none()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        var ran = shell.Run("roll --place 'Zenda Prison'").Exits(Exits.Ok);
        Approved.Match(ran.Out, "roll");
        shell.Run("roll --place 'Zenda Prison' --co-resident-children -1").Exits(Exits.Usage);
        shell.Run("roll --place Nowhere").Exits(Exits.NotFound);
    }

    [Fact]
    public void The_gate_answers_by_number_and_by_name_and_says_no_more()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        string Answer(string asked, string place, string more = "") => shell.Run($"gate '{asked}' --place '{place}' {more} --format json").Exits(Exits.Ok).Json().GetProperty("answer").GetString()!;
        Assert.Equal("here", Answer(file, "Zenda Prison"));
        Assert.Equal("here", Answer("nour  verbytska", "Zenda Prison"));
        Assert.Equal("no", Answer("Nour Verbytska", "Central Police Station"));
        Assert.Equal("no", Answer("Rudolf Hentzau", "Zenda Prison"));

        shell.Run($"transfer out {file} --to 'Central Police Station' --escort 'Escort Service' --why hearing --at 2026-03-04T10:30").Exits(Exits.Ok);
        Assert.Equal("was", Answer(file, "Zenda Prison", "--at 2026-03-04T12:00"));
        Assert.Equal("Is here         no longer\nWas here until  2026-03-04\n", shell.Run($"gate {file} --place 'Zenda Prison' --at 2026-03-04T12:00").Out);
        Assert.Contains("check digits", shell.Run("gate RUR-2026-000001-00 --place 'Zenda Prison'").Exits(Exits.Usage).Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_roll_stands_beside_the_register_and_its_difference_until_somebody_answers_it()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        const string Roll = "019cb8e0-0000-7000-8000-000000000a01";
        shell.Run("act -", $$"""
            { "type": "open-unit", "place": "Zenda Prison", "unit": "a", "name": "Wing A", "at": "2010-01-01" }
            { "type": "move-to-unit", "person": "{{file}}", "place": "Zenda Prison", "unit": "a", "at": "2026-03-04T10:15" }
            { "type": "record-roll", "place": "Zenda Prison", "roll": "{{Roll}}", "at": "2026-03-04T10:30",
              "units": [{ "unit": "a", "counted": 0, "countedBy": "R. Maas", "missing": [{ "person": "{{file}}" }] }] }
            { "type": "sign-roll", "place": "Zenda Prison", "roll": "{{Roll}}", "signedBy": "A. Quist", "at": "2026-03-04T10:40" }
            """).Exits(Exits.Ok);
        var open = shell.Run("rolls --place 'Zenda Prison' --date 2026-03-04 --format json").Exits(Exits.Ok).Json();
        Assert.Equal((1, 1), (open.GetProperty("rolls").GetInt32(), open.GetProperty("open").GetInt32()));
        Assert.Equal((0, 1), (open.GetProperty("units")[0].GetProperty("counted").GetInt32(), open.GetProperty("units")[0].GetProperty("register").GetInt32()));
        Assert.Equal(("missing", file), (open.GetProperty("differences")[0].GetProperty("kind").GetString(), open.GetProperty("differences")[0].GetProperty("file_number").GetString()));
        Assert.Equal(0, shell.Run("rolls --place 'Zenda Prison' --date 2026-03-03 --format json").Json().GetProperty("rolls").GetInt32());

        shell.Run("act -", $$"""{ "type": "resolve-difference", "place": "Zenda Prison", "roll": "{{Roll}}", "unit": "a", "person": "{{file}}", "how": "miscounted", "by": "A. Quist", "at": "2026-03-04T10:50" }""").Exits(Exits.Ok);
        var answered = shell.Run("rolls --place 'Zenda Prison' --format json").Json();
        Assert.Equal((0, "miscounted"), (answered.GetProperty("open").GetInt32(), answered.GetProperty("differences")[0].GetProperty("answer").GetString()));
    }

    [Fact]
    public void The_state_of_the_day_adds_up_and_names_who_came_and_went()
    {
        var (shell, file) = Vanload();
        using (shell)
        {
            shell.SetClock(NodaTime.Instant.FromUtc(2026, 3, 4, 18, 0));
            shell.Run($"release order {file} --authority Court --basis acquittal --at 2026-03-04T11:00").Exits(Exits.Ok);
            Assert.Contains("Held in spite of     the order of release of 2026-03-04 11:00 by Court, for 2 h 0 min", shell.Run($"file show {file} --as-of 2026-03-04T13:00").Out, StringComparison.Ordinal);
            shell.Run($"release process {file} --at 2026-03-04T13:10").Exits(Exits.Ok);
            shell.Run($"release left {file} --witness nobody --at 2026-03-04T13:15").Exits(Exits.Ok);
            Assert.DoesNotContain("Held in spite of", shell.Run($"file show {file}").Out, StringComparison.Ordinal);

            var day = shell.Run("daily-state --place 'Zenda Prison' --format json").Exits(Exits.Ok).Json();
            int Figure(string name) => day.GetProperty(name).GetInt32();
            Assert.Equal((0, 41, 1, 40, 40), (Figure("opening"), Figure("in"), Figure("out"), Figure("closing"), Figure("inside")));
            Assert.Equal(Figure("closing"), Figure("opening") + Figure("in") - Figure("out"));
            Assert.Contains(day.GetProperty("came").EnumerateArray(), p => p.GetProperty("name").GetString() == "seat 7");
            Assert.Equal("released", Assert.Single(day.GetProperty("went").EnumerateArray()).GetProperty("how").GetString());
            Assert.Equal(0, shell.Run("daily-state --place 'Zenda Prison' --date 2026-03-03 --format json").Json().GetProperty("closing").GetInt32());
        }
    }
}
