using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Regime;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

/// <summary>Laws of the length of solitary confinement, over confinements of random hours in one month.</summary>
public sealed class SolitaryProperties
{
    private const int Hours = 700;

    private static readonly Instant First = NodaTime.Instant.FromUtc(2026, 5, 1, 0, 0);
    private static readonly Instant Later = First + Duration.FromHours(Hours + 200);

    [Fact]
    public void Order_of_recording_is_irrelevant() =>
        Prop.ForAll(Confinements().SelectMany(c => Gen.Shuffle(c).Select(s => (c, s))).ToArbitrary(), both =>
            Assert.Equal(Lengths(both.c), Lengths(both.s))).QuickCheckThrowOnFailure();

    [Fact]
    public void Least_is_never_more_than_the_most_and_the_most_never_more_than_from_first_to_last() =>
        Prop.ForAll(Confinements().ToArbitrary(), confinements =>
        {
            foreach (var (least, most, _) in Lengths(confinements))
            {
                Assert.InRange(least, 0, most!.Value);
                Assert.InRange(most.Value, 1, ((confinements.Max(c => c.To + c.Blur) - confinements.Min(c => c.From)) / 24) + 1);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_confinement_makes_no_run_shorter() =>
        Prop.ForAll(Confinements().ToArbitrary(), confinements =>
        {
            if (confinements.Length > 1)
            {
                Assert.True(Longest(confinements) >= Longest(confinements[1..]));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Break_of_less_than_a_day_takes_nothing_from_the_most() =>
        Prop.ForAll(Gen.Choose(48, Hours).SelectMany(to => Gen.Choose(1, 23).SelectMany(gap => Gen.Choose(1, to - 25).Select(at => (to, gap, at)))).ToArbitrary(), one =>
        {
            var (whole, parts) = (Lengths([new(0, one.to, 0)]), Lengths([new(0, one.at, 0), new(one.at + one.gap, one.to, 0)]));
            Assert.Equal(Assert.Single(whole).Most, Assert.Single(parts).Most);
            Assert.True(Assert.Single(whole).Least >= Assert.Single(parts).Least);
        }).QuickCheckThrowOnFailure();

    /// <summary>A confinement from one hour to another, each known to within some hours.</summary>
    private sealed record Confined(int From, int To, int Blur);

    private static Gen<Confined[]> Confinements() =>
        Gen.Choose(0, Hours - 1).SelectMany(from => Gen.Choose(1, 400).SelectMany(length => Gen.Choose(0, 30).Select(blur => new Confined(from, from + length, blur))))
            .NonEmptyListOf().Select(list => list.Take(8).ToArray());

    private static int Longest(Confined[] confinements) => Lengths(confinements).Max(l => l.Most!.Value);

    private static List<(int Least, int? Most, string Prolonged)> Lengths(Confined[] confinements)
    {
        var file = PersonFile.New(Person);
        long entry = 0;
        foreach (var one in confinements.OrderBy(c => (c.From, c.To, c.Blur)).Index().OrderBy(c => Array.IndexOf(confinements, c.Item)))
        {
            var id = Regimes.Solitary(one.Index + 1);
            file = Add(new SolitaryStarted(Person, id, Prison, null, Known(one.Item.From, one.Item.Blur), "head", "other", null, "", null, null));
            file = Add(new SolitaryEnded(Person, id, Known(one.Item.To, one.Item.Blur), null));
        }

        return [.. SolitaryRun.Of(file, Later).Select(r => (r.LeastDays, r.MostDays, r.IsProlonged))];

        PersonFile Add(Event fact) => file.Evolve(new(new(entry++, 1), Later, fact));
    }

    /// <summary>A time known to within some hours, or to the microsecond.</summary>
    private static When Known(int hour, int blur)
    {
        var at = First + Duration.FromHours(hour);
        return new(at, blur == 0 ? at + Duration.FromNanoseconds(1000) : at + Duration.FromHours(blur), "UTC");
    }
}
