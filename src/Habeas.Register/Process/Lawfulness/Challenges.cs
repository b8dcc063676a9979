using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Release;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Lawfulness;

/// <summary>A challenge to the lawfulness of a detention before a court that can order release (ICCPR art. 9(4)).</summary>
public sealed record Challenge
{
    /// <summary>Its id on this file.</summary>
    public required ChallengeId Id { get; init; }

    /// <summary>The court to which it goes.</summary>
    public required string Court { get; init; }

    /// <summary>Who filed it, a slug of <see cref="Filers"/>.</summary>
    [Code(typeof(Filers), nameof(Filers.All))]
    public required string By { get; init; }

    /// <summary>Who filed it, by name.</summary>
    public string? Name { get; init; }

    /// <summary>The number that the court gave it.</summary>
    public string? Number { get; init; }

    /// <summary>What it says is unlawful, in words.</summary>
    public string? Words { get; init; }

    internal Refusal? Fault(PersonFile file) =>
        Wanting.Words("challenge.court", Court, "a challenge goes to a named court")
        ?? Wanting.Code("challenge.by", By, Filers.All)
        ?? (ChallengesOnFile.Missing(Id, file) is null ? Refusals.AlreadyOnFile("challenge", Id.ToString()) : null);
}

/// <summary>The lawfulness of a detention was challenged.</summary>
/// <param name="Person">Whose detention.</param>
/// <param name="Challenge">The challenge.</param>
/// <param name="At">When it was filed.</param>
[Holds("nmr-8-process")]
public sealed record ChallengeFiled(PersonId Person, Challenge Challenge, When At) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A challenge to the lawfulness of a detention was heard.</summary>
/// <param name="Person">Whose detention.</param>
/// <param name="Challenge">Which challenge.</param>
/// <param name="At">When.</param>
/// <param name="Mode">How the person took part, a slug of <see cref="Modes"/>.</param>
/// <param name="Hearing">The hearing, where it is on the file.</param>
[Holds("nmr-8-process")]
public sealed record ChallengeHeard(PersonId Person, ChallengeId Challenge, When At, [Code(typeof(Modes), nameof(Modes.All))] string Mode, HearingId? Hearing) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A challenge to the lawfulness of a detention was decided. An order of release frees nobody until somebody carries it out.</summary>
/// <param name="Person">Whose detention.</param>
/// <param name="Challenge">Which challenge.</param>
/// <param name="At">When.</param>
/// <param name="Court">Which court decided.</param>
/// <param name="Decision">A slug of <see cref="Decisions"/>.</param>
/// <param name="Grounds">The legal grounds that the decision is about, where it names any.</param>
/// <param name="Words">The decision in words.</param>
[Holds("nmr-8-process")]
public sealed record ChallengeDecided(
    PersonId Person, ChallengeId Challenge, When At, string Court, [Code(typeof(ChallengeDecided), nameof(ChallengeDecided.Decisions))] string Decision, IReadOnlyList<GroundId> Grounds, string? Words) : PersonEvent(Person)
{
    /// <summary>The detention is unlawful, and the person is to be released.</summary>
    public const string ReleaseOrdered = "release-ordered";

    /// <summary>What becomes of a challenge, as slugs.</summary>
    public static IReadOnlySet<string> Decisions { get; } =
        new SortedSet<string>(StringComparer.Ordinal) { "lawful", ReleaseOrdered, "withdrawn", "dismissed-without-hearing", "other" };

    public override When? Occurred => At;
}

/// <summary>Records a challenge to the lawfulness of a detention, whoever filed it.</summary>
public sealed record RecordChallenge : Act
{
    public required PersonId Person { get; init; }

    public required Challenge Challenge { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Challenge.Fault(situation.Person(Person))
        ?? Outcome.Of(new ChallengeFiled(Person, Challenge, At));
}

/// <summary>Records that a challenge was heard.</summary>
public sealed record RecordChallengeHeard : Act
{
    public required PersonId Person { get; init; }

    public required ChallengeId Challenge { get; init; }

    public required When At { get; init; }

    public required string Mode { get; init; }

    public HearingId? Hearing { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("mode", Mode, Modes.All)
        ?? ChallengesOnFile.Missing(Challenge, situation.Person(Person))
        ?? (Hearing is { } hearing ? HearingsOnFile.Missing(hearing, situation.Person(Person)) : null)
        ?? Outcome.Of(new ChallengeHeard(Person, Challenge, At, Mode, Hearing));
}

/// <summary>
/// Records what a court decided on a challenge. Where it ordered release, the order of release comes on the file in the same act,
/// so that the place can carry it out.
/// </summary>
public sealed record RecordChallengeDecided : Act
{
    public required PersonId Person { get; init; }

    public required ChallengeId Challenge { get; init; }

    public required When At { get; init; }

    public required string Court { get; init; }

    public required string Decision { get; init; }

    public IReadOnlyList<GroundId> Grounds { get; init; } = [];

    public string? Words { get; init; }

    /// <summary>The number of the decision.</summary>
    public string? Number { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("court", Court, "a challenge is decided by a named court")
        ?? Wanting.Code("decision", Decision, ChallengeDecided.Decisions)
        ?? ChallengesOnFile.Missing(Challenge, situation.Person(Person))
        ?? Grounds.Where(g => Custody.Grounds.Find(g, situation.Person(Person)) is null).Select(Refusals.GroundNotOnFile).FirstOrDefault()
        ?? Outcome.Of([
            new ChallengeDecided(Person, Challenge, At, Court, Decision, Grounds, Words),
            .. Decision == ChallengeDecided.ReleaseOrdered
                ? [new ReleaseOrdered(Person, At, Court, Words ?? "challenge to the lawfulness of the detention", Grounds, Number)]
                : Enumerable.Empty<Event>()]);
}
