using Habeas.Register.Corrections;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Orders;

public sealed class OrderTests
{
    private static ExtendOrder Extension(string until, string issued) => new()
    {
        Id = Asked,
        Person = Person,
        Order = Order(1),
        Until = At(until),
        Authority = "District court of Streslau",
        Issued = At(issued),
    };

    private static RevokeOrder Revocation(string from, int order = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Order = Order(order),
        From = At(from),
        Authority = "District court of Streslau",
    };

    private static QuashOrder Quashing(string decided, int order = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Order = Order(order),
        Court = "Court of appeal",
        Decided = At(decided),
    };

    private static ReplaceOrder Replacement(string from) => new() { Id = Asked, Person = Person, Order = Order(1), By = Paper(2, from, "2026-10-31") };

    private static Book WithOrder(string? until = "2026-06-30")
    {
        var book = Book();
        book.Do(Recorded(Paper(1, "2026-03-01", until)));
        return book;
    }

    private static OrderState First(Book book) => OrdersOnFile.Of(book.File(Person)).First(o => o.Id == Order(1));

    [Fact]
    public void An_order_of_days_is_in_force_from_the_start_of_the_first_to_the_end_of_the_last()
    {
        var order = First(WithOrder());

        Assert.False(order.IsInForceAt(Instant("2026-02-28T23:59")));
        Assert.True(order.IsInForceAt(Instant("2026-03-01T00:00")));
        Assert.True(order.IsInForceAt(Instant("2026-06-30T23:59")));
        Assert.False(order.IsInForceAt(Instant("2026-07-01T00:00")));
        Assert.True(First(WithOrder(null)).IsInForceAt(Instant("2040-01-01")));
    }

    [Fact]
    public void An_extension_adds_a_stretch_that_the_register_knew_only_when_it_came()
    {
        var book = WithOrder();
        var known = book.Now;
        book.Do(Extension("2026-09-30", "2026-06-20"));

        var order = First(book);
        Assert.Equal(At("2026-09-30").Latest, order.Until);
        Assert.Equal(2, order.InForce.Count);
        Assert.Equal(order.InForce[0].Until, order.InForce[1].From);
        Assert.Equal(known, order.InForce[1].KnownAt);
        Assert.True(order.KnownAt < known);
    }

    [Fact]
    public void An_extension_must_lengthen_what_stands_of_an_order_that_has_not_run_out()
    {
        var book = WithOrder();
        book.IsRefused("extension-shortens", Extension("2026-06-30", "2026-06-20"));
        book.IsRefused("extension-shortens", Extension("2026-05-01", "2026-04-20"));
        book.IsRefused("until-before-from", Extension("2026-02-01", "2026-04-20"));
        book.IsRefused("incomplete", Extension("2026-09-30", "2026-06-20") with { Authority = "" });
        WithOrder(null).IsRefused("extension-shortens", Extension("2026-09-30", "2026-06-20"));

        var late = book.Refused(Extension("2026-09-30", "2026-07-01"));
        Assert.Equal("order-already-over", late.Code);
        Assert.Equal("ran-out", late.Arguments["why"]);
        Assert.Equal("record-order", late.Arguments["instead"]);
    }

    [Fact]
    public void A_replaced_order_ends_where_the_other_begins()
    {
        var book = WithOrder();
        var events = book.Do(Replacement("2026-05-01"));

        Assert.Equal([typeof(OrderRecorded), typeof(OrderReplaced)], events.Select(e => e.GetType()));
        Assert.Equal(Order(2), First(book).ReplacedBy);
        Assert.True(First(book).IsInForceAt(Instant("2026-04-30T23:59")));
        Assert.False(First(book).IsInForceAt(Instant("2026-05-01T00:00")));
        Assert.Equal("order-already-over", book.Refused(Replacement("2026-06-01") with { By = Paper(3, "2026-06-01") }).Code);
        Assert.Equal("order-already-on-file", book.Refused(Replacement("2026-06-01")).Code);
    }

    [Fact]
    public void A_revoked_order_covers_what_it_covered_and_nothing_after()
    {
        var book = WithOrder();
        book.Do(Revocation("2026-05-01T12:00"));

        Assert.True(First(book).IsInForceAt(Instant("2026-05-01T11:59")));
        Assert.False(First(book).IsInForceAt(Instant("2026-05-01T12:01")));
        Assert.Equal("revoked", book.Refused(Revocation("2026-05-02T12:00")).Arguments["why"]);
        Assert.Equal("revoked", book.Refused(Extension("2026-09-30", "2026-04-01")).Arguments["why"]);
        Assert.Equal("ran-out", WithOrder().Refused(Revocation("2026-07-02T12:00")).Arguments["why"]);
    }

