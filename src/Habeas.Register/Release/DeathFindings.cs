using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Release;

/// <summary>Somebody told how a death came about. Several may, and they may disagree: each account stays.</summary>
/// <param name="Person">Who died.</param>
/// <param name="At">When they were found, or seen to die.</param>
/// <param name="FoundBy">Who found them, or was there.</param>
/// <param name="Where">Where, as narrowly as it is told: a cell, a ward.</param>
/// <param name="Circumstances">What happened, as it was told.</param>
/// <param name="Source">Who tells it.</param>
[Holds("nmr-8-injury-death")]
[Holds("icpped-17-death")]
public sealed record DeathDescribed(PersonId Person, When At, string? FoundBy, string? Where, string Circumstances, string Source)
    : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Somebody found a cause and a manner of death.</summary>
/// <param name="Person">Who died.</param>
/// <param name="At">When it was found.</param>
/// <param name="Standing"><c>provisional</c> or <c>established</c>.</param>
/// <param name="Cause">The cause, in words.</param>
/// <param name="Manner">The manner: a slug of <see cref="RecordDeathCause.Manners"/>, as the finding says.</param>
/// <param name="By">Who found it.</param>
/// <param name="Independent">
/// Whether they are independent of those who held the person. What is found by nobody independent leaves the manner pending (Nelson
/// Mandela Rule 71).
/// </param>
[Holds("nmr-8-injury-death")]
[Holds("icpped-17-death")]
public sealed record DeathCauseFound(PersonId Person, When At, [Code(typeof(RecordDeathCause), nameof(RecordDeathCause.Standings))] string Standing, string Cause, [Code(typeof(RecordDeathCause), nameof(RecordDeathCause.Manners))] string Manner, string By, bool Independent)
    : PersonEvent(Person)
{
    public const string Provisional = "provisional";

    public const string Established = "established";

    public override When? Occurred => At;
}

/// <summary>An inquiry into a death was opened, or ended.</summary>
/// <param name="Person">Who died.</param>
/// <param name="At">When.</param>
/// <param name="Authority">By whom.</param>
/// <param name="Independent">Whether they are independent of those who held the person.</param>
/// <param name="Reference">Its number; the inquiry of one authority under one number is one inquiry.</param>
/// <param name="Outcome">What came of it; absent while it goes on.</param>
[Holds("nmr-8-injury-death")]
[Holds("icpped-17-death")]
public sealed record DeathInquiryRecorded(PersonId Person, When At, string Authority, bool Independent, string? Reference, string? Outcome)
    : PersonEvent(Person)
{
    public override When? Occurred => At;

    /// <summary>True where this tells the outcome of that inquiry, or of itself; where one of the two has no number the authority tells.</summary>
    internal bool Ends(DeathInquiryRecorded other) =>
        !string.IsNullOrWhiteSpace(Outcome) && Authority == other.Authority
        && (Reference is null || other.Reference is null || Reference == other.Reference);
}

/// <summary>Records an account of a death.</summary>
public sealed record RecordDeathCircumstances : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public string? FoundBy { get; init; }

    public string? Where { get; init; }

    public required string Circumstances { get; init; }

    public required string Source { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("circumstances", Circumstances, "an account says what happened, as far as it is known")
        ?? Wanting.Words("source", Source, "an account has a source: who tells it")
        ?? Outcome.Of(new DeathDescribed(Person, At, FoundBy, Where, Circumstances, Source));
}

/// <summary>
/// Records a finding of the cause and manner of a death, whoever made it. That the doctor of the place calls a death natural is on
/// file and decides nothing: see <see cref="DeathOnFile.Manner"/>.
/// </summary>
public sealed record RecordDeathCause : Act
{
    public static IReadOnlySet<string> Standings { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        DeathCauseFound.Established, DeathCauseFound.Provisional,
    };

    /// <summary>Manners of death; an execution is none of the others, and <c>undetermined</c> is what an inquiry can find, not that there was none.</summary>
    public static IReadOnlySet<string> Manners { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "accident", "execution", "homicide", "natural", DeathRecorded.Pending, "suicide", "undetermined",
    };

    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Standing { get; init; }

    public required string Cause { get; init; }

    public required string Manner { get; init; }

    public required string By { get; init; }

    public required bool Independent { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("standing", Standing, Standings)
        ?? Wanting.Words("cause", Cause, "a finding says the cause, or that it is not known")
        ?? Wanting.Code("manner", Manner, Manners)
        ?? Wanting.Words("by", By, "a finding says who made it")
        ?? Outcome.Of(new DeathCauseFound(Person, At, Standing, Cause, Manner, By, Independent));
}

/// <summary>Records that an inquiry into a death was opened or, with its outcome, that it ended.</summary>
public sealed record RecordDeathInquiry : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public required bool Independent { get; init; }

    public string? Reference { get; init; }

    public string? Outcome { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "an inquiry is made by a named authority")
        ?? Acts.Outcome.Of(new DeathInquiryRecorded(Person, At, Authority, Independent, Reference, Outcome));
}
