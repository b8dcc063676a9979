using Habeas.Register.Places;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Places;

public sealed class PlaceTests
{
    private static SetCapacity Capacity(int year, params CapacityRow[] rows) =>
        new() { Id = Asked, Place = Prison, From = new LocalDate(year, 1, 1), Rows = rows };

    private static ClosePlace Closing(string at) => new() { Id = Asked, Place = Prison, At = At(at) };

    private static ReopenPlace Reopening(string at) => new() { Id = Asked, Place = Prison, At = At(at) };

    [Fact]
    public void A_capacity_holds_good_from_its_date_until_a_later_one_whatever_the_order_of_recording()
    {
        var book = Book();
        book.Do(Capacity(2024, new CapacityRow("any", "any", 200)));
        book.Do(Capacity(2020, new("female", "adult", 40), new("male", "adult", 300)));

        var place = book.Place(Prison);
        Assert.Empty(place.CapacityAt(new(2019, 12, 31)));
        Assert.Equal(340, place.CapacityAt(new(2020, 1, 1)).Sum(r => r.Places));
        Assert.Equal(200, place.CapacityAt(new(2024, 1, 1)).Sum(r => r.Places));
    }

    [Fact]
    public void A_capacity_names_each_group_once_by_codes_and_no_fewer_than_none()
    {
        var book = Book();
        book.IsRefused("incomplete", Capacity(2024));
        book.IsRefused("unknown-code", Capacity(2024, new CapacityRow("women", "adult", 1)));
        book.IsRefused("unknown-code", Capacity(2024, new CapacityRow("female", "old", 1)));
        book.IsRefused("incomplete", Capacity(2024, new CapacityRow("female", "adult", -1)));
        book.IsRefused("incomplete", Capacity(2024, new("any", "any", 1), new("any", "any", 2)));
    }

    [Fact]
    public void A_place_is_open_until_it_was_certainly_closed_and_again_once_it_may_have_reopened()
    {
        var book = Book();
        book.Do(Closing("2026-03-10"));
        book.Do(Reopening("2026-05-02"));

        var place = book.Place(Prison);
        Assert.True(place.IsOpenAt(At("2026-03-09T12:00")));
        Assert.True(place.IsOpenAt(At("2026-03-10T12:00")));
        Assert.False(place.IsOpenAt(At("2026-03-11T00:00")));
        Assert.False(place.IsOpenAt(At("2026-05-01T23:59")));
        Assert.True(place.IsOpenAt(At("2026-05-02T12:00")));
        Assert.True(place.IsClosedAt(At("2026-04-01")));
        Assert.False(place.IsClosedAt(At("2026-03-01")));
    }

    [Fact]
    public void A_closing_recorded_late_closes_the_place_at_its_time()
    {
        var book = Book();
        book.Do(Closing("2026-06-01"));
        book.Do(Reopening("2026-07-01"));
        book.Do(Closing("2026-01-10"));
        book.Do(Reopening("2026-02-10"));

        Assert.False(book.Place(Prison).IsOpenAt(At("2026-01-20")));
        Assert.True(book.Place(Prison).IsOpenAt(At("2026-03-20")));
        Assert.False(book.Place(Prison).IsOpenAt(At("2026-06-20")));
    }

    [Fact]
    public void A_closed_place_is_not_closed_again_nor_an_open_one_opened()
    {
        var book = Book();
        book.IsRefused("place-not-closed", Reopening("2026-03-10"));
        book.Do(Closing("2026-03-10"));
        book.IsRefused("place-already-closed", Closing("2026-04-10"));
    }

    [Fact]
    public void A_place_closes_while_people_are_shown_held_there()
    {
        var book = Admitted();
        Assert.IsType<PlaceClosed>(Assert.Single(book.Do(Closing("2026-04-10"))));
    }

    [Fact]
    public void The_name_and_the_authority_are_those_of_the_last_change_by_when_it_occurred()
    {
        var book = Book();
        book.Do(new RenamePlace { Id = Asked, Place = Prison, At = At("2026-05-01"), Name = "தெற்கு சிறை" });
        book.Do(new RenamePlace { Id = Asked, Place = Prison, At = At("2025-05-01"), Name = "Southern prison" });
        book.Do(new ReassignPlace { Id = Asked, Place = Prison, At = At("2025-06-01"), Authority = "Ministry of justice" });

        Assert.Equal("தெற்கு சிறை", book.Place(Prison).Name);
        Assert.Equal("Ministry of justice", book.Place(Prison).Authority);
        book.IsRefused("incomplete", new RenamePlace { Id = Asked, Place = Prison, At = At("2025-05-01"), Name = " " });
        book.IsRefused("incomplete", new ReassignPlace { Id = Asked, Place = Prison, At = At("2025-05-01"), Authority = "" });
    }

    [Fact]
    public void Nothing_is_recorded_of_a_place_that_is_not_registered()
    {
        var book = new Book();
        book.IsRefused("place-not-registered", Closing("2026-03-10"));
        book.IsRefused("place-not-registered", Reopening("2026-03-10"));
        book.IsRefused("place-not-registered", Capacity(2024, new CapacityRow("any", "any", 1)));
        book.IsRefused("place-not-registered", new RenamePlace { Id = Asked, Place = Prison, At = At("2025-05-01"), Name = "x" });
        book.IsRefused("place-not-registered", new ReassignPlace { Id = Asked, Place = Prison, At = At("2025-05-01"), Authority = "x" });
        book.IsRefused("place-not-registered", new RecordCount { Id = Asked, Place = Prison, Dates = [], Source = "roll", Listed = 0 });
    }

    [Fact]
    public void A_place_is_opened_once_with_a_name_an_authority_a_kind_and_a_zone()
    {
        var book = new Book();
        book.IsRefused("incomplete", Opening(Prison, " "));
        book.IsRefused("incomplete", Opening(Prison) with { Authority = "" });
        book.IsRefused("unknown-code", Opening(Prison, kind: "gaol"));
        book.IsRefused("incomplete", Opening(Prison) with { Zone = "Europe/Streslau" });
        book.Do(Opening(Prison));
        book.IsRefused("place-already-registered", Opening(Prison));
        book.IsRefused("incomplete", new RecordCount { Id = Asked, Place = Prison, Dates = [], Source = "roll", Listed = 0 });
    }
}
