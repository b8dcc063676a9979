using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Time;

namespace Habeas.Register.Needs;

/// <summary>A reasonable accommodation was asked for: a change so that a person with a disability or another need has what others have (Nelson Mandela Rule 5).</summary>
/// <param name="Person">For whom.</param>
/// <param name="Accommodation">Its id.</param>
/// <param name="At">When.</param>
/// <param name="For">What need it is for, a slug of <see cref="NeedKinds"/>.</param>
/// <param name="What">What is asked for, in the words of whoever asks.</param>
/// <param name="By">Who asked: the person, as a rule; an officer or a doctor who saw that it is needed.</param>
public sealed record AccommodationAsked(
    PersonId Person, AccommodationId Accommodation, When At, string For, string What, string By) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("for", For, NeedKinds.All)
        ?? Wanting.Words("what", What, "what is asked for is said")
        ?? Wanting.Words("by", By, "whoever asks is named");
}

/// <summary>An accommodation was agreed to, or refused with the reason; a later decision stands in the place of an earlier one.</summary>
/// <param name="Person">For whom.</param>
/// <param name="Accommodation">Which.</param>
/// <param name="At">When.</param>
/// <param name="Decision">A slug of <see cref="Decisions"/>.</param>
/// <param name="By">Who decided, by name.</param>
/// <param name="Why">Why it was refused; to refuse what is reasonable is to discriminate (Convention on the Rights of Persons with Disabilities art. 2).</param>
public sealed record AccommodationDecided(
    PersonId Person, AccommodationId Accommodation, When At, string Decision, string By, string? Why) : PersonEvent(Person), IFaultable
{
    public const string Agreed = "agreed";
    public const string Refused = "refused";

    public static IReadOnlySet<string> Decisions { get; } = new SortedSet<string>(StringComparer.Ordinal) { Agreed, Refused };

    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("decision", Decision, Decisions)
        ?? Wanting.Words("by", By, "whoever decides is named")
        ?? (Decision == Refused ? Wanting.Words("why", Why, "an accommodation is refused for a stated reason") : null);
}

/// <summary>An accommodation was in fact provided.</summary>
/// <param name="Person">For whom.</param>
/// <param name="Accommodation">Which.</param>
/// <param name="At">When.</param>
/// <param name="By">Who provided it, by name.</param>
public sealed record AccommodationProvided(PersonId Person, AccommodationId Accommodation, When At, string By) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => At;

    Refusal? IFaultable.Fault() => Wanting.Words("by", By, "whoever provides it is named");
}

/// <summary>An accommodation ended: it is needed no longer, or it was taken away.</summary>
/// <param name="Person">For whom.</param>
/// <param name="Accommodation">Which.</param>
/// <param name="At">When.</param>
/// <param name="By">Who ended it, by name.</param>
/// <param name="Why">Why: needed no longer, or taken away, and for what reason.</param>
public sealed record AccommodationEnded(PersonId Person, AccommodationId Accommodation, When At, string By, string Why) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Words("by", By, "whoever ends it is named")
        ?? Wanting.Words("why", Why, "an accommodation ends for a reason");
}

/// <summary>Records that an accommodation was asked for.</summary>
public sealed record AskAccommodation : Act
{
    public required PersonId Person { get; init; }

    public required AccommodationId Accommodation { get; init; }

    public required When At { get; init; }

    public required string For { get; init; }

    public required string What { get; init; }

    public required string By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (Accommodations.Asked(Accommodation, situation.Person(Person)) ? Refusals.AccommodationAlreadyOnFile(Accommodation) : null)
        ?? Wanting.Sound(new AccommodationAsked(Person, Accommodation, At, For, What, By));
}

/// <summary>Records the decision on an accommodation.</summary>
public sealed record DecideAccommodation : Act
{
    public required PersonId Person { get; init; }

    public required AccommodationId Accommodation { get; init; }

    public required When At { get; init; }

    public required string Decision { get; init; }

    public required string By { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Accommodations.Missing(Accommodation, Person, At, situation)
        ?? Wanting.Sound(new AccommodationDecided(Person, Accommodation, At, Decision, By, Why));
}

/// <summary>Records that an accommodation was provided. A fact: that nobody agreed to it, or that it was refused, does not refuse it.</summary>
public sealed record RecordAccommodationProvided : Act
{
    public required PersonId Person { get; init; }

    public required AccommodationId Accommodation { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Accommodations.Missing(Accommodation, Person, At, situation)
        ?? Wanting.Sound(new AccommodationProvided(Person, Accommodation, At, By));
}

/// <summary>Ends an accommodation.</summary>
public sealed record EndAccommodation : Act
{
    public required PersonId Person { get; init; }

    public required AccommodationId Accommodation { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Accommodations.Missing(Accommodation, Person, At, situation)
        ?? Wanting.Sound(new AccommodationEnded(Person, Accommodation, At, By, Why));
}
