namespace Habeas.Register.Custody;

/// <summary>The codes of findings that the facts themselves show.</summary>
public static class FindingCodes
{
    /// <summary>Someone was found or reported held, and no act of admission precedes it.</summary>
    public const string PresenceWithoutAdmission = "presence-without-admission";

    /// <summary>Seen or moved at one place while the register showed them at another.</summary>
    public const string ShownElsewhere = "shown-elsewhere";

    public const string AdmittedWhileHeld = "admitted-while-held";

    public const string ArrivalNotRecorded = "arrival-not-recorded";

    public const string ArrivalWithoutDeparture = "arrival-without-departure";

    public const string MovedWhileNotHeld = "moved-while-not-held";

    public const string EndedWhileNotHeld = "ended-while-not-held";

    /// <summary>One person is listed under two custody episodes on the same dates.</summary>
    public const string OverlappingEpisodes = "overlapping-episodes";

    /// <summary>The source states a start of custody that is later than a count that already listed the person.</summary>
    public const string HeldSinceAfterSeen = "held-since-after-seen";

    /// <summary>Two records give one episode on one date different particulars.</summary>
    public const string ContradictingParticulars = "contradicting-particulars";

    /// <summary>Someone is or was held on a ground on which nobody may be held.</summary>
    public const string ProhibitedGround = "prohibited-ground";

    /// <summary>A named human found that no order exists for a stretch of custody.</summary>
    public const string NoOrderExists = "no-order-exists";

    /// <summary>Someone was released who was to be held still.</summary>
    public const string ReleasedInError = "released-in-error";

    /// <summary>The file shows custody after a recorded death: one of the two is wrong, or two people are on one file.</summary>
    public const string HeldAfterDeath = "held-after-death";
}
