using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Reviews;

/// <summary>What can be weighed in the place of detention, as slugs (Tokyo Rules).</summary>
public static class Alternatives
{
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "release-without-conditions", "bail", "surety", "reporting", "residence", "travel-ban", "no-contact", "supervision", "treatment",
        "house-arrest", "electronic-monitoring", "diversion", "other", Said.None, Said.NotKnown,
    };
}

/// <summary>
/// A detention was reviewed: whether it is still needed, and what could stand in its place (CCPR/C/GC/35 paras 37-38). The
/// decision changes no ground and no order by itself: those are acts of their own.
/// </summary>
/// <param name="Person">Whose detention.</param>
/// <param name="At">When.</param>
/// <param name="By">Which court or body reviewed it.</param>
/// <param name="Ground">The legal ground that was reviewed, where one was named.</param>
/// <param name="Mode">How the person took part, a slug of <see cref="Modes"/>.</param>
/// <param name="Alternatives">What was weighed, each with its words; <c>none</c> alone where nothing was.</param>
/// <param name="Decision">A slug of <see cref="Decisions"/>.</param>
/// <param name="Reasons">The reasons that were given; <c>none</c> where none were.</param>
/// <param name="Next">The next review: a slug of <see cref="Dues"/>.</param>
/// <param name="Due">When the next review is due, where a time was set.</param>
[Holds("nmr-8-process")]
public sealed record DetentionReviewed(
    PersonId Person,
    When At,
    string By,
    GroundId? Ground,
    [Code(typeof(Modes), nameof(Modes.All))] string Mode,
    [Code(typeof(Alternatives), nameof(Reviews.Alternatives.All))] IReadOnlyList<Coded> Alternatives,
    [Code(typeof(DetentionReviewed), nameof(DetentionReviewed.Decisions))] string Decision,
    string Reasons,
    [Code(typeof(DetentionReviewed), nameof(DetentionReviewed.Dues))] string Next,
    When? Due) : PersonEvent(Person)
{
    /// <summary>The person is to be released, on no conditions.</summary>
    public const string ReleaseOrdered = "release-ordered";

    /// <summary>What a review decides, as slugs.</summary>
    public static IReadOnlySet<string> Decisions { get; } =
        new SortedSet<string>(StringComparer.Ordinal) { "continued", ReleaseOrdered, "release-on-conditions", "put-off", "other" };

    /// <summary>The next review: when it is due is said, or none is due, or nobody knows.</summary>
    public static IReadOnlySet<string> Dues { get; } = new SortedSet<string>(StringComparer.Ordinal) { DueSet, NoneDue, Said.NotKnown };

    public const string DueSet = "set";
    public const string NoneDue = "none-set";

    public override When? Occurred => At;
}

/// <summary>Records a review of a detention.</summary>
public sealed record RecordDetentionReview : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public GroundId? Ground { get; init; }

    public required string Mode { get; init; }

    public required IReadOnlyList<Coded> Alternatives { get; init; }

    public required string Decision { get; init; }

    public required string Reasons { get; init; }

    public required string Next { get; init; }

    public When? Due { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "a detention is reviewed by a named court or body")
        ?? Wanting.Code("mode", Mode, Modes.All)
        ?? AlternativesWanting()
        ?? Wanting.Code("decision", Decision, DetentionReviewed.Decisions)
        ?? Wanting.Words("reasons", Reasons, "the reasons are given, or it is said: none, not-known")
        ?? Wanting.Code("next", Next, DetentionReviewed.Dues)
        ?? (Next == DetentionReviewed.DueSet
            ? Due is null ? Refusals.Incomplete("due", "where a next review was set, its time is said") : Wanting.Stretch("due", At, Due)
            : Due is null ? null : Refusals.Incomplete("next", "a next review has a time, and it is said that none was set"))
        ?? (Ground is { } ground && Grounds.Find(ground, situation.Person(Person)) is null ? Refusals.GroundNotOnFile(ground) : null)
        ?? Outcome.Of(new DetentionReviewed(Person, At, By, Ground, Mode, Alternatives, Decision, Reasons, Next, Due));

    private Refusal? AlternativesWanting() =>
        Alternatives.Count == 0 || (Alternatives.Count > 1 && Alternatives.Any(a => a.Code is Said.None or Said.NotKnown))
            ? Refusals.Incomplete("alternatives", "what was weighed is named, or it is said alone: none, not-known")
            : Alternatives.Select(a => Wanting.Code("alternatives.code", a.Code, Reviews.Alternatives.All)).FirstOrDefault(r => r is not null);
}
