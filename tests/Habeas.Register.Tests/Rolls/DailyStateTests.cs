using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Movements;
using Habeas.Register.Places;
using Habeas.Register.Rolls;
using Habeas.Register.Tests.Custody;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Rolls;

public sealed class DailyStateTests
{
    private static readonly LocalDate Day = new(2026, 3, 5);

    /// <summary>On the day: 1 stays, 2 goes to court, 3 is sent away, 4 leaves and 5 comes; 6 came and left again.</summary>
    private static Book TheDay()
    {
        var book = Crowd.Admitted(4);
        book.Do(new GoOut { Id = Asked, Person = Crowd.Of(2), Place = Prison, Kind = "at-court", At = At("2026-03-05T08:00"), Destination = "District court" });
        book.Do(new TransferOut { Id = Asked, Person = Crowd.Of(3), From = Prison, To = OtherPrison, At = At("2026-03-05T09:00"), Escort = "E-1", Why = "space" });
        book.Do(Leaving("2026-03-05T10:00") with { Person = Crowd.Of(4) });
        book.Do(Crowd.Admission(5, "2026-03-05T11:00"));
        book.Do(Crowd.Admission(6, "2026-03-05T11:00"));
        book.Do(Leaving("2026-03-05T23:00") with { Person = Crowd.Of(6) });
        return book;
    }

    private static DailyState State(Book book, LocalDate day, Instant? asOf = null) => DailyState.Of(book.Place(Prison), book.Files(6), day, asOf);

    [Fact]
    public void The_day_adds_up_and_says_who_came_and_went_and_how()
    {
        var state = State(TheDay(), Day);
        Assert.Equal((4, 3), (state.Opening, state.Closing));
        Assert.Equal([(Crowd.Of(5), "admitted"), (Crowd.Of(6), "admitted")], state.In);
        Assert.Equal([(Crowd.Of(3), "sent"), (Crowd.Of(4), "released"), (Crowd.Of(6), "released")], state.Out);
        Assert.Equal([("at-court", 1), ("inside", 2)], state.Whereabouts.Select(w => (w.Key, w.Value)));
    }

    [Fact]
    public void A_day_that_is_not_over_ends_at_the_instant_that_is_asked_for()
    {
        var state = State(TheDay(), Day, Instant("2026-03-05T09:30"));
        Assert.Equal((4, 3), (state.Opening, state.Closing));
        Assert.Single(state.Out);
        Assert.Empty(state.In);
        Assert.Equal(2, State(TheDay(), Day).Present);
    }

    [Fact]
    public void Somebody_found_is_in_the_figures_from_the_time_at_which_they_were_found()
    {
        var book = TheDay();
        book.Do(Presence("2026-03-05T12:00", person: Crowd.Of(1)) with { Person = Crowd.Of(7) });
        var state = DailyState.Of(book.Place(Prison), book.Files(7), Day);
        Assert.Equal(4, state.Opening);
        Assert.Contains((Crowd.Of(7), "found"), state.In);
    }

    [Fact]
    public void Children_who_live_with_a_parent_eat_and_are_never_persons_in_custody()
    {
        var state = State(TheDay(), Day);
        Assert.Equal(2 + 3, new Rations(state.Present, 3).Total);
        Assert.Equal(3, state.Closing);
    }

    [Fact]
    public void Opening_plus_in_less_out_is_closing_and_each_day_opens_as_the_one_before_closed() =>
        Prop.ForAll(Histories().ToArbitrary(), events =>
        {
            var file = CustodyFacts.File(events);
            var place = PlaceRecord.New(CustodyFacts.North).Evolve(new(new(0, 1), default, new PlaceOpened(CustodyFacts.North, "North", "prison", "A", CustodyFacts.Zone, LocalTime.Midnight, null)));
            DailyState? before = null;
            for (var day = new LocalDate(2026, 2, 27); day <= new LocalDate(2026, 4, 1); day = day.PlusDays(1))
            {
                var state = DailyState.Of(place, [file], day);
                Assert.Equal(state.Closing, state.Opening + state.In.Count - state.Out.Count);
                Assert.Equal(before?.Closing ?? state.Opening, state.Opening);
                Assert.Equal(state.Closing, state.Whereabouts.Values.Sum());
                before = state;
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<Event[]> Histories() =>
        Gen.Choose(1, 28).SelectMany(day => Gen.Choose(0, 5).SelectMany(kind => Gen.Choose(0, 23).Select(hour => (day, kind, hour)))).ListOf().Select(facts =>
        {
            var story = new CustodyFacts();
            foreach (var (day, kind, hour) in facts)
            {
                var (date, minute) = ($"2026-03-{day:D2}", $"2026-03-{day:D2} {hour:D2}:15");
                _ = kind switch
                {
                    0 => story.Admitted(minute),
                    1 => story.Seen(minute, CustodyFacts.South),
                    2 => story.Absent(minute),
                    3 => story.Seen(minute),
                    4 => story.Counted(date),
                    _ => story.Add(new TransferDeparted(CustodyFacts.Person, CustodyFacts.North, CustodyFacts.South, CustodyFacts.Day(date), "E-1", "space", null)),
                };
            }

            return story.Events.ToArray();
        });
}
