using System.Reflection;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Regime;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

public sealed class AssessmentTests
{
    [Fact]
    public void Category_stands_from_the_assessment_that_gave_it_last_in_any_order_of_recording()
    {
        var first = Assessing("2026-03-04", "closed-regime") with { NextDue = At("2026-06-04") };
        var second = Assessing("2026-07-01", "open-regime") with { Kind = "review", NextDue = At("2027-01-01") };
        var third = Assessing("2026-08-01", null) with { Kind = "at-own-request" };
        foreach (var book in new[] { Done(first, second, third), Done(third, first, second) })
        {
            var file = book.File(Person);
            Assert.Null(Classification.At(file, Instant("2026-03-03")));
            Assert.Equal("closed-regime", Classification.At(file, Instant("2026-06-30"))?.Category?.Code);
            Assert.Equal(new Classification(new("open-regime"), At("2026-07-01"), null, false), Classification.At(file, Instant("2026-08-02")));
        }
    }

    [Fact]
    public void Assessment_is_overdue_when_the_whole_day_on_which_it_was_due_is_past()
    {
        var file = Done(Assessing("2026-03-04") with { NextDue = At("2026-06-04") }).File(Person);
        Assert.False(Classification.At(file, Instant("2026-06-04T23:59"))?.Overdue);
        Assert.True(Classification.At(file, Instant("2026-06-05"))?.Overdue);
    }

    [Fact]
    public void Assessment_is_by_somebody_for_reasons_with_a_category_that_is_a_slug()
    {
        var book = Book();
        book.IsRefused("person-not-registered", Assessing() with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Assessing() with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", Assessing("2027-03-04"));
        book.IsRefused("unknown-code", Assessing() with { Kind = "risk" });
        book.IsRefused("incomplete", Assessing() with { By = " " });
        book.IsRefused("incomplete", Assessing() with { Reasons = "" });
        book.IsRefused("incomplete", Assessing(category: "7"));
        book.IsRefused("incomplete", Assessing(category: ""));
        book.IsRefused("incomplete", Assessing(category: "High Risk"));
        book.IsRefused("until-before-from", Assessing("2026-03-04") with { NextDue = At("2026-03-03") });
        book.Do(Assessing(category: null));
    }

    [Fact]
    public void Nothing_in_an_assessment_or_a_note_is_a_number() =>
        Assert.DoesNotContain(
            new[] { typeof(PersonAssessed), typeof(ConductNoted), typeof(Coded) }.SelectMany(t => t.GetProperties()),
            p => IsNumber(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType));

    [Fact]
    public void Regime_keeps_what_the_rules_want_on_file() => Assert.Equal(
        ["nmr-8-assessment", "nmr-8-complaints", "nmr-8-conduct", "nmr-8-sanctions"],
        typeof(PersonAssessed).Assembly.GetTypes().Where(t => t.Namespace == typeof(PersonAssessed).Namespace)
            .SelectMany(t => t.GetCustomAttributes<HoldsAttribute>()).Select(h => h.Item).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Conduct_that_was_good_is_noted_as_well()
    {
        var note = new NoteConduct { Id = Asked, Person = Person, Place = Prison, At = At("2026-05-01"), Kind = "good", By = "O-118", Words = "helped" };
        var book = Done(note with { At = At("2026-06-01"), Kind = "of-concern" }, note);
        Assert.Equal(["good", "of-concern"], DisciplineOnFile.Notes(book.File(Person)).Select(n => n.Kind));
        Assert.All(DisciplineOnFile.Notes(book.File(Person)), n => Assert.Equal("not-known", n.ToldPerson));

        book.IsRefused("person-not-registered", note with { Person = OtherPerson });
        book.IsRefused("place-not-registered", note with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", note with { At = At("2027-01-01") });
        book.IsRefused("unknown-code", note with { Kind = "bad" });
        book.IsRefused("unknown-code", note with { ToldPerson = "perhaps" });
        book.IsRefused("incomplete", note with { By = "" });
        book.IsRefused("incomplete", note with { Words = "" });
    }

    [Fact]
    public void Annulled_assessment_stands_no_more()
    {
        var book = Done(Assessing());
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<PersonAssessed>(Person), Reason = "another person's" });
        Assert.Null(Classification.At(book.File(Person), book.Now));
    }

    private static bool IsNumber(Type type) =>
        type.IsPrimitive && type != typeof(bool) && type != typeof(char) || type == typeof(decimal);
}
