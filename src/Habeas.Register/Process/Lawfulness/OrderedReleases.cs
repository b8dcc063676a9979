using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Process.Reviews;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Process.Lawfulness;

/// <summary>A release that an authority ordered, and whether the person was let go (ICCPR art. 9(4); resolution 79/172 para 14).</summary>
/// <param name="Challenge">The challenge on which it was ordered; null for an order on another basis.</param>
/// <param name="At">When it was ordered.</param>
/// <param name="Authority">By whom.</param>
/// <param name="Standing">A slug: executed, not executed, or why neither can be said.</param>
/// <param name="Place">Where the person is held still; null where they are not, or are in transit.</param>
/// <param name="Took">From the order until the person left, or for as long as they are held in spite of it.</param>
/// <param name="OtherGrounds">Grounds that the order does not name and that hold the person still: they may explain it.</param>
public sealed record OrderedRelease(
    ChallengeId? Challenge, When At, string Authority, string Standing, PlaceId? Place, Elapsed Took, IReadOnlyList<GroundId> OtherGrounds)
{
    public const string Executed = "executed";
    public const string NotExecuted = "not-executed";

    /// <summary>Held for all that the register shows, but only counts or an uncertain end tell of it.</summary>
    public const string PerhapsNotExecuted = "perhaps-not-executed";

    /// <summary>Custody ended, and not because the person was let go: they escaped, or died.</summary>
    public const string EndedOtherwise = "ended-otherwise";

    /// <summary>The register did not show the person in custody when release was ordered.</summary>
    public const string NotShownHeld = "not-shown-held";
}

/// <summary>Orders of release on a person's file against what became of their custody.</summary>
/// <remarks>
/// What is looked at is the custody in which the person was when release was ordered. One who left and was arrested again was
/// released; that they are held again is another matter.
/// </remarks>
public static class OrderedReleases
{
    /// <summary>Every release ordered by <paramref name="instant"/>, on a challenge, on a review of the detention or otherwise, in the order in which it was, as it stands then.</summary>
    /// <remarks>A review that orders release on conditions orders none before they are met.</remarks>
    public static IReadOnlyList<OrderedRelease> Of(PersonFile file, Instant instant)
    {
        var challenged = file.Of<ChallengeDecided>().Where(d => d.Decision == ChallengeDecided.ReleaseOrdered)
            .Select(d => ((ChallengeId?)d.Challenge, d.At, d.Court, d.Grounds)).ToList();
        var reviewed = file.Of<DetentionReviewed>().Where(r => r.Decision == DetentionReviewed.ReleaseOrdered && !challenged.Exists(c => c.At == r.At && c.Court == r.By))
            .Select(r => ((ChallengeId?)null, r.At, Court: r.By, Grounds: (IReadOnlyList<GroundId>)(r.Ground is { } ground ? [ground] : [])));
        var decided = challenged.Concat(reviewed).ToList();
        var others = file.Of<ReleaseOrdered>().Where(r => !decided.Exists(d => d.At == r.At && d.Court == r.Authority))
            .Select(r => ((ChallengeId?)null, r.At, r.Authority, r.Grounds));
        return
        [
            .. decided.Concat(others).Where(o => !o.At.IsAfter(instant))
                .OrderBy(o => o.At, ByOccurrence.Order).ThenBy(o => o.Item1?.Value).ThenBy(o => o.Item3, StringComparer.Ordinal)
                .Select(o => Stand(file, o.Item1, o.At, o.Item3, o.Grounds, instant)),
        ];
    }

    /// <summary>Those at <paramref name="instant"/> in spite of which the person is held, or may be.</summary>
    public static IReadOnlyList<OrderedRelease> NotExecuted(PersonFile file, Instant instant) =>
        [.. Of(file, instant).Where(r => r.Standing is OrderedRelease.NotExecuted or OrderedRelease.PerhapsNotExecuted)];

    private static OrderedRelease Stand(PersonFile file, ChallengeId? challenge, When at, string authority, IReadOnlyList<GroundId> grounds, Instant instant)
    {
        if (Held.PerhapsAt(file, at).LastOrDefault() is not { } then)
        {
            return new(challenge, at, authority, OrderedRelease.NotShownHeld, null, Elapsed.Until(Edge.At(at), instant), []);
        }

        var end = then.EpisodeEnd;
        if (end is { Latest: { } last } && last <= instant)
        {
            var left = file.Of<PersonLeft>().Any(l => l.At.Latest == last);
            return new(challenge, at, authority, left ? OrderedRelease.Executed : OrderedRelease.EndedOtherwise, null, Elapsed.Between(Edge.At(at), end.Value), []);
        }

        var now = Timeline.Of(file).LastOrDefault(s => s.EpisodeStart == then.EpisodeStart && !(s.Start.Earliest > instant));
        var certain = (end is null && !then.ByCounts) || end?.Earliest > instant;
        return new(
            challenge,
            at,
            authority,
            certain ? OrderedRelease.NotExecuted : OrderedRelease.PerhapsNotExecuted,
            now?.Place,
            Elapsed.Until(Edge.At(at), instant),
            [.. Grounds.Holding(file, instant).Select(g => g.Id).Except(grounds)]);
    }
}
