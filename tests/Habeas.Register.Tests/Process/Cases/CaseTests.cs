using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Process.Cases;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process.Cases;

public sealed class CaseTests
{
    private static RecordChargeDecided Decision(string at, string outcome = "convicted", string? sentence = null) => new()
    {
        Id = Asked,
        Person = Person,
        Charge = Charge(1),
        At = At(at),
        Court = "District court of Streslau",
        Outcome = outcome,
        Sentence = sentence,
    };

    private static RecordChargeChanged Changed(string at, string words) =>
        new() { Id = Asked, Person = Person, Charge = Charge(1), Offence = new(words), At = At(at), By = "prosecutor" };

    private static RecordChargeDropped Dropped(string at) => new() { Id = Asked, Person = Person, Charge = Charge(1), At = At(at), By = "prosecutor" };

    private static RecordCharge Added(int n) =>
        new() { Id = Asked, Person = Person, Case = Case(1), Charge = new() { Id = Charge(n), Offence = new("theft") }, At = At("2026-03-10"), By = "prosecutor" };

    private static RecordCaseJoined Joined(int one, int to) =>
        new() { Id = Asked, Person = Person, Case = Case(one), To = Case(to), At = At("2026-04-01"), Authority = "District court of Streslau" };

    private static RecordCaseClosed Closed(string at) =>
        new() { Id = Asked, Person = Person, Case = Case(1), At = At(at), Authority = "District court of Streslau", Why = "acquitted" };

    [Fact]
    public void A_case_brings_its_charges_and_later_ones_join_them()
    {
        var book = Book();
        book.Do(Known());
        book.Do(Added(2));

        var known = Assert.Single(CasesOnFile.Of(book.File(Person)));
        Assert.Equal([Charge(1), Charge(2)], known.Charges.Select(c => c.Id));
        Assert.Equal("Prosecutor's office of Streslau", known.Charges[0].Added.By);
        Assert.All(known.Charges, c => Assert.Equal(ChargeState.Open, c.StatusAt(Instant("2026-04-01"))));
    }

    [Fact]
    public void A_case_without_a_number_and_of_a_foreign_court_is_a_case()
    {
        var book = Book();
        book.Do(Known() with { Case = new() { Id = Case(1), Authority = "Tribunal of Zenda", System = "foreign", State = "Zenda" }, Told = "first-known", Charges = [] });
        Assert.Empty(Assert.Single(CasesOnFile.Of(book.File(Person))).Charges);
    }

    [Fact]
    public void A_charge_is_at_each_instant_what_was_said_of_it_by_then()
    {
        var book = Book();
        book.Do(Known());
        book.Do(Decision("2026-06-01T10:00", "convicted", "eight months"));
        book.Do(Changed("2026-05-01", "robbery"));
        book.Do(Decision("2026-09-01T10:00", "acquitted"));

        var charge = Assert.Single(CasesOnFile.Charges(book.File(Person)));
        Assert.Equal("burglary", charge.OffenceAt(Instant("2026-04-30")).Words);
        Assert.Equal("robbery", charge.OffenceAt(Instant("2026-05-02")).Words);
        Assert.Equal(ChargeState.Open, charge.StatusAt(Instant("2026-05-31")));
        Assert.Equal("eight months", charge.DecisionAt(Instant("2026-08-31"))!.Sentence);
        Assert.Equal("acquitted", charge.StatusAt(Instant("2026-09-02")));
    }

    [Fact]
    public void A_charge_that_was_dropped_has_no_decision()
    {
        var book = Book();
        book.Do(Known());
        book.Do(Dropped("2026-05-01"));
        var charge = Assert.Single(CasesOnFile.Charges(book.File(Person)));
        Assert.Equal(ChargeState.Dropped, charge.StatusAt(Instant("2026-05-02")));
        Assert.Null(charge.DecisionAt(Instant("2026-05-02")));
    }

    [Fact]
    public void A_case_is_open_until_it_is_closed_or_goes_on_in_another()
    {
        var book = Book();
        book.Do(Known());
        book.Do(Known(2, "2026-03-05"));
        book.Do(Joined(2, 1));
        book.Do(Closed("2026-05-01"));

        Assert.Empty(CasesOnFile.OpenAt(book.File(Person), Instant("2026-03-01")));
        Assert.Equal(2, CasesOnFile.OpenAt(book.File(Person), Instant("2026-03-20")).Count);
        Assert.Equal([Case(1)], CasesOnFile.OpenAt(book.File(Person), Instant("2026-04-10")).Select(c => c.Id));
        Assert.Empty(CasesOnFile.OpenAt(book.File(Person), Instant("2026-05-02")));
    }

