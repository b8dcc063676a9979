using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Injuries;
using static Habeas.Register.Tests.Injuries.InjuryStory;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Injuries;

public sealed class InjuryTests
{
    private static Book With(params Act[] acts)
    {
        var book = Book();
        foreach (var act in acts)
        {
            book.Do(act);
        }

        return book;
    }

    private static InjuryOnFile Only(Book book) => Assert.Single(InjuriesOnFile.Of(book.File(Person)));

    private static IReadOnlyList<InjuryOnFile> NotReported(Book book) => InjuriesOnFile.NotReported(book.File(Person));

    [Fact]
    public void A_serious_injury_is_owed_a_report_to_an_independent_authority()
    {
        var book = With(Hurt(serious: true));
        Assert.Single(NotReported(book));

        book.Do(Reported("2026-04-02T20:00", "own-authority"));
        book.Do(Reported("2026-04-02T20:10", "family"));
        Assert.Single(NotReported(book));

        book.Do(Reported("2026-04-03T08:30"));
        Assert.Empty(NotReported(book));
        Assert.Equal(At("2026-04-03T08:30"), Only(book).Reported);
    }

    [Fact]
    public void An_injury_that_nobody_judged_is_neither_serious_nor_slight()
    {
        var book = With(Hurt());
        Assert.Empty(NotReported(book));
        Assert.Single(InjuriesOnFile.NotJudged(book.File(Person)));
        Assert.Null(Only(book).Serious);
    }

    [Fact]
    public void An_injury_is_as_serious_as_it_was_judged_last()
    {
        var book = With(Hurt(serious: false), Assessed("2026-04-05T10:00", true), Assessed("2026-04-03T10:00", false), Assessed("2026-04-06T10:00", null));

        Assert.True(Only(book).Serious);
        Assert.Single(NotReported(book));
        Assert.Empty(InjuriesOnFile.NotJudged(book.File(Person)));
    }

    [Fact]
    public void A_cause_is_as_it_was_found_last_and_that_staff_were_named_is_not_lost()
    {
        var book = With(Hurt(), Assessed("2026-04-02T22:00", true, "staff"), Assessed("2026-04-09T10:00", null, "unknown"));

        Assert.Equal("unknown", Only(book).Cause.Code);
        Assert.Equal("accident", Only(book).Told.Cause.Code);
        Assert.True(Only(book).StaffNamed);
        Assert.False(Only(With(Hurt())).StaffNamed);
    }

    [Fact]
    public void A_report_of_another_injury_settles_nothing()
    {
        var book = With(Hurt(serious: true), Hurt(Cut, "2026-03-20T08:00", serious: true), Reported("2026-04-03T08:30", injury: Cut));

        Assert.Equal(Broken, Assert.Single(NotReported(book)).Told.Id);
        Assert.Equal([Cut, Broken], InjuriesOnFile.Of(book.File(Person)).Select(i => i.Told.Id));
    }

    [Fact]
    public void A_report_that_was_annulled_leaves_the_injury_not_reported()
    {
        var book = With(Hurt(serious: true), Reported("2026-04-03T08:30"));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<InjuryReported>(Person), Reason = "the letter was never sent" });
        Assert.Single(NotReported(book));
    }

    [Fact]
    public void An_injury_is_described_by_somebody_with_a_cause_that_may_be_unknown()
    {
        var book = Book();
        var hurt = Hurt();
        book.IsRefused("incomplete", hurt with { Injury = hurt.Injury with { What = "" } });
        book.IsRefused("incomplete", hurt with { Injury = hurt.Injury with { Source = "" } });
        book.IsRefused("unknown-code", hurt with { Injury = hurt.Injury with { Cause = new("fate") } });
        book.IsRefused("place-not-registered", hurt with { Injury = hurt.Injury with { Place = new(Guid.Empty) } });
        book.IsRefused("not-yet-happened", Hurt(at: "2027-04-02"));
        book.IsRefused("person-not-registered", hurt with { Person = OtherPerson });
        book.Do(hurt with { Injury = hurt.Injury with { Place = null, Cause = new("unknown") } });
        book.IsRefused("injury-already-on-file", hurt);
    }

    [Fact]
    public void A_finding_says_something_of_an_injury_on_the_file()
    {
        var book = Book();
        book.IsRefused("injury-not-on-file", Assessed("2026-04-02T22:00", true));
        book.Do(Hurt());
        book.IsRefused("incomplete", Assessed("2026-04-02T22:00", null) with { Treatment = null });
        book.IsRefused("incomplete", Assessed("2026-04-02T22:00", true) with { By = "" });
        book.IsRefused("unknown-code", Assessed("2026-04-02T22:00", true, "fate"));
        book.IsRefused("not-yet-happened", Assessed("2027-04-02T22:00", true));
        book.IsRefused("person-not-registered", Assessed("2026-04-02T22:00", true) with { Person = OtherPerson });
    }

    [Fact]
    public void A_report_is_of_an_injury_on_the_file_to_somebody()
    {
        var book = Book();
        book.IsRefused("injury-not-on-file", Reported("2026-04-03T08:30"));
        book.Do(Hurt());
        book.IsRefused("incomplete", Reported("2026-04-03T08:30") with { To = "" });
        book.IsRefused("unknown-code", Reported("2026-04-03T08:30", "nobody"));
        book.IsRefused("not-yet-happened", Reported("2027-04-03T08:30"));
        book.IsRefused("person-not-registered", Reported("2026-04-03T08:30") with { Person = OtherPerson });
    }
}
