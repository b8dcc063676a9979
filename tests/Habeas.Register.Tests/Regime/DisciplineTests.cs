using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Regime;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

public sealed class DisciplineTests
{
    private static readonly AppealSanction Appealed = new() { Id = Asked, Person = Person, Sanction = Sanction(), At = At("2026-04-04"), To = "court" };

    private static DisciplinaryState Charge(Book book) => Assert.Single(DisciplineOnFile.Charges(book.File(Person)));

    private static SanctionState Sanctioned(Book book) => Assert.Single(DisciplineOnFile.Sanctions(book.File(Person)));

    [Fact]
    public void Charge_shows_when_it_was_told_heard_decided_and_sanctioned_in_any_order_of_recording()
    {
        foreach (var acts in new Act[][] { [Telling(), Hearing(), Deciding(), Imposing()], [Imposing(), Deciding(), Hearing(), Telling()] })
        {
            var charge = Charge(Done([Charging(), .. acts]));
            Assert.Equal("uk", Assert.Single(charge.Told).Language);
            Assert.Equal("heard", Assert.Single(charge.Heard).Defence);
            Assert.Equal("proved", charge.DecidedAt(Instant("2026-04-03T12:00"))?.Result);
            Assert.Equal(Regimes.Sanction(), Assert.Single(charge.Sanctions).Imposed.Sanction);
        }
    }

    [Fact]
    public void Sanction_after_a_charge_that_was_told_heard_and_proved_is_no_finding() =>
        Assert.Empty(Below(Done(Charging(), Telling(), Hearing(), Deciding(), Imposing())));

    [Fact]
    public void Sanction_on_no_charge_or_on_one_not_proved_is_shown()
    {
        Assert.Equal([BelowStandard.SanctionWithoutFinding], Below(Done(Imposing(charge: null))));
        Assert.Equal([BelowStandard.SanctionWithoutFinding], Below(Done(Charging(), Telling(), Hearing(), Deciding(result: "withdrawn"), Imposing())));
        Assert.Equal([BelowStandard.SanctionWithoutFinding], Below(Done(Charging(), Imposing())));
    }

    [Fact]
    public void Sanction_before_the_person_was_told_or_heard_is_shown()
    {
        Assert.Equal([BelowStandard.ChargeNotTold], Below(Done(Charging(), Hearing(), Deciding(), Imposing())));
        Assert.Equal([BelowStandard.ChargeNotTold], Below(Done(Charging(), Telling("2026-04-05T10:00"), Hearing(), Deciding(), Imposing())));
        Assert.Equal([BelowStandard.DefenceNotHeard], Below(Done(Charging(), Telling(), Deciding(), Imposing())));
        Assert.Equal([BelowStandard.DefenceNotHeard], Below(Done(Charging(), Telling(), Hearing(defence: "not-heard"), Deciding(), Imposing())));
        Assert.Empty(Below(Done(Charging(), Telling(), Hearing(defence: "declined"), Deciding(), Imposing())));
    }

    [Fact]
    public void Sanction_that_no_rule_allows_is_recorded_and_shown()
    {
        foreach (var kind in SanctionKinds.Prohibited)
        {
            Assert.Equal([BelowStandard.ProhibitedSanction], Below(Done(Charging(), Telling(), Hearing(), Deciding(), Imposing(kind: kind))));
        }

        Assert.True(SanctionKinds.Prohibited.IsProperSubsetOf(SanctionKinds.All));
    }

