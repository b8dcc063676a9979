using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class ImportVerbTests
{
    private const string Mapping = """
        kind: rosters
        source: strelsau-nightly
        identifier:
          issuer: strelsau-count
        place:
          name: Strelsau Remand Prison
          kind: remand-prison
          authority: Prison Service
          zone: Europe/Prague
        columns:
          person: { names: [who] }
          admitted: { names: [since], patterns: ["uuuu'-'MM'-'dd"] }
          date: { names: [night], patterns: ["uuuu'-'MM'-'dd"] }
        attributes:
          sex:
            names: [sex]
            codes: { F: female, M: male }
        """;

    private const string Roster = "night,who,since,sex\n2026-02-01,A1,2026-01-20,F\n2026-02-01,A2,2026-01-25,M\n2026-02-02,A1,2026-01-20,F\n";

    private static Shell WithFiles(string roster)
    {
        var shell = new Shell().With("HABEAS_REGISTER", "r");
        shell.Run("init").Exits(Exits.Ok);
        shell.Write("mapping.yaml", Mapping);
        shell.Write("roster.csv", roster);
        return shell;
    }

    [Fact]
    public void Rosters_are_counted_and_importing_twice_changes_nothing()
    {
        using var shell = WithFiles(Roster);
        var first = shell.Run("import rosters roster.csv --mapping mapping.yaml --report report.md --format json").Exits(Exits.Ok).Json();
        Assert.Equal(2, first.GetProperty("files_opened").GetInt32());
        Assert.True(File.Exists(Path.Combine(shell.Folder, "report.md")) && File.Exists(Path.Combine(shell.Folder, "report.json")));
        Assert.Equal("date,held_low,held_high\n2026-02-01,2,2\n2026-02-02,1,1\n", shell.Run("population --from 2026-02-01 --to 2026-02-02 --format csv").Out);
        Assert.Equal(1, shell.Run("held --as-of 2026-02-02 --format json").Json().GetArrayLength());
        var after = shell.Run("population --as-of 2026-02-05 --format csv");
        Assert.Equal("date,held_low,held_high\n2026-02-05,0,\n", after.Out);
        Assert.Contains("After the last count of Strelsau Remand Prison", after.Err, StringComparison.Ordinal);
        Assert.Equal(0, shell.Run("import rosters roster.csv --mapping mapping.yaml --format json").Exits(Exits.Ok).Json().GetProperty("acts").GetInt32());
    }

    [Fact]
    public void Rejected_lines_exit_3_say_where_they_are_and_can_be_imported_once_corrected()
    {
        using var shell = WithFiles(Roster + "2026-02-02,A3,soon,M\n");
        var ran = shell.Run("import rosters roster.csv --mapping mapping.yaml --rejects rejects.csv --format json").Exits(Exits.BadInput);
        Assert.Equal(1, ran.Json().GetProperty("rejected").GetInt32());
        Assert.Contains("roster.csv:5", ran.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("A3", ran.Err, StringComparison.Ordinal);
        var rejects = Path.Combine(shell.Folder, "rejects.csv");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(rejects) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        File.WriteAllText(rejects, File.ReadAllText(rejects).Replace("soon", "2026-02-01", StringComparison.Ordinal));
        shell.Run("import rosters rejects.csv --mapping mapping.yaml").Exits(Exits.Ok);
        Assert.EndsWith("2026-02-02,2,2\n", shell.Run("population --as-of 2026-02-02 --format csv").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 22, 59, Exits.BadInput)]
    [InlineData(3, 23, 30, Exits.Ok)]
    public void A_night_has_come_when_its_day_has_begun_at_the_place(int day, int hour, int minute, int exit)
    {
        using var shell = WithFiles("night,who,since,sex\n2026-03-04,A1,2026-01-20,F\n");
        shell.SetClock(NodaTime.Instant.FromUtc(2026, 3, day, hour, minute));
        var ran = shell.Run("import rosters roster.csv --mapping mapping.yaml --rejects rejects.csv").Exits(exit);
        Assert.Equal(exit == Exits.BadInput, ran.Err.Contains("a night that has not come yet", StringComparison.Ordinal));
        shell.SetClock(NodaTime.Instant.FromUtc(2026, 3, day, hour, minute));
        shell.Run("import check roster.csv --mapping mapping.yaml").Exits(exit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("night,who,since,sex\n")]
    public void A_file_without_a_line_is_noted_and_reported(string roster)
    {
        using var shell = WithFiles(roster);
        var ran = shell.Run("import rosters roster.csv --mapping mapping.yaml --report report.md --format json").Exits(Exits.Ok);
        Assert.Contains("roster.csv has no line: it is not taken as a count", ran.Err, StringComparison.Ordinal);
        Assert.Equal(1, ran.Json().GetProperty("empty").GetInt32());
        Assert.Contains("roster.csv: has no line, and is not taken as a count", File.ReadAllText(Path.Combine(shell.Folder, "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_says_whose_word_its_dates_are_and_claims_no_night_without_a_gap()
    {
        using var shell = WithFiles("who,since,from,until,sex\nA1,2026-01-20,2026-02-01,2026-02-05,F\n");
        shell.Write("spells.yaml", Mapping.Replace("kind: rosters", "kind: spells", StringComparison.Ordinal)
            .Replace("date: { names: [night],", "from: { names: [from], patterns: [uuuu-MM-dd] }\n  to: { names: [until],", StringComparison.Ordinal));
        var table = shell.Run("import spells roster.csv --mapping spells.yaml --covers 2026-02-01..2026-02-05").Exits(Exits.Ok).Out;
        Assert.Contains("Dates covered as stated by --covers", table, StringComparison.Ordinal);
        Assert.Contains("a history cannot show one", table, StringComparison.Ordinal);
        var json = shell.Run("import spells roster.csv --mapping spells.yaml --covers 2026-02-01..2026-02-05 --format json").Exits(Exits.Ok).Json();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("missing").ValueKind);
    }

    [Fact]
    public void Rejects_that_nobody_corrected_keep_the_reason_for_which_they_were_rejected()
    {
        using var shell = WithFiles(Roster + "2026-02-02,A3,too few\n");
        shell.Run("import rosters roster.csv --mapping mapping.yaml --rejects rejects.csv").Exits(Exits.BadInput);
        var ran = shell.Run("import rosters rejects.csv --mapping mapping.yaml --rejects again.csv").Exits(Exits.BadInput);
        Assert.Contains("1 lines rejected: the line has more or fewer fields than the header", ran.Err, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(shell.Folder, "rejects.csv")), File.ReadAllText(Path.Combine(shell.Folder, "again.csv")));
    }

    [Fact]
    public void A_check_explains_and_records_nothing()
    {
        using var shell = WithFiles(Roster);
        Assert.Contains("attribute sex", shell.Run("import check roster.csv --mapping mapping.yaml").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        Assert.Equal(3, shell.Run("import check roster.csv --mapping mapping.yaml --format json").Json().GetProperty("rows").GetInt32());
        Assert.Equal("[]\n", shell.Run("place list --format json").Out);
    }

    [Fact]
    public void A_mapping_or_file_that_cannot_be_used_is_told()
    {
        using var shell = WithFiles(Roster);
        shell.Write("bad.yaml", "kind: rosters\ncolour: blue\n");
        Assert.Contains("bad.yaml:", shell.Run("import rosters roster.csv --mapping bad.yaml").Exits(Exits.BadInput).Err, StringComparison.Ordinal);
        shell.Run("import rosters nowhere.csv --mapping mapping.yaml").Exits(Exits.NotFound);
        shell.Run("import rosters roster.csv --mapping nowhere.yaml").Exits(Exits.NotFound);
        shell.Run("import spells roster.csv --mapping mapping.yaml").Exits(Exits.BadInput);
    }
}
