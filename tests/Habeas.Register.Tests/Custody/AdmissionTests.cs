using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Release;
using Habeas.Register.Time;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Custody;

public sealed class AdmissionTests
{
    private static Book Ready()
    {
        var book = Book();
        book.Do(Recorded(Paper()));
        return book;
    }

    private static string Why(Refusal refusal)
    {
        Assert.Equal("no-valid-commitment-order", refusal.Code);
        Assert.Contains("Nelson Mandela Rule 7", refusal.Citation, StringComparison.Ordinal);
        Assert.Contains("record-presence", (string)refusal.Arguments["instead"], StringComparison.Ordinal);
        return (string)refusal.Arguments["why"];
    }

    [Fact]
    public void A_person_is_admitted_on_an_order_in_force_and_held_on_its_ground()
    {
        var book = Ready();
        var events = book.Do(Admission());

        Assert.Equal([typeof(PersonAdmitted), typeof(GroundRecorded)], events.Select(e => e.GetType()));
        var stretch = Assert.Single(Timeline.Of(book.File(Person)));
        Assert.Equal(Prison, stretch.Place);
        Assert.Null(stretch.End);
        Assert.Equal("remand", Grounds.Leading(book.File(Person), Instant("2026-03-02T12:00"))!.Stated.Kind);
    }

    [Fact]
    public void Reception_is_one_act_for_a_new_person_with_a_new_order()
    {
        var book = new Book();
        book.Do(Opening(Prison));
        var events = book.Do(Admission() with { Order = null, NewOrder = Paper(9), Ground = Reason(restsOn: null), Identity = Named("Sefu Lindqvist") });

        Assert.Equal(
            [typeof(PersonRegistered), typeof(IdentityRecorded), typeof(OrderRecorded), typeof(PersonAdmitted), typeof(GroundRecorded)],
            events.Select(e => e.GetType()));
        Assert.Equal(Order(9), ((PersonAdmitted)events[3]).Order);
        Assert.Equal(Order(9), ((GroundRecorded)events[4]).Ground.RestsOn);
    }

    [Fact]
    public void A_police_station_admits_on_an_arrest_record_for_an_arrest_only()
    {
        var book = Book();
        var act = Admission() with
        {
            Place = Station,
            Order = null,
            NewArrest = new() { Id = Order(7), At = At("2026-03-02T09:20") },
            Ground = Reason(1, "arrest", 7),
        };
        Assert.Equal("arrest-record-only", Why(book.Refused(act with { Ground = Reason(1, "remand", 7) })));
        Assert.Equal("not-yet-in-force", Why(book.Refused(act with { At = At("2026-03-02T09:00") })));
        book.Do(act);
    }

    [Fact]
    public void Nobody_is_admitted_without_an_order_on_the_file()
    {
        var book = Book();
        Assert.Equal("not-on-file", Why(book.Refused(Admission())));
        Assert.Equal("none-shown", Why(book.Refused(Admission() with { Order = null, Ground = Reason(restsOn: null) })));
    }

    [Theory]
    [InlineData("2026-02-28T10:00", "not-yet-in-force")]
    [InlineData("2026-09-01T10:00", "ran-out")]
    public void Nobody_is_admitted_on_an_order_that_is_not_in_force(string at, string why) =>
        Assert.Equal(why, Why(Ready().Refused(Admission(at))));

    [Fact]
    public void Nobody_is_admitted_on_an_order_that_was_revoked_replaced_or_quashed()
    {
        var revoked = Ready();
        revoked.Do(new RevokeOrder { Id = Asked, Person = Person, Order = Order(1), From = At("2026-03-02T08:00"), Authority = "court" });
        Assert.Equal("revoked", Why(revoked.Refused(Admission())));

        var replaced = Ready();
        replaced.Do(new ReplaceOrder { Id = Asked, Person = Person, Order = Order(1), By = Paper(2, "2026-03-02") });
        Assert.Equal("replaced", Why(replaced.Refused(Admission())));

        var quashed = Ready();
        quashed.Do(new QuashOrder { Id = Asked, Person = Person, Order = Order(1), Court = "court", Decided = At("2026-10-01") });
        Assert.Equal("quashed", Why(quashed.Refused(Admission())));
    }

    [Fact]
    public void A_new_order_that_does_not_hold_good_yet_admits_nobody() =>
        Assert.Equal("not-yet-in-force", Why(Book().Refused(
            Admission() with { Order = null, NewOrder = Paper(9, "2026-04-01"), Ground = Reason(restsOn: null) })));

    [Fact]
    public void An_admission_names_one_order_and_ids_that_are_free()
    {
        var book = Ready();
        book.IsRefused("incomplete", Admission() with { Ground = Reason(restsOn: 2) });
        book.IsRefused("incomplete", Admission() with { NewOrder = Paper(2) });
        book.IsRefused("order-already-on-file", Admission() with { NewOrder = Paper(1) });
        book.Do(RecordedGround(Reason()));
        book.IsRefused("ground-already-on-file", Admission());
    }

