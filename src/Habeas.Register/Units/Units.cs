using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Units;

/// <summary>A part of a place in which people live and are counted came into use: a wing, a dormitory, a cell.</summary>
/// <param name="Place">The place that it is part of.</param>
/// <param name="Unit">Its code: small letters, digits and hyphens, such as <c>b-2</c>. Stable within the place; a unit that opens again keeps it.</param>
/// <param name="Name">Its name as people use it.</param>
/// <param name="At">Since when.</param>
/// <param name="Within">The code of the unit that it lies in, such as the wing of a cell.</param>
public sealed record UnitOpened(PlaceId Place, string Unit, string Name, When At, string? Within) : PlaceEvent(Place)
{
    public override When? Occurred => At;
}

/// <summary>A unit ceased to be used. Whoever is recorded in it stays so until they are recorded elsewhere: people do not vanish with a cell.</summary>
public sealed record UnitClosed(PlaceId Place, string Unit, When At) : PlaceEvent(Place)
{
    public override When? Occurred => At;
}

/// <summary>A person was put in a unit of the place that holds them. It lasts until they are put in another or their stay at the place ends.</summary>
/// <param name="Person">Who.</param>
/// <param name="Place">The place.</param>
/// <param name="Unit">The code of the unit.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why, where somebody said so.</param>
public sealed record MovedToUnit(PersonId Person, PlaceId Place, string Unit, When At, string? Why) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Enters a unit of a place, or opens again one that was closed.</summary>
public sealed record OpenUnit : Act
{
    public required PlaceId Place { get; init; }

    public required string Unit { get; init; }

    public required string Name { get; init; }

    public required When At { get; init; }

    public string? Within { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? PlaceUnits.NoCode("unit", Unit)
        ?? Wanting.Words("name", Name, "a unit has a name")
        ?? Wanting.Time("at", At)
        ?? (Within == Unit ? Refusals.Incomplete("within", "no unit lies within itself") : null)
        ?? (Within is { } within ? PlaceUnits.Unknown("within", within, situation.Place(Place)) : null)
        ?? (PlaceUnits.Of(situation.Place(Place)).Any(u => u.Unit == Unit && u.IsOpenAt(At))
            ? Refusals.Incomplete("unit", "the place has an open unit of that code at that time")
            : null)
        ?? Outcome.Of(new UnitOpened(Place, Unit, Name, At, Within));
}

/// <summary>Takes a unit out of use. People recorded in it do not stop it: where they went is for other acts to say.</summary>
public sealed record CloseUnit : Act
{
    public required PlaceId Place { get; init; }

    /// <summary>The code of the unit.</summary>
    public required string Unit { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? PlaceUnits.Unknown("unit", Unit, situation.Place(Place))
        ?? Wanting.Time("at", At)
        ?? Outcome.Of(new UnitClosed(Place, Unit, At));
}

/// <summary>
/// Puts a person in a unit of the place. A fact: neither a closed unit nor a register that shows the person elsewhere refuses it.
/// The unit itself must be known, so that a roll can ask for it.
/// </summary>
public sealed record MoveToUnit : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required string Unit { get; init; }

    public required When At { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? PlaceUnits.Unknown("unit", Unit, situation.Place(Place))
        ?? Wanting.Occurrence("at", At, situation)
        ?? Outcome.Of(new MovedToUnit(Person, Place, Unit, At, Why));
}
