using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Regime;
using Habeas.Register.Time;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

public sealed class SolitaryTests
{
    private static readonly ReviewSolitary Review = new()
    {
        Id = Asked,
        Person = Person,
        Solitary = Solitary(),
        At = At("2026-05-03"),
        By = "judge T. Halloran",
        Independent = "yes",
        Result = "goes-on",
        Reasons = "the danger lasts",
    };

    private static readonly VisitSolitary Visit = new() { Id = Asked, Person = Person, Solitary = Solitary(), At = At("2026-05-02"), By = "nurse on duty" };

    private static IReadOnlyList<SolitaryRun> Runs(Book book, string at = "2026-07-01") => SolitaryRun.Of(book.File(Person), Instant(at));

    /// <summary>The one run: its days at the least and the most, and whether it is prolonged.</summary>
    private static (int, int?, string) Length(Book book, string at = "2026-07-01")
    {
        var run = Assert.Single(Runs(book, at));
        return (run.LeastDays, run.MostDays, run.IsProlonged);
    }

    [Fact]
    public void Solitary_confinement_is_prolonged_from_the_sixteenth_day_on()
    {
        var book = Done(Starting("2026-05-01T10:00"));
        Assert.Empty(Runs(book, "2026-05-01T10:00"));
        Assert.Equal((1, 1, Prolonged.No), Length(book, "2026-05-01T11:00"));
        Assert.Equal((15, 15, Prolonged.No), Length(book, "2026-05-16T10:00"));
        Assert.Equal((16, 16, Prolonged.Yes), Length(book, "2026-05-16T10:02"));
        Assert.True(Assert.Single(Runs(book)).Lasts);
        Assert.Equal([BelowStandard.SolitaryProlonged], BelowStandard.Of(book.File(Person), Instant("2026-05-17")).Select(f => f.Code));
        Assert.Empty(BelowStandard.Of(book.File(Person), Instant("2026-05-16")));
    }

    [Fact]
    public void Day_is_a_day_of_the_calendar_where_the_clocks_change()
    {
        // Clocks go forward on 29 March 2026: fifteen days from the fourteenth are an hour short.
        var book = Done(Starting("2026-03-14T10:00"));
        Assert.Equal((15, 15, Prolonged.No), Length(book, "2026-03-29T10:00"));
        Assert.Equal((16, 16, Prolonged.Yes), Length(book, "2026-03-29T10:02"));
        Assert.Equal(Instant("2026-03-29T10:00"), Assert.Single(Runs(book, "2026-03-15")).ProlongedFrom);
    }

    [Fact]
    public void Length_is_an_interval_where_only_days_are_known()
    {
        var book = Done(Starting("2026-05-01"), Ending("2026-05-16"));
        Assert.Equal((14, 16, Prolonged.Perhaps), Length(book));
        Assert.False(Assert.Single(Runs(book)).Lasts);
        Assert.Equal([BelowStandard.SolitaryPerhapsProlonged], Below(book));

        Assert.Equal((16, 18, Prolonged.Yes), Length(Done(Starting("2026-05-01"), Ending("2026-05-18"))));
        Assert.Equal((13, 15, Prolonged.No), Length(Done(Starting("2026-05-01"), Ending("2026-05-15"))));
    }

    [Fact]
    public void Solitary_confinement_of_which_nobody_knows_the_beginning_is_perhaps_prolonged()
    {
        var run = Assert.Single(Runs(Done(Starting("2026-05-01") with { At = When.Unknown(Zone), AtMostUntil = null }, Ending("2026-05-03"))));
        Assert.Equal((0, null, Prolonged.Perhaps), (run.LeastDays, run.MostDays, run.IsProlonged));
    }

    [Fact]
    public void Break_of_some_hours_hides_no_prolonged_solitary_confinement()
    {
        var book = Done(Starting("2026-05-01T10:00"), Ending("2026-05-11T10:00"), Starting("2026-05-12T06:00", 2), Ending("2026-05-20T10:00", 2));
        Assert.Equal((19, 20, Prolonged.Yes), Length(book));
        Assert.Equal(2, Assert.Single(Runs(book)).Confinements.Count);
        Assert.Single(Below(book));
    }

    [Fact]
    public void Time_that_lies_in_breaks_is_counted_at_the_most_and_not_at_the_least()
    {
        // Eight days, a break of twenty hours, seven days: fifteen days spent, over sixteen.
        var book = Done(Starting("2026-05-01T10:00"), Ending("2026-05-09T10:00"), Starting("2026-05-10T06:00", 2), Ending("2026-05-17T06:00", 2));
        Assert.Equal((15, 16, Prolonged.Perhaps), Length(book));
    }

