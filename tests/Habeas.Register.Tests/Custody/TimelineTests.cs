using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using NodaTime;

namespace Habeas.Register.Tests.Custody;

public class TimelineTests
{
    private static Instant? Dawn(string day) => CustodyFacts.Day(day).Earliest;

    private static Instant? Dusk(string day) => CustodyFacts.Day(day).Latest;

    [Fact]
    public void Admission_alone_begins_a_stretch_that_lasts()
    {
        var stretch = Assert.Single(Timeline.Of(new CustodyFacts().Admitted("2026-03-01 09:30").File()));

        Assert.Equal(CustodyFacts.North, stretch.Place);
        Assert.Equal(Edge.At(CustodyFacts.Minute("2026-03-01 09:30")), stretch.Start);
        Assert.Null(stretch.End);
        Assert.False(stretch.ByCounts);
    }

    [Fact]
    public void Run_of_counts_is_bounded_by_the_counts_that_left_the_person_out()
    {
        var stretch = Assert.Single(Timeline.Of(new CustodyFacts().NotCounted("2026-03-01").Counted("2026-03-02/2026-03-05").NotCounted("2026-03-06").File()));

        Assert.Equal(new(Dawn("2026-03-01"), Dusk("2026-03-02")), stretch.Start);
        Assert.Equal(new Edge(Dawn("2026-03-05"), Dusk("2026-03-06")), stretch.End);
        Assert.True(stretch.ByCounts);
    }

    [Fact]
    public void Start_that_the_source_states_narrows_the_interval()
    {
        var stretch = Assert.Single(Timeline.Of(new CustodyFacts().NotCounted("2026-03-01").Counted("2026-03-02", "2026-03-01 22:10").File()));

        Assert.Equal(Edge.At(CustodyFacts.Minute("2026-03-01 22:10")), stretch.Start);
    }

    [Fact]
    public void Person_who_vanishes_and_returns_is_absent_between()
    {
        var stretches = Timeline.Of(new CustodyFacts()
            .Counted("2026-03-02/2026-03-03", "2026-02-20 10:00").NotCounted("2026-03-04/2026-03-05").Counted("2026-03-06/2026-03-07", "2026-02-20 10:00").File());

        Assert.Equal(2, stretches.Count);
        Assert.Equal(new Edge(Dawn("2026-03-03"), Dusk("2026-03-04")), stretches[0].End);
        Assert.Equal(new(Dawn("2026-03-05"), Dusk("2026-03-06")), stretches[1].Start);
    }

    [Fact]
    public void Night_without_a_count_does_not_break_a_run()
    {
        var stretch = Assert.Single(Timeline.Of(new CustodyFacts().Counted("2026-03-02/2026-03-03 2026-03-05/2026-03-06").File()));

        Assert.Null(stretch.End);
    }

    [Fact]
    public void Changed_particulars_change_between_the_two_counts_and_custody_goes_on()
    {
        var stretches = Timeline.Of(new CustodyFacts().Counted("2026-03-02/2026-03-03", status: "a").Counted("2026-03-04", status: "b").File());

        Assert.Equal(["legal-status=a", "legal-status=b"], stretches.Select(s => s.Attributes));
        Assert.Equal(new Edge(Dawn("2026-03-03"), Dusk("2026-03-04")), stretches[0].End);
        Assert.Equal(stretches[0].End, stretches[1].Start);
        Assert.All(stretches, s => Assert.Null(s.EpisodeEnd));
    }

    [Fact]
    public void New_admission_between_two_counts_is_another_episode()
    {
        var stretches = Timeline.Of(new CustodyFacts()
            .Counted("2026-03-02/2026-03-03", "2026-03-01 10:00").Counted("2026-03-04/2026-03-05", "2026-03-03 21:00").File());

        Assert.Equal(2, stretches.Count);
        Assert.Equal(Edge.At(CustodyFacts.Minute("2026-03-03 21:00")), stretches[1].EpisodeStart);
        Assert.Equal(new Edge(Dawn("2026-03-03"), CustodyFacts.Minute("2026-03-03 21:00").Latest), stretches[0].EpisodeEnd);
    }

    [Fact]
    public void Episodes_listed_side_by_side_are_one_custody_and_a_finding()
    {
        var (stretches, findings) = Timeline.Read(new CustodyFacts()
            .Counted("2026-03-02/2026-03-20", "2026-03-01 10:00").Counted("2026-03-10/2026-03-12", "2026-03-09 10:00").NotCounted("2026-03-21").File());

        Assert.Single(stretches.Select(s => s.EpisodeStart).Distinct());
        Assert.Contains(findings, f => f.Code == FindingCodes.OverlappingEpisodes);
    }

