using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>What one fact says about where a person was.</summary>
public enum EvidenceKind
{
    /// <summary>Known not to be held at the place, or not held at all when no place is named.</summary>
    Absent,

    /// <summary>Custody ended: left, escaped, died.</summary>
    Ended,

    /// <summary>Left the place for another; in custody, in transit.</summary>
    Departed,

    /// <summary>Out for a while (court, hospital, leave) and still in this place's custody.</summary>
    WentOut,

    /// <summary>Back from being out.</summary>
    CameBack,

    /// <summary>Custody began or went on at the place by an act: admission, arrival, recapture, return.</summary>
    Began,

    /// <summary>Seen held at the place.</summary>
    Seen,
}

/// <summary>A fact about a person's whereabouts, as the timeline reads it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Place">Where; null where the fact names no place.</param>
/// <param name="When">When it occurred.</param>
/// <param name="Whereabouts">A slug of <see cref="Custody.Whereabouts"/> for one who is out.</param>
/// <param name="HeldSince">For <see cref="EvidenceKind.Seen"/>: since when the source says custody has lasted.</param>
/// <param name="Particulars">What the source said of the person.</param>
/// <param name="NewEpisode">For <see cref="EvidenceKind.Began"/>: whether a custody episode begins here, or one goes on.</param>
public sealed record Evidence(
    EvidenceKind Kind,
    PlaceId? Place,
    When When,
    string Whereabouts = Custody.Whereabouts.Inside,
    When? HeldSince = null,
    IReadOnlyDictionary<string, Coded>? Particulars = null,
    bool NewEpisode = false);

/// <summary>An event that custody is read from: where a person was, on what ground and order, and who they are. The read model sees no other.</summary>
public interface ICustodyFact;

/// <summary>An event that says where a person was.</summary>
public interface IWhereabouts : ICustodyFact
{
    Evidence Evidence { get; }
}

/// <summary>Where a person in custody is, as slugs.</summary>
public static class Whereabouts
{
    public const string Inside = "inside";
    public const string InTransit = "in-transit";
    public const string AtCourt = "at-court";
    public const string InHospital = "in-hospital";
    public const string TemporarilyAbsent = "temporarily-absent";

    public static IReadOnlyList<string> All { get; } = [Inside, InTransit, AtCourt, InHospital, TemporarilyAbsent];
}