    [Fact]
    public void Day_with_two_hours_out_is_a_whole_day_of_solitary_confinement()
    {
        var acts = Enumerable.Range(1, 16).SelectMany(day => new Act[]
        {
            Starting($"2026-05-{day:D2}T10:00", day), Ending($"2026-05-{day + 1:D2}T08:02", day),
        });
        Assert.Equal((16, 16, Prolonged.Yes), Length(Done(acts)));
    }

    [Fact]
    public void Hour_alone_each_day_is_not_certainly_solitary_confinement_for_days()
    {
        var acts = Enumerable.Range(1, 20).SelectMany(day => new Act[]
        {
            Starting($"2026-05-{day:D2}T10:00", day), Ending($"2026-05-{day:D2}T11:30", day),
        });
        Assert.Equal((2, 20, Prolonged.Perhaps), Length(Done(acts)));
    }

    [Fact]
    public void Break_of_a_day_begins_the_count_anew()
    {
        var book = Done(Starting("2026-05-01T10:00"), Ending("2026-05-11T10:00"), Starting("2026-05-12T10:01", 2), Ending("2026-05-20T10:00", 2));
        Assert.Equal([Prolonged.No, Prolonged.No], Runs(book).Select(r => r.IsProlonged));
        Assert.Empty(Below(book));
    }

    [Fact]
    public void Break_that_was_perhaps_shorter_than_a_day_leaves_it_open()
    {
        // Out on the eleventh, in again on the twelfth, at hours that nobody wrote down: between no time and two days.
        var book = Done(Starting("2026-05-01T10:00"), Ending("2026-05-11"), Starting("2026-05-12", 2), Ending("2026-05-20T10:00", 2));
        Assert.Equal((10, 20, Prolonged.Perhaps), Length(book));
    }

    [Fact]
    public void Confinement_recorded_twice_is_counted_once()
    {
        var book = Done(Starting("2026-05-01T10:00"), Starting("2026-05-01T10:00", 2), Ending("2026-05-10T10:00"), Ending("2026-05-10T10:00", 2));
        Assert.Equal((9, 10, Prolonged.No), Length(book));
    }

    [Fact]
    public void Two_ends_that_contradict_each_other_bound_the_end()
    {
        Assert.Equal((9, 20, Prolonged.Perhaps), Length(Done(Starting("2026-05-01T10:00"), Ending("2026-05-20T10:00"), Ending("2026-05-10T10:00"))));
    }

    [Fact]
    public void Solitary_confinement_ends_with_custody()
    {
        var book = Admitted();
        book.Do(Starting("2026-05-01T10:00"));
        book.Do(Leaving("2026-05-05T10:00"));
        Assert.Equal((4, 5, Prolonged.No), Length(book));
        Assert.False(Assert.Single(Runs(book)).Lasts);
    }

    [Fact]
    public void End_that_was_recorded_before_the_person_left_stands()
    {
        var book = Admitted();
        book.Do(Starting("2026-05-01T10:00"));
        book.Do(Ending("2026-05-03T10:00"));
        book.Do(Leaving("2026-05-30T10:00"));
        Assert.Equal((2, 3, Prolonged.No), Length(book));
    }

