using Habeas.Register;
using NodaTime;

namespace Habeas.Population.Stock;

/// <summary>The points of a question as each place sees them: counted or not, and at which instant.</summary>
internal sealed class Calendar
{
    private readonly Dictionary<PlaceId, PlaceDays> _days;

    public Calendar(IReadOnlyList<StockPoint> points, IEnumerable<CountedPlace> places)
    {
        Points = points;
        _days = places.ToDictionary(p => p.Place, p => PlaceDays.Of(points, p));
        NoPlace = _days.Count > 0 ? _days.Values.First() with { Counted = new bool[points.Count] } : PlaceDays.Of(points, null);
    }

    public IReadOnlyList<StockPoint> Points { get; }

    /// <summary>How one in transit is read: in the zone of the first place, and never counted.</summary>
    private PlaceDays NoPlace { get; }

    public PlaceDays For(PlaceId? place) => place is { } id && _days.TryGetValue(id, out var days) ? days : NoPlace;

    /// <summary>The indexes of the points whose date is in the range.</summary>
    public (int First, int End) Between(LocalDate from, LocalDate to)
    {
        return (FirstAtOrAfter(from), FirstAtOrAfter(to.PlusDays(1)));

        int FirstAtOrAfter(LocalDate date)
        {
            var (low, high) = (0, Points.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Points[middle].Date < date ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}

/// <summary>One place's reading of a question's points.</summary>
/// <param name="At">The instant of each point.</param>
/// <param name="Counted">Whether the point asks for a count that was recorded.</param>
/// <param name="First">The first date of a count at the place, if there was one.</param>
/// <param name="Last">The last.</param>
internal sealed record PlaceDays(Instant[] At, bool[] Counted, LocalDate? First, LocalDate? Last)
{
    public static PlaceDays Of(IReadOnlyList<StockPoint> points, CountedPlace? place)
    {
        var zone = place is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[place.Zone];
        var at = points.Select(p => p.At ?? (p.Date + (place?.CountTime ?? LocalTime.Midnight)).InZoneLeniently(zone).ToInstant());
        var counted = points.Select(p => p.At is null && place is not null && place.Counted.Contains(p.Date));
        var ranges = place?.Counted.Ranges ?? [];
        return new([.. at], [.. counted], ranges.Count > 0 ? ranges[0].From : null, ranges.Count > 0 ? ranges[^1].To : null);
    }

    /// <summary>The index of the first point at or after an instant; 0 for an unbounded one.</summary>
    public int FirstAtOrAfter(Instant? instant)
    {
        if (instant is not { } bound)
        {
            return 0;
        }

        var found = Array.BinarySearch(At, bound);
        return found < 0 ? ~found : found;
    }
}
