using Habeas.Register.Process;
using Habeas.Register.Process.Reviews;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process.Reviews;

public sealed class ReviewTests
{
    private static RecordDetentionReview Review(string at, string? due = null, string next = "set") => new()
    {
        Id = Asked,
        Person = Person,
        At = At(at),
        By = "District court of Streslau",
        Mode = "in-person",
        Alternatives = [new("bail", "no surety was found")],
        Decision = "continued",
        Reasons = "risk of flight",
        Next = next,
        Due = due is null ? null : At(due),
    };

    private static string Standing(Book book, string at) => ReviewsOnFile.At(book.File(Person), Instant(at)).Standing;

    [Fact]
    public void The_next_review_is_due_until_the_whole_time_set_for_it_is_over()
    {
        var book = Book();
        Assert.Equal(ReviewStanding.NeverReviewed, Standing(book, "2026-03-01"));
        book.Do(Review("2026-03-10T10:00", "2026-04-10"));

        Assert.Equal(ReviewStanding.NeverReviewed, Standing(book, "2026-03-09"));
        Assert.Equal(ReviewStanding.Due, Standing(book, "2026-04-10T23:59"));
        Assert.Equal(ReviewStanding.Overdue, Standing(book, "2026-04-11"));

        book.Do(Review("2026-04-20T10:00", null, "none-set"));
        Assert.Equal(ReviewStanding.Overdue, Standing(book, "2026-04-19"));
        Assert.Equal(ReviewStanding.NoneSet, Standing(book, "2026-04-21"));
    }

    [Fact]
    public void A_review_that_weighed_nothing_in_the_place_of_detention_is_shown()
    {
        var book = Book();
        book.Do(Review("2026-03-10", "2026-04-10"));
        book.Do(Review("2026-04-10", null, "not-known") with { Alternatives = [new(Said.None, "the file has no word on it")] });
        book.Do(Review("2026-05-10", null, "not-known") with { Alternatives = [new(Said.NotKnown)] });
        Assert.Equal(At("2026-04-10"), Assert.Single(ReviewsOnFile.WithoutAlternatives(book.File(Person))).At);
    }

    [Fact]
    public void A_review_leaves_nothing_unsaid()
    {
        var book = Admitted();
        var review = Review("2026-03-10", "2026-04-10");
        book.IsRefused("person-not-registered", review with { Person = OtherPerson });
        book.IsRefused("incomplete", review with { By = "" });
        book.IsRefused("incomplete", review with { Reasons = "" });
        book.IsRefused("incomplete", review with { Alternatives = [] });
        book.IsRefused("incomplete", review with { Alternatives = [new("bail"), new(Said.None)] });
        book.IsRefused("unknown-code", review with { Alternatives = [new("banishment")] });
        book.IsRefused("unknown-code", review with { Mode = "by-letter" });
        book.IsRefused("unknown-code", review with { Decision = "perhaps" });
        book.IsRefused("unknown-code", review with { Next = "soon" });
        book.IsRefused("incomplete", review with { Due = null });
        book.IsRefused("incomplete", review with { Next = "none-set" });
        book.IsRefused("until-before-from", review with { Due = At("2026-03-01") });
        book.IsRefused("not-yet-happened", Review("2027-03-10", "2027-04-10"));
        book.IsRefused("ground-not-on-file", review with { Ground = Ground(7) });
        book.Do(review with { Ground = Ground(1) });
    }
}
