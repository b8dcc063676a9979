using Habeas.Register.Movements;
using Habeas.Register.Process.Production;
using NodaTime;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process.Production;

public sealed class CourtListTests
{
    private static readonly LocalDate Day = new(2026, 3, 20);

    private static PlanProduction Plan(int n, string at = "2026-03-19T10:00", string vehicle = "van R-118") => new()
    {
        Id = Asked,
        Person = Person,
        Hearing = Hearing(n),
        Place = Prison,
        Mode = "in-person",
        Leaves = At("2026-03-20T08:15"),
        Escort = "unit 2",
        Vehicle = vehicle,
        At = At(at),
    };

    private static GoOut Out(string at, string kind = "at-court") =>
        new() { Id = Asked, Person = Person, Place = Prison, Kind = kind, At = At(at), Destination = "District court of Streslau" };

    private static ComeBack Back(string at) => new() { Id = Asked, Person = Person, Place = Prison, At = At(at) };

    private static Book Listed()
    {
        var book = Admitted();
        book.Do(Listing(1, "2026-03-20T09:00"));
        return book;
    }

    private static IReadOnlyList<CourtListLine> Lines(Book book, string asOf, PlaceId? place = null, LocalDate? day = null) =>
        CourtList.On([book.File(Person), book.File(OtherPerson)], day ?? Day, Zone, Instant(asOf), place);

    private static string Standing(Book book, string asOf) => Assert.Single(Lines(book, asOf)).Standing;

    [Fact]
    public void The_list_says_who_must_be_where_at_what_time()
    {
        var line = Assert.Single(Lines(Listed(), "2026-03-19"));
        Assert.Equal((Person, Hearing(1), At("2026-03-20T09:00"), "District court of Streslau"), (line.Person, line.Hearing.Id, line.At, line.Court));
        Assert.Equal([Prison], line.HeldAt);
        Assert.Equal(CourtListLine.NotPlanned, line.Standing);
        Assert.Empty(Lines(Listed(), "2026-03-19", day: new LocalDate(2026, 3, 21)));
    }

    [Fact]
    public void The_list_is_of_one_place_or_of_all()
    {
        Assert.Single(Lines(Listed(), "2026-03-19", Prison));
        Assert.Empty(Lines(Listed(), "2026-03-19", Station));
    }

    [Fact]
    public void The_list_is_by_time_and_a_hearing_at_no_stated_hour_stands_first()
    {
        var book = Listed();
        book.Do(Listing(2, "2026-03-20T07:30"));
        book.Do(Listing(3, "2026-03-20"));
        Assert.Equal([Hearing(3), Hearing(2), Hearing(1)], Lines(book, "2026-03-19").Select(l => l.Hearing.Id));
    }

    [Fact]
    public void Somebody_who_is_not_in_custody_is_brought_by_nobody()
    {
        var book = Listed();
        book.Do(Leaving("2026-03-10T10:00"));
        Assert.Empty(Lines(book, "2026-03-19"));
    }

    [Fact]
    public void What_came_of_a_production_is_read_from_plan_movements_and_hearing()
    {
        var book = Listed();
        book.Do(Plan(1));
        Assert.Equal(CourtListLine.NotPlanned, Standing(book, "2026-03-19T09:00"));
        Assert.Equal(CourtListLine.Planned, Standing(book, "2026-03-19T11:00"));
        book.Do(Out("2026-03-20T08:20"));
        Assert.Equal(CourtListLine.AtCourt, Standing(book, "2026-03-20T09:30"));
        book.Do(HeldHearing(1, "2026-03-20T09:10"));
        book.Do(Back("2026-03-20T13:00"));
        Assert.Equal(CourtListLine.AtCourt, Standing(book, "2026-03-20T12:00"));

        var line = Assert.Single(Lines(book, "2026-03-21"));
        Assert.Equal((CourtListLine.CameBack, At("2026-03-20T08:20"), At("2026-03-20T13:00")), (line.Standing, line.Out!.At, line.Back!.At));
    }

