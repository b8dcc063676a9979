using Habeas.Register.Persons;
using Habeas.Register.Reception;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Property;

/// <summary>One line of the property book: what was received, less what was returned and what was lost, is kept.</summary>
/// <param name="Place">The place of the receipt; for something that is on none, the place that told of it.</param>
/// <param name="Receipt">The receipt; null for something that is on none.</param>
/// <param name="Line">The line on the receipt.</param>
/// <param name="What">What it is; empty where its receipt is not on file.</param>
/// <param name="Received">How many were received.</param>
/// <param name="Returned">How many were returned, to whomever.</param>
/// <param name="Lost">How many were lost, stolen, destroyed or seized.</param>
/// <param name="Damaged">How many were damaged; they are kept all the same.</param>
public sealed record KeptItem(PlaceId Place, ReceiptId? Receipt, int? Line, string What, long Received, long Returned, long Lost, long Damaged)
{
    /// <summary>How many the place still keeps; less than none where more went out than came in.</summary>
    public long Kept => Received - Returned - Lost;
}

/// <summary>The cash of one currency that a place keeps for a person.</summary>
/// <param name="Place">The place.</param>
/// <param name="Currency">The ISO 4217 code.</param>
/// <param name="Received">How much was received.</param>
/// <param name="Returned">How much was returned, to whomever.</param>
/// <param name="Lost">How much was lost, stolen, destroyed or seized.</param>
public sealed record KeptCash(PlaceId Place, string Currency, decimal Received, decimal Returned, decimal Lost)
{
    /// <summary>How much the place still keeps; less than nothing where more went out than came in.</summary>
    public decimal Kept => Received - Returned - Lost;
}

/// <summary>
/// What places keep for a person, whatever the order in which it was recorded. A line that is below nothing is a difference: a return that
/// was recorded twice, a receipt that never was. It is shown and not mended.
/// </summary>
/// <param name="Items">Every line that was ever told of, by place, receipt and number.</param>
/// <param name="Cash">Every currency, by place.</param>
public sealed record PropertyBook(IReadOnlyList<KeptItem> Items, IReadOnlyList<KeptCash> Cash)
{
    /// <summary>The book of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">As of when; null takes everything. What may have happened by then counts as having happened.</param>
    public static PropertyBook Of(PersonFile file, Instant? at = null)
    {
        var told = file.Facts.Select(f => f.Event).Where(e => at is not { } instant || e.Occurred?.IsAfter(instant) != true).ToList();
        var received = told.OfType<PropertyReceived>().Select(r => r.Receipt).ToList();
        var returned = told.OfType<PropertyReturned>().ToList();
        var harmed = told.OfType<PropertyHarmed>().ToLookup(h => h.Fate == PropertyHarmed.Damaged);

        var receipts = received.DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        var items = received.SelectMany(r => r.Items.Select(i => new KeptItem(r.Place, r.Id, i.Line, i.What, i.Quantity, 0, 0, 0)))
            .Concat(returned.SelectMany(r => r.Items.Select(p => Line(r.Place, p) with { Returned = p.Quantity })))
            .Concat(harmed[false].SelectMany(h => h.Items.Select(p => Line(h.Place, p) with { Lost = p.Quantity })))
            .Concat(harmed[true].SelectMany(h => h.Items.Select(p => Line(h.Place, p) with { Damaged = p.Quantity })));
        var cash = received.SelectMany(r => r.Cash.Select(m => new KeptCash(r.Place, m.Currency, m.Amount, 0, 0)))
            .Concat(returned.SelectMany(r => r.Cash.Select(m => new KeptCash(r.Place, m.Currency, 0, m.Amount, 0))))
            .Concat(harmed[false].SelectMany(h => h.Cash.Select(m => new KeptCash(h.Place, m.Currency, 0, 0, m.Amount))));
        return new(Sum(items), Sum(cash));

        // What is returned elsewhere than where it was received is no longer kept where it was received.
        KeptItem Line(PlaceId place, PropertyPart part) => new(
            part.Receipt is { } id && receipts.TryGetValue(id, out var receipt) ? receipt.Place : place,
            part.Receipt,
            part.Line,
            part.What ?? "",
            0,
            0,
            0,
            0);
    }

    /// <summary>What a place keeps for the person: the lines and sums of which something is left.</summary>
    public PropertyBook KeptAt(PlaceId place) =>
        new([.. Items.Where(i => i.Place == place && i.Kept > 0)], [.. Cash.Where(c => c.Place == place && c.Kept > 0)]);

    /// <summary>Where more went out than came in.</summary>
    public PropertyBook Differences => new([.. Items.Where(i => i.Kept < 0)], [.. Cash.Where(c => c.Kept < 0)]);

    /// <summary>What places keep that hold the person no longer: on release all of it is given back (Nelson Mandela Rule 67).</summary>
    /// <remarks>Nothing of one who died, once it is recorded that their belongings were handed over and nothing was received since.</remarks>
    public static PropertyBook LeftBehind(PersonFile file)
    {
        var book = Of(file);
        if (file.Of<DeathBelongingsSettled>().OrderBy(s => s.At, ByOccurrence.Order).LastOrDefault() is { Result: RecordDeathBelongings.HandedOver } settled
            && !file.Of<PropertyReceived>().Any(r => r.Receipt.At.IsAfter(settled.At)))
        {
            return new([], []);
        }

        var here = Stays.Of(file).Where(s => s.Left is null).Select(s => s.Place).ToHashSet();
        return new(
            [.. book.Items.Where(i => i.Kept > 0 && !here.Contains(i.Place))],
            [.. book.Cash.Where(c => c.Kept > 0 && !here.Contains(c.Place))]);
    }

    private static IReadOnlyList<KeptItem> Sum(IEnumerable<KeptItem> items) =>
    [
        .. items.GroupBy(i => (i.Place, i.Receipt, i.Line, What: i.Receipt is null ? i.What : ""))
            .Select(g => new KeptItem(
                g.Key.Place,
                g.Key.Receipt,
                g.Key.Line,
                g.Select(i => i.What).Order(StringComparer.Ordinal).Last(),
                g.Sum(i => i.Received),
                g.Sum(i => i.Returned),
                g.Sum(i => i.Lost),
                g.Sum(i => i.Damaged)))
            .OrderBy(i => i.Place.Value).ThenBy(i => i.Receipt?.Value).ThenBy(i => i.Line).ThenBy(i => i.What, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<KeptCash> Sum(IEnumerable<KeptCash> cash) =>
    [
        .. cash.GroupBy(c => (c.Place, c.Currency))
            .Select(g => new KeptCash(g.Key.Place, g.Key.Currency, g.Sum(c => c.Received), g.Sum(c => c.Returned), g.Sum(c => c.Lost)))
            .OrderBy(c => c.Place.Value).ThenBy(c => c.Currency, StringComparer.Ordinal),
    ];
}
