using System.Text;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Places;
using Habeas.Register.Stored;
using static Habeas.Import.Tests.Ruritania;

namespace Habeas.Import.Tests;

public class RosterImportTests
{
    private readonly InMemoryRegister _register = new();

    [Fact]
    public void Acts_open_the_place_first_and_record_the_count_last()
    {
        var acts = RosterImport.Plan([Roster(1, Line("Z1"), Line("Z2"))], Rosters, _register, New.Options()).Acts.ToList();

        Assert.Collection(
            acts, a => Assert.IsType<OpenPlace>(a), a => Assert.IsType<RecordSightings>(a), a => Assert.IsType<RecordSightings>(a), a => Assert.IsType<RecordCount>(a));
        Assert.Equal(2, ((RecordCount)acts[3]).Listed);
    }

    [Fact]
    public void Acts_of_a_plan_are_enumerated_once()
    {
        var plan = RosterImport.Plan([Roster(1, Line("Z1"))], Rosters, _register, New.Options());
        _ = plan.Acts.Count();

        Assert.Throws<InvalidOperationException>(() => plan.Acts);
    }

    [Fact]
    public void Nights_with_the_same_particulars_are_one_sighting_and_a_night_without_a_roster_breaks_it()
    {
        _register.Import(Roster(1, Line("Z1")), Roster(2, Line("Z1")), Roster(4, Line("Z1")));

        Assert.Equal(["2026-03-01/2026-03-02", "2026-03-04"], Assert.Single(_register.File("Z1").Of<PresenceRecorded>()).Counted.Select(d => d.ToString()));
    }

    [Fact]
    public void Missing_nights_of_the_window_are_listed()
    {
        var plan = _register.Import(Roster(1, Line("Z1")), Roster(4, Line("Z1")), Roster(6, Line("Z1")));

        Assert.Equal(["2026-03-02/2026-03-03", "2026-03-05"], plan.Report.Window.Missing);
    }

    [Fact]
    public void Files_out_of_order_and_late_are_counted_and_change_no_answer()
    {
        var ordered = new InMemoryRegister();
        ordered.Import(Roster(1, Line("Z1")), Roster(2, Line("Z1"), Line("Z2")), Roster(3, Line("Z1")));

        _register.Import(Roster(3, Line("Z1")));
        var plan = _register.Import(Roster(2, Line("Z1"), Line("Z2")), Roster(1, Line("Z1")));

        Assert.Equal(1, plan.Report.Window.OutOfOrder);
        Assert.Equal(2, plan.Report.Window.Late);
        Assert.Equal(ordered.Answers(Place), _register.Answers(Place));
    }

    [Fact]
    public void Person_whom_a_later_roster_leaves_out_is_recorded_as_not_listed_in_it()
    {
        _register.Import(Roster(1, Line("Z1"), Line("Z2")));
        _register.Import(Roster(2, Line("Z2")));
        _register.Import(Roster(3, Line("Z2")));

        Assert.Equal("1 - 2", _register.Days("Z1"));
    }

    [Fact]
    public void Roster_that_comes_late_bounds_the_stays_on_both_sides()
    {
        _register.Import(Roster(1, Line("Z1")), Roster(5, Line("Z2")));

        _register.Import(Roster(3, Line("Z3")));

        Assert.Equal("1 - 3 5", _register.Days("Z1"));
        Assert.Equal("5 - 1 3", _register.Days("Z2"));
        Assert.Equal("3 - 1 5", _register.Days("Z3"));
    }

    [Fact]
    public void Person_who_vanishes_and_returns_stays_absent_in_between_and_is_counted()
    {
        var plan = _register.Import(Roster(1, Line("Z1"), Line("Z2")), Roster(2, Line("Z2")), Roster(3, Line("Z2")), Roster(4, Line("Z1"), Line("Z2")));

        Assert.Equal("1 4 - 2 3", _register.Days("Z1"));
        Assert.Equal(1, plan.Report.Custody.EpisodesVanishedAndReturned);
        Assert.Equal(2, plan.Report.Custody.NightsAbsentBetween);
    }

