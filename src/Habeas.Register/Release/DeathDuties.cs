using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Release;

/// <summary>Somebody was told of a death, or it was tried.</summary>
/// <param name="Person">Who died.</param>
/// <param name="At">When.</param>
/// <param name="Recipient">Whom it concerns: a slug of <see cref="RecordDeathNotice.Recipients"/>.</param>
/// <param name="Result">What came of it: a slug of <see cref="RecordDeathNotice.Results"/>.</param>
/// <param name="To">Who was told, by name or office.</param>
/// <param name="By">Who told them.</param>
/// <param name="Words">How, or why they were not reached.</param>
[Holds("nmr-8-injury-death")]
public sealed record DeathNoticeGiven(PersonId Person, When At, [Code(typeof(RecordDeathNotice), nameof(RecordDeathNotice.Recipients))] string Recipient, [Code(typeof(RecordDeathNotice), nameof(RecordDeathNotice.Results))] string Result, string? To, string? By, string? Words)
    : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>What became of a person's remains.</summary>
/// <param name="Person">Who died.</param>
/// <param name="At">When.</param>
/// <param name="Destination">What became of them: a slug of <see cref="RecordRemains.Destinations"/>.</param>
/// <param name="To">To whom they were given.</param>
/// <param name="Where">Where they are, as narrowly as it is known: the grave by its number.</param>
/// <param name="By">Who gave, buried or cremated them.</param>
[Holds("nmr-8-injury-death")]
[Holds("icpped-17-death")]
public sealed record RemainsRecorded(PersonId Person, When At, [Code(typeof(RecordRemains), nameof(RecordRemains.Destinations))] string Destination, string? To, string? Where, string? By) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>What became of the belongings of a person who died.</summary>
/// <param name="Person">Who died.</param>
/// <param name="At">When.</param>
/// <param name="Result">What became of them: a slug of <see cref="RecordDeathBelongings.Results"/>.</param>
/// <param name="To">To whom they were given.</param>
/// <param name="What">What they were.</param>
/// <param name="Witness">Who saw it.</param>
[Holds("nmr-8-injury-death")]
public sealed record DeathBelongingsSettled(PersonId Person, When At, [Code(typeof(RecordDeathBelongings), nameof(RecordDeathBelongings.Results))] string Result, string? To, string? What, string? Witness) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records that somebody was told of a death, or could not be (Nelson Mandela Rules 69 and 71; Vienna Convention on Consular Relations art. 37).</summary>
public sealed record RecordDeathNotice : Act
{
    public const string Family = "family";

    public const string IndependentAuthority = "independent-authority";

    public const string Consulate = "consulate";

    public const string Told = "told";

    /// <summary>Nobody of that kind is to be told, such as the consulate of a national; it settles nothing but that.</summary>
    public const string NotApplicable = "not-applicable";

    /// <summary>Who is told of a death.</summary>
    public static IReadOnlySet<string> Recipients { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Consulate, "counsel", "court", Family, IndependentAuthority, "other",
    };

    /// <summary>What came of it; <c>nobody-known</c> is that nobody knew whom to tell.</summary>
    public static IReadOnlySet<string> Results { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "nobody-known", NotApplicable, "not-reached", Told,
    };

    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Recipient { get; init; }

    public required string Result { get; init; }

    public string? To { get; init; }

    public string? By { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("recipient", Recipient, Recipients)
        ?? Wanting.Code("result", Result, Results)
        ?? (Result == Told ? Wanting.Words("to", To, "somebody was told: who, by name or office") : null)
        ?? Outcome.Of(new DeathNoticeGiven(Person, At, Recipient, Result, To, By, Words));
}

/// <summary>Records where a person's remains are, or to whom they were given.</summary>
public sealed record RecordRemains : Act
{
    public const string HandedOver = "handed-over";

    /// <summary>Where remains go; those that are <c>kept</c> have not reached their destination.</summary>
    public static IReadOnlySet<string> Destinations { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "buried", "cremated", HandedOver, "kept", Missing,
    };

    internal const string Missing = "missing";

    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Destination { get; init; }

    public string? To { get; init; }

    public string? Where { get; init; }

    public string? By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("destination", Destination, Destinations)
        ?? (Destination == HandedOver ? Wanting.Words("to", To, "remains are handed over to somebody: to whom") : null)
        ?? (Destination is "buried" or "cremated" or "kept" ? Wanting.Words("where", Where, "remains are somewhere: where they can be found, or 'unknown'") : null)
        ?? Outcome.Of(new RemainsRecorded(Person, At, Destination, To, Where, By));
}

/// <summary>Records what became of the belongings of a person who died; that there were none is said.</summary>
public sealed record RecordDeathBelongings : Act
{
    public const string HandedOver = "handed-over";

    public const string None = "none";

    public static IReadOnlySet<string> Results { get; } = new SortedSet<string>(StringComparer.Ordinal) { HandedOver, "kept", "lost", None };

    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Result { get; init; }

    public string? To { get; init; }

    public string? What { get; init; }

    public string? Witness { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("result", Result, Results)
        ?? (Result == HandedOver ? Wanting.Words("to", To, "belongings are handed over to somebody: to whom") : null)
        ?? Outcome.Of(new DeathBelongingsSettled(Person, At, Result, To, What, Witness));
}
