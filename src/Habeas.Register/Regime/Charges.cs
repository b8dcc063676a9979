using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Regime;

/// <summary>A rule of the place is alleged to have been broken by a person (Nelson Mandela Rules 37, 39).</summary>
/// <param name="Person">Who is said to have broken it.</param>
/// <param name="Charge">The id of the charge.</param>
/// <param name="Place">Where it is said to have happened.</param>
/// <param name="At">When it is said to have happened.</param>
/// <param name="Rule">The rule alleged broken: its number, or its words.</param>
/// <param name="Words">What is said to have happened.</param>
/// <param name="ReportedBy">Who reported it.</param>
[Holds("nmr-8-conduct")]
public sealed record DisciplinaryChargeLaid(PersonId Person, DisciplinaryChargeId Charge, PlaceId Place, When At, string Rule, string Words, string ReportedBy)
    : PersonEvent(Person), IBegins<DisciplinaryChargeId>
{
    public override When? Occurred => At;

    DisciplinaryChargeId IBegins<DisciplinaryChargeId>.Begun => Charge;
}

/// <summary>A person was told what they are charged with (Nelson Mandela Rule 41(2): without delay, in a language that they understand).</summary>
/// <param name="Person">Who was told.</param>
/// <param name="Charge">The charge.</param>
/// <param name="At">When.</param>
/// <param name="Language">The language, as a code of BCP 47 or in words.</param>
/// <param name="Understood">Whether the person understands it: <c>yes</c>, <c>no</c> or <c>not-known</c>.</param>
/// <param name="By">Who told them.</param>
[Holds("nmr-8-conduct")]
public sealed record DisciplinaryChargeTold(PersonId Person, DisciplinaryChargeId Charge, When At, string Language, [Code(typeof(YesNo), nameof(YesNo.All))] string Understood, string By) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A charge was heard (Nelson Mandela Rule 41).</summary>
/// <param name="Person">Whom it concerns.</param>
/// <param name="Charge">The charge.</param>
/// <param name="At">When.</param>
/// <param name="By">Who heard it.</param>
/// <param name="Defence">What became of the defence: a slug of <see cref="HearDisciplinaryCharge.Defences"/>.</param>
/// <param name="Help">What help the person had: a slug of <see cref="HearDisciplinaryCharge.Helps"/>.</param>
/// <param name="Helpers">Who helped: counsel, an interpreter, another person in custody.</param>
/// <param name="Words">What the person said, and what else was heard.</param>
[Holds("nmr-8-conduct")]
public sealed record DisciplinaryChargeHeard(
    PersonId Person, DisciplinaryChargeId Charge, When At, string By, [Code(typeof(HearDisciplinaryCharge), nameof(HearDisciplinaryCharge.Defences))] string Defence, [Code(typeof(HearDisciplinaryCharge), nameof(HearDisciplinaryCharge.Helps))] string Help, IReadOnlyList<string> Helpers, string? Words) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A charge was decided.</summary>
/// <param name="Person">Whom it concerns.</param>
/// <param name="Charge">The charge.</param>
/// <param name="At">When.</param>
/// <param name="By">Who decided.</param>
/// <param name="Result">A slug of <see cref="DecideDisciplinaryCharge.Results"/>.</param>
/// <param name="Reasons">Why.</param>
[Holds("nmr-8-conduct")]
public sealed record DisciplinaryChargeDecided(PersonId Person, DisciplinaryChargeId Charge, When At, string By, [Code(typeof(DecideDisciplinaryCharge), nameof(DecideDisciplinaryCharge.Results))] string Result, string Reasons) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records a charge. That it comes long after, or that nobody heard it yet, does not refuse it.</summary>
public sealed record LayDisciplinaryCharge : Act
{
    public required PersonId Person { get; init; }

    public required DisciplinaryChargeId Charge { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Rule { get; init; }

    public required string Words { get; init; }

    public required string ReportedBy { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("rule", Rule, "a charge names the rule alleged broken")
        ?? Wanting.Words("words", Words, "a charge says what is said to have happened")
        ?? Wanting.Words("reportedBy", ReportedBy, "a charge says who reported it")
        ?? Onward.Taken("disciplinary-charge", Charge, situation.Person(Person))
        ?? Outcome.Of(new DisciplinaryChargeLaid(Person, Charge, Place, At, Rule, Words, ReportedBy));
}

/// <summary>Records that the person was told of a charge.</summary>
public sealed record TellDisciplinaryCharge : Act
{
    public required PersonId Person { get; init; }

    public required DisciplinaryChargeId Charge { get; init; }

    public required When At { get; init; }

    public required string Language { get; init; }

    public string Understood { get; init; } = YesNo.NotKnown;

    public required string By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("disciplinary-charge", Charge, At, situation, Person)
        ?? Wanting.Words("language", Language, "the language in which the person was told is named")
        ?? Wanting.Code("understood", Understood, YesNo.All)
        ?? Wanting.Words("by", By, "who told the person is named")
        ?? Outcome.Of(new DisciplinaryChargeTold(Person, Charge, At, Language, Understood, By));
}

/// <summary>Records that a charge was heard, whether or not the defence was.</summary>
public sealed record HearDisciplinaryCharge : Act
{
    public static IReadOnlySet<string> Defences { get; } = new SortedSet<string>(StringComparer.Ordinal) { "heard", "declined", "not-heard", "not-known" };

    public static IReadOnlySet<string> Helps { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "legal-help", "other-help", "declined", "not-offered", "not-known",
    };

    public required PersonId Person { get; init; }

    public required DisciplinaryChargeId Charge { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Defence { get; init; }

    public required string Help { get; init; }

    public IReadOnlyList<string> Helpers { get; init; } = [];

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("disciplinary-charge", Charge, At, situation, Person)
        ?? Wanting.Words("by", By, "a hearing says who heard")
        ?? Wanting.Code("defence", Defence, Defences)
        ?? Wanting.Code("help", Help, Helps)
        ?? Outcome.Of(new DisciplinaryChargeHeard(Person, Charge, At, By, Defence, Help, Helpers, Words));
}

/// <summary>Records what was decided on a charge. That no hearing is on the file does not refuse it: it is shown.</summary>
public sealed record DecideDisciplinaryCharge : Act
{
    internal const string Proved = "proved";

    public static IReadOnlySet<string> Results { get; } = new SortedSet<string>(StringComparer.Ordinal) { Proved, "not-proved", "withdrawn" };

    public required PersonId Person { get; init; }

    public required DisciplinaryChargeId Charge { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Result { get; init; }

    public required string Reasons { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("disciplinary-charge", Charge, At, situation, Person)
        ?? Wanting.Words("by", By, "a decision says who decided")
        ?? Wanting.Code("result", Result, Results)
        ?? Wanting.Words("reasons", Reasons, "a decision gives its reasons")
        ?? Outcome.Of(new DisciplinaryChargeDecided(Person, Charge, At, By, Result, Reasons));
}
