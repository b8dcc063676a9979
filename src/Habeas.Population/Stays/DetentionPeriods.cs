using Habeas.Register.Custody;
using NodaTime;

namespace Habeas.Population.Stays;

/// <summary>How long the people who are held have been held, at an instant: the detention period so far, in days.</summary>
/// <param name="Held">How many are held, certainly or possibly, and known since when.</param>
/// <param name="SinceUnknown">How many are held and nothing says since when; they are in no other figure.</param>
/// <param name="LowerQuartile">A quarter have been held for no longer than this, in days; null when nobody is held.</param>
/// <param name="Median">Half have.</param>
/// <param name="UpperQuartile">Three quarters have.</param>
/// <param name="Over">For each number of months asked for, how many have been held for longer than that.</param>
/// <remarks>Every figure is of people still held: a period that goes on is counted as going on, never as an ended stay.</remarks>
public sealed record DetentionPeriods(
    int Held, int SinceUnknown, double? LowerQuartile, double? Median, double? UpperQuartile, IReadOnlyList<(int Months, int Count)> Over)
{
    /// <summary>The detention periods at an instant, each person once, by the custody episode that holds then.</summary>
    /// <param name="rows">Stretches of custody.</param>
    /// <param name="at">The instant.</param>
    /// <param name="zone">The zone in which months are counted.</param>
    /// <param name="months">Numbers of months to compare with.</param>
    public static DetentionPeriods At(IEnumerable<CustodyRow> rows, Instant at, DateTimeZone zone, IReadOnlyList<int> months) =>
        Within(rows, at, at + Duration.Epsilon, zone, months);

    /// <summary>
    /// The detention periods of people whom a count of a date listed: the count's hour is not stated, so an episode counts when
    /// any instant of the date may lie in it, and the period is measured to the date's beginning.
    /// </summary>
    /// <param name="rows">Stretches of custody of the people listed.</param>
    /// <param name="date">The date of the count.</param>
    /// <param name="zone">The zone of the place, in which dates and months are counted.</param>
    /// <param name="months">Numbers of months to compare with.</param>
    public static DetentionPeriods On(IEnumerable<CustodyRow> rows, LocalDate date, DateTimeZone zone, IReadOnlyList<int> months) =>
        Within(rows, zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant(), zone, months);

    private static DetentionPeriods Within(IEnumerable<CustodyRow> rows, Instant from, Instant to, DateTimeZone zone, IReadOnlyList<int> months)
    {
        var days = new List<double>();
        var over = new int[months.Count];
        var unknown = 0;
        var today = from.InZone(zone).Date;
        foreach (var start in rows.Where(r => Holds(r.Stretch, from, to)).GroupBy(r => r.Person, r => r.Stretch.EpisodeStart, (_, starts) => starts.Last()))
        {
            if (start.Earliest is not { } since)
            {
                unknown++;
                continue;
            }

            days.Add(Math.Max(0, (from - since).TotalDays));
            for (var i = 0; i < months.Count; i++)
            {
                over[i] += since.InZone(zone).Date.PlusMonths(months[i]) < today ? 1 : 0;
            }
        }

        days.Sort();
        return new(days.Count, unknown, Quantile(days, 0.25), Quantile(days, 0.5), Quantile(days, 0.75), [.. months.Zip(over)]);
    }

    private static bool Holds(Stretch stretch, Instant from, Instant to) =>
        (stretch.Start.Earliest is not { } start || start < to) && (stretch.End is not { } end || end.Latest is not { } latest || from < latest);

    /// <summary>The quantile by linear interpolation between the two nearest ranks (Hyndman and Fan, type 7).</summary>
    private static double? Quantile(List<double> sorted, double share)
    {
        if (sorted.Count == 0)
        {
            return null;
        }

        var position = share * (sorted.Count - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
