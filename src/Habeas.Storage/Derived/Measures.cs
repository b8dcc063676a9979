using Habeas.Register.Custody;
using NodaTime;

namespace Habeas.Storage.Derived;

/// <summary>Instants, durations and dates as the integers that are stored.</summary>
internal static class Measures
{
    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>Microseconds since 1970.</summary>
    /// <exception cref="InvalidOperationException">The instant is finer than a microsecond: it did not come out of the register.</exception>
    public static long Micros(this Instant instant) => Whole(instant.ToUnixTimeTicks());

    public static long? Micros(this Instant? instant) => instant?.Micros();

    public static long? Micros(this Duration? duration) => duration is { } d ? Whole(d.BclCompatibleTicks) : null;

    public static Instant Instant(long micros) => NodaTime.Instant.FromUnixTimeTicks(micros * TicksPerMicrosecond);

    /// <summary>Whether a stored number is an instant at all: one that somebody altered need not be.</summary>
    public static bool IsInstant(long micros) => Math.Abs((decimal)micros) < 250_000_000_000_000_000m;

    public static Instant? InstantOrNull(long? micros) => micros is { } m ? Instant(m) : null;

    public static Duration? DurationOrNull(long? micros) => micros is { } m ? Duration.FromTicks(m * TicksPerMicrosecond) : null;

    public static Edge Edge(long? earliest, long? latest) => new(InstantOrNull(earliest), InstantOrNull(latest));

    /// <summary>Days since 1970-01-01.</summary>
    public static long Days(this LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate Date(long days) => Epoch.PlusDays((int)days);

    private static long Whole(long ticks) => ticks % TicksPerMicrosecond == 0
        ? ticks / TicksPerMicrosecond
        : throw new InvalidOperationException("A time finer than a microsecond cannot be stored.");
}
