using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Places;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Movements;

public sealed class MovementTests
{
    private static readonly PlaceId Nowhere = new(Guid.Empty);

    private static TransferOut Out(string at) => new()
    {
        Id = Asked,
        Person = Person,
        From = Prison,
        To = OtherPrison,
        At = At(at),
        Escort = "convoy 7",
        Why = "closer to family",
    };

    private static ReceiveTransfer In(string at) => new() { Id = Asked, Person = Person, Place = OtherPrison, At = At(at) };

    private static GoOut Away(string at, string kind = "at-court") => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        Kind = kind,
        At = At(at),
        Destination = "District court of Streslau",
    };

    private static ComeBack Back(string at) => new() { Id = Asked, Person = Person, Place = Prison, At = At(at) };

    private static IEnumerable<(PlaceId?, string)> Where(Book book) => Timeline.Of(book.File(Person)).Select(s => (s.Place, s.Whereabouts));

    [Fact]
    public void A_transfer_leads_through_transit_within_one_custody_episode()
    {
        var book = Admitted();
        book.Do(Out("2026-03-10T09:00"));
        book.Do(In("2026-03-10T13:00"));

        Assert.Equal([(Prison, "inside"), (null, "in-transit"), (OtherPrison, "inside")], Where(book));
        Assert.Single(Timeline.Of(book.File(Person)).Select(s => s.EpisodeStart).Distinct());
    }

    [Fact]
    public void One_who_is_not_shown_held_there_is_not_transferred_out()
    {
        Book().IsRefused("not-shown-held", Out("2026-03-10T09:00"));
        var book = Admitted();
        book.IsRefused("not-shown-held", Out("2026-03-01T09:00"));
        book.IsRefused("not-shown-held", Out("2026-03-10T09:00") with { From = Station });
        book.Do(Leaving("2026-03-09T09:00"));
        Assert.Equal("record-presence", book.Refused(Out("2026-03-10T09:00")).Arguments["instead"]);
    }

    [Fact]
    public void A_transfer_names_its_escort_its_reason_and_an_open_place_elsewhere()
    {
        var book = Admitted();
        book.IsRefused("incomplete", Out("2026-03-10T09:00") with { Escort = "" });
        book.IsRefused("incomplete", Out("2026-03-10T09:00") with { Why = "" });
        book.IsRefused("incomplete", Out("2026-03-10T09:00") with { To = Prison });
        book.IsRefused("order-not-on-file", Out("2026-03-10T09:00") with { Order = Order(4) });
        book.IsRefused("place-not-registered", Out("2026-03-10T09:00") with { To = Nowhere });
        book.IsRefused("place-not-registered", Out("2026-03-10T09:00") with { From = Nowhere });
        book.IsRefused("not-yet-happened", Out("2027-03-10T09:00"));
        book.Do(new ClosePlace { Id = Asked, Place = OtherPrison, At = At("2026-01-01") });
        book.IsRefused("place-closed", Out("2026-03-10T09:00"));
    }

    [Fact]
    public void One_who_is_not_in_transit_is_recorded_as_present_instead_of_received()
    {
        var book = Admitted();
        var refusal = book.Refused(In("2026-03-10T13:00"));
        Assert.Equal("not-in-transit", refusal.Code);
        Assert.Equal("record-presence", refusal.Arguments["instead"]);
        book.IsRefused("place-not-registered", In("2026-03-10T13:00") with { Place = Nowhere });
        book.IsRefused("not-yet-happened", In("2027-03-10T13:00"));
        book.Do(new ClosePlace { Id = Asked, Place = OtherPrison, At = At("2026-01-01") });
        book.IsRefused("place-closed", In("2026-03-10T13:00"));
    }

    [Fact]
    public void In_transit_nobody_is_admitted_but_received_wherever_they_arrive()
    {
        var book = Admitted();
        book.Do(Out("2026-03-10T09:00"));
        var refusal = book.Refused(Admission("2026-03-10T13:00") with { Place = Station, Ground = Reason(2) });
        Assert.Equal("already-held", refusal.Code);
        Assert.Equal("in-transit", refusal.Arguments["whereabouts"]);
        Assert.Equal("receive-transfer, record-presence", refusal.Arguments["instead"]);
        book.Do(In("2026-03-10T13:00") with { Place = Station });
    }

    [Theory]
    [InlineData("at-court")]
    [InlineData("in-hospital")]
    [InlineData("temporarily-absent")]
    public void One_who_goes_out_stays_in_the_custody_of_the_place_and_comes_back(string kind)
    {
        var book = Admitted();
        book.Do(Away("2026-03-10T09:00", kind));
        book.Do(Back("2026-03-10T16:00"));
        Assert.Equal([(Prison, "inside"), (Prison, kind), (Prison, "inside")], Where(book));
    }

    [Fact]
    public void Going_out_needs_custody_and_coming_back_needs_having_gone_out()
    {
        var book = Admitted();
        book.IsRefused("not-out", Back("2026-03-10T16:00"));
        book.IsRefused("not-shown-held", Away("2026-03-01T09:00"));
        book.IsRefused("unknown-code", Away("2026-03-10T09:00", "on-holiday"));
        book.IsRefused("incomplete", Away("2026-03-10T09:00") with { Destination = "" });
        book.IsRefused("until-before-from", Away("2026-03-10T09:00") with { ExpectedBack = At("2026-03-09") });
        book.IsRefused("not-yet-happened", Away("2027-03-10T09:00"));
        book.IsRefused("not-yet-happened", Back("2027-03-10T09:00"));
        book.IsRefused("place-not-registered", Away("2026-03-10T09:00") with { Place = Nowhere });
        book.IsRefused("place-not-registered", Back("2026-03-10T09:00") with { Place = Nowhere });
    }

    [Fact]
    public void An_escape_ends_the_episode_and_a_recapture_begins_another_on_the_same_grounds()
    {
        var book = Admitted();
        book.Do(new RecordEscape { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-10T09:00") });
        book.Do(new RecordRecapture { Id = Asked, Person = Person, Place = Station, At = At("2026-03-12T09:00") });

        Assert.Equal([(Prison, "inside"), (Station, "inside")], Where(book));
        Assert.Equal(2, Timeline.Of(book.File(Person)).Select(s => s.EpisodeStart).Distinct().Count());
        Assert.NotNull(Grounds.Leading(book.File(Person), Instant("2026-03-12T10:00")));
    }

    [Fact]
    public void An_escape_and_a_recapture_are_facts_that_no_state_of_the_register_refuses()
    {
        var book = Book();
        var escape = new RecordEscape { Id = Asked, Person = Person, At = At("2026-03-10T09:00") };
        var recapture = new RecordRecapture { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-09T09:00") };
        book.Do(escape);
        book.Do(recapture);
        foreach (Act act in new Act[] { escape with { Person = OtherPerson }, recapture with { Person = OtherPerson } })
        {
            book.IsRefused("person-not-registered", act);
        }

        book.IsRefused("place-not-registered", escape with { Place = Nowhere });
        book.IsRefused("place-not-registered", recapture with { Place = Nowhere });
        book.IsRefused("not-yet-happened", escape with { At = At("2027-03-10") });
        book.IsRefused("not-yet-happened", recapture with { At = At("2027-03-10") });
    }
}
