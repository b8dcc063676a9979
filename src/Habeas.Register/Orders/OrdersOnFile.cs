using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Orders;

/// <summary>
/// A commitment order as it stands after extension, replacement, revocation and quashing: for what time it is in force, and
/// since when the register knows it. Derived; the order in which the facts were recorded does not matter.
/// </summary>
/// <remarks>
/// Where a beginning or an end is given as a day the widest reading is taken: an order from one day to another holds good from the
/// beginning of the one to the end of the other. Nothing is called unlawful for the hour that a paper does not state.
/// </remarks>
/// <param name="Written">The order as it was written.</param>
/// <param name="From">Its first instant; the beginning of time where none is stated.</param>
/// <param name="Until">The instant at which it ends, by whatever ends it first; null for one that holds good until it is revoked.</param>
/// <param name="InForce">
/// The stretches for which it is in force, one after another without a gap: the first as written, then one for each extension, each
/// with the instant at which the register knew it. Empty for an order that was quashed or ended before it began.
/// </param>
/// <param name="KnownAt">When the register first knew it.</param>
/// <param name="Revoked">From when it was revoked, if it was.</param>
/// <param name="ReplacedBy">The order that stands in its place, if one does.</param>
/// <param name="Quashed">When a court found it void, if one did.</param>
public sealed record OrderState(
    CommitmentOrder Written,
    Instant From,
    Instant? Until,
    IReadOnlyList<OrderInForce> InForce,
    Instant KnownAt,
    When? Revoked,
    OrderId? ReplacedBy,
    When? Quashed)
{
    internal const string IsQuashed = "quashed";
    internal const string IsRevoked = "revoked";
    internal const string IsReplaced = "replaced";
    internal const string RanOut = "ran-out";
    internal const string NotYetInForce = "not-yet-in-force";

    public OrderId Id => Written.Id;

    /// <summary>An order as it stands when it is taken in and nothing has changed it yet.</summary>
    internal static OrderState Fresh(CommitmentOrder written, Instant knownAt) => OrdersOnFile.Stand(written, knownAt, [], null, null, null);

    /// <summary>True when the order covers <paramref name="instant"/>, as the register knows it now.</summary>
    public bool IsInForceAt(Instant instant) => InForce.Any(f => f.From <= instant && (f.Until is not { } until || instant < until));

    /// <summary>Why the order covers no instant of <paramref name="when"/>, as a slug; null where it covers one.</summary>
    public string? WhyNotInForceAt(When when) =>
        Quashed is not null ? IsQuashed
        : when.Latest is { } latest && latest <= From ? NotYetInForce
        : Until is { } until && when.Earliest >= until ? Ending ?? RanOut
        : null;

    /// <summary>Why nothing more can be done with the order than quash it, as a slug; null where it stands.</summary>
    internal string? WhyOverBy(When when) => Ending ?? (Until is { } until && when.Earliest >= until ? RanOut : null);

    private string? Ending => Quashed is not null ? IsQuashed : Revoked is not null ? IsRevoked : ReplacedBy is not null ? IsReplaced : null;
}

/// <summary>The commitment orders on a person's file.</summary>
public static class OrdersOnFile
{
    /// <summary>Every order, in the order of issue; one that was quashed too.</summary>
    public static IReadOnlyList<OrderState> Of(PersonFile file)
    {
        if (file.Of<OrderRecorded>().Count == 0)
        {
            return [];
        }

        var extensions = file.Facts.Where(f => f.Event is OrderExtended).ToLookup(f => ((OrderExtended)f.Event).Order);
        var revocations = file.Of<OrderRevoked>().ToLookup(r => r.Order);
        var replacements = file.Of<OrderReplaced>().ToLookup(r => r.Order);
        var quashings = file.Of<OrderQuashed>().ToLookup(q => q.Order);
        return
        [
            .. file.Facts.Where(f => f.Event is OrderRecorded)
                .Select(f => (At: FirstSaid(file, f), ((OrderRecorded)f.Event).Order))
                .DistinctBy(o => o.Order.Id)
                .OrderBy(o => o.Order.Issued, ByOccurrence.Order).ThenBy(o => o.Order.Id.Value)
                .Select(o => Stand(
                    o.Order,
                    o.At,
                    [.. extensions[o.Order.Id].Select(x => ((OrderExtended)x.Event, FirstSaid(file, x)))],
                    revocations[o.Order.Id].OrderBy(r => r.From, ByOccurrence.Order).FirstOrDefault(),
                    replacements[o.Order.Id].OrderBy(r => r.From, ByOccurrence.Order).ThenBy(r => r.By.Value).FirstOrDefault(),
                    quashings[o.Order.Id].OrderBy(q => q.Decided, ByOccurrence.Order).FirstOrDefault())),
        ];
    }

    /// <summary>
    /// When the register first said for what time the paper holds good. A correction of its number or its law is not a paper that
    /// came late; a correction of its dates is.
    /// </summary>
    private static Instant FirstSaid(PersonFile file, Standing fact) => fact.CorrectedBy is null
        ? fact.At
        : file.Chronicle.Events
            .Where(e => SaidOf(fact.Ref, e).Any(said => Validity(said) == Validity(fact.Event)))
            .Min(e => e.At);

    private static IReadOnlyList<Event> SaidOf(EventRef paper, Recorded recorded) => recorded.Event switch
    {
        EventReplaced replaced when replaced.Target == paper => replaced.By is ISeveral several ? several.Says : [replaced.By],
        var first when recorded.Ref == paper => first is ISeveral several ? several.Says : [first],
        _ => [],
    };

    private static (OrderId, When?, When?) Validity(Event paper) => paper switch
    {
        OrderRecorded { Order: var order } => (order.Id, order.From, order.Until),
        OrderExtended extension => (extension.Order, extension.Issued, extension.Until),
        _ => default,
    };

    internal static OrderState Stand(
        CommitmentOrder written,
        Instant knownAt,
        IReadOnlyList<(OrderExtended Extension, Instant KnownAt)> extensions,
        OrderRevoked? revoked,
        OrderReplaced? replaced,
        OrderQuashed? quashed)
    {
        var from = written.From.Earliest ?? Instant.MinValue;
        var stretches = new List<OrderInForce> { new(written.Id, from, written.Until is null ? null : written.Until.Latest, knownAt) };
        foreach (var (extension, known) in extensions.OrderBy(x => x.Extension.Issued, ByOccurrence.Order).ThenBy(x => x.Extension.Until, ByOccurrence.Order))
        {
            if (stretches[^1].Until is { } end && !(extension.Issued.Earliest >= end) && !(extension.Until.Latest <= end))
            {
                stretches.Add(new(written.Id, end, extension.Until.Latest, known));
            }
        }

        var cut = Earlier(revoked is null ? null : revoked.From.Latest, replaced is null ? null : replaced.From.Earliest);
        IReadOnlyList<OrderInForce> inForce = quashed is not null
            ? []
            : [.. stretches.Select(s => s with { Until = Earlier(s.Until, cut) }).Where(s => s.Until is not { } until || s.From < until)];
        return new(written, from, Earlier(stretches[^1].Until, cut), inForce, knownAt, revoked?.From, replaced?.By, quashed?.Decided);
    }

    private static Instant? Earlier(Instant? a, Instant? b) => a is null ? b : b is null || a <= b ? a : b;
}
