using Habeas.Register.Process;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Process.Reviews;
using Habeas.Register.Release;
using NodaTime;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process.Lawfulness;

public sealed class ChallengeTests
{
    private static RecordChallenge Filed(int n, string at) => new()
    {
        Id = Asked,
        Person = Person,
        At = At(at),
        Challenge = new() { Id = Challenge(n), Court = "High court of Ruritania", By = "family" },
    };

    private static RecordChallengeHeard Heard(int n, string at) => new() { Id = Asked, Person = Person, Challenge = Challenge(n), At = At(at), Mode = "in-person" };

    private static RecordChallengeDecided Decided(int n, string at, string decision = "release-ordered") => new()
    {
        Id = Asked,
        Person = Person,
        Challenge = Challenge(n),
        At = At(at),
        Court = "High court of Ruritania",
        Decision = decision,
        Grounds = [Ground(1)],
    };

    private static Book ReleaseOrdered()
    {
        var book = Admitted();
        book.Do(Filed(1, "2026-03-20T09:00"));
        book.Do(Decided(1, "2026-04-01T12:00"));
        return book;
    }

    private static OrderedRelease Standing(Book book, string at) => Assert.Single(OrderedReleases.Of(book.File(Person), Instant(at)));

    [Fact]
    public void A_challenge_waits_until_it_is_decided_and_the_wait_is_measured()
    {
        var book = Admitted();
        book.Do(Filed(1, "2026-03-20T09:00"));
        book.Do(Heard(1, "2026-03-25T09:00"));
        book.Do(Decided(1, "2026-04-01T09:00", "lawful"));

        var challenge = Assert.Single(ChallengesOnFile.Of(book.File(Person)));
        Assert.Single(challenge.Heard);
        Assert.Single(ChallengesOnFile.PendingAt(book.File(Person), Instant("2026-03-30")));
        Assert.Empty(ChallengesOnFile.PendingAt(book.File(Person), Instant("2026-04-02")));
        Assert.Equal(Duration.FromDays(2), challenge.TookBy(Instant("2026-03-22T09:00")).Greatest);
        Assert.Equal(Duration.FromDays(12) - Duration.FromHours(1) + Duration.FromMinutes(1), challenge.TookBy(Instant("2026-06-01")).Greatest); // an hour shorter: the clocks went forward
        Assert.Empty(OrderedReleases.Of(book.File(Person), Instant("2026-06-01")));
    }

    [Fact]
    public void What_was_decided_later_changes_nothing_earlier()
    {
        var book = Admitted();
        book.Do(Filed(1, "2026-03-20T09:00"));
        book.Do(Decided(1, "2026-04-20T09:00", "other"));
        book.Do(Decided(1, "2026-04-01T09:00", "lawful"));

        var challenge = Assert.Single(ChallengesOnFile.Of(book.File(Person)));
        Assert.Null(challenge.DecidedAt(Instant("2026-03-30")));
        Assert.Equal("lawful", challenge.DecidedAt(Instant("2026-04-10"))?.Decision);
        Assert.Equal("other", challenge.DecidedAt(Instant("2026-04-21"))?.Decision);
        Assert.Empty(ChallengesOnFile.PendingAt(book.File(Person), Instant("2026-04-10")));
        Assert.Equal(challenge.TookBy(Instant("2026-04-10")), challenge.TookBy(Instant("2026-06-01")));
    }

    [Fact]
    public void A_decision_to_release_brings_the_order_of_release_and_frees_nobody()
    {
        var book = Admitted();
        book.Do(Filed(1, "2026-03-20T09:00"));
        Assert.Equal([typeof(ChallengeDecided), typeof(ReleaseOrdered)], book.Do(Decided(1, "2026-04-01T12:00")).Select(e => e.GetType()));

        var release = Standing(book, "2026-04-04T12:00");
        Assert.Equal(OrderedRelease.NotExecuted, release.Standing);
        Assert.Equal(Challenge(1), release.Challenge);
        Assert.Equal(Prison, release.Place);
        Assert.Equal(new Elapsed(Duration.FromDays(3) - Duration.FromMinutes(1), Duration.FromDays(3)), release.Took);
        Assert.Empty(release.OtherGrounds);
        Assert.Single(OrderedReleases.NotExecuted(book.File(Person), Instant("2026-04-04T12:00")));
        Assert.Empty(OrderedReleases.Of(book.File(Person), Instant("2026-04-01T11:00")));
    }

    [Fact]
    public void An_order_of_release_is_executed_when_the_person_left_and_not_when_papers_were_done()
    {
        var book = ReleaseOrdered();
        book.Do(new ProcessRelease { Id = Asked, Person = Person, Place = Prison, At = At("2026-04-01T14:00") });
        Assert.Equal(OrderedRelease.NotExecuted, Standing(book, "2026-04-03").Standing);

        book.Do(Leaving("2026-04-02T12:00"));
        var executed = Standing(book, "2026-04-03");
        Assert.Equal(OrderedRelease.Executed, executed.Standing);
        Assert.Equal(new Elapsed(Duration.FromDays(1) - Duration.FromMinutes(1), Duration.FromDays(1) + Duration.FromMinutes(1)), executed.Took);
        Assert.Equal(OrderedRelease.NotExecuted, Standing(book, "2026-04-02T11:00").Standing);
        Assert.Empty(OrderedReleases.NotExecuted(book.File(Person), Instant("2026-04-03")));
    }

