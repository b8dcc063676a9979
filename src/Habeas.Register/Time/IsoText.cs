using NodaTime;
using NodaTime.Text;

namespace Habeas.Register.Time;

/// <summary>Calendar dates as <c>2026-03-04</c>, for years 1 to 9999 read and written by hand; others go to the pattern.</summary>
internal static class IsoText
{
    private const int Length = 10;

    public static string Format(LocalDate date) => IsByHand(date)
        ? string.Create(Length, date, static (text, d) => Write(text, d))
        : LocalDatePattern.Iso.Format(date);

    /// <summary>Two dates with a stroke between.</summary>
    public static string Format(LocalDate from, LocalDate to) => IsByHand(from) && IsByHand(to)
        ? string.Create((2 * Length) + 1, (from, to), static (text, range) =>
        {
            Write(text[..Length], range.from);
            text[Length] = '/';
            Write(text[(Length + 1)..], range.to);
        })
        : Format(from) + "/" + Format(to);

    public static bool TryParse(string text, out LocalDate date) =>
        TryParse(text.AsSpan(), out date) || LocalDatePattern.Iso.Parse(text).TryGetValue(default, out date);

    /// <summary>Reads four digits, two and two, with hyphens between; false for every other form.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-' ||
            !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day) ||
            year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    private static bool IsByHand(LocalDate date) => date.Calendar == CalendarSystem.Iso && date.Year is >= 1 and <= 9999;

    private static void Write(Span<char> text, LocalDate date)
    {
        var (year, month, day) = date;
        Write(text, year, month, day);
    }

    public static void Write(Span<char> text, int year, int month, int day)
    {
        Digits(text[..4], year);
        text[4] = '-';
        Digits(text[5..7], month);
        text[7] = '-';
        Digits(text[8..10], day);
    }

    /// <summary>Fills the span with the number's decimal digits, zeros in front.</summary>
    public static void Digits(Span<char> text, int number)
    {
        for (var i = text.Length - 1; i >= 0; i--, number /= 10)
        {
            text[i] = (char)('0' + (number % 10));
        }
    }

    public static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