    [Fact]
    public void Quashed_sanction_stands_until_it_is_quashed_and_is_no_finding_then()
    {
        var book = Done(Imposing(charge: null) with { From = At("2026-04-04"), Until = At("2026-04-10") });
        Assert.False(Sanctioned(book).RunsAt(Instant("2026-04-03T23:59")));
        Assert.True(Sanctioned(book).RunsAt(Instant("2026-04-10T12:00")));
        Assert.False(Sanctioned(book).RunsAt(Instant("2026-04-11")));

        book.Do(Reviewing("2026-04-08", "quashed"));
        Assert.True(Sanctioned(book).RunsAt(Instant("2026-04-07T23:59")));
        Assert.Equal([BelowStandard.SanctionWithoutFinding], BelowStandard.Of(book.File(Person), Instant("2026-04-07T23:59")).Select(f => f.Code));
        Assert.True(Sanctioned(book).IsQuashedAt(Instant("2026-04-08")));
        Assert.False(Sanctioned(book).RunsAt(Instant("2026-04-09")));
        Assert.Empty(Below(book));
    }

    [Fact]
    public void Sanction_does_not_run_before_it_is_imposed_although_it_is_counted_from_earlier()
    {
        var sanction = Sanctioned(Done(Imposing(charge: null) with { From = At("2026-04-01"), Until = At("2026-04-10") }));
        Assert.False(sanction.RunsAt(Instant("2026-04-02")));
        Assert.True(sanction.RunsAt(Instant("2026-04-04")));
    }

    [Fact]
    public void What_was_decided_later_changes_nothing_earlier()
    {
        var book = Done(Charging(), Telling(), Hearing(), Imposing(), Deciding("2026-04-20T10:00"));
        Assert.Equal([BelowStandard.SanctionWithoutFinding], BelowStandard.Of(book.File(Person), Instant("2026-04-10")).Select(f => f.Code));
        Assert.Null(Charge(book).DecidedAt(Instant("2026-04-10")));
        Assert.Empty(Below(book));

        book.Do(Deciding("2026-05-20T10:00", "not-proved"));
        Assert.Equal("proved", Charge(book).DecidedAt(Instant("2026-05-01"))?.Result);
        Assert.Empty(BelowStandard.Of(book.File(Person), Instant("2026-05-01")));
        Assert.Equal([BelowStandard.SanctionWithoutFinding], BelowStandard.Of(book.File(Person), Instant("2026-05-21")).Select(f => f.Code));
    }

