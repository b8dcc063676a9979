using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>A legal ground as it stands: since when and until when it holds. Derived from the facts in any order of recording.</summary>
/// <param name="Stated">The ground as it was stated.</param>
/// <param name="From">When it began.</param>
/// <param name="Ended">When an act ended it, if one did.</param>
/// <param name="Bail">What was decided on bail, in the order in which it occurred.</param>
/// <param name="KnownAt">When the register first knew it.</param>
public sealed record GroundState(LegalGround Stated, When From, When? Ended, IReadOnlyList<PersonEvent> Bail, Instant KnownAt)
{
    public GroundId Id => Stated.Id;

    /// <summary>True when the ground holds at <paramref name="instant"/>, by the widest reading of its beginning and end.</summary>
    /// <remarks>Bail that was granted and not met holds nobody less; once its conditions are met the ground holds no longer.</remarks>
    public bool HoldsAt(Instant instant) =>
        !From.IsAfter(instant) && Ended?.IsOverBy(instant) != true && Stated.Until?.IsOverBy(instant) != true && BailAt(instant) != BailStates.Met;

    /// <summary>Where bail stands at <paramref name="instant"/>: a slug of <see cref="BailStates"/>.</summary>
    public string BailAt(Instant instant) => Bail.LastOrDefault(b => !b.Occurred!.IsAfter(instant)) switch
    {
        BailGranted => BailStates.NotMet,
        BailMet => BailStates.Met,
        BailRevoked => BailStates.Revoked,
        _ => BailStates.None,
    };
}

/// <summary>The legal grounds on a person's file.</summary>
public static class Grounds
{
    /// <summary>Every ground, in the order in which they began; one that ended too.</summary>
    public static IReadOnlyList<GroundState> Of(PersonFile file)
    {
        if (file.Of<GroundRecorded>().Count == 0)
        {
            return [];
        }

        var ends = file.Of<GroundEnded>().ToLookup(e => e.Ground);
        var bail = file.Facts.Select(f => f.Event).OfType<IBail>().ToLookup(b => b.Ground);
        return
        [
            .. file.Facts.Where(f => f.Event is GroundRecorded)
                .Select(f => (f.At, Recorded: (GroundRecorded)f.Event))
                .DistinctBy(g => g.Recorded.Ground.Id)
                .OrderBy(g => g.Recorded.From, ByOccurrence.Order).ThenBy(g => g.Recorded.Ground.Id.Value)
                .Select(g => new GroundState(
                    g.Recorded.Ground,
                    g.Recorded.From,
                    ends[g.Recorded.Ground.Id].Select(e => e.At).Order(ByOccurrence.Order).FirstOrDefault(),
                    [.. bail[g.Recorded.Ground.Id].OrderBy(b => b.At, ByOccurrence.Order).ThenBy(b => b.Rank).Cast<PersonEvent>()],
                    g.At)),
        ];
    }

    /// <summary>The grounds that hold at <paramref name="instant"/>, the leading one first (<see cref="GroundKinds"/>); of two of a kind the older.</summary>
    public static IReadOnlyList<GroundState> Holding(PersonFile file, Instant instant) =>
        [.. Of(file).Where(g => g.HoldsAt(instant)).OrderBy(g => GroundKinds.Precedence(g.Stated.Kind))];

    /// <summary>The ground under which the person counts at <paramref name="instant"/>; null where none holds.</summary>
    public static GroundState? Leading(PersonFile file, Instant instant) => Holding(file, instant).FirstOrDefault();

    internal static GroundState? Find(GroundId id, PersonFile file) => Of(file).FirstOrDefault(g => g.Id == id);

    /// <summary>The refusal of an id that another ground on the file has, or null.</summary>
    internal static Refusal? Taken(GroundId id, PersonFile file) => Find(id, file) is null ? null : Refusals.GroundAlreadyOnFile(id);
}
