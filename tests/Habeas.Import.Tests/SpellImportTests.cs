using Habeas.Import.Mappings;
using Habeas.Import.Reports;
using Habeas.Import.Sources;
using Habeas.Register.Time;
using static Habeas.Import.Tests.Ruritania;

namespace Habeas.Import.Tests;

public class SpellImportTests
{
    private readonly InMemoryRegister _register = new();

    [Fact]
    public void Spells_give_the_answers_of_the_rosters_they_stand_for()
    {
        var rosters = new InMemoryRegister();
        rosters.Import(
            Roster(1, Line("Z1", charge: "", race: ""), Line("Z2", charge: "")), Roster(2, Line("Z1", charge: "")),
            Roster(3, Line("Z1", charge: "", status: "S"), Line("Z2", charge: "")));

        _register.Import(Spells, SpellFile(
            "2026-03-01_2026-03-03.csv",
            "Z1,2026-02-01 09:30,2026-03-01,2026-03-02,R,M,34",
            "Z1,2026-02-01 09:30,2026-03-03,2026-03-03,S,M,34",
            "Z2,2026-02-01 09:30,2026-03-01,2026-03-01,R,M,34",
            "Z2,2026-02-01 09:30,2026-03-03,2026-03-03,R,M,34"));

        Assert.Equal(rosters.Answers(Place), _register.Answers(Place));
        Assert.Equal("1 3 - 2", _register.Days("Z2"));
    }

    [Fact]
    public void Spells_and_rosters_of_the_same_nights_agree_and_the_second_adds_only_the_count()
    {
        _register.Import(New.File("2026-03-01.csv", "id,admitted,status,sex,age\nZ1,2026-02-01 09:30,R,M,34\n"));

        var plan = _register.Import(Spells, SpellFile("2026-03-01_2026-03-01.csv", "Z1,2026-02-01 09:30,2026-03-01,2026-03-01,R,M,34"));

        Assert.Equal((1, 1), (plan.Report.Written.Acts, plan.Report.Written.Counts));
    }

    [Fact]
    public void Rows_are_clipped_to_what_the_file_name_says_it_covers()
    {
        var plan = _register.Import(Spells, SpellFile(
            "2026-03-02_2026-03-04.csv",
            "Z1,2026-02-01 09:30,2026-01-01,2026-03-03,R,M,34",
            "Z2,2026-02-01 09:30,2026-03-04,2026-05-01,R,M,34",
            "Z3,2026-02-01 09:30,2026-01-01,2026-01-02,R,M,34"));

        Assert.Equal("2 3 - 4", _register.Days("Z1"));
        Assert.Equal("4 - 3", _register.Days("Z2"));
        Assert.Equal(("file-name", 1, 3L), (plan.Report.Files[0].CoverFrom, plan.Report.Files[0].OutsideCover, plan.Report.Files[0].Listed));
        Assert.Equal(new DateRange(March(2), March(4)), Assert.Single(_register.Calendar(_register.PlaceNamed(Place)!.Value)));
    }

