using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Time;
using Habeas.Register.Units;
using NodaTime;

namespace Habeas.Register.Rolls;

/// <summary>Compares one roll with the files as they would be without it.</summary>
internal sealed class Comparison
{
    private readonly PlaceId _place;
    private readonly RollId _roll;
    private readonly IReadOnlySet<string?> _counted;
    private readonly Dictionary<string, string?> _within;
    private readonly List<PersonFile> _before;
    private readonly ILookup<string?, PersonId> _listed;
    private readonly ILookup<string?, PersonId> _missing;
    private readonly List<DifferenceResolved> _resolved;

    public Comparison(PlaceRecord place, RollId roll, IReadOnlyList<string?> counted, IReadOnlyCollection<PersonFile> files)
    {
        (_place, _roll, _counted) = (place.Id, roll, counted.ToHashSet(StringComparer.Ordinal));
        _within = PlaceUnits.Of(place).ToDictionary(u => u.Unit, u => u.Within, StringComparer.Ordinal);
        _before = [.. files.Select(f => Without(f, roll))];
        _listed = files.SelectMany(f => f.Of<SeenInRoll>().Where(s => s.Roll == roll)).ToLookup(s => s.Unit, s => s.Person, StringComparer.Ordinal);
        _missing = files.SelectMany(f => f.Of<MissingFromRoll>().Where(s => s.Roll == roll)).ToLookup(s => s.Unit, s => s.Person, StringComparer.Ordinal);
        _resolved =
        [
            .. place.Of<DifferenceResolved>().Concat(files.SelectMany(f => f.Of<DifferenceResolved>()))
                .Where(d => d.Roll == roll && d.Place == place.Id).OrderBy(d => d.At, ByOccurrence.Order),
        ];
    }

    public RollLine Line(When at, UnitCount count)
    {
        var expected = In(count.Unit, PlaceRolls.Moment(at));
        return new(at, count, expected.Count(p => p.Certain), expected.Count);
    }

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
        foreach (var person in missing)
        {
            yield return Of(line, DifferenceKinds.Missing, 1, person);
        }

        foreach (var person in listed.Where(p => !expected.Exists(e => e.Person == p)))
        {
            yield return Of(line, DifferenceKinds.Extra, 1, person);
        }

        var (kind, people) = line.Count switch
        {
            { ByName: true } count => (DifferenceKinds.NotNamed, count.Counted - listed.Count),
            { } count when count.Counted < line.Least => (DifferenceKinds.Fewer, line.Least - count.Counted - missing.Count),
            { } count => (DifferenceKinds.More, count.Counted - line.Most),
        };
        if (people > 0)
        {
            yield return Of(line, kind, people, null);
        }
    }

    /// <summary>A difference with its answer: one that was given after the count, of the person or of the whole unit.</summary>
    private RollDifference Of(RollLine line, string kind, int people, PersonId? person) => new(
        _roll,
        line.Count.Unit,
        kind,
        person,
        people,
        _resolved.LastOrDefault(r => r.Unit == line.Count.Unit && !line.At.IsAfter(r.At) && (r.About == _place || (person is { } who && r.About == who))));

    private List<ExpectedPerson> In(string? unit, Instant at) => [.. Inside(at).Where(p => LineOf(p.Unit) == unit)];

    private IEnumerable<ExpectedPerson> Inside(Instant at) => Expected.At(_place, _before, at).Where(p => p.IsInside);

    /// <summary>The line on which people of a unit are counted: its own, or else that of the unit around it; null for the rest of the place.</summary>
    private string? LineOf(string? unit)
    {
        for (var steps = 0; unit is not null && !_counted.Contains(unit); steps++)
        {
            unit = steps > _within.Count ? null : _within.GetValueOrDefault(unit);
        }

        return unit;
    }

    private static PersonFile Without(PersonFile file, RollId roll) =>
        !file.Of<SeenInRoll>().Any(s => s.Roll == roll)
            ? file
            : file.Chronicle.Events.Where(e => !(e.Event is SeenInRoll seen && seen.Roll == roll)).Aggregate(PersonFile.New(file.Id), (f, e) => f.Evolve(e));
}
