using Habeas.Register.Movements;
using Habeas.Register.Rolls;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Rolls;

public sealed class GateTests
{
    private static GateAnswer Asked(Book book, string at, PlaceId? place = null, int person = 1) => Gate.Of(book.File(Crowd.Of(person)), place ?? Prison, Instant(at));

    [Fact]
    public void One_who_is_held_is_here_and_one_who_left_was_here_until_then()
    {
        var book = Crowd.Admitted(1);
        book.Do(Leaving("2026-03-10T15:00") with { Person = Crowd.Of(1) });
        Assert.Equal("no", Asked(book, "2026-03-01T12:00").Answer);
        Assert.Equal("here", Asked(book, "2026-03-05T12:00").Answer);
        Assert.Equal(new("was", Instant("2026-03-10T15:01")), Asked(book, "2026-03-11T12:00"));
    }

    [Fact]
    public void One_who_is_out_is_out_and_no_more_is_said()
    {
        var book = Crowd.Admitted(1);
        book.Do(new GoOut { Id = Some.Asked, Person = Crowd.Of(1), Place = Prison, Kind = "in-hospital", At = At("2026-03-04T08:00"), Destination = "City hospital" });
        Assert.Equal(new("out", null), Asked(book, "2026-03-05T12:00"));
    }

    [Fact]
    public void One_who_is_held_elsewhere_and_one_whom_the_register_does_not_know_get_the_same_answer()
    {
        var book = Crowd.Admitted(1);
        Assert.Equal(Asked(book, "2026-03-05T12:00", OtherPrison, person: 99), Asked(book, "2026-03-05T12:00", OtherPrison));
    }

    [Fact]
    public void One_who_moved_on_was_here_and_where_they_went_is_not_said()
    {
        var book = Crowd.Admitted(1);
        book.Do(new TransferOut { Id = Some.Asked, Person = Crowd.Of(1), From = Prison, To = OtherPrison, At = At("2026-03-10T08:00"), Escort = "E-1", Why = "space" });
        Assert.Equal("was", Asked(book, "2026-03-11T12:00").Answer);
        Assert.Equal("no", Asked(book, "2026-03-11T12:00", OtherPrison).Answer);
    }

    [Fact]
    public void Where_nothing_says_so_beyond_doubt_the_answer_is_not_no()
    {
        var book = Book();
        book.Do(Presence("2026-03-05T12:00", person: Crowd.Of(1)));
        Assert.Equal("not-known", Asked(book, "2026-03-04T12:00").Answer);
        Assert.Equal("here", Asked(book, "2026-03-06T12:00").Answer);
    }
}