    [Fact]
    public void The_day_and_hour_are_stated()
    {
        var book = Ready();
        var day = book.Refused(Admission("2026-03-02"));
        Assert.Equal("hour-not-stated", day.Code);
        Assert.Equal("Nelson Mandela Rule 7(c)", day.Citation);
        book.IsRefused("hour-not-stated", Admission() with { At = When.Unknown(Zone) });

        var hour = new When(Instant("2026-03-02T10:00"), Instant("2026-03-02T11:00"), Zone);
        book.IsRefused("hour-not-stated", Admission() with { At = hour with { Latest = hour.Latest + NodaTime.Duration.FromMinutes(1) } });
        book.Do(Admission() with { At = hour });
    }

    [Fact]
    public void A_minute_that_occurs_twice_when_the_clock_is_set_back_states_the_hour()
    {
        var book = Book();
        book.Do(Recorded(Paper(1, "2026-10-01", null)));
        book.Do(Admission() with { At = At("2026-10-25T02:30") });
    }

    [Fact]
    public void An_admission_names_who_is_responsible_why_and_has_happened()
    {
        var book = Ready();
        book.IsRefused("incomplete", Admission() with { Authority = " " });
        book.IsRefused("incomplete", Admission() with { Reasons = "" });
        book.IsRefused("not-yet-happened", Admission("2026-12-01T10:00"));
        book.IsRefused("incomplete", Admission() with { At = At("2026-03-02T10:00") with { Zone = "Atlantis" } });
    }

    [Fact]
    public void The_place_is_registered_and_open()
    {
        var book = Ready();
        book.IsRefused("place-not-registered", Admission() with { Place = new(Guid.Empty) });
        book.Do(new ClosePlace { Id = Asked, Place = Prison, At = At("2026-01-01") });
        var refusal = book.Refused(Admission());
        Assert.Equal("place-closed", refusal.Code);
        Assert.Equal("record-presence", refusal.Arguments["instead"]);
    }

    [Fact]
    public void The_person_is_on_file_or_comes_with_an_identity()
    {
        var act = Admission() with { Person = OtherPerson, Order = null, NewOrder = Paper(9), Ground = Reason(restsOn: null) };
        Book().IsRefused("no-identity", act);
        Book().IsRefused("no-identity", act with { Identity = new() });
        Book().Do(act with { Identity = new() { Provisional = "woman with a grey scarf" } });
    }

    [Theory]
    [InlineData("family-tie", "prohibited-ground")]
    [InlineData("contractual-debt", "prohibited-ground")]
    [InlineData("vagrancy", "unknown-code")]
    public void The_ground_is_one_on_which_a_person_may_be_held(string kind, string code) =>
        Ready().IsRefused(code, Admission() with { Ground = Reason(1, kind) });

    [Fact]
    public void Nobody_is_admitted_while_shown_held()
    {
        var book = Admitted();
        var refusal = book.Refused(Admission("2026-03-05T10:00") with { Place = OtherPrison, Ground = Reason(2) });

        Assert.Equal("already-held", refusal.Code);
        Assert.Equal(Prison, refusal.Arguments["place"]);
        Assert.Equal("record-order, record-ground, transfer-out, record-presence", refusal.Arguments["instead"]);
    }

    [Fact]
    public void An_admission_recorded_late_is_no_contradiction()
    {
        var book = Ready();
        book.Do(Presence("2026-03-05T10:00"));
        book.Do(Admission());

        Assert.Equal(At("2026-03-02T10:00").Earliest, Assert.Single(Timeline.Of(book.File(Person))).Start.Earliest);
    }

    [Fact]
    public void A_person_who_left_is_admitted_again_in_the_minute_in_which_they_left()
    {
        var book = Admitted();
        book.Do(Leaving("2026-04-01T12:00"));
        book.Do(Admission("2026-04-01T12:00") with { Ground = Reason(2) });

        Assert.Equal(2, Timeline.Of(book.File(Person)).Count);
    }

    [Fact]
    public void Nobody_is_admitted_after_their_death()
    {
        var book = Ready();
        book.Do(new RecordDeath { Id = Asked, Person = Person, At = At("2026-03-01"), Source = "hospital" });
        book.IsRefused("death-on-file", Admission());
    }

    [Fact]
    public void A_person_turned_away_gets_a_file_and_is_held_by_those_who_brought_them()
    {
        var book = Book();
        var act = new RefuseReception
        {
            Id = Asked,
            Person = OtherPerson,
            Place = Prison,
            At = At("2026-03-02T10:00"),
            Escort = "G-2207",
            Why = "no commitment order",
            Identity = new() { Provisional = "man with a limp" },
        };
        Assert.IsType<ReceptionRefused>(book.Do(act)[^1]);
        Assert.Empty(Timeline.Of(book.File(OtherPerson)));

        book.IsRefused("no-identity", act with { Person = ThirdPerson, Identity = null });
        book.IsRefused("incomplete", act with { Escort = "" });
        book.IsRefused("incomplete", act with { Why = "" });
        book.IsRefused("order-not-on-file", act with { Order = Order(8) });
        book.IsRefused("place-not-registered", act with { Place = new(Guid.Empty) });
    }
}
