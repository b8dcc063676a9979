using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;

namespace Habeas.Register.Family;

/// <summary>What a person who cares for children could arrange for them, before admission or on it (Bangkok Rule 2(2)).</summary>
public sealed record CareArrangement
{
    /// <summary>Detention is put off for a reasonable time, in the best interests of the children.</summary>
    public const string Suspension = "suspension-of-detention";

    public const string Granted = "granted";

    public const string Refused = "refused";

    /// <summary>What can be arranged.</summary>
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "care", "contact-with-carer", "other", Suspension,
    };

    /// <summary>What came of it. Where nobody offered it, that is said.</summary>
    public static IReadOnlySet<string> Decisions { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Granted, Refused, "declined", "not-offered", "pending",
    };

    /// <summary>When it was arranged, asked for or decided.</summary>
    public required When At { get; init; }

    /// <summary>What was to be arranged: a slug of <see cref="Kinds"/>.</summary>
    [Code(typeof(CareArrangement), nameof(CareArrangement.Kinds))]
    public required string Kind { get; init; }

    /// <summary>What came of it: a slug of <see cref="Decisions"/>; a later decision is recorded as another arrangement of the same kind.</summary>
    [Code(typeof(CareArrangement), nameof(CareArrangement.Decisions))]
    public required string Decision { get; init; }

    /// <summary>For which children on the file; none where they are not told apart.</summary>
    public IReadOnlyList<ChildId> Children { get; init; } = [];

    /// <summary>Who granted or refused it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Until when detention is put off, or the arrangement lasts.</summary>
    public When? Until { get; init; }

    /// <summary>What was arranged, or why it was refused.</summary>
    public string? Words { get; init; }

    internal Refusal? Fault(PersonFile file, Situation situation) =>
        Wanting.Occurrence("arrangement.at", At, situation)
        ?? Wanting.Code("arrangement.kind", Kind, Kinds)
        ?? Wanting.Code("arrangement.decision", Decision, Decisions)
        ?? (Decision is Granted or Refused ? Wanting.Words("arrangement.decidedBy", DecidedBy, "a decision names who took it") : null)
        ?? (Until is null ? null : Wanting.Stretch("arrangement.until", At, Until))
        ?? Children.Where(c => !RecordChild.IsOn(file, c)).Select(Refusals.ChildNotOnFile).FirstOrDefault();
}

/// <summary>A person who cares for children was, or was not, enabled to arrange for them.</summary>
[Holds("br-2-children")]
[Confidential("Bangkok Rule 3")]
public sealed record CareArrangementRecorded(PersonId Person, CareArrangement Arrangement) : PersonEvent(Person)
{
    public override When? Occurred => Arrangement.At;
}

/// <summary>Records what a person could arrange for children in their care. That a suspension was granted moves nobody: their leaving is another act.</summary>
public sealed record RecordCareArrangement : Act
{
    public required PersonId Person { get; init; }

    public required CareArrangement Arrangement { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Arrangement.Fault(situation.Person(Person), situation)
        ?? Outcome.Of(new CareArrangementRecorded(Person, Arrangement));
}
