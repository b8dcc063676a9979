using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>An order as coverage sees it: for what time it is in force, and since when the register knows it.</summary>
/// <param name="Order">Which order.</param>
/// <param name="From">Its first instant.</param>
/// <param name="Until">The instant at which it ends; null while it lasts.</param>
/// <param name="KnownAt">When the register took it in.</param>
public sealed record OrderInForce(OrderId Order, Instant From, Instant? Until, Instant KnownAt);

/// <summary>
/// Which minutes of custody an order covers, which only an order recorded later, and which none: a partition of custody, without
/// a gap or an overlap. An hour that no order covers is shown, never smoothed over (ICCPR art. 9(1); CCPR/C/GC/35 para 22).
/// </summary>
/// <remarks>
/// Where a beginning or an end is uncertain the widest reading is taken, so that no possible minute goes unexamined. How long an
/// arrest record covers is for a law pack to say; until one does, it covers nothing by itself.
/// </remarks>
public static class Coverage
{
    /// <summary>The coverage of every custody episode among <paramref name="stretches"/>.</summary>
    /// <param name="stretches">The stretches of one person's custody.</param>
    /// <param name="orders">The orders that were ever in force for the person.</param>
    /// <param name="noOrder">Stretches for which a named human found that no order exists.</param>
    public static IReadOnlyList<CoverageSpan> Of(
        IReadOnlyList<Stretch> stretches, IReadOnlyList<OrderInForce> orders, IReadOnlyList<(Instant From, Instant? Until)> noOrder) =>
        [.. Extents(stretches).SelectMany(extent => Of(extent, orders, noOrder))];

    /// <summary>The widest reading of each custody episode; overlapping readings are one, so that no minute is examined twice.</summary>
    public static IReadOnlyList<(Instant From, Instant? To)> Extents(IReadOnlyList<Stretch> stretches)
    {
        var extents = new List<(Instant From, Instant? To)>();
        var episodes = stretches.Select(s => (From: s.EpisodeStart.Earliest ?? s.EpisodeStart.Latest, To: s.EpisodeEnd?.Latest)).Distinct();
        foreach (var (from, to) in episodes.Where(e => e.From is not null).OrderBy(e => e.From))
        {
            if (extents.Count > 0 && (extents[^1].To is not { } end || end >= from))
            {
                extents[^1] = (extents[^1].From, extents[^1].To is { } earlier && to is { } later ? Instant.Max(earlier, later) : null);
            }
            else
            {
                extents.Add((from!.Value, to));
            }
        }

        return extents;
    }

    private static List<CoverageSpan> Of(
        (Instant From, Instant? To) extent, IReadOnlyList<OrderInForce> orders, IReadOnlyList<(Instant From, Instant? Until)> noOrder)
    {
        if (orders.Count == 0 && noOrder.Count == 0)
        {
            return [new(extent.From, extent.To, CoverageKinds.NoneRecorded, null, null)];
        }

        var edges = new SortedSet<Instant> { extent.From };
        foreach (var edge in orders.SelectMany(o => new[] { o.From, o.Until, o.KnownAt }).Concat(noOrder.SelectMany(n => new[] { n.From, n.Until })))
        {
            if (edge is { } instant && instant > extent.From && (extent.To is not { } to || instant < to))
            {
                edges.Add(instant);
            }
        }

        var spans = new List<CoverageSpan>();
        var starts = edges.ToList();
        for (var i = 0; i < starts.Count; i++)
        {
            Add(spans, At(starts[i], i + 1 < starts.Count ? starts[i + 1] : extent.To, orders, noOrder));
        }

        return spans;
    }

    private static CoverageSpan At(
        Instant from, Instant? to, IReadOnlyList<OrderInForce> orders, IReadOnlyList<(Instant From, Instant? Until)> noOrder)
    {
        var covering = orders.Where(o => o.From <= from && (o.Until is not { } until || until > from))
            .OrderBy(o => o.KnownAt).ThenBy(o => o.Order.Value).FirstOrDefault();
        return covering switch
        {
            { } known when known.KnownAt <= from => new(from, to, CoverageKinds.Covered, known.Order, null),
            { } late => new(from, to, CoverageKinds.CoveredLater, late.Order, late.KnownAt - from),
            null when noOrder.Any(n => n.From <= from && (n.Until is not { } until || until > from)) => new(from, to, CoverageKinds.NoneExists, null, null),
            null => new(from, to, CoverageKinds.NoneRecorded, null, null),
        };
    }

    private static void Add(List<CoverageSpan> spans, CoverageSpan next)
    {
        if (spans.Count > 0 && spans[^1].Kind == next.Kind && spans[^1].Order == next.Order)
        {
            spans[^1] = spans[^1] with { To = next.To };
        }
        else
        {
            spans.Add(next);
        }
    }
}
