using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Counsel;

/// <summary>A person asked for counsel.</summary>
/// <param name="Person">Who asked.</param>
/// <param name="At">When.</param>
/// <param name="For">For what: a slug of <see cref="Wishes"/>.</param>
/// <param name="AskedOf">Of whom they asked it: an officer, a court, by name or office.</param>
/// <param name="Words">What they asked, in their words.</param>
[Holds("nmr-8-process")]
public sealed record CounselAsked(PersonId Person, When At, [Code(typeof(CounselAsked), nameof(CounselAsked.Wishes))] string For, string AskedOf, string? Words) : PersonEvent(Person)
{
    /// <summary>What a person asks for, as slugs.</summary>
    public static IReadOnlySet<string> Wishes { get; } = new SortedSet<string>(StringComparer.Ordinal) { "counsel-of-choice", "legal-aid", Said.NotKnown };

    public override When? Occurred => At;
}

/// <summary>Legal aid was granted to a person, or refused.</summary>
/// <param name="Person">Who had asked.</param>
/// <param name="At">When.</param>
/// <param name="Decision">A slug of <see cref="Decisions"/>.</param>
/// <param name="Authority">Who decided.</param>
/// <param name="Why">Why, in words; a refusal always says.</param>
[Holds("nmr-8-process")]
public sealed record LegalAidDecided(PersonId Person, When At, [Code(typeof(LegalAidDecided), nameof(LegalAidDecided.Decisions))] string Decision, string Authority, string? Why) : PersonEvent(Person)
{
    public const string Granted = "granted";
    public const string Refused = "refused";

    /// <summary>What is decided on legal aid, as slugs.</summary>
    public static IReadOnlySet<string> Decisions { get; } = new SortedSet<string>(StringComparer.Ordinal) { Granted, "granted-in-part", Refused };

    public override When? Occurred => At;
}

/// <summary>A person said that they want no counsel. How they were informed of the right stands beside: a waiver is only worth that.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">When.</param>
/// <param name="Informed">How they were informed of the right, and by whom; <c>none</c> where they were not.</param>
/// <param name="Before">Before whom they said it, as far as it was told.</param>
/// <param name="Words">What they said.</param>
[Holds("nmr-8-process")]
public sealed record CounselWaived(PersonId Person, When At, string Informed, string? Before, string? Words) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records that a person asked for counsel.</summary>
public sealed record RecordCounselAsked : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string For { get; init; }

    public required string AskedOf { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("for", For, CounselAsked.Wishes)
        ?? Wanting.Words("askedOf", AskedOf, "of whom it was asked is said, or it is said: not-known")
        ?? Outcome.Of(new CounselAsked(Person, At, For, AskedOf, Words));
}

/// <summary>Records what was decided on legal aid.</summary>
public sealed record RecordLegalAidDecided : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Decision { get; init; }

    public required string Authority { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("decision", Decision, LegalAidDecided.Decisions)
        ?? Wanting.Words("authority", Authority, "legal aid is decided on by a named authority")
        ?? (Decision == LegalAidDecided.Refused ? Wanting.Words("why", Why, "legal aid is refused for a reason") : null)
        ?? Outcome.Of(new LegalAidDecided(Person, At, Decision, Authority, Why));
}

/// <summary>Records that a person waived counsel, and how they had been informed.</summary>
public sealed record RecordCounselWaived : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Informed { get; init; }

    public string? Before { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("informed", Informed, "how the person was informed of the right is said, or it is said: none, not-known")
        ?? Outcome.Of(new CounselWaived(Person, At, Informed, Before, Words));
}
