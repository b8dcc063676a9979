using Habeas.Register.Custody;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Custody;

public sealed class GroundTests
{
    private static EndGround Ending(int ground, string at) => new() { Id = Asked, Person = Person, Ground = Ground(ground), At = At(at), Why = "acquitted" };

    private static GrantBail Bail(string at) => new() { Id = Asked, Person = Person, Ground = Ground(1), At = At(at), Authority = "court" };

    private static RecordBailMet Met(string at) => new() { Id = Asked, Person = Person, Ground = Ground(1), At = At(at) };

    private static RevokeBail Revoked(string at) => new() { Id = Asked, Person = Person, Ground = Ground(1), At = At(at), Authority = "court" };

    private static string? Leading(Book book, string at) => Grounds.Leading(book.File(Person), Instant(at))?.Stated.Kind;

    [Fact]
    public void Of_several_grounds_the_first_by_precedence_leads_and_ending_it_leaves_the_others()
    {
        var book = Admitted();
        book.Do(RecordedGround(Reason(2, "migration", null), "2026-03-03T10:00"));
        book.Do(RecordedGround(Reason(3, "sentence", 1), "2026-05-01T10:00"));

        Assert.Equal("remand", Leading(book, "2026-04-01T00:00"));
        Assert.Equal("sentence", Leading(book, "2026-05-02T00:00"));

        book.Do(Ending(3, "2026-06-01T10:00"));
        book.Do(Ending(1, "2026-07-01T10:00"));
        Assert.Equal("remand", Leading(book, "2026-06-02T00:00"));
        Assert.Equal("migration", Leading(book, "2026-07-02T00:00"));
        Assert.Null(Assert.Single(Timeline.Of(book.File(Person))).End);
    }

    [Fact]
    public void Every_kind_of_ground_has_a_precedence_and_a_legal_status()
    {
        Assert.Equal(GroundKinds.All.Order(StringComparer.Ordinal), GroundKinds.ByPrecedence.Order(StringComparer.Ordinal));
        Assert.Equal("sentenced", GroundKinds.LegalStatus("recall"));
        Assert.Equal("unsentenced", GroundKinds.LegalStatus("remand"));
        Assert.Equal("other", GroundKinds.LegalStatus("migration"));
        Assert.Equal(GroundKinds.All.Count, GroundKinds.Precedence("no such ground"));
        Assert.DoesNotContain(ProhibitedGrounds.All, GroundKinds.All.Contains);
    }

    [Fact]
    public void A_ground_ceases_by_itself_at_the_end_that_it_states()
    {
        var book = Book();
        book.Do(RecordedGround(Reason(restsOn: null) with { Until = At("2026-04-01") }));
        Assert.Equal("remand", Leading(book, "2026-04-01T23:59"));
        Assert.Null(Leading(book, "2026-04-02T00:00"));
    }

    [Fact]
    public void A_ground_is_stated_by_codes_with_offences_that_say_something_on_papers_that_are_there()
    {
        var book = Book();
        book.IsRefused("prohibited-ground", RecordedGround(Reason(1, "family-tie", null)));
        book.IsRefused("unknown-code", RecordedGround(Reason(1, "debt", null)));
        book.IsRefused("order-not-on-file", RecordedGround(Reason()));
        book.IsRefused("until-before-from", RecordedGround(Reason(restsOn: null) with { Until = At("2026-03-01") }));
        book.IsRefused("incomplete", RecordedGround(Reason(restsOn: null) with { Offences = [new(" ")] }));
        book.IsRefused("incomplete", RecordedGround(Reason(restsOn: null) with { Offences = [new(null, new("", null, "243"))] }));
        book.IsRefused("person-not-registered", RecordedGround(Reason(restsOn: null)) with { Person = OtherPerson });
        book.Do(RecordedGround(Reason(restsOn: null)));
        book.IsRefused("ground-already-on-file", RecordedGround(Reason(restsOn: null)));
    }

    [Fact]
    public void A_ground_ends_once_after_it_began_for_a_reason()
    {
        var book = Admitted();
        book.IsRefused("ground-not-on-file", Ending(2, "2026-04-01"));
        book.IsRefused("until-before-from", Ending(1, "2026-02-01"));
        book.IsRefused("incomplete", Ending(1, "2026-04-01") with { Why = "" });
        book.IsRefused("not-yet-happened", Ending(1, "2027-04-01"));
        book.Do(Ending(1, "2026-04-01"));
        book.IsRefused("ground-already-ended", Ending(1, "2026-04-02"));
    }

