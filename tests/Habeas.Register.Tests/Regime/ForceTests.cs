using Habeas.Register.Corrections;
using Habeas.Register.Regime;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

public sealed class ForceTests
{
    private static ForceState One(Book book) => Assert.Single(ForceState.Of(book.File(Person)));

    [Fact]
    public void Force_that_nobody_reported_is_shown_until_a_report_is_on_the_file()
    {
        var book = Done(Forcing());
        Assert.Equal([BelowStandard.ForceNotReported], Below(book));
        book.Do(Following("reported"));
        Assert.True(One(book).IsReportedBy(book.Now));
        Assert.Empty(Below(book));
        Assert.Equal([BelowStandard.ForceNotReported], BelowStandard.Of(book.File(Person), Instant("2026-05-02T08:45")).Select(f => f.Code));
        Assert.Empty(BelowStandard.Of(book.File(Person), Instant("2026-05-02T08:15")));

        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<ForceFollowed>(Person), Reason = "of another day" });
        Assert.Equal([BelowStandard.ForceNotReported], Below(book));
    }

    [Fact]
    public void What_followed_stands_in_the_order_in_which_it_occurred()
    {
        var book = Done(Forcing(), Following("reported", "2026-05-03"), Following("examination-not-offered", "2026-05-02T10:00"));
        Assert.Equal(["examination-not-offered", "reported"], One(book).Followed.Select(f => f.Step));
        Assert.False(One(book).IsExaminedBy(book.Now));
        book.Do(Following("examined", "2026-05-04"));
        Assert.True(One(book).IsExaminedBy(book.Now));
        Assert.False(One(book).IsExaminedBy(Instant("2026-05-03")));
    }

    [Fact]
    public void Force_says_by_whom_against_what_and_by_what_means_once()
    {
        var book = Done(Forcing() with { Place = null });
        book.IsRefused("already-on-file", Forcing());
        var other = Forcing() with { Force = Force(2) };
        book.IsRefused("person-not-registered", other with { Person = OtherPerson });
        book.IsRefused("place-not-registered", other with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", other with { At = At("2027-01-01") });
        book.IsRefused("incomplete", other with { By = [] });
        book.IsRefused("incomplete", other with { By = ["O-118", " "] });
        book.IsRefused("unknown-code", other with { Against = "mood" });
        book.IsRefused("unknown-code", other with { Means = ["hands", "words"] });
        book.IsRefused("incomplete", other with { Means = [] });
        book.IsRefused("incomplete", other with { Words = "" });
        book.IsRefused("incomplete", other with { Injuries = "" });
    }

    [Fact]
    public void What_follows_is_of_a_use_on_the_file_and_a_report_goes_to_somebody()
    {
        var book = Done(Forcing());
        book.IsRefused("not-on-file", Following("reported") with { Force = Force(2) });
        book.IsRefused("until-before-from", Following("reported", "2026-05-01"));
        book.IsRefused("unknown-code", Following("filed"));
        book.IsRefused("incomplete", Following("examined") with { By = "" });
        book.IsRefused("incomplete", Following("reported") with { To = null });
    }
}
