using Habeas.Register.Stored;
using NodaTime;

namespace Habeas.Register.Time;

/// <summary>
/// When something occurred: an interval of instants in which it happened, half-open, never a bare date.
/// </summary>
/// <param name="Earliest">The first instant at which it can have happened; absent when nothing bounds it from below.</param>
/// <param name="Latest">The instant before which it must have happened; absent when nothing bounds it from above.</param>
/// <param name="Zone">The IANA zone of the place, in which a person reads it.</param>
/// <param name="Words">The source's own words, where they say more than the interval.</param>
/// <remarks>
/// A known minute is a one-minute interval and a known day is the day in its zone (docs/reference/formats.md, When). Instants are cut
/// to the microsecond, the finest that is stored, so that a register means the same before it is read again and after.
/// </remarks>
public sealed record When(Instant? Earliest, Instant? Latest, string Zone, string? Words = null)
{
    public Instant? Earliest { get; init => field = Instants.Truncated(value); } = Instants.Truncated(Earliest);

    public Instant? Latest { get; init => field = Instants.Truncated(value); } = Instants.Truncated(Latest);

    public string Zone { get; init; } = Zone; // spelt out, so that the stored fields keep their order

    public string? Words { get; init; } = Words;

    /// <summary>The last year that a register reckons with.</summary>
    public const int LastYear = 2199;

    /// <summary>
    /// Whether a register reckons with a year: 1850 to 2199. What lies outside is a slip of the pen or a mark that stands for no
    /// date, and the calendar's own ends cannot be reckoned with.
    /// </summary>
    public static bool Reaches(int year) => year is >= 1850 and <= LastYear;

    /// <summary>Nothing is known but the zone.</summary>
    public static When Unknown(string zone, string? words = null) => new(null, null, zone, words);

    /// <summary>The minute that begins at <paramref name="minute"/>, seconds cut off.</summary>
    public static When Minute(Instant minute, string zone, string? words = null)
    {
        var ticks = minute.ToUnixTimeTicks();
        var start = Instant.FromUnixTimeTicks(ticks - Modulo(ticks, NodaConstants.TicksPerMinute));
        return new(start, start + Duration.FromMinutes(1), zone, words);
    }

    /// <summary>The minute in <paramref name="zone"/>; where the clocks go back and it occurs twice, both.</summary>
    /// <remarks>A minute that the clocks skip is read as the instant at which they skipped it.</remarks>
    public static When Minute(LocalDateTime minute, string zone, string? words = null)
    {
        var map = Zones.Get(zone).MapLocal(minute);
        return map.Count switch
        {
            0 => Minute(map.LateInterval.Start, zone, words),
            1 => Minute(map.Single().ToInstant(), zone, words),
            _ => new(map.First().ToInstant(), map.Last().ToInstant() + Duration.FromMinutes(1), zone, words),
        };
    }

    /// <summary>The whole day in <paramref name="zone"/>: 23 or 25 hours where the clocks change.</summary>
    public static When Day(LocalDate day, string zone, string? words = null)
    {
        var tz = Zones.Get(zone);
        return new(tz.AtStartOfDay(day).ToInstant(), tz.AtStartOfDay(day.PlusDays(1)).ToInstant(), zone, words);
    }

    /// <summary>From the beginning of one thing to the end of another: what is known of an event between two sightings.</summary>
    public static When Between(When first, When last) => new(first.Earliest, last.Latest, last.Zone);

    /// <summary>True when some instant lies in both.</summary>
    public bool Overlaps(When other) =>
        (Earliest is not { } e || other.Latest is not { } ol || e < ol) &&
        (other.Earliest is not { } oe || Latest is not { } l || oe < l);

    /// <summary>Certainly over before <paramref name="instant"/> or at it.</summary>
    public bool IsOverBy(Instant instant) => Latest is { } latest && latest <= instant;

    /// <summary>Certainly not begun at <paramref name="instant"/>.</summary>
    public bool IsAfter(Instant instant) => Earliest is { } earliest && earliest > instant;

    /// <summary>Certainly not begun before the whole of <paramref name="other"/> is over.</summary>
    public bool IsAfter(When other) => Earliest >= other.Latest;

    /// <summary>Says what is wrong with the interval, or null: it must not end before it begins, and its zone must exist.</summary>
    public string? Fault() =>
        !Zones.Exists(Zone) ? "the time zone is not an IANA zone, such as Europe/Paris"
        : Earliest is { } e && Latest is { } l && l <= e ? "it ends before it begins"
        : null;

    private static long Modulo(long value, long by) => ((value % by) + by) % by;
}
