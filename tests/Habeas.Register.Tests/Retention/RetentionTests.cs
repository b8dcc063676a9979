using System.Text;
using System.Text.Json;
using Habeas.Register.Retention;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Retention;

public sealed class RetentionTests
{
    private static readonly RetentionRules Rules = RetentionRules.Read(File.ReadAllBytes(Path.Combine(Approved.Root, "data/retention/ruritania.json")));

    [Fact]
    public void Somebody_who_left_without_a_charge_is_over_a_year_later()
    {
        var book = Book();
        book.Do(Admission() with { Place = Station, Order = null, NewArrest = new() { Id = Order(7), At = At("2026-03-02T09:20") }, Ground = Reason(1, "arrest", 7) });
        book.Do(RegisteredAdult());
        book.Do(Leaving("2026-03-09T10:00") with { Place = Station });
        var kept = FileRetention.Of(book.File(Person), Rules, Instant("2027-03-08T00:00"));
        Assert.Equal(("adult", Outcomes.WithoutCharge, "adult-released-without-charge", new LocalDate(2027, 3, 9)), (kept.Kind, kept.Outcome, kept.Rule?.Code, kept.Since!.Value));
        Assert.False(kept.IsDue(new LocalDate(2027, 3, 8)));
        Assert.True(kept.IsDue(new LocalDate(2027, 3, 9)));
    }

    [Fact]
    public void What_the_file_does_not_tell_is_never_guessed()
    {
        var book = Admitted(); // on remand, so that a charge there was is not on file
        book.Do(Leaving("2026-03-09T10:00"));
        var kept = FileRetention.Of(book.File(Person), Rules, Instant("2046-03-08T00:00"));
        Assert.Equal(("unknown", Outcomes.Unknown, null, null), (kept.Kind, kept.Outcome, kept.Rule, kept.Since));
    }

    [Fact]
    public void Nobody_who_is_held_is_over()
    {
        var kept = FileRetention.Of(Admitted().File(Person), Rules, Instant("2036-03-08T00:00"));
        Assert.Null(kept.Since);
        Assert.Equal(Outcomes.Unknown, kept.Outcome);
        Assert.Equal([Habeas.Register.Erasure.Holds.Held], kept.Holds);
    }

    [Fact]
    public void The_rule_that_is_in_force_on_the_day_counts()
    {
        Assert.Equal(15, Rules.Find("adult", Outcomes.Convicted, new LocalDate(2025, 12, 31))!.Years);
        Assert.Equal(10, Rules.Find("adult", Outcomes.Convicted, new LocalDate(2026, 1, 1))!.Years);
        Assert.Null(Rules.Find("adult", Outcomes.Unknown, new LocalDate(2026, 1, 1)));
        Assert.Equal("child-any", Rules.Find("child", Outcomes.Acquitted, new LocalDate(2026, 1, 1))!.Code);
    }

    [Theory]
    [InlineData("\"years\": 2,", "\"yeers\": 2,")]
    [InlineData("\"kind\": \"child\"", "\"kind\": \"minor\"")]
    [InlineData("\"outcome\": \"died\"", "\"outcome\": \"unknown\"")]
    [InlineData("habeas/retention@v1", "habeas/retention@v2")]
    [InlineData("\"code\": \"died\"", "\"code\": \"child-any\"")]
    public void Rules_with_anything_wrong_are_not_read(string right, string wrong)
    {
        var text = File.ReadAllText(Path.Combine(Approved.Root, "data/retention/ruritania.json"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => RetentionRules.Read(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    private static Habeas.Register.Persons.RecordIdentity RegisteredAdult() => new()
    {
        Id = Asked,
        Person = Person,
        Identity = new() { Names = [new("Marta Olin")], Born = new(1980, 1, 2) },
        Source = "passport",
    };
}
