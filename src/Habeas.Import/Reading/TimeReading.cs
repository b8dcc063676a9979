using Habeas.Import.Mappings;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Import.Reading;

/// <summary>Reads one column of dates or times; each distinct text is worked out once.</summary>
/// <param name="column">The column and the ways in which it is written.</param>
/// <param name="zone">The zone in which it is read.</param>
/// <param name="ends">The column tells when something ended: a date beyond all reckoning stands for no end.</param>
internal sealed class TimeReading(TimeColumn column, string zone, bool ends = false)
{
    /// <summary>What <see cref="Date"/> gives for an end that is none.</summary>
    public static readonly LocalDate Never = LocalDate.MaxIsoValue;

    private readonly BytePool _texts = new();
    private readonly TimePattern[] _patterns = [.. column.Patterns.Select(TimePattern.Of)];
    private readonly long[] _lines = new long[column.Patterns.Count];
    private readonly List<(int Pattern, LocalDate Date, When? When)> _values = [];

    /// <summary>Pattern to lines, for the patterns that were met.</summary>
    public IReadOnlyDictionary<string, long> Formats => _patterns
        .Select((p, i) => (p.Text, Lines: _lines[i])).Where(p => p.Lines > 0).ToDictionary(p => p.Text, p => p.Lines, StringComparer.Ordinal);

    /// <summary>The number of a text, or −1 where it is written in none of the column's ways.</summary>
    public int NumberOf(ReadOnlySpan<byte> text)
    {
        var number = _texts.NumberOf(text, out var isNew);
        if (isNew)
        {
            _values.Add(Work(_texts.Text(number)));
        }

        var pattern = _values[number].Pattern;
        if (pattern < 0)
        {
            return -1;
        }

        _lines[pattern]++;
        return number;
    }

    public LocalDate Date(int number) => _values[number].Date;

    public When When(int number) => _values[number].When!;

    private (int Pattern, LocalDate Date, When? When) Work(string text)
    {
        for (var i = 0; i < _patterns.Length; i++)
        {
            if (_patterns[i].Read(text, zone) is var (date, when))
            {
                return (i, date, when);
            }

            if (ends && _patterns[i].IsNever(text))
            {
                return (i, Never, null);
            }
        }

        return (-1, default, null);
    }
}
