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

    private const string Quarter = """{"earliest":"2026-03-04T09:15:00Z","latest":"2026-03-04T09:16:00Z","zone":"Europe/Prague"}""";

    private static string PlaceId(Shell shell, string name) =>
        shell.Run("place list --format json").Json().EnumerateArray().Single(p => p.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    [Fact]
    public void A_roll_that_differs_is_shown_with_who_is_missing_until_somebody_answers()
    {
        var (shell, file) = Vanload();
        using (shell)
        {
            var place = PlaceId(shell, "Zenda Prison");
            const string counted = """{"earliest":"2026-03-04T09:45:00Z","latest":"2026-03-04T09:46:00Z","zone":"Europe/Prague"}""";
            const string roll = "019cb8e0-0000-7000-8000-0000000000b1";
            string Act(int n, string type, string rest) => $$"""{"type":"{{type}}","id":"019cb8e0-0000-7000-8000-{{n:x12}}","place":"{{place}}","roll":"{{roll}}",{{rest}}}""";
            shell.Run("act -", Act(950, "record-roll", $$"""
                "at":{{counted}},"units":[{"unit":"a","counted":0,"countedBy":"R. Maas","book":1,"missing":[{"person":"019cb8e0-0000-7000-8000-000000000007"}]},{"counted":40,"countedBy":"J. Ilunga"}]
                """)).Exits(Exits.Ok);
            shell.Run("act -", Act(951, "sign-roll", $$"""
                "at":{{counted}},"signedBy":"A. Quist","capacity":"officer in charge"
                """)).Exits(Exits.Ok);
            Approved.Match(shell.Run("rolls --place 'Zenda Prison'").Exits(Exits.Ok).Out, "rolls");
            var open = shell.Run("rolls --place 'Zenda Prison' --open --format json").Exits(Exits.Ok).Json().GetProperty("differences");
            Assert.Equal(("missing", "seat 7"), (open[0].GetProperty("kind").GetString(), open[0].GetProperty("name").GetString()));

            shell.Run("act -", Act(952, "resolve-difference", $$"""
                "unit":"a","person":"019cb8e0-0000-7000-8000-000000000007","how":"in-another-unit","words":"in the sick bay","by":"A. Quist","at":{{counted}}
                """)).Exits(Exits.Ok);
            var none = shell.Run("rolls --place 'Zenda Prison' --open").Exits(Exits.Ok);
            Assert.Contains("No roll waits for an answer.", none.Err, StringComparison.Ordinal);
            var answered = shell.Run("rolls --place 'Zenda Prison' --date 2026-03-04 --format json").Json().GetProperty("differences")[0];
            Assert.Equal(("in-another-unit", "A. Quist"), (answered.GetProperty("answer").GetString(), answered.GetProperty("answered_by").GetString()));
            Assert.Equal(0, shell.Run("rolls --place 'Zenda Prison' --date 2026-03-03 --format json").Json().GetProperty("rolls").GetInt32());
            shell.Run("rolls --place 'Zenda Prison' --date 2026-03-03 --open").Exits(Exits.Usage);
        }
    }

    [Fact]
    public void The_state_of_a_day_adds_up_and_names_who_came_and_who_went()
    {
        var (shell, file) = Vanload();
        using (shell)
        {
            shell.Run($"transfer out {file} --to 'Central Police Station' --escort 'Escort Service' --why hearing --at 2026-03-04T10:50").Exits(Exits.Ok);
            var day = shell.Run("daily-state --place 'Zenda Prison' --format json").Exits(Exits.Ok).Json();
            int Of(string field) => day.GetProperty(field).GetInt32();
            Assert.Equal((0, 41, 1, 40, 40), (Of("opening"), Of("in"), Of("out"), Of("closing"), Of("rations")));
            Assert.Equal(41, day.GetProperty("came").GetArrayLength());
            Assert.Equal(("sent", file), (day.GetProperty("went")[0].GetProperty("how").GetString(), day.GetProperty("went")[0].GetProperty("file_number").GetString()));
            shell.SetClock(NodaTime.Instant.FromUtc(2026, 3, 5, 12, 0));
            Approved.Match(shell.Run("daily-state --place 'Zenda Prison' --date 2026-03-05").Exits(Exits.Ok).Out, "daily-state");
            shell.Run("daily-state --place 'Zenda Prison' --date 2026-03-06").Exits(Exits.Usage);
        }
    }

    [Fact]
    public void A_child_on_file_is_cooked_for_and_held_by_nobody()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Run($"file export {file} --out who.json --capacity inspectorate").Exits(Exits.Ok);
        var person = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(shell.Folder, "who.json"))).RootElement.GetProperty("person").GetString();
        shell.Run("act -", $$"""
            {"type":"record-child-stay","id":"019cb8e0-0000-7000-8000-000000000970","person":"{{person}}","child":{"id":"019cb8e0-0000-7000-8000-000000000971"},"place":"{{PlaceId(shell, "Zenda Prison")}}","at":{{Quarter}},"how":"came-in"}
            """).Exits(Exits.Ok);
        var roll = shell.Run("roll --place 'Zenda Prison' --format json").Json();
        Assert.Equal((1, 1, 2), (roll.GetProperty("held").GetInt32(), roll.GetProperty("co_resident_children").GetInt32(), roll.GetProperty("rations").GetInt32()));
        Assert.Equal(3, shell.Run("roll --place 'Zenda Prison' --co-resident-children 2 --format json").Json().GetProperty("rations").GetInt32());

        // The mother is taken elsewhere, and nobody says that the child went with her: somebody must still feed the child, and ask.
        shell.Run($"transfer out {file} --to 'Central Police Station' --escort 'Escort Service' --why hearing --at 2026-03-04T10:50").Exits(Exits.Ok);
        foreach (var verb in new[] { "roll", "daily-state" })
        {
            var alone = shell.Run($"{verb} --place 'Zenda Prison'").Exits(Exits.Ok);
            Assert.Contains("Children living with a parent  1", alone.Out, StringComparison.Ordinal);
            Assert.Contains("shown inside while the parent is not held there", alone.Err, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_group_is_reconciled_with_the_missing_first()
    {
        var (shell, _) = Vanload();
        using (shell)
        {
            var (here, there) = (PlaceId(shell, "Zenda Prison"), PlaceId(shell, "Central Police Station"));
            const string left = """{"earliest":"2026-03-04T09:45:00Z","latest":"2026-03-04T09:46:00Z","zone":"Europe/Prague"}""";
            const string came = """{"earliest":"2026-03-04T09:55:00Z","latest":"2026-03-04T09:56:00Z","zone":"Europe/Prague"}""";
            const string group = "019cb8e0-0000-7000-8000-0000000000c1";
            string Person(int n) => $"019cb8e0-0000-7000-8000-{n:x12}";
            shell.Run("act -", $$"""
                {"type":"record-evacuation","id":"{{Person(960)}}","group":"{{group}}","from":"{{here}}","to":"{{there}}","at":{{left}},"why":"flood","by":"fire brigade","members":[{"person":"{{Person(1)}}"},{"person":"{{Person(2)}}","words":"bunk 2"}]}
                """).Exits(Exits.Ok);
            shell.Run("act -", $$"""
                {"type":"receive-group","id":"{{Person(961)}}","group":"{{group}}","place":"{{there}}","at":{{came}},"by":"P. Lindqvist","received":[{"person":"{{Person(1)}}"},{"person":"{{Person(3)}}"}],"missing":[{"person":"{{Person(2)}}"}]}
                """).Exits(Exits.Ok);
            var show = shell.Run($"group show {group} --format json").Exits(Exits.Ok).Json();
            Assert.False(show.GetProperty("complete").GetBoolean());
            Assert.Equal(["missing", "extra", "arrived"], show.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("state").GetString()));
            Approved.Match(shell.Run($"group show {group}").Exits(Exits.Ok).Out, "group");
            Assert.Equal(["admitted", "evacuated", "received"], shell.Run("group list --format json").Json().EnumerateArray().Select(l => l.GetProperty("kind").GetString()));
            shell.Run($"group show {Person(1)}").Exits(Exits.NotFound);
            shell.Run("group show forty").Exits(Exits.Usage);
        }
    }

    [Fact]
    public void The_roll_says_who_is_out_and_how_many_eat()
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
    public void An_order_of_release_weighs_on_the_file_until_the_day_has_the_person_among_those_who_went()
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