    [Fact]
    public void A_conviction_that_was_recorded_wrongly_is_corrected_in_its_place()
    {
        var book = Book();
        book.Do(Known());
        book.Do(Decision("2026-06-01T10:00"));
        book.Do(new CorrectEvent
        {
            Id = Asked,
            About = Person,
            Target = book.Last<ChargeDecided>(Person),
            Reason = "read from the wrong line of the judgment",
            By = new ChargeDecided(Person, Charge(1), At("2026-06-01T10:00"), "District court of Streslau", "acquitted", null, null),
        });
        Assert.Equal("acquitted", Assert.Single(CasesOnFile.Charges(book.File(Person))).StatusAt(Instant("2026-06-02")));
    }

    [Fact]
    public void A_case_that_says_too_little_is_refused()
    {
        var book = Book();
        book.IsRefused("incomplete", Known() with { Case = new() { Id = Case(1), Authority = " " } });
        book.IsRefused("unknown-code", Known() with { Case = new() { Id = Case(1), Authority = "court", System = "lunar" } });
        book.IsRefused("unknown-code", Known() with { Told = "guessed" });
        book.IsRefused("not-yet-happened", Known(1, "2027-01-01"));
        book.IsRefused("person-not-registered", Known() with { Person = OtherPerson });
        book.IsRefused("incomplete", Known() with { Charges = [new() { Id = Charge(1), Offence = new(" ") }] });
        book.IsRefused("incomplete", Known() with { Charges = [new() { Id = Charge(1), Offence = new("a") }, new() { Id = Charge(1), Offence = new("b") }] });
        book.Do(Known());
        Assert.Equal("case", book.Refused(Known()).Arguments["what"]);
        book.IsRefused("already-on-file", Known());
        book.IsRefused("already-on-file", Known(2) with { Charges = [new() { Id = Charge(1), Offence = new("a") }] });
    }

    [Fact]
    public void What_became_of_a_charge_or_case_is_said_of_one_on_the_file()
    {
        var book = Book();
        book.IsRefused("not-on-file", Decision("2026-06-01"));
        book.IsRefused("not-on-file", Changed("2026-06-01", "robbery"));
        book.IsRefused("not-on-file", Dropped("2026-06-01"));
        book.IsRefused("not-on-file", Added(2));
        book.IsRefused("not-on-file", Closed("2026-06-01"));
        book.Do(Known());
        book.IsRefused("not-on-file", Joined(1, 2));
        book.IsRefused("incomplete", Joined(1, 1));
        book.IsRefused("already-on-file", Added(1));
        book.IsRefused("unknown-code", Decision("2026-06-01", "guilty"));
        book.IsRefused("incomplete", Decision("2026-06-01") with { Court = "" });
        book.IsRefused("incomplete", Changed("2026-06-01", " "));
        book.IsRefused("incomplete", Dropped("2026-06-01") with { By = "" });
        book.IsRefused("incomplete", Closed("2026-06-01") with { Why = "" });
    }

    [Fact]
    public void The_order_of_recording_is_irrelevant_to_cases()
    {
        Event[] facts =
        [
            new CaseRecorded(Person, new() { Id = Case(1), Authority = "a" }, At("2026-03-01"), "opened"),
            new CaseRecorded(Person, new() { Id = Case(2), Authority = "b" }, At("2026-03-01"), "opened"),
            new ChargeAdded(Person, Case(1), new() { Id = Charge(1), Offence = new("x") }, At("2026-03-01"), "p"),
            new ChargeAdded(Person, Case(1), new() { Id = Charge(2), Offence = new("y") }, At("2026-03-01"), "p"),
            new ChargeChanged(Person, Charge(1), new("z"), At("2026-04-01"), "p", null),
            new ChargeChanged(Person, Charge(1), new("w"), At("2026-04-01"), "p", null),
            new ChargeDecided(Person, Charge(1), At("2026-05-01"), "c", "convicted", null, null),
            new ChargeDecided(Person, Charge(1), At("2026-05-01"), "c", "acquitted", null, null),
            new ChargeDropped(Person, Charge(2), At("2026-05-01"), "p", null),
            new CaseJoined(Person, Case(2), Case(1), At("2026-04-04"), "c"),
            new CaseClosed(Person, Case(1), At("2026-06-01"), "c", "over"),
        ];
        var told = Derived(facts);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Shuffle(facts).ToArbitrary(), shuffled => Derived(shuffled) == told));

        static string Derived(Event[] facts)
        {
            var file = File(facts);
            return string.Join('\n', CasesOnFile.Of(file).Select(c => $"{c.Id} {c.Joined} {c.Closed} " + string.Join(';', c.Charges.Select(x =>
                $"{x.Id} {x.OffenceAt(Instant("2026-07-01"))} {x.StatusAt(Instant("2026-07-01"))}"))));
        }
    }
}
