using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Claims;

/// <summary>
/// Who lodges a claim. Confidential: the place that is asked never learns it (<see cref="Readers.Access"/>). Nobody is turned away for
/// having shown no papers, nor for keeping their name to themselves.
/// </summary>
/// <param name="Name">Their name; absent where they did not give one.</param>
/// <param name="Relation">In what relation to the person sought, a slug of <see cref="Relations"/>.</param>
/// <param name="Reach">How to reach them; absent where they did not say.</param>
/// <param name="Words">The relation in their own words: which relative, which organisation.</param>
public sealed record Claimant(string? Name, [Code(typeof(Claimant), nameof(Claimant.Relations))] string Relation, string? Reach = null, string? Words = null)
{
    /// <summary>Who has a legitimate interest, as slugs: relatives, their representatives and counsel among others (Convention on Enforced Disappearance art. 18(1)).</summary>
    public static IReadOnlySet<string> Relations { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "relative", "partner", "friend", "counsel", "representative", "organisation", "employer", "consulate", "ombudsman", "other",
    };

    /// <summary>Says what is wrong, or null.</summary>
    public Refusal? Fault() => Wanting.Code("claimant.relation", Relation, Relations);
}

/// <summary>When and where a person was last seen, and with whom, as the claimant tells it.</summary>
public sealed record LastSeen(When At, string Where, string? Words = null)
{
    /// <summary>Says what is wrong, or null.</summary>
    internal Refusal? Fault(Situation situation) =>
        Wanting.Occurrence("lastSeen.at", At, situation)
        ?? Wanting.Words("lastSeen.where", Where, "a person was last seen somewhere, or 'unknown'");
}

/// <summary>What a place answers to a claim, as slugs.</summary>
public static class ClaimAnswers
{
    public const string HeldHere = "held-here";
    public const string NotHeldHere = "not-held-here";
    public const string WasHeldUntil = "was-held-until";
    public const string TransferredTo = "transferred-to";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { HeldHere, NotHeldHere, WasHeldUntil, TransferredTo };
}

/// <summary>What whoever found a person says of the place's own books, as slugs. That nobody looked is said.</summary>
public static class PlaceBooks
{
    /// <summary>The person is in the books of the place.</summary>
    public const string Listed = "listed";

    /// <summary>The person is held there and in no book of the place.</summary>
    public const string NotListed = "not-listed";

    public const string NotLookedAt = "not-looked-at";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { Listed, NotListed, NotLookedAt };
}
