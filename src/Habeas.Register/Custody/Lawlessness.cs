using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>A named human found that no order exists for a stretch of a person's custody: more than that none is recorded.</summary>
/// <param name="Person">Who was held.</param>
/// <param name="From">Since when without an order.</param>
/// <param name="Until">Until when; absent while it lasts.</param>
/// <param name="FoundBy">Who found it: the human, by name.</param>
/// <param name="Basis">What they looked at.</param>
public sealed record NoOrderFound(PersonId Person, When From, When? Until, string FoundBy, string? Basis) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => From;
}

/// <summary>Somebody is or was held on a ground on which nobody may be held.</summary>
/// <param name="Person">Who.</param>
/// <param name="Ground">A slug of <see cref="ProhibitedGrounds"/>.</param>
/// <param name="At">When it was claimed as the ground.</param>
/// <param name="ClaimedBy">The authority or officer that claimed it.</param>
/// <param name="FoundBy">Who found it.</param>
/// <param name="Words">What was said or written: whose relative, which debt.</param>
public sealed record ProhibitedGroundFound(PersonId Person, [Code(typeof(ProhibitedGrounds), nameof(ProhibitedGrounds.All))] string Ground, When At, string ClaimedBy, string FoundBy, string? Words)
    : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => At;
}

/// <summary>Records the finding that no order exists. An order on the file that says otherwise does not refuse it: both are shown.</summary>
public sealed record FindNoOrder : Act
{
    public required PersonId Person { get; init; }

    public required When From { get; init; }

    public When? Until { get; init; }

    /// <summary>The human who found it, by name: a system finds only that none is recorded.</summary>
    public required string FoundBy { get; init; }

    public string? Basis { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Stretch("until", From, Until)
        ?? Wanting.Occurrence("from", From, situation)
        ?? Wanting.Words("foundBy", FoundBy, "that no order exists is found by a named human")
        ?? Outcome.Of(new NoOrderFound(Person, From, Until, FoundBy, Basis));
}

/// <summary>Records that a prohibited ground was claimed. It holds nobody and covers nothing; it is shown.</summary>
public sealed record RecordProhibitedGround : Act
{
    public required PersonId Person { get; init; }

    /// <summary>A slug of <see cref="ProhibitedGrounds"/>.</summary>
    public required string Ground { get; init; }

    public required When At { get; init; }

    public required string ClaimedBy { get; init; }

    public required string FoundBy { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Code("ground", Ground, ProhibitedGrounds.All)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("claimedBy", ClaimedBy, "a finding says who claimed the ground, or 'unknown'")
        ?? Wanting.Words("foundBy", FoundBy, "a finding says who found it")
        ?? Outcome.Of(new ProhibitedGroundFound(Person, Ground, At, ClaimedBy, FoundBy, Words));
}
