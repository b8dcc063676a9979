using NodaTime;

namespace Habeas.Register.Time;

/// <summary>Calendar dates from one to another, both included, written <c>2023-05-25/2023-06-03</c>: dates of counts, never times.</summary>
public readonly record struct DateRange(LocalDate From, LocalDate To)
{
    public bool Contains(LocalDate date) => From <= date && date <= To;

    public int Days => Period.DaysBetween(From, To) + 1;

    public static DateRange Of(LocalDate date) => new(date, date);

    public override string ToString() => From == To ? IsoText.Format(From) : IsoText.Format(From, To);

    /// <summary>Reads what <see cref="ToString"/> writes; false for anything else, or where the end is before the beginning.</summary>
    public static bool TryParse(string text, out DateRange range)
    {
        range = default;
        var cut = text.IndexOf('/', StringComparison.Ordinal);
        if (!IsoText.TryParse(cut < 0 ? text : text[..cut], out LocalDate from))
        {
            return false;
        }

        var to = from;
        if ((cut >= 0 && !IsoText.TryParse(text[(cut + 1)..], out to)) || to < from)
        {
            return false;
        }

        range = new(from, to);
        return true;
    }
}
