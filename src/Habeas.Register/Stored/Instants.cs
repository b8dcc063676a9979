using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Register.Stored;

/// <summary>Instants as <c>2026-03-04T10:15:00.000000Z</c>.</summary>
/// <remarks>That one form is read and written by hand, a pattern costing as much as all the rest of an event; others go to the pattern.</remarks>
public static class Instants
{
    private const int Length = 27;
    private const int TimeAt = 10;
    private const long TicksPerMicrosecond = 10;
    private static readonly InstantPattern Micros = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.ffffff'Z'");
    private static readonly InstantPattern Lenient = InstantPattern.ExtendedIso;
    private static readonly Instant First = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly Instant End = Instant.FromUtc(9999, 12, 31, 0, 0);

    public static string Format(Instant instant) => instant < First || instant >= End
        ? Micros.Format(instant)
        : string.Create(Length, instant.ToDateTimeUtc(), static (text, at) =>
        {
            IsoText.Write(text, at.Year, at.Month, at.Day);
            text[TimeAt] = 'T';
            IsoText.Digits(text[11..13], at.Hour);
            text[13] = ':';
            IsoText.Digits(text[14..16], at.Minute);
            text[16] = ':';
            IsoText.Digits(text[17..19], at.Second);
            text[19] = '.';
            IsoText.Digits(text[20..26], (int)(at.Ticks % TimeSpan.TicksPerSecond / TicksPerMicrosecond));
            text[26] = 'Z';
        });

    /// <summary>The instant, cut to the microsecond that it lies in.</summary>
    public static Instant Truncated(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (((ticks % TicksPerMicrosecond) + TicksPerMicrosecond) % TicksPerMicrosecond));
    }

    public static Instant? Truncated(Instant? instant) => instant is { } i ? Truncated(i) : null;

    public static bool TryParse(string text, out Instant value) =>
        TryParseStored(text, out value) || Lenient.Parse(text).TryGetValue(default, out value);

    private static bool TryParseStored(ReadOnlySpan<char> text, out Instant value)
    {
        value = default;
        if (text.Length != Length || text[TimeAt] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[26] != 'Z' ||
            !IsoText.TryParse(text[..TimeAt], out LocalDate date) ||
            !IsoText.TryDigits(text[11..13], out var hour) || !IsoText.TryDigits(text[14..16], out var minute) ||
            !IsoText.TryDigits(text[17..19], out var second) || !IsoText.TryDigits(text[20..26], out var micros) ||
            hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var seconds = (hour * 3600L) + (minute * 60) + second;
        value = Instant.FromUtc(date.Year, date.Month, date.Day, 0, 0)
            .PlusTicks((seconds * NodaConstants.TicksPerSecond) + (micros * TicksPerMicrosecond));
        return true;
    }
}
