using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Register.Time;

/// <summary>Calendar dates from one to another, both included, written <c>2023-05-25/2023-06-03</c>: dates of counts, never times.</summary>
public readonly record struct DateRange(LocalDate From, LocalDate To)
{
    public bool Contains(LocalDate date) => From <= date && date <= To;

    public int Days => Period.DaysBetween(From, To) + 1;

    public static DateRange Of(LocalDate date) => new(date, date);

    public override string ToString() => From == To ? Iso(From) : Iso(From) + "/" + Iso(To);

    /// <summary>Reads what <see cref="ToString"/> writes; false for anything else, or where the end is before the beginning.</summary>
    public static bool TryParse(string text, out DateRange range)
    {
        range = default;
        var cut = text.IndexOf('/', StringComparison.Ordinal);
        var from = LocalDatePattern.Iso.Parse(cut < 0 ? text : text[..cut]);
        var to = cut < 0 ? from : LocalDatePattern.Iso.Parse(text[(cut + 1)..]);
        if (!from.Success || !to.Success || to.Value < from.Value)
        {
            return false;
        }

        range = new(from.Value, to.Value);
        return true;
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