    [Fact]
    public void A_quashed_order_was_never_in_force_even_if_it_had_ended_before()
    {
        var book = WithOrder();
        book.Do(Revocation("2026-05-01T12:00"));
        book.Do(Quashing("2026-09-01"));

        Assert.Empty(First(book).InForce);
        Assert.False(First(book).IsInForceAt(Instant("2026-03-15")));
        Assert.Equal("quashed", First(book).WhyNotInForceAt(At("2026-03-15")));
        Assert.Equal("quashed", book.Refused(Quashing("2026-09-02")).Arguments["why"]);
        book.IsRefused("incomplete", Quashing("2026-09-02") with { Court = " " });
    }

    [Fact]
    public void Correcting_the_number_of_an_order_makes_it_no_later_and_correcting_its_dates_does()
    {
        var book = WithOrder();
        var known = First(book).KnownAt;
        CorrectEvent To(CommitmentOrder order) => new()
        {
            Id = Asked,
            About = Person,
            Target = book.Last<OrderRecorded>(Person),
            By = new OrderRecorded(Person, order),
            Reason = "read wrongly",
        };

        book.Do(To(Paper(1, "2026-03-01", "2026-06-30") with { Number = "17/2026" }));
        Assert.Equal(known, First(book).KnownAt);

        var later = book.Now;
        book.Do(To(Paper(1, "2026-03-01", "2026-07-31")));
        book.Do(To(Paper(1, "2026-03-01", "2026-07-31") with { Number = "18/2026" }));
        Assert.Equal(later, First(book).KnownAt);
        Assert.Equal("18/2026", First(book).Written.Number);
    }

    [Fact]
    public void What_is_done_to_an_order_needs_the_order_on_this_persons_file()
    {
        var book = Book();
        book.IsRefused("order-not-on-file", Extension("2026-09-30", "2026-06-20"));
        book.IsRefused("order-not-on-file", Replacement("2026-05-01"));
        book.IsRefused("order-not-on-file", Revocation("2026-05-01"));
        book.IsRefused("order-not-on-file", Quashing("2026-05-01"));
    }

    [Fact]
    public void An_order_has_an_id_of_its_own_an_authority_and_an_end_after_its_beginning()
    {
        var book = WithOrder();
        book.IsRefused("order-already-on-file", Recorded(Paper()));
        book.IsRefused("incomplete", Recorded(Paper(2) with { Authority = "" }));
        book.IsRefused("incomplete", Recorded(Paper(2) with { Document = "ABC" }));
        book.IsRefused("incomplete", Recorded(Paper(2) with { From = At("2026-03-01") with { Zone = "Nowhere" } }));
        book.IsRefused("until-before-from", Recorded(Paper(2, "2026-03-01", "2026-02-01")));
        book.IsRefused("unknown-code", Recorded(Paper(2, ground: "detention")));
        book.IsRefused("person-not-registered", Recorded(Paper(2)) with { Person = OtherPerson });
    }

    [Theory]
    [InlineData("family-tie", "General Assembly resolution 79/172, paragraph 13")]
    [InlineData("contractual-debt", "ICCPR art. 11")]
    public void No_order_commits_on_a_prohibited_ground(string ground, string citation)
    {
        var refusal = Book().Refused(Recorded(Paper(2, ground: ground)));

        Assert.Equal("prohibited-ground", refusal.Code);
        Assert.Equal(citation, refusal.Citation);
        Assert.Equal("record-prohibited-ground", refusal.Arguments["instead"]);
    }

    [Fact]
    public void An_arrest_is_recorded_with_what_is_known_and_opens_a_file()
    {
        var book = Book();
        var act = new RecordArrest { Id = Asked, Person = OtherPerson, Arrest = new() { Id = Order(5), At = At("2026-03-01") }, Identity = Named("Mirela Ashkenazi-Tran") };
        var events = book.Do(act);

        Assert.Equal([typeof(PersonRegistered), typeof(IdentityRecorded), typeof(ArrestRecorded)], events.Select(e => e.GetType()));
        book.IsRefused("order-already-on-file", act);
        book.IsRefused("order-already-on-file", Recorded(Paper(5)) with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", act with { Arrest = new() { Id = Order(6), At = At("2027-03-01") } });
        book.Do(new RecordArrest { Id = Asked, Person = ThirdPerson, Arrest = new() { Id = Order(7), At = At("2026-03-01") } });
    }
}