    [Fact]
    public void Overlapping_episodes_of_one_person_are_kept_and_flagged()
    {
        var plan = _register.Import(
            Roster(1, Line("Z1"), Line("Z1", "2026-02-20 10:00")), Roster(2, Line("Z1"), Line("Z1", "2026-02-20 10:00")), Roster(3, Line("Z1", "2026-02-20 10:00")));

        Assert.Equal(2, _register.Listed(March(1)));
        Assert.Equal(1, _register.Listed(March(3)));
        Assert.Equal((1, 2L), (plan.Report.Custody.PersonsWithOverlappingEpisodes, plan.Report.Custody.OverlappingNights));
    }

    [Fact]
    public void Admission_stated_after_the_first_night_listed_is_counted()
    {
        var plan = _register.Import(Roster(1, Line("Z1", "2026-03-02 08:00"), Line("Z2", "2026-03-01 23:00")));

        Assert.Equal(1, plan.Report.Custody.AdmittedAfterFirstListed);
        Assert.Equal(2, plan.Report.Custody.EpisodesListedOnce);
    }

    [Fact]
    public void Changing_codes_are_counted_and_a_watched_attribute_is_never_recorded()
    {
        var plan = RosterImport.Plan(
            [Roster(1, Line("Z1", sex: "M", race: "QUX"), Line("Z2")), Roster(2, Line("Z1", sex: "F", race: "FOO"), Line("Z2", race: ""))],
            Rosters, _register, New.Options());
        var written = string.Concat(plan.Acts.Select(a => Encoding.UTF8.GetString(RegisterJson.Write(a))));

        Assert.Equal(1, plan.Report.Custody.PersonsWithChangingCode["sex"]);
        Assert.Equal(1, plan.Report.Custody.PersonsWithChangingCode["race"]);
        Assert.DoesNotContain("QUX", written, StringComparison.Ordinal);
        Assert.DoesNotContain("race", written, StringComparison.Ordinal);
        Assert.Contains("female", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_line_twice_counts_once()
    {
        var plan = _register.Import(Roster(1, Line("Z1"), Line("Z1"), Line("Z2")));

        Assert.Equal(2, _register.Listed(March(1)));
        Assert.Equal(1, plan.Report.Files[0].DuplicatesIdentical);
        Assert.Equal(2, plan.Report.Files[0].Listed);
    }

    [Fact]
    public void Lines_that_conflict_are_both_reported_and_the_later_is_used()
    {
        var plan = _register.Import(Roster(1, Line("Z1", status: "R"), Line("Z2"), Line("Z1", status: "S")));

        Assert.Equal(new(2, 4), Assert.Single(plan.Report.Files[0].DuplicatesConflicting));
        Assert.Equal("sentenced", _register.Particulars("Z1")["legal-status"].Code);
    }

    [Fact]
    public void Copy_of_the_night_before_is_a_count_all_the_same_and_flagged()
    {
        var plan = _register.Import(Roster(1, Line("Z1"), Line("Z2")), Roster(2, Line("Z2"), Line("Z1")), Roster(3, Line("Z1")));

        Assert.Equal(2, _register.Listed(March(2)));
        Assert.Equal(["2026-03-02"], plan.Report.Files[1].SameAsDateBefore);
        Assert.Empty(plan.Report.Files[2].SameAsDateBefore);
    }

    [Fact]
    public void Same_bytes_under_another_date_are_another_count()
    {
        _register.Import(Roster(1, Line("Z1")));

        var plan = _register.Import(Roster(2, Line("Z1")));

        Assert.Equal("counted", plan.Report.Files[0].Outcome);
        Assert.Equal("1 2 - ", _register.Days("Z1"));
    }

    [Fact]
    public void Same_file_twice_in_one_import_is_repeated()
    {
        var plan = _register.Import(Roster(1, Line("Z1")), Roster(1, Line("Z1")));

        Assert.Equal(["counted", "repeated"], plan.Report.Files.Select(f => f.Outcome));
        Assert.Equal(1, plan.Report.Written.Counts);
    }

    [Fact]
    public void Same_file_in_a_later_import_changes_nothing()
    {
        _register.Import(Roster(1, Line("Z1")), Roster(2, Line("Z2")));

        var plan = _register.Import(Roster(1, Line("Z1")), Roster(2, Line("Z2")));

        Assert.True(plan.Report.Written.NothingNew);
        Assert.All(plan.Report.Files, f => Assert.Equal("repeated", f.Outcome));
    }

    [Fact]
    public void Two_rosters_of_one_date_list_whoever_is_in_either()
    {
        var plan = _register.Import(Roster(1, Line("Z1")), Roster(1, Line("Z2")), Roster(2, Line("Z1"), Line("Z2")));

        Assert.Equal(2, _register.Listed(March(1)));
        Assert.Equal(["2026-03-01"], plan.Report.Window.CountedMoreThanOnce);
    }

    [Fact]
    public void Second_roster_of_a_date_lists_again_whom_the_first_left_out()
    {
        _register.Import(Roster(1, Line("Z1"), Line("Z2")));
        _register.Import(Roster(2, Line("Z1")));

        _register.Import(Roster(2, Line("Z2")));

        Assert.Equal("1 2 - ", _register.Days("Z2"));
        Assert.Equal(2, _register.Listed(March(2)));
    }

    [Fact]
    public void Two_rosters_that_differ_in_particulars_are_both_kept_and_not_written_again()
    {
        var first = _register.Import(Roster(1, Line("Z1", status: "R")), Roster(1, Line("Z1", status: "S")));

        var again = _register.Import(Roster(1, Line("Z1", status: "R")), Roster(1, Line("Z1", status: "S")));

        Assert.Equal(2, _register.File("Z1").Of<PresenceRecorded>().Count());
        Assert.Equal(1, _register.Listed(March(1)));
        Assert.Equal(1, first.Report.Custody.DifferingParticulars);
        Assert.True(again.Report.Written.NothingNew);
        Assert.Equal(1, _register.AskedEverStated);
    }

    [Fact]
    public void What_a_correction_took_away_is_not_recorded_again()
    {
        _register.Import(Roster(1, Line("Z1")), Roster(2, Line("Z1"), Line("Z2")));
        var wrong = _register.File("Z2").Facts.Single(f => f.Event is PresenceRecorded);
        _register.Record(new EventAnnulled(_register.Person("Z2"), wrong.Ref, "not the person"));

        var plan = _register.Import(Roster(1, Line("Z1")), Roster(2, Line("Z1"), Line("Z2")));

        Assert.True(plan.Report.Written.NothingNew);
    }

    [Fact]
    public void Person_with_very_many_changes_is_recorded_in_several_acts()
    {
        var files = Enumerable.Range(0, 260).Select(i => Roster(1, Line("Z1", charge: $"{100 + i}"))).ToArray();

        var plan = _register.Import(files);

        Assert.Equal(260, _register.File("Z1").Of<PresenceRecorded>().Count());
        Assert.Single(_register.File("Z1").Of<Register.Persons.IdentityRecorded>());
        Assert.InRange(plan.Report.Written.Acts - plan.Report.Written.Counts, 4, 6);
    }

    [Fact]
    public void Progress_names_the_file_and_the_lines()
    {
        var seen = new List<ImportProgress>();

        RosterImport.Plan([Roster(1, Line("Z1")), Roster(2, Line("Z1"))], Rosters, _register, New.Options(), seen.Add);

        Assert.Equal([(1, 1L), (2, 2L)], seen.Select(p => (p.Number, p.Rows)));
    }
}
