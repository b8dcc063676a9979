using Habeas.Register.Custody;
using Habeas.Register.Release;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Release;

public sealed class ReleaseTests
{
    private static readonly PlaceId Nowhere = new(Guid.Empty);

    private static OrderRelease Ordered(string at, params GroundId[] grounds) => new()
    {
        Id = Asked,
        Person = Person,
        At = At(at),
        Authority = "District court of Streslau",
        Basis = "acquittal",
        Grounds = grounds,
    };

    private static ProcessRelease Processed(string at) => new() { Id = Asked, Person = Person, Place = Prison, At = At(at) };

    private static RecordDeath Death(string at) => new() { Id = Asked, Person = Person, Place = Prison, At = At(at), Source = "prison doctor" };

    [Fact]
    public void Only_leaving_ends_custody()
    {
        var book = Admitted();
        book.Do(Ordered("2026-04-01T09:00", Ground(1)));
        book.Do(Processed("2026-04-01T11:00"));
        Assert.Null(Assert.Single(Timeline.Of(book.File(Person))).End);

        book.Do(Leaving("2026-04-01T14:00"));
        Assert.Equal(At("2026-04-01T14:00").Earliest, Assert.Single(Timeline.Of(book.File(Person))).End!.Value.Earliest);
    }

    [Fact]
    public void Processing_a_release_ends_the_grounds_on_which_it_was_ordered()
    {
        var book = Admitted();
        book.Do(Ordered("2026-04-01T09:00", Ground(1)));
        var events = book.Do(Processed("2026-04-01T11:00"));

        Assert.Equal([typeof(GroundEnded), typeof(ReleaseProcessed)], events.Select(e => e.GetType()));
        Assert.Equal("acquittal", ((GroundEnded)events[0]).Why);
        Assert.Null(Grounds.Leading(book.File(Person), Instant("2026-04-01T12:00")));
    }

    [Fact]
    public void A_release_is_not_processed_while_another_ground_stands_unless_it_says_despite_what()
    {
        var book = Admitted();
        book.Do(RecordedGround(Reason(2, "sentence"), "2026-03-20T10:00"));
        book.Do(Ordered("2026-04-01T09:00", Ground(1)));

        var refusal = book.Refused(Processed("2026-04-01T11:00"));
        Assert.Equal("other-ground-standing", refusal.Code);
        Assert.Equal(Ground(2).ToString(), refusal.Arguments["grounds"]);

        book.Do(Processed("2026-04-01T11:00") with { Despite = "pardoned; decree to follow" });
        Assert.Equal("sentence", Grounds.Leading(book.File(Person), Instant("2026-04-01T12:00"))!.Stated.Kind);
    }

    [Fact]
    public void A_ground_that_ended_ceased_or_whose_bail_was_met_stops_no_release()
    {
        var book = Admitted();
        book.Do(RecordedGround(Reason(2, "fine-default") with { Until = At("2026-03-25") }, "2026-03-20T10:00"));
        book.Do(new GrantBail { Id = Asked, Person = Person, Ground = Ground(1), At = At("2026-03-26T10:00"), Authority = "court" });
        book.IsRefused("other-ground-standing", Processed("2026-04-01T11:00"));
        book.Do(new RecordBailMet { Id = Asked, Person = Person, Ground = Ground(1), At = At("2026-03-30T10:00") });
        book.Do(Processed("2026-04-01T11:00"));
    }

    [Fact]
    public void A_release_is_ordered_by_an_authority_on_a_basis_for_grounds_on_the_file()
    {
        var book = Admitted();
        book.IsRefused("incomplete", Ordered("2026-04-01T09:00") with { Authority = "" });
        book.IsRefused("incomplete", Ordered("2026-04-01T09:00") with { Basis = "" });
        book.IsRefused("ground-not-on-file", Ordered("2026-04-01T09:00", Ground(4)));
        book.IsRefused("not-yet-happened", Ordered("2027-04-01T09:00"));
        book.IsRefused("person-not-registered", Ordered("2026-04-01T09:00") with { Person = OtherPerson });
    }

    [Fact]
    public void A_release_is_processed_where_the_person_is_shown_held()
    {
        var book = Admitted();
        book.IsRefused("not-shown-held", Processed("2026-04-01T11:00") with { Place = OtherPrison });
        book.IsRefused("place-not-registered", Processed("2026-04-01T11:00") with { Place = Nowhere });
        book.IsRefused("not-yet-happened", Processed("2027-04-01T11:00"));
    }

    [Fact]
    public void That_a_person_left_is_a_fact_that_no_standing_ground_refuses()
    {
        Admitted().Do(Leaving("2026-04-01T14:00"));
        Book().Do(Leaving("2026-04-01T14:00"));
    }

    [Fact]
    public void Who_saw_the_person_leave_is_named_or_said_to_be_nobody()
    {
        var book = Admitted();
        var refusal = book.Refused(Leaving("2026-04-01T14:00") with { Witness = " " });
        Assert.Equal("witness-not-stated", refusal.Code);
        Assert.Equal("Convention on Enforced Disappearance art. 21", refusal.Citation);
        book.Do(Leaving("2026-04-01T14:00") with { Witness = PersonLeft.Nobody });

        book.IsRefused("person-not-registered", Leaving("2026-04-01T14:00") with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Leaving("2026-04-01T14:00") with { Place = Nowhere });
        book.IsRefused("not-yet-happened", Leaving("2027-04-01T14:00"));
    }

    [Fact]
    public void A_release_in_error_is_found_and_the_return_begins_another_episode()
    {
        var book = Admitted();
        book.Do(Leaving("2026-04-01T14:00"));
        var found = new RecordReleaseInError { Id = Asked, Person = Person, At = At("2026-04-01T14:00"), FoundBy = "head of the prison", Ground = Ground(1) };
        var back = new RecordReturn { Id = Asked, Person = Person, Place = Prison, At = At("2026-04-03T08:00") };
        book.Do(found);
        book.Do(back);

        Assert.Equal(2, Timeline.Of(book.File(Person)).Select(s => s.EpisodeStart).Distinct().Count());
        book.IsRefused("ground-not-on-file", found with { Ground = Ground(7) });
        book.IsRefused("incomplete", found with { FoundBy = "" });
        book.IsRefused("person-not-registered", found with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", found with { At = At("2027-01-01") });
        book.IsRefused("person-not-registered", back with { Person = OtherPerson });
        book.IsRefused("place-not-registered", back with { Place = Nowhere });
        book.IsRefused("not-yet-happened", back with { At = At("2027-01-01") });
    }

    [Fact]
    public void A_death_ends_custody_and_its_manner_is_pending()
    {
        var book = Admitted();
        var death = Assert.IsType<DeathRecorded>(Assert.Single(book.Do(Death("2026-04-01T03:00"))));

        Assert.Equal("pending", death.Manner);
        Assert.NotNull(Assert.Single(Timeline.Of(book.File(Person))).End);
        book.IsRefused("death-on-file", Death("2026-04-02T03:00"));
    }

    [Fact]
    public void A_death_is_reported_by_someone_of_a_person_on_file()
    {
        var book = Book();
        book.IsRefused("incomplete", Death("2026-04-01") with { Source = "" });
        book.IsRefused("person-not-registered", Death("2026-04-01") with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Death("2026-04-01") with { Place = Nowhere });
        book.IsRefused("not-yet-happened", Death("2027-04-01"));
        book.Do(Death("2026-04-01") with { Place = null });
    }
}
