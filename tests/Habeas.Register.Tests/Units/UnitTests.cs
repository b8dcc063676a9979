using Habeas.Register.Corrections;
using Habeas.Register.Movements;
using Habeas.Register.Units;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Units;

public sealed class UnitTests
{
    private static OpenUnit Opening(string unit, string? within = null, string at = "2020-01-01") =>
        new() { Id = Asked, Place = Prison, Unit = unit, Name = $"Unit {unit}", At = At(at), Within = within };

    private static MoveToUnit Moving(string unit, string at, int person = 1) =>
        new() { Id = Asked, Person = Crowd.Of(person), Place = Prison, Unit = unit, At = At(at) };

    private static Book Wings()
    {
        var book = Crowd.Admitted(2);
        book.Do(Opening("a"));
        book.Do(Opening("b"));
        book.Do(Opening("b-2", within: "b"));
        return book;
    }

    private static ExpectedPerson? Shown(Book book, string at, int person = 1) => Expected.Of(book.File(Crowd.Of(person)), Prison, Instant(at));

    [Fact]
    public void A_unit_has_a_code_a_name_and_lies_within_a_unit_that_is_known()
    {
        var book = Wings();
        book.IsRefused("incomplete", Opening("Wing C"));
        book.IsRefused("incomplete", Opening("-c"));
        book.IsRefused("incomplete", Opening(""));
        book.IsRefused("incomplete", Opening("c") with { Name = " " });
        book.IsRefused("incomplete", Opening("a"));
        book.IsRefused("incomplete", Opening("c", within: "c"));
        book.IsRefused("unknown-code", Opening("c-1", within: "c"));
        book.IsRefused("place-not-registered", Opening("a") with { Place = new(Guid.Empty) });
        Assert.Equal(["a", "b", "b-2"], PlaceUnits.Of(book.Place(Prison)).Select(u => u.Unit));
    }

    [Fact]
    public void A_unit_that_was_closed_opens_again_under_its_code_whatever_the_order_of_recording()
    {
        var book = Wings();
        book.IsRefused("unknown-code", new CloseUnit { Id = Asked, Place = Prison, Unit = "c", At = At("2026-05-01") });
        book.Do(new CloseUnit { Id = Asked, Place = Prison, Unit = "a", At = At("2026-05-01") });
        book.Do(Opening("a", at: "2026-07-01") with { Name = "Wing A, painted" });
        book.Do(new CloseUnit { Id = Asked, Place = Prison, Unit = "a", At = At("2021-05-01") });
        book.Do(Opening("a", at: "2022-01-01"));

        var unit = PlaceUnits.Of(book.Place(Prison))[0];
        Assert.Equal("Wing A, painted", unit.Name);
        Assert.Equal(
            [true, true, false, true, false, true],
            new[] { "2020-06-01", "2021-05-01T12:00", "2021-08-01", "2023-01-01", "2026-06-01", "2026-08-01" }.Select(at => unit.IsOpenAt(At(at))));
    }

    [Fact]
    public void A_person_is_in_the_unit_that_they_were_put_in_last()
    {
        var book = Wings();
        book.Do(Moving("b-2", "2026-03-05T09:00"));
        book.Do(Moving("a", "2026-03-03T09:00"));

        Assert.Null(Shown(book, "2026-03-02T12:00")!.Unit);
        Assert.Equal("a", Shown(book, "2026-03-04T12:00")!.Unit);
        Assert.Equal("b-2", Shown(book, "2026-03-06T12:00")!.Unit);
        Assert.Null(Shown(book, "2026-03-06T12:00", person: 2)!.Unit);
        Assert.Null(Shown(book, "2026-03-01T12:00"));
    }

    [Fact]
    public void A_move_that_never_happened_is_annulled_and_the_one_before_stands()
    {
        var book = Wings();
        book.Do(Moving("a", "2026-03-03T09:00"));
        book.Do(Moving("b", "2026-03-04T09:00"));
        book.Do(new AnnulEvent { Id = Asked, About = Crowd.Of(1), Target = book.Last<MovedToUnit>(Crowd.Of(1)), Reason = "it was her sister" });
        Assert.Equal("a", Shown(book, "2026-03-06T12:00")!.Unit);
    }

    [Fact]
    public void One_who_is_at_court_keeps_the_unit_and_is_not_inside_it()
    {
        var book = Wings();
        book.Do(Moving("a", "2026-03-03T09:00"));
        book.Do(new GoOut { Id = Asked, Person = Crowd.Of(1), Place = Prison, Kind = "at-court", At = At("2026-03-04T08:00"), Destination = "District court" });

        var shown = Shown(book, "2026-03-04T10:00")!;
        Assert.Equal(("a", false, "at-court"), (shown.Unit, shown.IsInside, shown.Whereabouts));
    }

    [Fact]
    public void A_unit_of_an_earlier_stay_is_not_that_of_the_next()
    {
        var book = Wings();
        book.Do(Moving("a", "2026-03-03T09:00"));
        book.Do(new TransferOut { Id = Asked, Person = Crowd.Of(1), From = Prison, To = OtherPrison, At = At("2026-03-10T08:00"), Escort = "E-1", Why = "space" });
        book.Do(new ReceiveTransfer { Id = Asked, Person = Crowd.Of(1), Place = OtherPrison, At = At("2026-03-10T12:00") });
        book.Do(new TransferOut { Id = Asked, Person = Crowd.Of(1), From = OtherPrison, To = Prison, At = At("2026-03-20T08:00"), Escort = "E-1", Why = "trial" });
        book.Do(new ReceiveTransfer { Id = Asked, Person = Crowd.Of(1), Place = Prison, At = At("2026-03-20T12:00") });

        Assert.Null(Shown(book, "2026-03-15T12:00"));
        Assert.Null(Shown(book, "2026-03-21T12:00")!.Unit);
    }

    [Fact]
    public void The_list_is_by_unit_with_those_first_who_have_none()
    {
        var book = Wings();
        book.Do(Crowd.Admission(3));
        book.Do(Moving("b-2", "2026-03-03T09:00"));
        book.Do(Moving("a", "2026-03-03T09:00", person: 3));
        Assert.Equal(
            [(Crowd.Of(2), null), (Crowd.Of(3), "a"), (Crowd.Of(1), "b-2")],
            Expected.At(Prison, book.Files(3), Instant("2026-03-04T12:00")).Select(p => (p.Person, p.Unit)));
    }

    [Fact]
    public void A_move_is_a_fact_even_into_a_closed_unit_and_while_the_register_shows_the_person_elsewhere()
    {
        var book = Wings();
        book.Do(new CloseUnit { Id = Asked, Place = Prison, Unit = "a", At = At("2026-01-01") });
        book.Do(Moving("a", "2026-03-03T09:00"));
        book.Do(Moving("a", "2026-03-03T09:00") with { Person = Person });
        book.IsRefused("unknown-code", Moving("c", "2026-03-03T09:00"));
        book.IsRefused("not-yet-happened", Moving("a", "2027-03-03T09:00"));
        book.IsRefused("person-not-registered", Moving("a", "2026-03-03T09:00") with { Person = OtherPerson });
    }
}
