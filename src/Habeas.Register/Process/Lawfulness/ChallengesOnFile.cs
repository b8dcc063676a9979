using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using NodaTime;

namespace Habeas.Register.Process.Lawfulness;

/// <summary>A challenge with what became of it.</summary>
/// <param name="Filed">How it was filed.</param>
/// <param name="Heard">When it was heard, in the order in which that occurred; none where it never was.</param>
/// <param name="Decisions">What was decided, in the order in which that occurred; none while it is pending.</param>
public sealed record ChallengeState(ChallengeFiled Filed, IReadOnlyList<ChallengeHeard> Heard, IReadOnlyList<ChallengeDecided> Decisions)
{
    /// <summary>What stood decided at an instant; null while nothing was.</summary>
    public ChallengeDecided? DecidedAt(Instant instant) => Decisions.LastOrDefault(d => !d.At.IsAfter(instant));

    /// <summary>How long the first decision took, or has been waited for at <paramref name="instant"/>: it is to come without delay.</summary>
    public Elapsed TookBy(Instant instant) => Decisions.FirstOrDefault(d => !d.At.IsAfter(instant)) is { } decided
        ? Elapsed.Between(Edge.At(Filed.At), Edge.At(decided.At))
        : Elapsed.Until(Edge.At(Filed.At), instant);
}

/// <summary>The challenges to the lawfulness of a person's detention.</summary>
public static class ChallengesOnFile
{
    /// <summary>Every challenge, in the order in which they were filed.</summary>
    public static IReadOnlyList<ChallengeState> Of(PersonFile file)
    {
        var heard = file.Of<ChallengeHeard>().Order<ChallengeHeard>(InOrder.Comparer).ToLookup(h => h.Challenge);
        var decided = file.Of<ChallengeDecided>().Order<ChallengeDecided>(InOrder.Comparer).ToLookup(d => d.Challenge);
        return
        [
            .. file.Of<ChallengeFiled>().Order<ChallengeFiled>(InOrder.Comparer).DistinctBy(f => f.Challenge.Id)
                .Select(f => new ChallengeState(f, [.. heard[f.Challenge.Id]], [.. decided[f.Challenge.Id]])),
        ];
    }

    /// <summary>The challenges that are filed and not decided at <paramref name="instant"/>, by the widest reading of both times.</summary>
    public static IReadOnlyList<ChallengeState> PendingAt(PersonFile file, Instant instant) =>
        [.. Of(file).Where(c => !c.Filed.At.IsAfter(instant) && !c.Decisions.Any(d => d.At.IsOverBy(instant)))];

    internal static Refusal? Missing(ChallengeId id, PersonFile file) =>
        file.Of<ChallengeFiled>().Any(c => c.Challenge.Id == id) ? null : Refusals.NotOnFile("challenge", id.ToString());
}
