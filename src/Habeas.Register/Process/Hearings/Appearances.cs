using Habeas.Register.Custody;
using Habeas.Register.Persons;

namespace Habeas.Register.Process.Hearings;

/// <summary>When a person deprived of liberty first stood before a judge (ICCPR art. 9(3)).</summary>
/// <param name="Since">The deprivation of liberty.</param>
/// <param name="Hearing">The hearing at which they did; null where none is on file.</param>
/// <param name="Took">How long it took; absent where there was none.</param>
/// <param name="NotCounted">Earlier hearings that stopped no clock: over a link, in absence, or before somebody who is no judge.</param>
public sealed record Appearance(Deprivation Since, HearingHeld? Hearing, Elapsed? Took, IReadOnlyList<HearingHeld> NotCounted);

/// <summary>First appearances before a judge. Whether one came in time is for the law to say.</summary>
/// <remarks>
/// A link does not stop the clock (CCPR/C/GC/35 para 34), and a prosecutor is no judge (para 32): what is not known to have been in
/// person and before a judge is not counted, and shown beside.
/// </remarks>
public static class Appearances
{
    /// <summary>The first appearance after each deprivation of liberty, in the order in which those began.</summary>
    public static IReadOnlyList<Appearance> Of(PersonFile file)
    {
        var held = file.Of<HearingHeld>().Order<HearingHeld>(InOrder.Comparer).ToList();
        return [.. Deprivations.Of(file).Select(d => First(d, held.FindAll(h => d.MayHold(h.At))))];
    }

    /// <summary>True for a hearing that stops the clock.</summary>
    public static bool Counts(HearingHeld hearing) => hearing is { Mode: Modes.InPerson, Before: HearingHeld.Judicial };

    private static Appearance First(Deprivation since, List<HearingHeld> hearings)
    {
        var first = hearings.FindIndex(Counts);
        return first < 0
            ? new(since, null, null, hearings)
            : new(since, hearings[first], Elapsed.Between(since.From, Edge.At(hearings[first].At)), hearings[..first]);
    }
}
