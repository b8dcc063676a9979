using Habeas.Cli.Host;
using Habeas.Register.Stored;
using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Cli.Asking;

/// <summary>Times as an operator gives them: a minute or a day in the place's zone, an instant with <c>Z</c>, or an interval of two.</summary>
internal static class Times
{
    public const string Shape = "a day (2026-03-04), a local minute (2026-03-04T10:15), an instant (2026-03-04T10:15:00Z), or two of them joined by a slash";

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");
    private static readonly LocalDateTimePattern Second = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    /// <summary>When something occurred.</summary>
    /// <exception cref="Stop">The text is no time: bad usage.</exception>
    public static When When(string option, string text, string zone) =>
        TryWhen(text, zone) is not { } when ? throw Stop.Usage($"{option} '{text}' is not a time. Give {Shape}.")
        : when.Fault() is { } fault ? throw Stop.Usage($"{option} '{text}': {fault}.")
        : when;

    /// <summary>When something occurred, which may be nonsense still; null where the text is no time.</summary>
    public static When? TryWhen(string text, string zone)
    {
        var cut = text.IndexOf('/', StringComparison.Ordinal);
        return cut < 0 ? One(text, zone)
            : One(text[..cut], zone) is { } first && One(text[(cut + 1)..], zone) is { } last ? Register.Time.When.Between(first, last)
            : null;
    }

    /// <summary>What happened just now, where no time is given: in this minute, and no later than this instant.</summary>
    public static When JustNow(Instant now, string zone)
    {
        var minute = Register.Time.When.Minute(now, zone).Earliest!.Value;
        return new(minute < now ? minute : minute - Duration.FromMinutes(1), now, zone);
    }

    /// <summary>A calendar date.</summary>
    public static LocalDate Date(string option, string text) =>
        IsDay(text, out var date) ? date : throw Stop.Usage($"{option} '{text}' is not a date, such as 2026-03-04.");

    /// <summary>A date or an instant, as questions take them: an instant has <c>Z</c>, or a minute that is read in the zone.</summary>
    public static (LocalDate Date, Instant? At) DateOrInstant(string option, string text, DateTimeZone zone)
    {
        if (IsDay(text, out var date))
        {
            return (date, null);
        }

        var instant = Instant(option, text, zone);
        return (instant.InZone(zone).Date, instant);
    }

    /// <summary>An instant; a local minute is read in the zone, and a day is its end.</summary>
    public static Instant EndOf(string option, string text, DateTimeZone zone) =>
        IsDay(text, out var date)
            ? zone.AtStartOfDay(date.PlusDays(1)).ToInstant() - Duration.FromTicks(10)
            : Instant(option, text, zone);

    public static Instant Instant(string option, string text, DateTimeZone zone) =>
        Utc(text) is { } instant ? instant
        : Local(text) is { } local ? local.InZoneLeniently(zone).ToInstant()
        : throw Stop.Usage($"{option} '{text}' is not a time. Give {Shape}.");

    private static When? One(string text, string zone) =>
        IsDay(text, out var day) ? Register.Time.When.Day(day, zone)
        : Utc(text) is { } instant ? Register.Time.When.Minute(instant, zone)
        : Local(text) is { } local ? Register.Time.When.Minute(local, zone)
        : null;

    /// <summary>An instant with <c>Z</c>, its seconds given or not.</summary>
    private static Instant? Utc(string text) =>
        !text.EndsWith('Z') ? null
        : Instants.TryParse(text, out var instant) && Register.Time.When.Reaches(instant.InUtc().Year) ? instant
        : Local(text[..^1]) is { } minute ? minute.InUtc().ToInstant()
        : null;

    private static bool IsDay(string text, out LocalDate day) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out day) && Register.Time.When.Reaches(day.Year);

    private static LocalDateTime? Local(string text)
    {
        var spaced = text.Replace(' ', 'T');
        return Minute.Parse(spaced).TryGetValue(default, out var minute) || Second.Parse(spaced).TryGetValue(default, out minute)
            ? Register.Time.When.Reaches(minute.Year) ? minute : null
            : null;
    }
}
