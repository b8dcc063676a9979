using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Cases;

/// <summary>One thing that a person is charged with.</summary>
public sealed record Charge
{
    /// <summary>Its id on this file.</summary>
    public required ChargeId Id { get; init; }

    /// <summary>What is charged.</summary>
    public required Offence Offence { get; init; }

    /// <summary>When it is said to have been committed.</summary>
    public When? Committed { get; init; }

    internal Refusal? Fault(string field) => Fault(Offence, field) ?? Wanting.Time(field + ".committed", Committed);

    internal static Refusal? Fault(Offence offence, string field) =>
        offence.Fault() is null ? null : Refusals.Incomplete(field + ".offence", "an offence has words or a code, and a code belongs to a system");
}

/// <summary>A charge was added to a case.</summary>
/// <param name="Person">Who is charged.</param>
/// <param name="Case">In which case.</param>
/// <param name="Charge">The charge.</param>
/// <param name="At">When it was brought.</param>
/// <param name="By">Who brought it.</param>
[Holds("nmr-8-process")]
public sealed record ChargeAdded(PersonId Person, CaseId Case, Charge Charge, When At, string By) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A charge became another: the same matter under another offence.</summary>
/// <param name="Person">Who is charged.</param>
/// <param name="Charge">Which charge.</param>
/// <param name="Offence">The offence from then on.</param>
/// <param name="At">When.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Why">Why, where it was said.</param>
[Holds("nmr-8-process")]
public sealed record ChargeChanged(PersonId Person, ChargeId Charge, Offence Offence, When At, string By, string? Why) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A charge was dropped before anybody decided it.</summary>
/// <param name="Person">Who was charged.</param>
/// <param name="Charge">Which charge.</param>
/// <param name="At">When.</param>
/// <param name="By">Who dropped it.</param>
/// <param name="Why">Why, where it was said.</param>
[Holds("nmr-8-process")]
public sealed record ChargeDropped(PersonId Person, ChargeId Charge, When At, string By, string? Why) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A charge was decided. A later decision, on appeal or at a new trial, stands in the place of an earlier one; both stay.</summary>
/// <param name="Person">Who was charged.</param>
/// <param name="Charge">Which charge.</param>
/// <param name="At">When.</param>
/// <param name="Court">Which court decided.</param>
/// <param name="Outcome">A slug of <see cref="Outcomes"/>.</param>
/// <param name="Sentence">The sentence in the words of the judgment; absent where none is told, as when it is passed on another day.</param>
/// <param name="Words">The outcome in the words of the source.</param>
[Holds("nmr-8-process")]
public sealed record ChargeDecided(
    PersonId Person, ChargeId Charge, When At, string Court, [Code(typeof(ChargeDecided), nameof(ChargeDecided.Outcomes))] string Outcome, string? Sentence, string? Words) : PersonEvent(Person)
{
    /// <summary>How a charge can be decided, as slugs.</summary>
    public static IReadOnlySet<string> Outcomes { get; } = new SortedSet<string>(StringComparer.Ordinal) { "convicted", "acquitted", "dismissed", "other" };

    public override When? Occurred => At;
}

/// <summary>Records a charge that was added to a case.</summary>
public sealed record RecordCharge : Act
{
    public required PersonId Person { get; init; }

    public required CaseId Case { get; init; }

    public required Charge Charge { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "a charge is brought by somebody")
        ?? Charge.Fault("charge")
        ?? CasesOnFile.Missing(Case, situation.Person(Person))
        ?? CasesOnFile.Taken(Charge.Id, situation.Person(Person))
        ?? Outcome.Of(new ChargeAdded(Person, Case, Charge, At, By));
}

/// <summary>Records that a charge was changed to another offence.</summary>
public sealed record RecordChargeChanged : Act
{
    public required PersonId Person { get; init; }

    public required ChargeId Charge { get; init; }

    public required Offence Offence { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "a charge is changed by somebody")
        ?? Cases.Charge.Fault(Offence, "charge")
        ?? CasesOnFile.Missing(Charge, situation.Person(Person))
        ?? Outcome.Of(new ChargeChanged(Person, Charge, Offence, At, By, Why));
}

/// <summary>Records that a charge was dropped.</summary>
public sealed record RecordChargeDropped : Act
{
    public required PersonId Person { get; init; }

    public required ChargeId Charge { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "a charge is dropped by somebody")
        ?? CasesOnFile.Missing(Charge, situation.Person(Person))
        ?? Outcome.Of(new ChargeDropped(Person, Charge, At, By, Why));
}

/// <summary>Records how a court decided a charge. Neither a conviction nor an acquittal changes a legal ground by itself.</summary>
public sealed record RecordChargeDecided : Act
{
    public required PersonId Person { get; init; }

    public required ChargeId Charge { get; init; }

    public required When At { get; init; }

    public required string Court { get; init; }

    public required string Outcome { get; init; }

    public string? Sentence { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("court", Court, "a charge is decided by a named court")
        ?? Wanting.Code("outcome", Outcome, ChargeDecided.Outcomes)
        ?? CasesOnFile.Missing(Charge, situation.Person(Person))
        ?? Acts.Outcome.Of(new ChargeDecided(Person, Charge, At, Court, Outcome, Sentence, Words));
}