    [Fact]
    public void Annulled_end_lets_it_last_and_corrected_start_moves_it()
    {
        var book = Done(Starting("2026-05-01T10:00"), Ending("2026-05-04T10:00"));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<SolitaryEnded>(Person), Reason = "another cell" });
        Assert.Equal(Prolonged.Yes, Assert.Single(Runs(book)).IsProlonged);

        var started = Assert.Single(book.File(Person).Of<SolitaryStarted>());
        book.Do(new CorrectEvent
        {
            Id = Asked,
            About = Person,
            Target = book.Last<SolitaryStarted>(Person),
            Reason = "the wrong month",
            By = started with { At = At("2026-06-20T10:00") },
        });
        Assert.Equal((11, 11, Prolonged.No), Length(book));
    }

    [Fact]
    public void Reviews_and_visits_stand_with_their_confinement()
    {
        var book = Done(Starting("2026-05-01T10:00"), Review with { At = At("2026-05-05") }, Review with { Independent = "no" }, Visit);
        var state = Assert.Single(SolitaryState.Of(book.File(Person)));
        Assert.Equal(["no", "yes"], state.Reviews.Select(r => r.Independent));
        Assert.Equal(At("2026-05-05"), state.IndependentReview?.At);
        Assert.Single(state.Visits);
        Assert.True(Assert.Single(Runs(book)).IsReviewed);
        Assert.False(Assert.Single(Runs(Done(Starting("2026-05-01T10:00"), Review with { Independent = "no" }))).IsReviewed);
    }

    [Fact]
    public void Solitary_confinement_that_lasts_without_a_stated_end_is_shown_until_it_ends()
    {
        var book = Done(Starting("2026-10-30T10:00") with { AtMostUntil = null });
        Assert.Equal([BelowStandard.SolitaryIndefinite], Below(book));
        book.Do(Ending("2026-10-31T10:00"));
        Assert.Empty(Below(book));
    }

    [Theory]
    [InlineData("pregnant", BelowStandard.SolitaryOfMother)]
    [InlineData("breastfeeding", BelowStandard.SolitaryOfMother)]
    [InlineData("with-infant", BelowStandard.SolitaryOfMother)]
    [InlineData("disability-made-worse", BelowStandard.SolitaryWithDisability)]
    public void What_was_known_of_the_person_is_held_against_the_rule(string known, string code) =>
        Assert.Equal([code], Below(Done(Starting("2026-05-01T10:00") with { KnownOfPerson = [known] }, Ending("2026-05-02T10:00"))));

    [Fact]
    public void Child_is_found_by_the_date_of_birth_on_the_file_and_doubt_means_a_child()
    {
        IEnumerable<string> Of(BirthDate born) =>
            Below(Done(Identified(new() { Names = [new("Ivo")], Born = born }), Starting("2026-05-01T10:00"), Ending("2026-05-02T10:00")));

        Assert.Equal([BelowStandard.SolitaryOfChild], Of(new(2008, 5, 2)));
        Assert.Equal([BelowStandard.SolitaryOfChild], Of(new(2008, 5, 1))); // her birthday has not begun everywhere
        Assert.Empty(Of(new(2008, 4, 30)));
        Assert.Equal([BelowStandard.SolitaryOfChild], Of(new(2007, Circa: true)));
        Assert.Empty(Of(new(2005, Circa: true)));
        Assert.Empty(Below(Done(Starting("2026-05-01T10:00"), Ending("2026-05-02T10:00"))));
    }

    [Fact]
    public void Child_is_whoever_an_account_of_the_age_leaves_one_and_no_longer_whom_a_decision_does_not()
    {
        var acts = new Act[]
        {
            Identified(new() { Names = [new("Ivo")], Born = new(2009, 1, 1) }),
            Identified(new() { Names = [new("Ivo")], Born = new(2000, 1, 1) }),
            Starting("2026-05-01T10:00"),
            Ending("2026-05-02T10:00"),
        };
        Assert.Equal([BelowStandard.SolitaryOfChild], Below(Done(acts)));
        var decided = new DecideAge { Id = Asked, Person = Person, At = At("2026-03-01"), Authority = "District court", Method = "documents", Born = DateRange.Of(new(2000, 1, 1)) };
        Assert.Empty(Below(Done([.. acts, decided])));
    }

    [Fact]
    public void Start_says_who_ordered_it_and_why_once()
    {
        var book = Done(Starting("2026-05-01T10:00"));
        book.IsRefused("already-on-file", Starting("2026-05-01T10:00"));
        book.IsRefused("not-on-file", Starting("2026-05-01", 2) with { Sanction = Sanction() });
        book.IsRefused("person-not-registered", Starting("2026-05-01", 2) with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Starting("2026-05-01", 2) with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", Starting("2026-12-01", 2));
        book.IsRefused("incomplete", Starting("2026-05-01", 2) with { Authority = "" });
        book.IsRefused("incomplete", Starting("2026-05-01", 2) with { Words = "" });
        book.IsRefused("unknown-code", Starting("2026-05-01", 2) with { Basis = "isolation" });
        book.IsRefused("unknown-code", Starting("2026-05-01", 2) with { KnownOfPerson = ["old"] });
        book.IsRefused("until-before-from", Starting("2026-05-01", 2) with { AtMostUntil = At("2026-04-01") });
    }

    [Fact]
    public void What_follows_is_of_a_confinement_on_the_file_and_not_before_it()
    {
        var book = Done(Starting("2026-05-01T10:00"));
        foreach (var act in new Act[] { Review with { Solitary = Solitary(2) }, Visit with { Solitary = Solitary(2) }, Ending("2026-05-02", 2) })
        {
            book.IsRefused("not-on-file", act);
        }

        foreach (var act in new Act[] { Review with { At = At("2026-04-30") }, Visit with { At = At("2026-04-30") }, Ending("2026-04-30") })
        {
            book.IsRefused("until-before-from", act);
        }

        book.IsRefused("incomplete", Review with { By = "" });
        book.IsRefused("incomplete", Review with { Reasons = "" });
        book.IsRefused("unknown-code", Review with { Independent = "" });
        book.IsRefused("unknown-code", Review with { PersonHeard = "" });
        book.IsRefused("unknown-code", Review with { Result = "fine" });
        book.IsRefused("incomplete", Visit with { By = "" });
        book.IsRefused("unknown-code", Visit with { Advice = "fit" });
    }
}