    [Fact]
    public void Reduced_sanction_ends_when_the_review_says()
    {
        var book = Done(Imposing(charge: null) with { Until = At("2026-04-10") }, Reviewing("2026-04-05", "reduced") with { Until = At("2026-04-06") });
        Assert.True(Sanctioned(book).RunsAt(Instant("2026-04-06")));
        Assert.False(Sanctioned(book).RunsAt(Instant("2026-04-07")));
        Assert.Equal(At("2026-04-10"), Sanctioned(book).UntilAt(Instant("2026-04-04")));

        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<SanctionReviewed>(Person), Reason = "of another sanction" });
        Assert.True(Sanctioned(book).RunsAt(Instant("2026-04-10")));
    }

    [Fact]
    public void Reduced_sanction_that_is_upheld_is_upheld_as_it_was_reduced()
    {
        var book = Done(Imposing(charge: null) with { Until = At("2026-04-10") }, Reviewing("2026-04-05", "reduced") with { Until = At("2026-04-06") }, Reviewing("2026-04-09", "upheld"));
        Assert.False(Sanctioned(book).RunsAt(Instant("2026-04-10")));
    }

    [Fact]
    public void Appeal_awaits_a_review_until_one_follows_it()
    {
        var book = Done(Imposing(charge: null));
        Assert.False(Sanctioned(book).AwaitsReviewAt(book.Now));
        book.Do(Appealed);
        Assert.True(Sanctioned(book).AwaitsReviewAt(book.Now));
        book.Do(Reviewing("2026-04-20", "upheld"));
        Assert.False(Sanctioned(book).AwaitsReviewAt(book.Now));
        Assert.True(Sanctioned(book).AwaitsReviewAt(Instant("2026-04-19")));
        book.Do(Appealed with { At = At("2026-04-25"), To = "court of appeal" });
        Assert.True(Sanctioned(book).AwaitsReviewAt(book.Now));
        Assert.False(Sanctioned(book).AwaitsReviewAt(Instant("2026-04-21")));
        Assert.False(Sanctioned(book).AwaitsReviewAt(Instant("2026-04-03T12:00")));
    }

    [Fact]
    public void Charge_says_which_rule_what_and_who_once()
    {
        var book = Done(Charging());
        book.IsRefused("already-on-file", Charging());
        book.IsRefused("person-not-registered", Charging(n: 2) with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Charging(n: 2) with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", Charging("2027-01-01", 2));
        book.IsRefused("incomplete", Charging(n: 2) with { Rule = "" });
        book.IsRefused("incomplete", Charging(n: 2) with { Words = "" });
        book.IsRefused("incomplete", Charging(n: 2) with { ReportedBy = "" });
    }

    [Fact]
    public void What_follows_a_charge_follows_one_on_the_file_and_not_before_it()
    {
        var book = Done(Charging());
        foreach (var act in new Act[] { Telling(n: 2), Hearing(n: 2), Deciding(n: 2) })
        {
            book.IsRefused("not-on-file", act);
        }

        foreach (var act in new Act[] { Telling("2026-03-31T10:00"), Hearing("2026-03-31T10:00"), Deciding("2026-03-31T10:00") })
        {
            book.IsRefused("until-before-from", act);
        }

        book.IsRefused("not-yet-happened", Telling("2027-01-01"));
        book.IsRefused("person-not-registered", Telling() with { Person = OtherPerson });
        book.IsRefused("incomplete", Telling() with { Language = "" });
        book.IsRefused("incomplete", Telling() with { By = "" });
        book.IsRefused("unknown-code", Telling() with { Understood = "well" });
        book.IsRefused("incomplete", Hearing() with { By = "" });
        book.IsRefused("unknown-code", Hearing(defence: ""));
        book.IsRefused("unknown-code", Hearing() with { Help = "none" });
        book.IsRefused("incomplete", Deciding() with { By = "" });
        book.IsRefused("incomplete", Deciding() with { Reasons = "" });
        book.IsRefused("unknown-code", Deciding(result: "guilty"));
    }

    [Fact]
    public void Sanction_is_imposed_once_by_somebody_for_a_length_that_can_be_served()
    {
        var book = Done(Charging(), Imposing());
        book.IsRefused("already-on-file", Imposing());
        book.IsRefused("not-on-file", Imposing(charge: 2, n: 2));
        book.IsRefused("person-not-registered", Imposing(n: 2) with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", Imposing("2027-01-01", n: 2));
        book.IsRefused("unknown-code", Imposing(kind: "birching", n: 2));
        book.IsRefused("incomplete", Imposing(kind: "other", n: 2));
        book.IsRefused("incomplete", Imposing(n: 2) with { By = "" });
        book.IsRefused("incomplete", Imposing(n: 2) with { Days = 0 });
        book.IsRefused("incomplete", Imposing(n: 2) with { Amount = new(-1, "EUR") });
        book.IsRefused("until-before-from", Imposing(n: 2) with { From = At("2026-04-10"), Until = At("2026-04-09") });
        book.IsRefused("until-before-from", Imposing(n: 2) with { Until = At("2026-04-01") });
    }

    [Fact]
    public void Review_and_appeal_are_of_a_sanction_on_the_file()
    {
        var book = Done(Imposing(charge: null));
        book.IsRefused("not-on-file", Appealed with { Sanction = Regimes.Sanction(2) });
        book.IsRefused("until-before-from", Appealed with { At = At("2026-04-02") });
        book.IsRefused("incomplete", Appealed with { To = "" });
        book.IsRefused("not-on-file", Reviewing("2026-05-01", "upheld") with { Sanction = Regimes.Sanction(2) });
        book.IsRefused("unknown-code", Reviewing("2026-05-01", "changed"));
        book.IsRefused("incomplete", Reviewing("2026-05-01", "upheld") with { By = "" });
        book.IsRefused("incomplete", Reviewing("2026-05-01", "upheld") with { Reasons = "" });
    }
}