    [Fact]
    public void Bail_granted_and_not_met_is_a_state_in_which_the_ground_holds()
    {
        var book = Admitted();
        book.Do(Bail("2026-04-01T10:00"));
        book.Do(Met("2026-04-10T10:00"));
        book.Do(Revoked("2026-04-20T10:00"));

        var ground = Grounds.Of(book.File(Person))[0];
        Assert.Equal("none", ground.BailAt(Instant("2026-03-31T10:00")));
        Assert.Equal("granted-not-met", ground.BailAt(Instant("2026-04-02T10:00")));
        Assert.Equal("met", ground.BailAt(Instant("2026-04-11T10:00")));
        Assert.Equal("revoked", ground.BailAt(Instant("2026-04-21T10:00")));
        Assert.True(ground.HoldsAt(Instant("2026-04-02T10:00")));
        Assert.False(ground.HoldsAt(Instant("2026-04-11T10:00")));
        Assert.True(ground.HoldsAt(Instant("2026-04-21T10:00")));
    }

    [Fact]
    public void Bail_is_met_and_revoked_only_where_it_was_granted()
    {
        var book = Admitted();
        book.IsRefused("bail-not-granted", Met("2026-04-10T10:00"));
        book.IsRefused("bail-not-granted", Revoked("2026-04-10T10:00"));
        book.Do(Bail("2026-04-01T10:00"));
        book.IsRefused("bail-not-granted", Met("2026-03-31T10:00"));
        book.Do(Met("2026-04-10T10:00"));
        book.IsRefused("bail-already-met", Met("2026-04-11T10:00"));
        book.Do(Revoked("2026-04-12T10:00"));
        book.IsRefused("bail-not-granted", Revoked("2026-04-13T10:00"));
        book.IsRefused("bail-not-granted", Met("2026-04-13T10:00"));
    }

    [Fact]
    public void Bail_is_on_a_ground_that_stands_by_a_named_authority_for_a_sum_that_can_be_paid()
    {
        var book = Admitted();
        book.IsRefused("incomplete", Bail("2026-04-01T10:00") with { Authority = "" });
        book.IsRefused("incomplete", Bail("2026-04-01T10:00") with { Amount = new(-1, "EUR") });
        book.IsRefused("incomplete", Bail("2026-04-01T10:00") with { Amount = new(1, "euro") });
        book.IsRefused("ground-not-on-file", Bail("2026-04-01T10:00") with { Ground = Ground(9) });
        book.IsRefused("ground-not-on-file", Met("2026-04-01T10:00") with { Ground = Ground(9) });
        book.IsRefused("ground-not-on-file", Revoked("2026-04-01T10:00") with { Ground = Ground(9) });
        book.IsRefused("incomplete", Revoked("2026-04-01T10:00") with { Authority = "" });
        book.Do(Ending(1, "2026-04-01"));
        book.IsRefused("ground-already-ended", Bail("2026-04-02T10:00"));
    }

    [Fact]
    public void A_human_finds_that_no_order_exists_even_where_one_is_on_the_file()
    {
        var book = Admitted();
        var act = new FindNoOrder { Id = Asked, Person = Person, From = At("2026-03-02"), FoundBy = "T. Akande" };
        book.Do(act);
        book.IsRefused("incomplete", act with { FoundBy = "" });
        book.IsRefused("until-before-from", act with { Until = At("2026-03-01") });
        book.IsRefused("not-yet-happened", act with { From = At("2027-03-01") });
        book.IsRefused("person-not-registered", act with { Person = OtherPerson });
    }

    [Fact]
    public void A_prohibited_ground_is_recorded_as_what_was_claimed_and_holds_nobody()
    {
        var book = Book();
        var act = new RecordProhibitedGround
        {
            Id = Asked,
            Person = Person,
            Ground = "contractual-debt",
            At = At("2026-03-02"),
            ClaimedBy = "bailiff",
            FoundBy = "T. Akande",
        };
        Assert.IsType<ProhibitedGroundFound>(Assert.Single(book.Do(act)));
        Assert.Empty(Grounds.Of(book.File(Person)));
        book.IsRefused("unknown-code", act with { Ground = "remand" });
        book.IsRefused("incomplete", act with { ClaimedBy = "" });
        book.IsRefused("incomplete", act with { FoundBy = "" });
        book.IsRefused("not-yet-happened", act with { At = At("2027-03-02") });
        book.IsRefused("person-not-registered", act with { Person = OtherPerson });
    }
}
