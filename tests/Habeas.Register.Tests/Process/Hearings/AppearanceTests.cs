using Habeas.Register.Orders;
using Habeas.Register.Process.Hearings;
using NodaTime;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process.Hearings;

public sealed class AppearanceTests
{
    private static RecordArrest Arrest(int n, string at) => new() { Id = Asked, Person = Person, Arrest = new() { Id = Order(n), At = At(at) } };

    private static RecordHearingHeld Unlisted(int n, string at, string mode = "in-person", string before = "judge") =>
        HeldHearing(n, at, mode, before) with { Listing = Listed(n, at, "first-appearance") };

    private static Book Arrested()
    {
        var book = Book();
        book.Do(Arrest(9, "2026-03-01T08:00"));
        book.Do(Recorded(Paper()));
        book.Do(Admission());
        return book;
    }

    [Fact]
    public void Time_to_a_judge_runs_from_the_arrest_and_not_from_the_admission()
    {
        var book = Arrested();
        book.Do(Unlisted(1, "2026-03-03T08:00"));

        var appearance = Assert.Single(Appearances.Of(book.File(Person)));
        Assert.Equal(Order(9), appearance.Since.Arrest);
        Assert.Equal(Hearing(1), appearance.Hearing!.Hearing);
        Assert.Equal(Duration.FromHours(48) - Duration.FromMinutes(1), appearance.Took!.Value.Least);
        Assert.Equal(Duration.FromHours(48) + Duration.FromMinutes(1), appearance.Took.Value.Greatest);
    }

    [Fact]
    public void Without_an_arrest_on_file_time_runs_from_the_beginning_of_custody()
    {
        var book = Admitted();
        book.Do(Unlisted(1, "2026-03-03T10:00"));
        var appearance = Assert.Single(Appearances.Of(book.File(Person)));
        Assert.Null(appearance.Since.Arrest);
        Assert.Equal(Duration.FromHours(24) + Duration.FromMinutes(1), appearance.Took!.Value.Greatest);
    }

    [Theory]
    [InlineData("by-video", "judge")]
    [InlineData("in-absence", "judge")]
    [InlineData("not-known", "judge")]
    [InlineData("in-person", "prosecutor")]
    [InlineData("in-person", "other-official")]
    [InlineData("in-person", "not-known")]
    public void What_is_no_appearance_before_a_judge_stops_no_clock_and_is_shown(string mode, string before)
    {
        var book = Arrested();
        book.Do(Unlisted(1, "2026-03-02T08:00", mode, before));
        var none = Assert.Single(Appearances.Of(book.File(Person)));
        Assert.Null(none.Hearing);
        Assert.Null(none.Took);
        Assert.Single(none.NotCounted);

        book.Do(Unlisted(2, "2026-03-06T08:00"));
        var late = Assert.Single(Appearances.Of(book.File(Person)));
        Assert.Equal(Hearing(2), late.Hearing!.Hearing);
        Assert.Equal(Hearing(1), Assert.Single(late.NotCounted).Hearing);
    }

    [Fact]
    public void A_hearing_before_the_arrest_or_after_the_person_left_is_none_of_it()
    {
        var book = Arrested();
        book.Do(Unlisted(1, "2026-02-20T08:00"));
        book.Do(Leaving("2026-03-04T10:00"));
        book.Do(Unlisted(2, "2026-03-10T08:00"));
        Assert.Null(Assert.Single(Appearances.Of(book.File(Person))).Hearing);
    }

    [Fact]
    public void Each_arrest_has_a_clock_of_its_own()
    {
        var book = Arrested();
        book.Do(Unlisted(1, "2026-03-02T08:00"));
        book.Do(Leaving("2026-03-04T10:00"));
        book.Do(Arrest(10, "2026-05-01T08:00"));
        book.Do(Presence("2026-05-01T12:00", Station));

        var appearances = Appearances.Of(book.File(Person));
        Assert.Equal([Order(9), Order(10)], appearances.Select(a => a.Since.Arrest!.Value));
        Assert.NotNull(appearances[0].Hearing);
        Assert.Null(appearances[1].Hearing);
    }

    [Fact]
    public void An_arrest_with_no_custody_after_it_and_one_made_in_custody_are_deprivations_too()
    {
        var book = Book();
        book.Do(Arrest(9, "2026-02-01T08:00"));
        book.Do(Recorded(Paper()));
        book.Do(Admission());
        book.Do(Arrest(10, "2026-03-20T08:00"));
        book.Do(Leaving("2026-04-01T10:00"));
        book.Do(Unlisted(1, "2026-04-10T08:00"));

        var appearances = Appearances.Of(book.File(Person));
        Assert.Equal([Order(9), Order(10)], appearances.Select(a => a.Since.Arrest!.Value));
        Assert.All(appearances, a => Assert.Null(a.Hearing));
        Assert.All(appearances, a => Assert.NotNull(a.Since.End));
    }

    [Fact]
    public void An_arrest_known_to_the_day_leaves_the_time_between_two_figures()
    {
        var book = Book();
        book.Do(Arrest(9, "2026-03-01"));
        book.Do(Unlisted(1, "2026-03-02T12:00"));
        var took = Assert.Single(Appearances.Of(book.File(Person))).Took!.Value;
        Assert.Equal(Duration.FromHours(12), took.Least);
        Assert.Equal(Duration.FromHours(36) + Duration.FromMinutes(1), took.Greatest);
    }
}
