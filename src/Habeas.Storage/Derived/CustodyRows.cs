using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Readers;
using Habeas.Register.Time;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Derived;

/// <summary>The rows of the custody view as columns, and back. Columns begin after subject, from_entry, ordinal and to_entry.</summary>
internal static class CustodyRows
{
    /// <summary>Where the columns of a dated row's value begin.</summary>
    public const int ValueColumn = 4;

    public static void Write(TableRows rows, Stretch s)
    {
        rows.Id(s.Place?.Value).Text(s.Whereabouts);
        Write(rows, s.Start);
        WriteEnd(rows, s.End);
        Write(rows, s.EpisodeStart);
        WriteEnd(rows, s.EpisodeEnd);
        rows.Text(s.Attributes).Int(s.ByCounts ? 1 : 0);
    }

    public static void Write(TableRows rows, CountedRun c) =>
        rows.Id(c.Place.Value).Text(c.Episode).Int(c.Dates.From.Days()).Int(c.Dates.To.Days()).Int(c.Listed ? 1 : 0).Text(c.Attributes);

    public static void Write(TableRows rows, CoverageSpan c) =>
        rows.Int(c.From.Micros()).Int(c.To.Micros()).Text(c.Kind).Id(c.Order?.Value).Int(c.Delay.Micros());

    public static void Write(TableRows rows, Finding f) => rows.Text(f.Code).Int(f.At.Micros()).Text(f.Detail);

    public static void Write(TableRows rows, Matter m) => rows.Text(m.Kind).Id(m.Place?.Value);

    public static void Write(TableRows rows, PlaceCount c) => rows.Int(c.Dates.From.Days()).Int(c.Dates.To.Days()).Text(c.Source);

    public static Stretch Stretch(IRows r, int c) => new(
        r.IdOrNull(c) is { } place ? new PlaceId(place) : null,
        r.Text(c + 1),
        Edge(r, c + 2),
        End(r, c + 4),
        Edge(r, c + 7),
        End(r, c + 9),
        r.Text(c + 12),
        r.Int(c + 13) != 0);

    public static CountedRun CountedRun(IRows r, int c) =>
        new(new(r.Id(c)), r.Text(c + 1), Dates(r, c + 2), r.Int(c + 4) != 0, r.Text(c + 5));

    public static CoverageSpan Coverage(IRows r, int c) => new(
        Measures.Instant(r.Int(c)),
        Measures.InstantOrNull(r.IntOrNull(c + 1)),
        r.Text(c + 2),
        r.IdOrNull(c + 3) is { } order ? new OrderId(order) : null,
        Measures.DurationOrNull(r.IntOrNull(c + 4)));

    public static Finding Finding(IRows r, int c) => new(r.Text(c), Measures.InstantOrNull(r.IntOrNull(c + 1)), r.Text(c + 2));

    public static Matter Matter(IRows r, int c) => new(r.Text(c), r.IdOrNull(c + 1) is { } place ? new PlaceId(place) : null);

    public static PlaceCount PlaceCount(IRows r, int c) => new(Dates(r, c), r.Text(c + 2));

    /// <summary>A stored row with its key, read by one of the above.</summary>
    public static Dated<T> Dated<T>(IRows r, Func<IRows, int, T> read)
        where T : notnull => new(read(r, ValueColumn), r.Int(1), (int)r.Int(2)) { To = r.IntOrNull(3) };

    private static void Write(TableRows rows, Edge edge) => rows.Int(edge.Earliest.Micros()).Int(edge.Latest.Micros());

    private static void WriteEnd(TableRows rows, Edge? end) => Write(rows.Int(end is null ? 0 : 1), end ?? default);

    private static Edge Edge(IRows r, int c) => Measures.Edge(r.IntOrNull(c), r.IntOrNull(c + 1));

    private static Edge? End(IRows r, int c) => r.Int(c) == 0 ? null : Edge(r, c + 1);

    private static DateRange Dates(IRows r, int c) => new(Measures.Date(r.Int(c)), Measures.Date(r.Int(c + 1)));
}

/// <summary>Dates of counts of a place whose whole lists are in the register.</summary>
public sealed record PlaceCount(DateRange Dates, string Source);