    [Fact]
    public void Count_of_the_day_of_admission_agrees_with_an_admission_at_any_hour()
    {
        var (stretches, findings) = Timeline.Read(new CustodyFacts().Admitted("2026-03-02 15:00").Counted("2026-03-02/2026-03-04").File());

        Assert.All(stretches, s => Assert.Equal(Edge.At(CustodyFacts.Minute("2026-03-02 15:00")), s.EpisodeStart));
        Assert.Empty(findings);
    }

    [Fact]
    public void Presence_with_no_admission_is_held_and_a_finding_at_once()
    {
        var (stretches, findings) = Timeline.Read(new CustodyFacts().Seen("2026-03-02 15:00").File());

        Assert.Null(Assert.Single(stretches).Start.Earliest);
        Assert.Equal(FindingCodes.PresenceWithoutAdmission, Assert.Single(findings).Code);
    }

    [Fact]
    public void Person_seen_elsewhere_is_in_one_place_at_a_time()
    {
        var (stretches, findings) = Timeline.Read(new CustodyFacts().Admitted("2026-03-01 10:00").Seen("2026-03-03 10:00", CustodyFacts.South).File());

        Assert.Equal([CustodyFacts.North, CustodyFacts.South], stretches.Select(s => s.Place!.Value));
        Assert.Equal(stretches[0].End, stretches[1].Start);
        Assert.Equal(FindingCodes.ShownElsewhere, Assert.Single(findings).Code);
    }

    [Fact]
    public void Independent_facts_in_any_order_give_the_same_view() =>
        Prop.ForAll(Histories().ToArbitrary(), history =>
        {
            var (facts, shuffled) = history;
            var (one, two) = (CustodyView.Of(CustodyFacts.File(facts)), CustodyView.Of(CustodyFacts.File(shuffled)));
            Assert.Equal(one.Stretches, two.Stretches);
            Assert.Equal(one.Counted, two.Counted);
            Assert.Equal(one.Coverage, two.Coverage);
            Assert.Equal(one.Findings, two.Findings);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Stretches_never_overlap_in_what_is_certain_and_coverage_partitions_custody() =>
        Prop.ForAll(Histories().ToArbitrary(), history =>
        {
            var view = CustodyView.Of(CustodyFacts.File(history.Facts));
            foreach (var (earlier, later) in view.Stretches.Zip(view.Stretches.Skip(1)))
            {
                Assert.NotNull(earlier.End);
                Assert.True(earlier.End!.Value.Earliest is not { } end || later.Start.Latest is not { } start || end <= start, $"{earlier} {later}");
            }

            var extents = Coverage.Extents(view.Stretches);
            Assert.Equal(extents.Select(e => e.From), view.Coverage.Where(c => !view.Coverage.Any(o => o.To == c.From)).Select(c => c.From));
            Assert.Equal(extents.Select(e => e.To), view.Coverage.Where(c => !view.Coverage.Any(o => o.From == c.To)).Select(c => c.To));
        }).QuickCheckThrowOnFailure();

    /// <summary>Facts on random days of a month, and the same facts shuffled.</summary>
    private static Gen<(Event[] Facts, Event[] Shuffled)> Histories()
    {
        var fact = Gen.Choose(1, 27).SelectMany(day => Gen.Choose(0, 5).SelectMany(kind => Gen.Choose(0, 23).Select(hour => (day, kind, hour))));
        return fact.ListOf().Select(facts => Facts(facts)).SelectMany(facts => Gen.Shuffle(facts).Select(shuffled => (facts, shuffled)));

        static Event[] Facts(IList<(int Day, int Kind, int Hour)> facts)
        {
            var story = new CustodyFacts();
            foreach (var (day, kind, hour) in facts.DistinctBy(f => (f.Day, f.Kind == 4 || f.Kind == 5)))
            {
                var (date, minute) = ($"2026-03-{day:D2}", $"2026-03-{day:D2} {hour:D2}:{(day + kind) % 60:D2}");
                _ = kind switch
                {
                    0 => story.Admitted(minute),
                    1 => story.Seen(minute, CustodyFacts.South),
                    2 => story.Absent(minute),
                    3 => story.Seen(minute),
                    4 => story.Counted(date, status: hour < 12 ? "a" : "b"),
                    _ => story.NotCounted(date),
                };
            }

            return [.. story.Events];
        }
    }
}
