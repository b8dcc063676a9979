using Habeas.Import.Reading;

namespace Habeas.Import.Reconciling;

/// <summary>The dates on which a place was counted, recorded before or new, as far as the import looks.</summary>
internal sealed class Calendar
{
    private readonly int[] _days;

    public Calendar(DaySet all, int from, int to)
    {
        _days = [.. all.Ranges.SelectMany(r => Enumerable.Range(r.From, r.To - r.From + 1)).Where(d => d >= from && d <= to)];
    }

    /// <summary>The counts taken before and after each stay that did not list the person: the bounds of the stay.</summary>
    /// <param name="listed">The days on which the person was listed.</param>
    public DaySet Bounds(DaySet listed)
    {
        var bounds = new DaySet();
        foreach (var (from, to) in listed.Ranges)
        {
            var (first, after) = Positions(from, to);
            if (first == after)
            {
                continue;
            }

            if (first > 0 && !listed.Contains(_days[first - 1]))
            {
                bounds.Add(_days[first - 1]);
            }

            if (after < _days.Length && !listed.Contains(_days[after]))
            {
                bounds.Add(_days[after]);
            }
        }

        return bounds;
    }

    /// <summary>How many counts lie between the first and the last day of the set without being in it.</summary>
    public int Gaps(DaySet listed)
    {
        if (listed.Ranges.Count < 2)
        {
            return 0;
        }

        var (first, after) = Positions(listed.First, listed.Last);
        return after - first - Count(listed);
    }

    /// <summary>How many counts lie in the set.</summary>
    public int Count(DaySet listed) => listed.Ranges.Sum(r => Positions(r.From, r.To) is var (first, after) ? after - first : 0);

    private (int First, int After) Positions(int from, int to) => (AtOrAfter(from), AtOrAfter(to + 1));

    private int AtOrAfter(int day) => Array.BinarySearch(_days, day) is >= 0 and var at ? at : ~Array.BinarySearch(_days, day);
}
