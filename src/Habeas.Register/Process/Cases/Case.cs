using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Cases;

/// <summary>A case as a court or another authority keeps it.</summary>
public sealed record Case
{
    /// <summary>Under which law a case is decided, as slugs.</summary>
    public static IReadOnlySet<string> Systems { get; } = new SortedSet<string>(StringComparer.Ordinal) { "national", "foreign", "international", Said.NotKnown };

    /// <summary>Its id on this file.</summary>
    public required CaseId Id { get; init; }

    /// <summary>The number that the authority gave it; absent where nobody has told one.</summary>
    public string? Number { get; init; }

    /// <summary>The court, prosecution service or other authority that keeps it.</summary>
    public required string Authority { get; init; }

    /// <summary>Under which law it is decided, a slug of <see cref="Systems"/>.</summary>
    [Code(typeof(Case), nameof(Case.Systems))]
    public string System { get; init; } = "national";

    /// <summary>Which State, or which international court, where it is not this one's.</summary>
    public string? State { get; init; }

    /// <summary>Says what is wrong with the case as stated, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Words("case.authority", Authority, "a case is kept by a named authority")
        ?? Wanting.Code("case.system", System, Systems);
}

/// <summary>A case came on the file: it was opened, or it became known.</summary>
/// <param name="Person">Whose case.</param>
/// <param name="Case">The case.</param>
/// <param name="At">When it was opened, or when the place first knew of it.</param>
/// <param name="Told">Which of the two: <c>opened</c> or <c>first-known</c>.</param>
[Holds("nmr-8-process")]
public sealed record CaseRecorded(PersonId Person, Case Case, When At, [Code(typeof(CaseRecorded), nameof(CaseRecorded.Tellings))] string Told) : PersonEvent(Person)
{
    /// <summary>What the time of a case is the time of.</summary>
    public static IReadOnlySet<string> Tellings { get; } = new SortedSet<string>(StringComparer.Ordinal) { "opened", "first-known" };

    public override When? Occurred => At;
}

/// <summary>A case was joined to another, which goes on for both; its charges stay its own.</summary>
/// <param name="Person">Whose case.</param>
/// <param name="Case">The case that was joined.</param>
/// <param name="To">The case that goes on.</param>
/// <param name="At">When.</param>
/// <param name="Authority">Who joined them.</param>
[Holds("nmr-8-process")]
public sealed record CaseJoined(PersonId Person, CaseId Case, CaseId To, When At, string Authority) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A case was closed. Closing a case releases nobody by itself.</summary>
/// <param name="Person">Whose case.</param>
/// <param name="Case">Which.</param>
/// <param name="At">When.</param>
/// <param name="Authority">Who closed it.</param>
/// <param name="Why">Why, in words.</param>
[Holds("nmr-8-process")]
public sealed record CaseClosed(PersonId Person, CaseId Case, When At, string Authority, string Why) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records a case, opened or first known, with the charges that it brings.</summary>
public sealed record RecordCase : Act
{
    public required PersonId Person { get; init; }

    public required Case Case { get; init; }

    public required When At { get; init; }

    public string Told { get; init; } = "opened";

    /// <summary>The charges as they are when the case is recorded; more may be added.</summary>
    public IReadOnlyList<Charge> Charges { get; init; } = [];

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var file = situation.Person(Person);
        return Wanting.Registered(Person, situation)
            ?? Wanting.Occurrence("at", At, situation)
            ?? Wanting.Code("told", Told, CaseRecorded.Tellings)
            ?? Case.Fault()
            ?? CasesOnFile.Taken(Case.Id, file)
            ?? Charges.Select(c => c.Fault("charges") ?? CasesOnFile.Taken(c.Id, file)).FirstOrDefault(r => r is not null)
            ?? (Charges.Select(c => c.Id).Distinct().Count() < Charges.Count ? Refusals.Incomplete("charges", "each charge has an id of its own") : null)
            ?? Outcome.Of([
                new CaseRecorded(Person, Case, At, Told),
                .. Charges.Select(c => new ChargeAdded(Person, Case.Id, c, At, Case.Authority))]);
    }
}

/// <summary>Records that a case was joined to another.</summary>
public sealed record RecordCaseJoined : Act
{
    public required PersonId Person { get; init; }

    public required CaseId Case { get; init; }

    public required CaseId To { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "cases are joined by a named authority")
        ?? CasesOnFile.Missing(Case, situation.Person(Person))
        ?? CasesOnFile.Missing(To, situation.Person(Person))
        ?? (Case == To ? Refusals.Incomplete("to", "a case is joined to another") : null)
        ?? Outcome.Of(new CaseJoined(Person, Case, To, At, Authority));
}

/// <summary>Records that a case was closed.</summary>
public sealed record RecordCaseClosed : Act
{
    public required PersonId Person { get; init; }

    public required CaseId Case { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public required string Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "a case is closed by a named authority")
        ?? Wanting.Words("why", Why, "a case is closed for a reason")
        ?? CasesOnFile.Missing(Case, situation.Person(Person))
        ?? Outcome.Of(new CaseClosed(Person, Case, At, Authority, Why));
}
