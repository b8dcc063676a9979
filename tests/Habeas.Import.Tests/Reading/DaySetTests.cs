using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Import.Tests.Reading;

/// <summary>Sets of days against sets of numbers, for many random sets.</summary>
public class DaySetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Sets_of_ranges_agree_with_sets_of_days(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var (a, days) = Some(random);
            var (b, others) = Some(random);

            Assert.Equal(days.Order(), Each(a));
            Assert.Equal(days.Count, a.Count);
            Assert.Equal(days.Except(others).Order(), Each(a.Without(b)));
            Assert.Equal(days.Intersect(others).Order(), Each(a.Within(b)));
            Assert.Equal(days.Overlaps(others), a.Overlaps(b));
            Assert.Equal(others.IsSubsetOf(days), a.Contains(b));
            Assert.All(Enumerable.Range(0, 40), d => Assert.Equal(days.Contains(d), a.Contains(d)));
            Assert.All(a.Ranges.Zip(a.Ranges.Skip(1)), pair => Assert.True(pair.First.To + 1 < pair.Second.From));
            a.Add(b);
            Assert.Equal(days.Union(others).Order(), Each(a));
        }
    }

    [Fact]
    public void Ranges_of_dates_come_back_as_they_went_in()
    {
        DateRange[] ranges = [new(new LocalDate(2024, 2, 28), new(2024, 3, 1)), DateRange.Of(new(2024, 3, 3))];

        Assert.Equal(ranges, new Habeas.Import.Reading.DaySet(ranges).ToDates());
    }

    private static (Habeas.Import.Reading.DaySet Set, HashSet<int> Days) Some(Random random)
    {
        var set = new Habeas.Import.Reading.DaySet();
        var days = new HashSet<int>();
        for (var i = random.Next(6); i > 0; i--)
        {
            var from = random.Next(36);
            var to = from + random.Next(4);
            set.Add(from, to);
            days.UnionWith(Enumerable.Range(from, to - from + 1));
        }

        return (set, days);
    }

    private static IEnumerable<int> Each(Habeas.Import.Reading.DaySet set) => set.Ranges.SelectMany(r => Enumerable.Range(r.From, r.To - r.From + 1));
}
