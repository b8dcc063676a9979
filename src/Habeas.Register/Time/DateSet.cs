using NodaTime;

namespace Habeas.Register.Time;

/// <summary>A set of calendar dates, kept as ranges in order that neither touch nor overlap.</summary>
public sealed class DateSet
{
    private DateSet(IReadOnlyList<DateRange> ranges) => Ranges = ranges;

    public IReadOnlyList<DateRange> Ranges { get; }

    /// <summary>The union of <paramref name="ranges"/>, in any order, overlapping or not.</summary>
    public static DateSet Of(IEnumerable<DateRange> ranges)
    {
        var union = new List<DateRange>();
        var sorted = ranges.ToArray();
        Array.Sort(sorted, (a, b) => a.From.CompareTo(b.From));
        foreach (var range in sorted)
        {
            if (union.Count > 0 && range.From <= union[^1].To.PlusDays(1))
            {
                union[^1] = new(union[^1].From, LocalDate.Max(union[^1].To, range.To));
            }
            else
            {
                union.Add(range);
            }
        }

        return new(union);
    }

    public bool Contains(LocalDate date)
    {
        var at = IndexAtOrAfter(date);
        return at < Ranges.Count && Ranges[at].Contains(date);
    }

    /// <summary>Is any date of the set after <paramref name="after"/> and before <paramref name="before"/>?</summary>
    public bool AnyBetween(LocalDate after, LocalDate before)
    {
        var at = IndexAtOrAfter(after.PlusDays(1));
        return at < Ranges.Count && Ranges[at].From < before && after.PlusDays(1) < before;
    }

    /// <summary>The dates of this set that are not in <paramref name="other"/>.</summary>
    public DateSet Except(DateSet other)
    {
        var rest = new List<DateRange>();
        foreach (var range in Ranges)
        {
            var from = range.From;
            for (var i = other.IndexAtOrAfter(from); i < other.Ranges.Count && other.Ranges[i].From <= range.To; i++)
            {
                if (other.Ranges[i].From > from)
                {
                    rest.Add(new(from, other.Ranges[i].From.PlusDays(-1)));
                }

                from = other.Ranges[i].To.PlusDays(1);
            }

            if (from <= range.To)
            {
                rest.Add(new(from, range.To));
            }
        }

        return new(rest);
    }

    /// <summary>The index of the first range that ends on or after <paramref name="date"/>.</summary>
    private int IndexAtOrAfter(LocalDate date)
    {
        var (low, high) = (0, Ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Ranges[middle].To < date ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