    [Fact]
    public void What_the_operator_says_of_the_cover_counts_more_and_may_leave_nights_out()
    {
        var options = New.Options() with { Covers = [new(March(1), March(2)), new(March(4), March(5))] };
        var file = SpellFile("2026-03-01_2026-03-09.csv", "Z1,2026-02-01 09:30,2026-03-01,2026-03-09,R,M,34");

        var plan = SpellImport.Plan([file], Spells, _register, options);
        plan.Acts.ToList().ForEach(a => _register.Apply(a));

        Assert.Equal("1 2 4 5 - ", _register.Days("Z1"));
        Assert.Equal(["2026-03-03"], plan.Report.Window.Missing);
        Assert.Equal("given", plan.Report.Files[0].CoverFrom);
        Assert.Contains("4 dates covered as stated by --covers, from 2026-03-01 to 2026-03-05.", ReportText.Markdown(plan.Report), StringComparison.Ordinal);
        Assert.Contains("Missing in between: 2026-03-03.", ReportText.Markdown(plan.Report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-01_2026-03-05.csv", "5 dates covered as the file's name states")]
    [InlineData("history.csv", "5 dates covered as far as its rows reach")]
    public void History_does_not_claim_that_no_night_is_missing(string name, string covered)
    {
        var report = _register.Import(Spells, SpellFile(name, "Z1,2026-02-01 09:30,2026-03-01,2026-03-05,R,M,34")).Report;

        Assert.Null(report.Window.Missing);
        Assert.Contains(covered, ReportText.Markdown(report), StringComparison.Ordinal);
        Assert.Contains("a history cannot show a missing night", ReportText.Markdown(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Cover_that_nothing_tells_runs_from_the_first_date_to_the_last()
    {
        var plan = _register.Import(Spells, SpellFile(
            "history.csv", "Z1,2026-02-01 09:30,2026-03-02,2026-03-03,R,M,34", "Z2,2026-02-01 09:30,2026-03-03,2026-03-06,R,M,34"));

        Assert.Equal("rows", plan.Report.Files[0].CoverFrom);
        Assert.Equal("2 3 - 4", _register.Days("Z1"));
        Assert.Equal("3 4 5 6 - 2", _register.Days("Z2"));
    }

    [Fact]
    public void Spell_without_an_end_goes_on_to_the_end_of_the_cover()
    {
        _register.Import(Spells, SpellFile(
            "2026-03-01_2026-03-04.csv", "Z1,2026-02-01 09:30,2026-03-02,,R,M,34", "Z2,2026-02-01 09:30,2026-03-01,2026-03-01,R,M,34"));

        Assert.Equal("2 3 4 - 1", _register.Days("Z1"));
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("2031-05-01")]
    [InlineData("2026-04-01")]
    public void Spell_that_ends_after_the_cover_goes_on_to_its_end_and_is_counted(string to)
    {
        var plan = _register.Import(Spells, SpellFile(
            "2026-03-01_2026-03-04.csv", $"Z1,2026-02-01 09:30,2026-03-02,{to},R,M,34", "Z2,2026-02-01 09:30,2026-03-01,2026-03-01,R,M,34"));

        Assert.Empty(plan.Rejects);
        Assert.Equal("2 3 4 - 1", _register.Days("Z1"));
        Assert.Equal(1, plan.Report.Files[0].EndsAfterCover);
        Assert.Contains("taken as going on to the last of them: 1.", ReportText.Markdown(plan.Report), StringComparison.Ordinal);
    }

    [Fact]
    public void Cover_that_nothing_tells_does_not_reach_to_an_end_that_stands_for_none()
    {
        var plan = _register.Import(Spells, SpellFile(
            "history.csv", "Z1,2026-02-01 09:30,2026-03-02,9999-12-31,R,M,34", "Z2,2026-02-01 09:30,2026-03-03,2026-03-05,R,M,34", "Z3,2026-02-01 09:30,2026-03-03,2027-01-01,R,M,34"));

        Assert.Equal("2026-03-05", plan.Report.Window.To);
        Assert.Equal("2 3 4 5 - ", _register.Days("Z1"));
        Assert.Equal(2, plan.Report.Files[0].EndsAfterCover);
    }

    [Theory]
    [InlineData("2026-03-01_2026-07-01.csv", false)]
    [InlineData("history.csv", true)]
    public void Cover_that_reaches_beyond_today_stops_the_import(string name, bool given)
    {
        var options = New.Options() with { Covers = given ? [new(March(1), new(2026, 7, 1))] : [] };

        var fault = Assert.Throws<SourceException>(() => SpellImport.Plan([SpellFile(name, "Z1,2026-02-01 09:30,2026-03-02,,R,M,34")], Spells, _register, options));

        Assert.Contains("up to 2026-07-01", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--covers FROM..TO", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_said_to_be_covered_on_which_nobody_is_listed_are_not_counts()
    {
        _register.Import(Roster(9, Line("Z1")));

        var plan = _register.Import(Spells, SpellFile("2026-03-01_2026-03-12.csv", "Z1,2026-02-01 09:30,2026-03-02,2026-03-03,R,M,34"));
        var other = _register.Import(Spells, SpellFile("2026-03-10_2026-03-12.csv", "Z1,2026-02-01 09:30,2026-03-02,2026-03-03,R,M,34"));

        Assert.Equal(["2026-03-01", "2026-03-04/2026-03-12"], plan.Report.Files[0].NobodyListed);
        Assert.Equal(("empty", 0), (other.Report.Files[0].Outcome, other.Report.Written.Acts));
        Assert.Equal("2 3 9 - ", _register.Days("Z1"));
    }

    [Theory]
    [InlineData("2026-03-03,2026-03-02", RejectReasons.EndBeforeStart)]
    [InlineData(",2026-03-02", RejectReasons.NoDate)]
    [InlineData("2026-03-03,soon", RejectReasons.DateUnreadable)]
    [InlineData("2026-03-03,1677-01-01", RejectReasons.DateUnreadable)]
    [InlineData("9999-12-31,9999-12-31", RejectReasons.DateUnreadable)]
    [InlineData("2026-07-01,2026-07-02", RejectReasons.NotYetCome)]
    public void Spell_whose_dates_make_no_sense_is_rejected(string dates, string reason)
    {
        var plan = _register.Import(Spells, SpellFile(
            "2026-03-01_2026-03-04.csv", $"Z1,2026-02-01 09:30,{dates},R,M,34", "Z2,2026-02-01 09:30,2026-03-01,2026-03-04,R,M,34"));

        Assert.Equal(reason, Assert.Single(plan.Rejects).Reason);
        Assert.Equal(1, _register.Listed(March(3)));
    }

    [Fact]
    public void Nights_on_which_nothing_changed_are_reported()
    {
        var plan = _register.Import(Spells, SpellFile(
            "2026-03-01_2026-03-05.csv", "Z1,2026-02-01 09:30,2026-03-01,2026-03-02,R,M,34", "Z2,2026-02-01 09:30,2026-03-01,2026-03-05,R,M,34"));

        Assert.Equal(["2026-03-02", "2026-03-04/2026-03-05"], plan.Report.Files[0].SameAsDateBefore);
    }

    [Fact]
    public void Same_file_with_a_wider_cover_adds_what_was_outside()
    {
        var file = SpellFile("history.csv", "Z1,2026-02-01 09:30,2026-03-01,2026-03-06,R,M,34");
        SpellImport.Plan([file], Spells, _register, New.Options() with { Covers = [new(March(2), March(3))] }).Acts.ToList().ForEach(a => _register.Apply(a));

        _register.Import(Spells, file);
        var again = _register.Import(Spells, file);

        Assert.Equal("1 2 3 4 5 6 - ", _register.Days("Z1"));
        Assert.Equal(2, _register.Counts.Count());
        Assert.True(again.Report.Written.NothingNew);
    }

    [Fact]
    public void Mapping_of_the_other_kind_is_refused_with_what_to_do()
    {
        var fault = Assert.Throws<MappingException>(() => SpellImport.Plan([], Rosters, _register, New.Options()));

        Assert.Contains("import rosters", fault.Message, StringComparison.Ordinal);
    }
}
