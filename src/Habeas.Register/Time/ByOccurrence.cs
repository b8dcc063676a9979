using NodaTime;

namespace Habeas.Register.Time;

/// <summary>The order of what occurred: what may have begun first comes first, and of two such, what was certainly over first.</summary>
/// <remarks>An unbounded beginning comes before every other, an unbounded end after; an absent time is unbounded on both sides.</remarks>
public sealed class ByOccurrence : IComparer<When?>
{
    public static ByOccurrence Order { get; } = new();

    public int Compare(When? x, When? y)
    {
        var begins = (x?.Earliest ?? Instant.MinValue).CompareTo(y?.Earliest ?? Instant.MinValue);
        return begins != 0 ? begins : (x?.Latest ?? Instant.MaxValue).CompareTo(y?.Latest ?? Instant.MaxValue);
    }
}
