using Habeas.Register.Corrections;
using Habeas.Register.Regime;
using Habeas.Register.Time;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

public sealed class ProgrammeTests
{
    private static readonly EndEnrolment Ended = new() { Id = Asked, Person = Person, Enrolment = Enrolment(), At = At("2026-06-30"), Result = "completed" };

    private static RecordAttendance Attended(string from, string until, decimal hours) =>
        new() { Id = Asked, Person = Person, Enrolment = Enrolment(), At = new(Instant(from), Instant(until), Zone), Hours = hours };

    private static EnrolmentState One(Book book) => Assert.Single(EnrolmentState.Of(book.File(Person)));

    [Fact]
    public void Hours_add_up_over_the_periods_that_stand()
    {
        var book = Done(Enrolling(), Attended("2026-04-13", "2026-04-20", 12.5m), Attended("2026-04-06", "2026-04-13", 10), Attended("2026-04-20", "2026-04-27", 0));
        Assert.Equal(22.5m, One(book).Hours);

        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<ProgrammeAttended>(Person) with { Entry = book.Last<ProgrammeAttended>(Person).Entry - 1 }, Reason = "holidays" });
        Assert.Equal(12.5m, One(book).Hours);
    }

    [Fact]
    public void Enrolment_runs_until_it_ends()
    {
        var book = Done(Enrolling("2026-04-01"));
        Assert.False(One(book).RunsAt(Instant("2026-03-31T23:59")));
        Assert.True(One(book).RunsAt(book.Now));

        book.Do(Ended);
        Assert.True(One(book).RunsAt(Instant("2026-06-30T12:00")));
        Assert.False(One(book).RunsAt(Instant("2026-07-01")));
        Assert.Equal("completed", One(book).Ended?.Result);
    }

    [Fact]
    public void Enrolment_has_a_kind_and_a_name_once()
    {
        var book = Done(Enrolling());
        book.IsRefused("already-on-file", Enrolling());
        var other = Enrolling() with { Enrolment = Enrolment(2) };
        book.IsRefused("person-not-registered", other with { Person = OtherPerson });
        book.IsRefused("place-not-registered", other with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", other with { At = At("2027-01-01") });
        book.IsRefused("unknown-code", other with { Kind = "chores" });
        book.IsRefused("unknown-code", other with { Paid = "badly" });
        book.IsRefused("unknown-code", other with { OwnWish = "" });
        book.IsRefused("incomplete", other with { Name = "" });
    }

    [Fact]
    public void Hours_are_attended_within_a_bounded_period_and_after_enrolment()
    {
        var book = Done(Enrolling("2026-04-01"));
        book.Do(Attended("2026-04-06", "2026-04-07", 24));
        book.IsRefused("incomplete", Attended("2026-04-06", "2026-04-07", 24.5m));
        book.IsRefused("incomplete", Attended("2026-04-06", "2026-04-07", -1));
        book.IsRefused("incomplete", Attended("2026-04-06", "2026-04-07", 1) with { At = When.Unknown(Zone) });
        book.IsRefused("until-before-from", Attended("2026-03-06", "2026-03-07", 1));
        book.IsRefused("not-on-file", Attended("2026-04-06", "2026-04-07", 1) with { Enrolment = Enrolment(2) });
        book.IsRefused("not-yet-happened", Attended("2026-12-06", "2026-12-07", 1));
    }

    [Fact]
    public void Enrolment_that_is_not_completed_ends_for_a_reason()
    {
        var book = Done(Enrolling("2026-04-01"));
        book.IsRefused("incomplete", Ended with { Result = "removed" });
        book.IsRefused("unknown-code", Ended with { Result = "failed" });
        book.IsRefused("not-on-file", Ended with { Enrolment = Enrolment(2) });
        book.IsRefused("until-before-from", Ended with { At = At("2026-03-01") });
        book.Do(Ended with { Result = "removed", Words = "moved to another unit" });
        Assert.Equal("moved to another unit", One(book).Ended?.Words);
    }
}