    [Fact]
    public void A_night_away_at_court_is_one_production()
    {
        var book = Listed();
        book.Do(Out("2026-03-19T16:00"));
        book.Do(Back("2026-03-20T13:00"));
        Assert.Equal(CourtListLine.CameBack, Standing(book, "2026-03-21"));
    }

    [Fact]
    public void A_way_to_court_on_another_day_or_to_hospital_is_none_of_it()
    {
        var book = Listed();
        book.Do(Out("2026-03-18T08:00"));
        book.Do(Back("2026-03-18T13:00"));
        book.Do(Out("2026-03-20T08:00", "in-hospital"));
        book.Do(Back("2026-03-20T13:00"));
        Assert.Equal(CourtListLine.NoRecord, Standing(book, "2026-03-21"));
    }

    [Fact]
    public void The_last_plan_stands()
    {
        var book = Listed();
        book.Do(Plan(1, "2026-03-19T12:00", "van R-7"));
        book.Do(Plan(1, "2026-03-19T10:00", "none"));
        Assert.Equal("van R-7", Assert.Single(Lines(book, "2026-03-20")).Plan!.Vehicle);
    }

    [Fact]
    public void A_person_who_was_not_brought_is_shown_with_the_reason_and_who_decided()
    {
        var book = Listed();
        book.Do(Plan(1));
        book.Do(NotBrought(1, "2026-03-20T09:00", "no-vehicle"));
        book.Do(Adjourned(1, "2026-03-20T09:30"));

        var line = Assert.Single(Lines(book, "2026-03-21"));
        Assert.Equal((CourtListLine.NotProduced, "no-vehicle", "duty officer"), (line.Standing, line.NotBrought!.Why, line.NotBrought.DecidedBy));
        Assert.Equal([new("no-vehicle", 1)], CourtList.ReasonsNotProduced(Lines(book, "2026-03-21")));
    }

    [Theory]
    [InlineData("by-video", CourtListLine.HeldByVideo)]
    [InlineData("in-absence", CourtListLine.HeldInAbsence)]
    [InlineData("in-person", CourtListLine.HeldWithoutMovement)]
    [InlineData("not-known", CourtListLine.NoRecord)]
    public void A_hearing_held_without_a_movement_says_how(string mode, string standing)
    {
        var book = Listed();
        book.Do(HeldHearing(1, "2026-03-20T09:10", mode));
        Assert.Equal(standing, Standing(book, "2026-03-21"));
    }

    [Fact]
    public void A_hearing_taken_off_before_the_day_is_not_on_the_list_and_one_moved_on_the_day_is()
    {
        var book = Listed();
        book.Do(Listing(2, "2026-03-20T11:00"));
        book.Do(Listing(3, "2026-03-20T12:00"));
        book.Do(Listing(4, "2026-03-20T13:00"));
        book.Do(Adjourned(1, "2026-03-18T09:00"));
        book.Do(Moved(2, "2026-03-25T09:00", "2026-03-18T09:00"));
        book.Do(Moved(3, "2026-03-25T10:00", "2026-03-20T09:00"));
        book.Do(Adjourned(4, "2026-03-20T13:30"));

        Assert.Equal([(Hearing(3), CourtListLine.Moved), (Hearing(4), CourtListLine.Adjourned)], Lines(book, "2026-03-21").Select(l => (l.Hearing.Id, l.Standing)));
        Assert.Equal([Hearing(2), Hearing(3)], Lines(book, "2026-03-21", day: new LocalDate(2026, 3, 25)).Select(l => l.Hearing.Id));
    }

    [Fact]
    public void A_plan_names_escort_and_vehicle_or_says_that_there_is_none()
    {
        var book = Listed();
        book.IsRefused("person-not-registered", Plan(1) with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Plan(1) with { Place = new(Guid.Empty) });
        book.IsRefused("not-on-file", Plan(2));
        book.IsRefused("unknown-code", Plan(1) with { Mode = "in-absence" });
        book.IsRefused("incomplete", Plan(1) with { Escort = "" });
        book.IsRefused("incomplete", Plan(1) with { Vehicle = "" });
        book.IsRefused("not-yet-happened", Plan(1, "2027-01-01"));
        book.Do(Plan(1) with { Escort = "none", Vehicle = "none" });
    }
}
