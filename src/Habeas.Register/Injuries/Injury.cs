using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Injuries;

/// <summary>
/// An injury that a person suffered in custody, with its circumstances (Nelson Mandela Rule 8). The medical file is another and stays
/// apart (Rule 26): this says what happened and not what the doctor knows. What was seen on admission is not this.
/// </summary>
public sealed record Injury
{
    /// <summary>Who or what caused an injury, as slugs: another person than staff may be in custody too or not.</summary>
    public static IReadOnlySet<string> Causes { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "accident", "other-person", "self", Staff, Coded.SourceUnknown,
    };

    public const string Staff = "staff";

    public required InjuryId Id { get; init; }

    /// <summary>When it happened, as narrowly as anybody knows.</summary>
    public required When At { get; init; }

    /// <summary>The place that held the person; absent where they were in transit.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where it happened, in words: a cell, the yard, a van.</summary>
    public string? Where { get; init; }

    /// <summary>What can be seen, in words.</summary>
    public required string What { get; init; }

    /// <summary>Who or what caused it: a slug of <see cref="Causes"/>, and what was said. Whoever says so is the <see cref="Source"/>.</summary>
    [Code(typeof(Injury), nameof(Injury.Causes))]
    public required Coded Cause { get; init; }

    /// <summary>How it came about, as it was told.</summary>
    public string? Circumstances { get; init; }

    /// <summary>Who told it.</summary>
    public required string Source { get; init; }

    /// <summary>Who found the person injured, where nobody saw it happen or somebody else did.</summary>
    public string? FoundBy { get; init; }

    /// <summary>Who saw it; empty where nobody is named.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>What was done for the person.</summary>
    public string? Treatment { get; init; }

    /// <summary>Whether it is serious; absent until somebody judged.</summary>
    public bool? Serious { get; init; }

    internal Refusal? Fault(Situation situation) =>
        (Place is { } place ? Wanting.Registered(place, situation) : null)
        ?? Wanting.Occurrence("injury.at", At, situation)
        ?? Wanting.Words("injury.what", What, "an injury is described: what can be seen")
        ?? Wanting.Code("injury.cause", Cause.Code, Causes)
        ?? Wanting.Words("injury.source", Source, "an injury has a source: who told it");
}

/// <summary>A person was injured in custody.</summary>
[Holds("nmr-8-injury-death")]
public sealed record InjuryRecorded(PersonId Person, Injury Injury) : PersonEvent(Person)
{
    public override When? Occurred => Injury.At;
}

/// <summary>What was found or done later about an injury; what it leaves open stays as it was.</summary>
/// <param name="Person">Who was injured.</param>
/// <param name="Injury">Which injury.</param>
/// <param name="At">When.</param>
/// <param name="By">Who found or did it.</param>
/// <param name="Serious">Whether it is serious.</param>
/// <param name="Cause">Who or what caused it: a slug of <see cref="Injury.Causes"/>, and what was said.</param>
/// <param name="Circumstances">How it came about.</param>
/// <param name="Treatment">What was done for the person.</param>
[Holds("nmr-8-injury-death")]
public sealed record InjuryAssessed(
    PersonId Person, InjuryId Injury, When At, string By, bool? Serious, [Code(typeof(Register.Injuries.Injury), nameof(Register.Injuries.Injury.Causes))] Coded? Cause, string? Circumstances, string? Treatment)
    : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>An injury was reported to somebody.</summary>
/// <param name="Person">Who was injured.</param>
/// <param name="Injury">Which injury.</param>
/// <param name="At">When it was reported.</param>
/// <param name="Recipient">To whom, a slug of <see cref="RecordInjuryReport.Recipients"/>.</param>
/// <param name="To">Who that is, by name or office.</param>
/// <param name="By">Who reported it.</param>
/// <param name="Reference">Under what number it was taken in.</param>
[Holds("nmr-8-injury-death")]
public sealed record InjuryReported(PersonId Person, InjuryId Injury, When At, [Code(typeof(RecordInjuryReport), nameof(RecordInjuryReport.Recipients))] string Recipient, string To, string? By, string? Reference)
    : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records an injury in custody, whoever caused it.</summary>
public sealed record RecordInjury : Act
{
    public required PersonId Person { get; init; }

    public required Injury Injury { get; init; }

    public override IReadOnlyList<Subject> Subjects => Injury.Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Injury.Fault(situation)
        ?? (IsOn(situation.Person(Person), Injury.Id) ? Refusals.InjuryAlreadyOnFile(Injury.Id) : null)
        ?? Outcome.Of(new InjuryRecorded(Person, Injury));

    internal static bool IsOn(PersonFile file, InjuryId injury) => file.Of<InjuryRecorded>().Any(i => i.Injury.Id == injury);
}

/// <summary>Records what was found or done later about an injury: that it is serious, who caused it, how it was treated.</summary>
public sealed record RecordInjuryFinding : Act
{
    public required PersonId Person { get; init; }

    public required InjuryId Injury { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public bool? Serious { get; init; }

    public Coded? Cause { get; init; }

    public string? Circumstances { get; init; }

    public string? Treatment { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (RecordInjury.IsOn(situation.Person(Person), Injury) ? null : Refusals.InjuryNotOnFile(Injury))
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "what was found of an injury says who found it")
        ?? (Cause is null ? null : Wanting.Code("cause", Cause.Code, Register.Injuries.Injury.Causes))
        ?? (Serious is null && Cause is null && string.IsNullOrWhiteSpace(Circumstances) && string.IsNullOrWhiteSpace(Treatment)
            ? Refusals.Incomplete("injury", "nothing is said: whether it is serious, its cause, its circumstances or its treatment")
            : null)
        ?? Outcome.Of(new InjuryAssessed(Person, Injury, At, By, Serious, Cause, Circumstances, Treatment));
}

/// <summary>Records to whom an injury was reported. A serious one goes to an authority independent of the place, without delay (Nelson Mandela Rule 71).</summary>
public sealed record RecordInjuryReport : Act
{
    /// <summary>Judicial or other, and no part of those who held the person.</summary>
    public const string IndependentAuthority = "independent-authority";

    /// <summary>To whom an injury is reported.</summary>
    public static IReadOnlySet<string> Recipients { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "consulate", "counsel", "family", IndependentAuthority, "other", "own-authority",
    };

    public required PersonId Person { get; init; }

    public required InjuryId Injury { get; init; }

    public required When At { get; init; }

    public required string Recipient { get; init; }

    public required string To { get; init; }

    public string? By { get; init; }

    public string? Reference { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (RecordInjury.IsOn(situation.Person(Person), Injury) ? null : Refusals.InjuryNotOnFile(Injury))
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("recipient", Recipient, Recipients)
        ?? Wanting.Words("to", To, "a report is made to somebody, by name or office")
        ?? Outcome.Of(new InjuryReported(Person, Injury, At, Recipient, To, By, Reference));
}
