using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Production;

/// <summary>It was planned how a person gets to a hearing. A later plan for the same hearing stands in the place of an earlier one.</summary>
/// <param name="Person">Who.</param>
/// <param name="Hearing">To which hearing.</param>
/// <param name="Place">The place that brings them, or from which they take part over a link.</param>
/// <param name="Mode"><c>in-person</c> or <c>by-video</c>.</param>
/// <param name="Leaves">When they are to leave, or to be at the link.</param>
/// <param name="Escort">Who takes them, by name or unit; <c>none</c> where nobody was found yet.</param>
/// <param name="Vehicle">The vehicle; <c>none</c> where there is none yet or none is needed.</param>
/// <param name="At">When it was planned.</param>
[Holds("nmr-8-process")]
public sealed record ProductionPlanned(
    PersonId Person, HearingId Hearing, PlaceId Place, [Code(typeof(ProductionPlanned), nameof(ProductionPlanned.PlannedModes))] string Mode, When Leaves, string Escort, string Vehicle, When At) : PersonEvent(Person)
{
    /// <summary>How a person can be planned to take part, as slugs.</summary>
    public static IReadOnlySet<string> PlannedModes { get; } = new SortedSet<string>(StringComparer.Ordinal) { Modes.InPerson, Modes.ByVideo };

    public override When? Occurred => At;
}

/// <summary>Plans how a person gets to a hearing: when they leave, with whom, in what. It moves nobody: going out is an act of its own.</summary>
public sealed record PlanProduction : Act
{
    public required PersonId Person { get; init; }

    public required HearingId Hearing { get; init; }

    public required PlaceId Place { get; init; }

    public required string Mode { get; init; }

    public required When Leaves { get; init; }

    public required string Escort { get; init; }

    public required string Vehicle { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("mode", Mode, ProductionPlanned.PlannedModes)
        ?? Wanting.Time("leaves", Leaves)
        ?? Wanting.Words("escort", Escort, "the escort is named, or it is said: none")
        ?? Wanting.Words("vehicle", Vehicle, "the vehicle is named, or it is said: none")
        ?? HearingsOnFile.Missing(Hearing, situation.Person(Person))
        ?? Outcome.Of(new ProductionPlanned(Person, Hearing, Place, Mode, Leaves, Escort, Vehicle, At));
}