    [Fact]
    public void A_transfer_executes_no_release_and_the_new_place_is_shown()
    {
        var book = ReleaseOrdered();
        book.Do(new Register.Movements.TransferOut
        {
            Id = Asked,
            Person = Person,
            From = Prison,
            To = OtherPrison,
            At = At("2026-04-02T10:00"),
            Escort = "unit 2",
            Why = "order",
        });
        Assert.Equal((OrderedRelease.NotExecuted, null), (Standing(book, "2026-04-02T11:00").Standing, Standing(book, "2026-04-02T11:00").Place));
        book.Do(new Register.Movements.ReceiveTransfer { Id = Asked, Person = Person, Place = OtherPrison, At = At("2026-04-02T12:00") });
        Assert.Equal((OrderedRelease.NotExecuted, OtherPrison), (Standing(book, "2026-04-03").Standing, Standing(book, "2026-04-03").Place));
    }

    [Fact]
    public void Another_ground_that_holds_the_person_is_shown_beside()
    {
        var book = ReleaseOrdered();
        book.Do(RecordedGround(Reason(2, "sentence"), "2026-03-20T10:00"));
        Assert.Equal([Ground(2)], Standing(book, "2026-04-03").OtherGrounds);
    }

    [Fact]
    public void Escape_and_death_are_no_release()
    {
        var book = ReleaseOrdered();
        book.Do(new Register.Movements.RecordEscape { Id = Asked, Person = Person, Place = Prison, At = At("2026-04-02T03:00") });
        Assert.Equal(OrderedRelease.EndedOtherwise, Standing(book, "2026-04-03").Standing);
    }

    [Fact]
    public void One_who_left_and_was_held_again_was_released()
    {
        var book = ReleaseOrdered();
        book.Do(Leaving("2026-04-02T12:00"));
        book.Do(Presence("2026-05-01T12:00", Station));
        Assert.Equal(OrderedRelease.Executed, Standing(book, "2026-05-02").Standing);
    }

    [Fact]
    public void A_release_ordered_for_one_whom_the_register_does_not_show_held_says_so()
    {
        var book = Book();
        book.Do(Filed(1, "2026-03-20T09:00"));
        book.Do(Decided(1, "2026-04-01T12:00") with { Grounds = [] });
        Assert.Equal(OrderedRelease.NotShownHeld, Standing(book, "2026-04-03").Standing);
    }

    [Fact]
    public void While_an_uncertain_end_may_have_come_the_release_is_perhaps_not_executed()
    {
        var book = ReleaseOrdered();
        book.Do(Leaving("2026-04-02"));
        Assert.Equal(OrderedRelease.NotExecuted, Standing(book, "2026-04-01T23:00").Standing);
        Assert.Equal(OrderedRelease.PerhapsNotExecuted, Standing(book, "2026-04-02T12:00").Standing);
        Assert.Equal(OrderedRelease.Executed, Standing(book, "2026-04-03").Standing);
    }

    [Fact]
    public void A_release_ordered_on_another_basis_is_watched_too()
    {
        var book = Admitted();
        book.Do(new OrderRelease { Id = Asked, Person = Person, At = At("2026-04-01T12:00"), Authority = "District court", Basis = "acquittal", Grounds = [Ground(1)] });
        var release = Standing(book, "2026-04-03");
        Assert.Equal((null, OrderedRelease.NotExecuted), (release.Challenge, release.Standing));
    }

    [Fact]
    public void A_release_ordered_on_a_review_of_the_detention_is_watched_too()
    {
        var review = new RecordDetentionReview
        {
            Id = Asked,
            Person = Person,
            At = At("2026-04-01T12:00"),
            By = "District court",
            Ground = Ground(1),
            Mode = "in-person",
            Alternatives = [new(Said.None)],
            Decision = "release-ordered",
            Reasons = "no need shown",
            Next = "none-set",
        };
        var book = Admitted();
        book.Do(review with { At = At("2026-03-15T12:00"), Decision = "release-on-conditions" });
        book.Do(review);
        Assert.Equal((null, OrderedRelease.NotExecuted), (Standing(book, "2026-04-03").Challenge, Standing(book, "2026-04-03").Standing));

        book.Do(new OrderRelease { Id = Asked, Person = Person, At = review.At, Authority = review.By, Basis = "review", Grounds = [Ground(1)] });
        Assert.Equal(OrderedRelease.NotExecuted, Standing(book, "2026-04-03").Standing);
        book.Do(Leaving("2026-04-04T12:00"));
        Assert.Equal(OrderedRelease.Executed, Standing(book, "2026-04-05").Standing);
    }

    [Fact]
    public void A_challenge_says_where_and_by_whom_it_was_filed()
    {
        var book = Admitted();
        var filed = Filed(1, "2026-03-20");
        book.IsRefused("person-not-registered", filed with { Person = OtherPerson });
        book.IsRefused("incomplete", filed with { Challenge = filed.Challenge with { Court = "" } });
        book.IsRefused("unknown-code", filed with { Challenge = filed.Challenge with { By = "neighbour" } });
        book.IsRefused("not-yet-happened", Filed(1, "2027-01-01"));
        book.IsRefused("not-on-file", Heard(1, "2026-03-25"));
        book.IsRefused("not-on-file", Decided(1, "2026-03-25"));
        book.Do(filed);
        book.IsRefused("already-on-file", filed);
        book.IsRefused("unknown-code", Heard(1, "2026-03-25") with { Mode = "by-letter" });
        book.IsRefused("not-on-file", Heard(1, "2026-03-25") with { Hearing = Hearing(1) });
        book.IsRefused("unknown-code", Decided(1, "2026-03-25", "perhaps"));
        book.IsRefused("incomplete", Decided(1, "2026-03-25") with { Court = "" });
        book.IsRefused("ground-not-on-file", Decided(1, "2026-03-25") with { Grounds = [Ground(9)] });
    }
}
