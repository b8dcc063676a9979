using Habeas.Register.Time;
using Habeas.Register.Units;
using NodaTime;

namespace Habeas.Register.Rolls;

/// <summary>Compares one roll with the register as it would be without it.</summary>
/// <param name="place">The place.</param>
/// <param name="within">The unit that each unit of the place lies in, by code: all that were ever opened.</param>
/// <param name="sheet">What bears on the roll.</param>
internal sealed class Comparison(PlaceId place, IReadOnlyDictionary<string, string?> within, RollSheet sheet)
{
    private readonly HashSet<string?> _counted = [.. sheet.Counts.Select(c => c.Count.Unit)];
    private readonly ILookup<string?, PersonId> _listed = sheet.Seen.ToLookup(s => s.Seen.Unit, s => s.Seen.Person, StringComparer.Ordinal);
    private readonly ILookup<string?, PersonId> _missing = sheet.Missing.ToLookup(s => s.Unit, s => s.Person, StringComparer.Ordinal);
    private readonly List<DifferenceResolved> _resolved = [.. sheet.Resolved.OrderBy(d => d.At, ByOccurrence.Order)];
    private readonly Dictionary<Instant, List<ExpectedPerson>> _inside = [];

    /// <summary>The units that were counted, by code. Of two counts of a unit the later stands.</summary>
    public IReadOnlyList<RollLine> Lines() =>
    [
        .. sheet.Counts.OrderBy(c => c.At, ByOccurrence.Order).GroupBy(c => c.Count.Unit, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Line(g.Last())),
    ];

    /// <summary>Who is inside in a unit that the roll has no line for.</summary>
    public IReadOnlyList<PersonId> NotCounted(Instant at) =>
        _counted.Contains(null) ? [] : [.. Inside(at).Where(p => LineOf(p.Unit) is null).Select(p => p.Person)];

    public IEnumerable<RollDifference> Differences(RollLine line)
    {
        var unit = line.Count.Unit;
        var expected = In(unit, PlaceRolls.Moment(line.At));
        var listed = _listed[unit].Distinct().ToList();
        var named = _missing[unit].Where(p => expected.Exists(e => e.Person == p)).ToList();
        var missing = line.Count.ByName
            ? named.Union(expected.Where(e => e.Certain && !listed.Contains(e.Person)).Select(e => e.Person)).ToList()
            : named;
        return
        [
            .. missing.Select(p => Of(line, DifferenceKinds.Missing, 1, p)),
            .. listed.Where(p => !expected.Exists(e => e.Person == p)).Select(p => Of(line, DifferenceKinds.Extra, 1, p)),
            .. Figures(line, missing.Count).Where(d => d.People > 0).Select(d => Of(line, d.Kind, d.People, null)),
            .. unit is null || within.ContainsKey(unit) ? Enumerable.Empty<RollDifference>() : [Of(line, DifferenceKinds.NeverOpened, line.Count.Counted, null)],
        ];
    }

    private static IEnumerable<(string Kind, int People)> Figures(RollLine line, int missing) => line.Count switch
    {
        { ByName: true } count => [(DifferenceKinds.NotNamed, count.Counted - line.Named), (DifferenceKinds.NotCounted, line.Named - count.Counted)],
        { } count when count.Counted < line.Least => [(DifferenceKinds.Fewer, line.Least - count.Counted - missing)],
        { } count => [(DifferenceKinds.More, count.Counted - line.Most)],
    };

    /// <summary>A difference with its answer: one that was given after the count, of the person or of the whole unit.</summary>
    private RollDifference Of(RollLine line, string kind, int people, PersonId? person) => new(
        sheet.Roll,
        line.Count.Unit,
        kind,
        person,
        people,
        _resolved.LastOrDefault(r => r.Unit == line.Count.Unit && !line.At.IsAfter(r.At) && (r.About == place || (person is { } who && r.About == who))));

    private List<ExpectedPerson> In(string? unit, Instant at) => [.. Inside(at).Where(p => LineOf(p.Unit) == unit)];

    private List<ExpectedPerson> Inside(Instant at) => _inside.TryGetValue(at, out var inside) ? inside : _inside[at] =
    [
        .. sheet.People.Values.Select(p => Expected.Of(p.Person, p.Stretches, p.Moves, place, at)).OfType<ExpectedPerson>().Where(p => p.IsInside)
            .OrderBy(p => p.Unit, StringComparer.Ordinal).ThenBy(p => p.Person.Value),
    ];

    private RollLine Line(SheetCount told)
    {
        var expected = In(told.Count.Unit, PlaceRolls.Moment(told.At));
        var named = sheet.Seen.Where(s => s.Entry == told.Entry && s.Seen.Unit == told.Count.Unit).Select(s => s.Seen.Person).Distinct().Count();
        return new(told.At, told.Count, named, expected.Count(p => p.Certain), expected.Count);
    }

    /// <summary>The line on which people of a unit are counted: its own, or else that of the unit around it; null for the rest of the place.</summary>
    private string? LineOf(string? unit)
    {
        for (var steps = 0; unit is not null && !_counted.Contains(unit); steps++)
        {
            unit = steps > within.Count ? null : within.GetValueOrDefault(unit);
        }

        return unit;
    }
}
