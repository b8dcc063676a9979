using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using Habeas.Register.Units;

namespace Habeas.Register.Rolls;

/// <summary>
/// Units of a place were counted for a roll. It states its hour, so it is an observation of that instant and no count of a date: only a
/// complete list by name is that (docs/decisions/0007), and a roll may know nothing but numbers.
/// </summary>
/// <param name="Place">The place.</param>
/// <param name="Roll">The roll; other units of it may be told by further acts until it is signed.</param>
/// <param name="At">When these units were counted.</param>
/// <param name="Units">What was counted in each.</param>
public sealed record RollCounted(PlaceId Place, RollId Roll, When At, IReadOnlyList<UnitCount> Units) : PlaceEvent(Place)
{
    public override When? Occurred => At;
}

/// <summary>What was counted in one unit.</summary>
/// <param name="Unit">The code of the unit; absent for everybody inside who is in no unit that the roll counts by itself.</param>
/// <param name="Counted">How many people were there.</param>
/// <param name="CountedBy">Who counted.</param>
/// <param name="Book">How many there should have been by the book that the officer had, where it was noted: paper, and not what this register says.</param>
/// <param name="ByName">True where the people were listed; who they are stands on their own files.</param>
public sealed record UnitCount(string? Unit, int Counted, string CountedBy, int? Book, bool ByName);

/// <summary>A roll listed a person as there: evidence of their presence at that instant, like any other sighting.</summary>
public sealed record SeenInRoll(PersonId Person, PlaceId Place, RollId Roll, string? Unit, When At) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Seen, Place, At);
}

/// <summary>
/// A person did not answer a roll in the unit where they were looked for. A question and no answer: they may be in the next unit, at
/// court, or gone, so it ends nobody's custody. What is found out is recorded by an act of its own.
/// </summary>
public sealed record MissingFromRoll(PersonId Person, PlaceId Place, RollId Roll, string? Unit, When At) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A roll was signed: it is not counted further, and what was wrong in it is corrected in the open. Several may sign one roll.</summary>
/// <param name="Place">The place.</param>
/// <param name="Roll">The roll.</param>
/// <param name="SignedBy">Who answers for it.</param>
/// <param name="Capacity">In what capacity: the officer in charge, the relief.</param>
/// <param name="At">When.</param>
public sealed record RollSigned(PlaceId Place, RollId Roll, string SignedBy, string? Capacity, When At) : PlaceEvent(Place)
{
    public override When? Occurred => At;
}

/// <summary>One unit as an act tells it.</summary>
public sealed record CountedUnit
{
    /// <summary>The code of the unit; absent for everybody inside who is in no unit that the roll counts by itself.</summary>
    public string? Unit { get; init; }

    public required int Counted { get; init; }

    public required string CountedBy { get; init; }

    /// <summary>How many there should have been by the officer's own book.</summary>
    public int? Book { get; init; }

    /// <summary>Who was there, by name; absent for a count of heads. Fewer than were counted where some could not be named.</summary>
    public IReadOnlyList<RollPerson>? Listed { get; init; }

    /// <summary>Whom the officer looked for in vain.</summary>
    public IReadOnlyList<RollPerson> Missing { get; init; } = [];

    /// <summary>Says what is wrong with the count, or null.</summary>
    /// <remarks>A figure that is not that of the names, and a unit that was never opened, are facts about the roll: they are differences.</remarks>
    public Refusal? Fault() =>
        (Unit is { } unit ? PlaceUnits.NoCode("units.unit", unit) : null)
        ?? (Counted < 0 ? Refusals.Incomplete("units.counted", "nobody counts fewer than none") : null)
        ?? Wanting.Words("units.countedBy", CountedBy, "a count says who counted")
        ?? (Book < 0 ? Refusals.Incomplete("units.book", "no book has fewer than none") : null);
}

/// <summary>A person on a roll.</summary>
/// <param name="Person">Who.</param>
/// <param name="Identity">Who they are, for one who has no file: a name, or how they can be told apart.</param>
public sealed record RollPerson(PersonId Person, Identity? Identity = null);

/// <summary>
/// Records what was counted in units of a place at one time. What the register expected is not asked: it is compared afterwards, and
/// the differences are a view. A large roll by name is told unit by unit under one id, since an entry holds little over a hundred names.
/// </summary>
public sealed record RecordRoll : Act
{
    public required PlaceId Place { get; init; }

    public required RollId Roll { get; init; }

    public required When At { get; init; }

    public required IReadOnlyList<CountedUnit> Units { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place, .. Named.Select(n => n.Person).Distinct().Select(p => (Subject)p)];

    private IEnumerable<RollPerson> Named => Units.SelectMany(u => (u.Listed ?? []).Concat(u.Missing));

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (Units.Count == 0 ? Refusals.Incomplete("units", "a roll counts at least one unit, or the place as a whole") : null)
        ?? (Units.DistinctBy(u => u.Unit).Count() < Units.Count ? Refusals.Incomplete("units", "a unit is counted twice") : null)
        ?? Units.Select(u => u.Fault()).FirstOrDefault(f => f is not null)
        ?? Named.Select(n => n.Identity?.Fault(situation.At)).FirstOrDefault(f => f is not null)
        ?? (situation.Place(Place).Of<RollSigned>().Any(s => s.Roll == Roll) ? Refusals.RollIsSigned(Roll) : null)
        ?? Outcome.Of(Events(situation));

    private List<Event> Events(Situation situation)
    {
        var newcomers = new Newcomers(situation);
        var events = new List<Event>
        {
            new RollCounted(Place, Roll, At, [.. Units.Select(u => new UnitCount(u.Unit, u.Counted, u.CountedBy, u.Book, u.Listed is not null))]),
        };
        foreach (var unit in Units)
        {
            foreach (var (person, identity) in (unit.Listed ?? []).DistinctBy(l => l.Person))
            {
                events.AddRange(newcomers.Events(person, identity, "roll count"));
                events.Add(new SeenInRoll(person, Place, Roll, unit.Unit, At));
            }

            foreach (var (person, identity) in unit.Missing.DistinctBy(m => m.Person))
            {
                events.AddRange(newcomers.Events(person, identity, "roll count"));
                events.Add(new MissingFromRoll(person, Place, Roll, unit.Unit, At));
            }
        }

        return events;
    }
}

/// <summary>Signs a roll.</summary>
public sealed record SignRoll : Act
{
    public required PlaceId Place { get; init; }

    public required RollId Roll { get; init; }

    public required string SignedBy { get; init; }

    public string? Capacity { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Words("signedBy", SignedBy, "whoever signs answers for the roll by name")
        ?? Wanting.Occurrence("at", At, situation)
        ?? PlaceRolls.NotCounted(Roll, situation.Place(Place))
        ?? Outcome.Of(new RollSigned(Place, Roll, SignedBy, Capacity, At));
}
