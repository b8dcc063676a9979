using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Claims;

/// <summary>
/// What a claimant takes home: that the claim is in the register, where, and by when an answer is due. It says what was claimed when it
/// was lodged and nothing that the register learned since; the claimant's name is not on it, so that it endangers nobody who carries it.
/// </summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Entry">Where it stands in the register: a proof of the entry can be asked for.</param>
/// <param name="Recorded">When the register took it in.</param>
/// <param name="Lodged">When it was lodged.</param>
/// <param name="FileNumber">The number of the file of the person sought.</param>
/// <param name="Sought">The person as the file named or described them when the claim was lodged.</param>
/// <param name="Place">Where they are claimed to be held; null where nobody knows.</param>
/// <param name="BelievedHeldBy">Who is believed to hold them.</param>
/// <param name="LastSeen">When and where they were last seen.</param>
/// <param name="AnswerBy">By when an answer is due.</param>
public sealed record ClaimReceipt(
    ClaimId Claim,
    EventRef Entry,
    Instant Recorded,
    When Lodged,
    string? FileNumber,
    string Sought,
    PlaceId? Place,
    string? BelievedHeldBy,
    LastSeen? LastSeen,
    Instant AnswerBy)
{
    /// <summary>The receipt of a claim, as corrected; null where the file holds no such claim.</summary>
    public static ClaimReceipt? Of(PersonFile file, ClaimId claim)
    {
        if (file.Facts.FirstOrDefault(f => f.Event is ClaimLodged c && c.Claim == claim) is not { Event: ClaimLodged lodged } fact)
        {
            return null;
        }

        var then = file.AsKnownAt(fact.Ref.Entry);
        return new(
            claim, fact.Ref, file.Chronicle.Find(fact.Ref)!.At, lodged.At, file.FileNumber,
            NamesBorne.Shown(then)?.Text ?? then.Of<IdentityRecorded>().LastOrDefault(i => i.Identity.Provisional is not null)?.Identity.Provisional ?? "",
            lodged.Place, lodged.BelievedHeldBy, lodged.LastSeen, lodged.AnswerBy);
    }
}
