using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Import.Reading;

/// <summary>Calendar dates as day numbers, so that neighbours differ by one.</summary>
internal static class Days
{
    public static int Of(LocalDate date) => new DateOnly(date.Year, date.Month, date.Day).DayNumber;

    public static LocalDate Date(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return new(date.Year, date.Month, date.Day);
    }

    public static DateRange Range(int from, int to) => new(Date(from), Date(to));
}

/// <summary>A set of days, held as ranges in order with a gap between each two.</summary>
internal sealed class DaySet
{
    private readonly List<(int From, int To)> _ranges = [];

    public DaySet()
    {
    }

    public DaySet(IEnumerable<DateRange> ranges)
    {
        foreach (var range in ranges)
        {
            Add(Days.Of(range.From), Days.Of(range.To));
        }
    }

    public IReadOnlyList<(int From, int To)> Ranges => _ranges;

    public bool IsEmpty => _ranges.Count == 0;

    public int First => _ranges[0].From;

    public int Last => _ranges[^1].To;

    public int Count => _ranges.Sum(r => r.To - r.From + 1);

    public IReadOnlyList<DateRange> ToDates() => [.. _ranges.Select(r => Days.Range(r.From, r.To))];

    public IReadOnlyList<string> ToTexts() => [.. _ranges.Select(r => Days.Range(r.From, r.To).ToString())];

    public bool Contains(int day)
    {
        var at = At(day);
        return at < _ranges.Count && _ranges[at].From <= day;
    }

    public bool Contains(DaySet other) => other._ranges.TrueForAll(r => At(r.From) is var at && at < _ranges.Count && _ranges[at].From <= r.From && r.To <= _ranges[at].To);

    public bool Overlaps(DaySet other) => _ranges.Exists(r => other.At(r.From) is var at && at < other._ranges.Count && other._ranges[at].From <= r.To);

    public void Add(int day) => Add(day, day);

    public void Add(int from, int to)
    {
        var first = At(from - 1);
        if (first == _ranges.Count)
        {
            _ranges.Add((from, to));
            return;
        }

        var after = first;
        while (after < _ranges.Count && _ranges[after].From <= to + 1)
        {
            from = Math.Min(from, _ranges[after].From);
            to = Math.Max(to, _ranges[after].To);
            after++;
        }

        if (after > first)
        {
            _ranges[first] = (from, to);
            _ranges.RemoveRange(first + 1, after - first - 1);
        }
        else
        {
            _ranges.Insert(first, (from, to));
        }
    }

    public void Add(DaySet other)
    {
        foreach (var (from, to) in other._ranges)
        {
            Add(from, to);
        }
    }

    /// <summary>The days of this set that the other lacks.</summary>
    public DaySet Without(DaySet other)
    {
        var rest = new DaySet();
        foreach (var (from, to) in _ranges)
        {
            var start = from;
            for (var i = other.At(from); i < other._ranges.Count && other._ranges[i].From <= to; i++)
            {
                if (other._ranges[i].From > start)
                {
                    rest.Add(start, other._ranges[i].From - 1);
                }

                start = other._ranges[i].To + 1;
            }

            if (start <= to)
            {
                rest.Add(start, to);
            }
        }

        return rest;
    }

    /// <summary>The days that both have.</summary>
    public DaySet Within(DaySet other) => Without(Without(other));

    /// <summary>The first range that ends at the day or after it.</summary>
    private int At(int day)
    {
        var low = 0;
        var high = _ranges.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].To < day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
