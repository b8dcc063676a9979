using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Regime;

/// <summary>
/// A person was put in solitary confinement: alone for twenty-two hours a day or more without meaningful human contact, whatever the
/// place calls it (Nelson Mandela Rule 44). It ends by an event, or with custody.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Solitary">The id of this confinement.</param>
/// <param name="Place">Where.</param>
/// <param name="Unit">Which unit or cell, as the place names it.</param>
/// <param name="At">When it began.</param>
/// <param name="Authority">Who ordered it.</param>
/// <param name="Basis">What it rests on: a slug of <see cref="StartSolitary.Bases"/>.</param>
/// <param name="Sanction">The sanction that it carries out, where it is one.</param>
/// <param name="Words">Why, in the words of the decision.</param>
/// <param name="AtMostUntil">Until when it may last at most, as the decision says; absent where it says nothing.</param>
/// <param name="KnownOfPerson">What was known of the person then that speaks against it: slugs of <see cref="StartSolitary.Conditions"/>; null where nobody asked.</param>
public sealed record SolitaryStarted(
    PersonId Person,
    SolitaryId Solitary,
    PlaceId Place,
    string? Unit,
    When At,
    string Authority,
    [Code(typeof(StartSolitary), nameof(StartSolitary.Bases))] string Basis,
    SanctionId? Sanction,
    string Words,
    When? AtMostUntil,
    [Code(typeof(StartSolitary), nameof(StartSolitary.Conditions))] IReadOnlyList<string>? KnownOfPerson) : PersonEvent(Person), IBegins<SolitaryId>
{
    public override When? Occurred => At;

    SolitaryId IBegins<SolitaryId>.Begun => Solitary;
}

/// <summary>A solitary confinement was reviewed (Nelson Mandela Rule 45(1): by somebody independent).</summary>
/// <param name="Person">Whose.</param>
/// <param name="Solitary">Which confinement.</param>
/// <param name="At">When.</param>
/// <param name="By">Who reviewed it.</param>
/// <param name="Independent">Whether they are independent of the place: <c>yes</c>, <c>no</c> or <c>not-known</c>.</param>
/// <param name="PersonHeard">Whether the person was heard: <c>yes</c>, <c>no</c> or <c>not-known</c>.</param>
/// <param name="Result">A slug of <see cref="ReviewSolitary.Results"/>. That it is to end ends nothing: the end is another event.</param>
/// <param name="Reasons">Why.</param>
public sealed record SolitaryReviewed(
    PersonId Person, SolitaryId Solitary, When At, string By, [Code(typeof(YesNo), nameof(YesNo.All))] string Independent, [Code(typeof(YesNo), nameof(YesNo.All))] string PersonHeard, [Code(typeof(ReviewSolitary), nameof(ReviewSolitary.Results))] string Result, string Reasons) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Health-care staff visited a person in solitary confinement (Nelson Mandela Rule 46(1): every day). Nothing of what they found is here: that is in the medical file.</summary>
/// <param name="Person">Whom.</param>
/// <param name="Solitary">Which confinement.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Advice">What they told the place: a slug of <see cref="VisitSolitary.Advices"/>.</param>
public sealed record SolitaryVisited(PersonId Person, SolitaryId Solitary, When At, string By, [Code(typeof(VisitSolitary), nameof(VisitSolitary.Advices))] string Advice) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A solitary confinement ended.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Solitary">Which confinement.</param>
/// <param name="At">When.</param>
/// <param name="Words">To where, or why.</param>
public sealed record SolitaryEnded(PersonId Person, SolitaryId Solitary, When At, string? Words) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records that a solitary confinement began, of anybody, for any reason: what a rule says of it is a finding.</summary>
public sealed record StartSolitary : Act
{
    internal const string Pregnant = "pregnant";
    internal const string Breastfeeding = "breastfeeding";
    internal const string WithInfant = "with-infant";
    internal const string DisabilityMadeWorse = "disability-made-worse";

    /// <summary>What a solitary confinement can rest on.</summary>
    public static IReadOnlySet<string> Bases { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "sanction", "safety-of-others", "own-protection", "own-request", "medical", "investigation", "court-order", "sentence", "other", YesNo.NotKnown,
    };

    /// <summary>What can be known of a person that a rule names.</summary>
    public static IReadOnlySet<string> Conditions { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Pregnant, Breastfeeding, WithInfant, DisabilityMadeWorse,
    };

    public required PersonId Person { get; init; }

    public required SolitaryId Solitary { get; init; }

    public required PlaceId Place { get; init; }

    public string? Unit { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public required string Basis { get; init; }

    public SanctionId? Sanction { get; init; }

    public required string Words { get; init; }

    public When? AtMostUntil { get; init; }

    public IReadOnlyList<string>? KnownOfPerson { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "who ordered solitary confinement is named, or 'unknown'")
        ?? Wanting.Code("basis", Basis, Bases)
        ?? Wanting.Words("words", Words, "solitary confinement is given a reason, or it is said that none was given")
        ?? Wanting.Stretch("atMostUntil", At, AtMostUntil)
        ?? KnownOfPerson?.Select(k => Wanting.Code("knownOfPerson", k, Conditions)).FirstOrDefault(f => f is not null)
        ?? Onward.Taken("solitary", Solitary, situation.Person(Person))
        ?? (Sanction is { } sanction ? Onward.Missing("sanction", sanction, situation.Person(Person)) : null)
        ?? Outcome.Of(new SolitaryStarted(Person, Solitary, Place, Unit, At, Authority, Basis, Sanction, Words, AtMostUntil, KnownOfPerson));
}

/// <summary>Records a review of a solitary confinement.</summary>
public sealed record ReviewSolitary : Act
{
    public static IReadOnlySet<string> Results { get; } = new SortedSet<string>(StringComparer.Ordinal) { "goes-on", "to-end" };

    public required PersonId Person { get; init; }

    public required SolitaryId Solitary { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Independent { get; init; }

    public string PersonHeard { get; init; } = YesNo.NotKnown;

    public required string Result { get; init; }

    public required string Reasons { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("solitary", Solitary, At, situation, Person)
        ?? Wanting.Words("by", By, "a review is somebody's")
        ?? Wanting.Code("independent", Independent, YesNo.All)
        ?? Wanting.Code("personHeard", PersonHeard, YesNo.All)
        ?? Wanting.Code("result", Result, Results)
        ?? Wanting.Words("reasons", Reasons, "a review gives its reasons")
        ?? Outcome.Of(new SolitaryReviewed(Person, Solitary, At, By, Independent, PersonHeard, Result, Reasons));
}

/// <summary>Records a visit by health-care staff.</summary>
public sealed record VisitSolitary : Act
{
    public static IReadOnlySet<string> Advices { get; } = new SortedSet<string>(StringComparer.Ordinal) { "none", "change", "end", YesNo.NotKnown };

    public required PersonId Person { get; init; }

    public required SolitaryId Solitary { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public string Advice { get; init; } = YesNo.NotKnown;

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("solitary", Solitary, At, situation, Person)
        ?? Wanting.Words("by", By, "who visited is named")
        ?? Wanting.Code("advice", Advice, Advices)
        ?? Outcome.Of(new SolitaryVisited(Person, Solitary, At, By, Advice));
}

/// <summary>Records that a solitary confinement ended. Told twice with different times, it leaves open which is right: both bound the end.</summary>
public sealed record EndSolitary : Act
{
    public required PersonId Person { get; init; }

    public required SolitaryId Solitary { get; init; }

    public required When At { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("solitary", Solitary, At, situation, Person)
        ?? Outcome.Of(new SolitaryEnded(Person, Solitary, At, Words));
}
