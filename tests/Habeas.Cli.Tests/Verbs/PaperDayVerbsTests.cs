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
}
