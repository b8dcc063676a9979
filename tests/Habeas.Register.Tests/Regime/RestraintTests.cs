using Habeas.Register.Corrections;
using Habeas.Register.Regime;
using NodaTime;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

public sealed class RestraintTests
{
    private static readonly CheckRestraint Check = new()
    {
        Id = Asked,
        Person = Person,
        Restraint = Restraint(),
        At = At("2026-05-01T09:30"),
        By = "nurse on duty",
        HealthCare = "yes",
        Words = "well",
    };

    private static readonly RemoveRestraint Removed = new() { Id = Asked, Person = Person, Restraint = Restraint(), At = At("2026-05-01T10:00"), By = "G-1815" };

    private static RestraintState One(Book book) => Assert.Single(RestraintState.Of(book.File(Person)));

    [Fact]
    public void Use_lasts_until_it_is_taken_off_and_its_length_is_an_interval()
    {
        var book = Done(Restraining());
        Assert.Equal(Duration.FromMinutes(59), One(book).Length(Instant("2026-05-01T10:00")).Least);

        book.Do(Removed);
        book.Do(Check);
        Assert.Equal((Duration.FromMinutes(59), (Duration?)Duration.FromMinutes(61)), One(book).Length(book.Now));
        Assert.Equal("well", Assert.Single(One(book).Checks).Words);
        Assert.Empty(Below(book));
    }

    [Fact]
    public void Use_of_which_the_end_was_annulled_lasts()
    {
        var book = Done(Restraining(), Removed);
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<RestraintRemoved>(Person), Reason = "another person" });
        Assert.Null(One(book).Removed);
    }

    [Theory]
    [InlineData("labour")]
    [InlineData("birth")]
    [InlineData("just-after-birth")]
    public void Restraint_in_childbirth_is_recorded_and_a_finding(string during)
    {
        var book = Done(Restraining(during: during));
        var finding = Assert.Single(BelowStandard.Of(book.File(Person), book.Now));
        Assert.Equal(BelowStandard.RestraintInChildbirth, finding.Code);
        Assert.Contains("Bangkok Rule 24", BelowStandard.Citations[finding.Code], StringComparison.Ordinal);
        Assert.EndsWith(during, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Degrading_instrument_and_restraint_before_a_court_are_findings()
    {
        Assert.Equal([BelowStandard.ProhibitedRestraint], Below(Done(Restraining() with { Instrument = "chains" })));
        Assert.Equal([BelowStandard.RestraintBeforeAuthority], Below(Done(Restraining(during: "before-authority"))));
    }

    [Fact]
    public void Finding_shows_from_the_instant_at_which_it_may_have_begun()
    {
        var file = Done(Restraining("2026-05-01", "birth")).File(Person);
        Assert.Empty(BelowStandard.Of(file, Instant("2026-04-30T23:59")));
        Assert.Single(BelowStandard.Of(file, Instant("2026-05-01")));
    }

    [Fact]
    public void Restraint_says_what_when_and_by_whose_order_once()
    {
        var book = Done(Restraining() with { Place = null });
        book.IsRefused("already-on-file", Restraining());
        book.IsRefused("person-not-registered", Restraining(n: 2) with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Restraining(n: 2) with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", Restraining("2027-01-01", n: 2));
        book.IsRefused("unknown-code", Restraining(n: 2) with { Instrument = "rope" });
        book.IsRefused("unknown-code", Restraining(during: "", n: 2));
        book.IsRefused("incomplete", Restraining(n: 2) with { Authority = "" });
        book.IsRefused("incomplete", Restraining(n: 2) with { Words = "" });
        book.IsRefused("not-on-file", Check with { Restraint = Restraint(2) });
        book.IsRefused("until-before-from", Check with { At = At("2026-05-01T08:00") });
        book.IsRefused("incomplete", Check with { By = "" });
        book.IsRefused("incomplete", Check with { Words = "" });
        book.IsRefused("unknown-code", Check with { HealthCare = "" });
        book.IsRefused("not-on-file", Removed with { Restraint = Restraint(2) });
        book.IsRefused("until-before-from", Removed with { At = At("2026-04-30") });
    }

    [Fact]
    public void Every_code_below_a_standard_names_its_rule() => Assert.Equal(
        typeof(BelowStandard).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        BelowStandard.Citations.Where(c => c.Value.Length > 0).Select(c => c.Key));
}
