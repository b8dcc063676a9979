using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Time;

namespace Habeas.Register.Property;

/// <summary>Property left the keeping of a place, in whole or in part.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Place">Which place gave it out.</param>
/// <param name="At">When.</param>
/// <param name="To">To whom, a slug of <see cref="Recipients"/>.</param>
/// <param name="Whom">By name, where that was not the person; for another place who took it there, and where.</param>
/// <param name="Items">Of which lines, and how many.</param>
/// <param name="Cash">Which sums.</param>
/// <param name="Signing">Who signed for it.</param>
public sealed record PropertyReturned(
    PersonId Person,
    PlaceId Place,
    When At,
    string To,
    string? Whom,
    IReadOnlyList<PropertyPart> Items,
    IReadOnlyList<Money> Cash,
    Signing Signing) : PersonEvent(Person), IFaultable
{
    public const string ToThePerson = "the-person";

    /// <summary>Who can be given property: the person, somebody whom the person names, or the place to which the person goes.</summary>
    public static IReadOnlySet<string> Recipients { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        ToThePerson, "somebody-named", "another-place",
    };

    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("to", To, Recipients)
        ?? (To == ToThePerson ? null : Wanting.Words("whom", Whom, "whoever else was given the person's property is named"))
        ?? (Items.Count + Cash.Count > 0 ? null : Refusals.Incomplete("items", "what is returned is listed: items, cash, or both"))
        ?? Belongings.Fault(Items)
        ?? Belongings.Fault(Cash)
        ?? Signing.Fault();
}

/// <summary>
/// Records that property was returned. A fact: more than is kept, or of a receipt that nobody recorded, is recorded as it was told and
/// shows as a difference in <see cref="PropertyBook"/>.
/// </summary>
public sealed record ReturnProperty : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string To { get; init; }

    public string? Whom { get; init; }

    public IReadOnlyList<PropertyPart> Items { get; init; } = [];

    public IReadOnlyList<Money> Cash { get; init; } = [];

    public required Signing Signing { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Sound(new PropertyReturned(Person, Place, At, To, Whom, Items, Cash, Signing));
}

/// <summary>Property in the keeping of a place was lost or came to harm.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Place">Which place kept it.</param>
/// <param name="At">When it happened, or between when; as a rule nobody knows the minute.</param>
/// <param name="Fate">What became of it, a slug of <see cref="Fates"/>.</param>
/// <param name="Items">Of which lines, and how many.</param>
/// <param name="Cash">Which sums.</param>
/// <param name="Words">What happened, as far as it is known.</param>
/// <param name="By">Who reports it, by name.</param>
public sealed record PropertyHarmed(
    PersonId Person,
    PlaceId Place,
    When At,
    string Fate,
    IReadOnlyList<PropertyPart> Items,
    IReadOnlyList<Money> Cash,
    string Words,
    string By) : PersonEvent(Person), IFaultable
{
    /// <summary>Kept still, and not as it was.</summary>
    public const string Damaged = "damaged";

    public static IReadOnlySet<string> Fates { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Damaged, "destroyed", "lost", "seized", "stolen",
    };

    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("fate", Fate, Fates)
        ?? (Items.Count + Cash.Count > 0 ? null : Refusals.Incomplete("items", "what came to harm is listed: items, cash, or both"))
        ?? Belongings.Fault(Items)
        ?? Belongings.Fault(Cash)
        ?? Wanting.Words("words", Words, "what happened is said, as far as it is known")
        ?? Wanting.Words("by", By, "whoever reports it is named");
}

/// <summary>Records that property was lost, stolen, destroyed, seized or damaged while a place kept it.</summary>
public sealed record RecordPropertyHarmed : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Fate { get; init; }

    public IReadOnlyList<PropertyPart> Items { get; init; } = [];

    public IReadOnlyList<Money> Cash { get; init; } = [];

    public required string Words { get; init; }

    public required string By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Sound(new PropertyHarmed(Person, Place, At, Fate, Items, Cash, Words, By));
}
