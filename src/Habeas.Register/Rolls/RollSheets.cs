using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Time;
using Habeas.Register.Units;
using NodaTime;

namespace Habeas.Register.Rolls;

/// <summary>One person who bears on a roll: where they were held, without what the roll itself told, and the units that they were put in.</summary>
internal sealed record OnSheet(PersonId Person, IReadOnlyList<Stretch> Stretches, IReadOnlyList<MovedToUnit> Moves);

/// <summary>A count of one unit, with the entry that told it.</summary>
internal sealed record SheetCount(long Entry, When At, UnitCount Count);

/// <summary>All that bears on one roll.</summary>
internal sealed class RollSheet(RollId roll)
{
    public RollId Roll { get; } = roll;

    public List<SheetCount> Counts { get; } = [];

    public List<(long Entry, SeenInRoll Seen)> Seen { get; } = [];

    public List<MissingFromRoll> Missing { get; } = [];

    public List<DifferenceResolved> Resolved { get; } = [];

    /// <summary>Whoever may be held at the place when a unit is counted.</summary>
    public Dictionary<PersonId, OnSheet> People { get; } = [];
}

/// <summary>
/// What bears on each of several rolls of a place. Its record and each file are read once, and a file once more for each roll that saw the
/// person, since that roll is compared with what the register would show without it.
/// </summary>
internal sealed class RollSheets
{
    private readonly Dictionary<RollId, RollSheet> _sheets;
    private readonly List<(Instant At, RollSheet Sheet)> _moments;
    private readonly PlaceId _place;

    /// <param name="place">The place's record.</param>
    /// <param name="rolls">The rolls.</param>
    /// <param name="files">The files of whoever may bear on one of them.</param>
    public RollSheets(PlaceRecord place, IEnumerable<RollId> rolls, IReadOnlyCollection<PersonFile> files)
    {
        _place = place.Id;
        _sheets = rolls.ToDictionary(r => r, r => new RollSheet(r));
        foreach (var fact in place.Facts)
        {
            Take(fact);
        }

        _moments = [.. _sheets.Values.SelectMany(s => s.Counts.Select(c => PlaceRolls.Moment(c.At)).Distinct().Select(at => (at, s))).OrderBy(m => m.Item1)];
        foreach (var file in files)
        {
            Take(file);
        }
    }

    public RollSheet this[RollId roll] => _sheets[roll];

    private void Take(PersonFile file)
    {
        var (stretches, moves) = (Timeline.Of(file), file.Of<MovedToUnit>());
        foreach (var stretch in stretches.Where(s => s.Place == _place))
        {
            for (var i = FirstFrom(stretch.Start.Earliest ?? Instant.MinValue); i < _moments.Count && !(stretch.End?.Latest <= _moments[i].At); i++)
            {
                _moments[i].Sheet.People[file.Id] = new(file.Id, stretches, moves);
            }
        }

        foreach (var roll in file.Facts.Select(Take).OfType<RollId>().ToHashSet())
        {
            _sheets[roll].People[file.Id] = new(file.Id, Timeline.Of(file.Only(e => e is not SeenInRoll seen || seen.Roll != roll)), moves);
        }
    }

    /// <summary>Puts a fact on the sheet that it is about, and says which roll saw the person by it.</summary>
    private RollId? Take(Standing fact)
    {
        switch (fact.Event)
        {
            case RollCounted counted when _sheets.TryGetValue(counted.Roll, out var sheet):
                sheet.Counts.AddRange(counted.Units.Select(u => new SheetCount(fact.Ref.Entry, counted.At, u)));
                return null;
            case SeenInRoll seen when _sheets.TryGetValue(seen.Roll, out var sheet):
                sheet.Seen.Add((fact.Ref.Entry, seen));
                return seen.Roll;
            case MissingFromRoll missing when _sheets.TryGetValue(missing.Roll, out var sheet):
                sheet.Missing.Add(missing);
                return null;
            case DifferenceResolved resolved when resolved.Place == _place && _sheets.TryGetValue(resolved.Roll, out var sheet):
                sheet.Resolved.Add(resolved);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The first moment that is not before an instant.</summary>
    private int FirstFrom(Instant instant)
    {
        var (low, high) = (0, _moments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _moments[middle].At < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
