using Habeas.Register.Custody;
using NodaTime;

namespace Habeas.Register.Process;

/// <summary>How much time passed from one occurrence to another: at least and at most, since each is an interval.</summary>
/// <param name="Least">From the latest beginning to the earliest end, never negative; zero where the two may coincide or nothing bounds them.</param>
/// <param name="Greatest">From the earliest beginning to the latest end; absent where nothing bounds it.</param>
public readonly record struct Elapsed(Duration Least, Duration? Greatest)
{
    /// <summary>The time from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static Elapsed Between(Edge from, Edge to) => new(
        to.Earliest is { } soonest && from.Latest is { } began && soonest > began ? soonest - began : Duration.Zero,
        to.Latest is { } last && from.Earliest is { } first ? Duration.Max(last - first, Duration.Zero) : null);

    /// <summary>The time from <paramref name="from"/> until an instant that is known.</summary>
    public static Elapsed Until(Edge from, Instant instant) => Between(from, new(instant, instant));
}
