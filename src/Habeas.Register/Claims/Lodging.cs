using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Claims;

/// <summary>
/// Somebody claims that a person is held (Convention on Enforced Disappearance arts. 17, 18 and 20). It says that they are sought, and
/// nothing of whether they are held: no claim puts anybody in custody.
/// </summary>
/// <param name="Person">Who is sought.</param>
/// <param name="Claim">The claim's id, which the claimant's receipt names.</param>
/// <param name="Place">Where they are claimed to be held, and who must answer; absent where nobody knows.</param>
/// <param name="At">When it was lodged.</param>
/// <param name="Claimant">Who lodged it; confidential.</param>
/// <param name="LastSeen">When and where the person was last seen; absent where the claimant does not know.</param>
/// <param name="BelievedHeldBy">Who is believed to hold them: a service, a unit, people in plain clothes.</param>
/// <param name="AnswerBy">By when an answer is due.</param>
/// <param name="Words">The claim in the claimant's own words.</param>
public sealed record ClaimLodged(
    PersonId Person, ClaimId Claim, PlaceId? Place, When At, Claimant Claimant, LastSeen? LastSeen, string? BelievedHeldBy, Instant AnswerBy, string? Words)
    : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>
/// Lodges a claim that a person is held at a place, or somewhere unknown. Opens a file for the person sought where there is none, by a
/// name or by how they can be told apart; where it turns out that they had one, the two are linked (<see cref="LinkFiles"/>). Nothing about
/// the claimant, the place or the register's own knowledge refuses it.
/// </summary>
public sealed record LodgeClaim : Act
{
    /// <summary>Within how many hours an answer is due where the act does not say by when. The deployment sets it by its own law.</summary>
    public const int HoursToAnswer = 48;

    public required PersonId Person { get; init; }

    public required ClaimId Claim { get; init; }

    public PlaceId? Place { get; init; }

    public required When At { get; init; }

    public required Claimant Claimant { get; init; }

    public LastSeen? LastSeen { get; init; }

    public string? BelievedHeldBy { get; init; }

    /// <summary>By when the place must answer. Absent: 48 hours from when the claim was lodged.</summary>
    public Instant? AnswerBy { get; init; }

    public string? Words { get; init; }

    /// <summary>Who the person sought is, as far as the claimant knows; needed where they have no file yet.</summary>
    public Identity? Identity { get; init; }

    public override IReadOnlyList<Subject> Subjects => Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation)
    {
        var lodged = At.Earliest ?? situation.At;
        var by = AnswerBy ?? lodged + Duration.FromHours(HoursToAnswer);
        return Wanting.Occurrence("at", At, situation)
            ?? (Place is { } place ? Wanting.Registered(place, situation) : null)
            ?? Claimant.Fault()
            ?? LastSeen?.Fault(situation)
            ?? (by <= lodged ? Refusals.UntilBeforeFrom("answerBy", lodged, by) : null)
            ?? WhoIsWanting(situation)
            ?? (ClaimsOnFile.Find(Claim, situation.Person(Person)) is null ? null : Refusals.ClaimAlreadyOnFile(Claim))
            ?? Outcome.Of([
                .. Registration.Events(Person, Identity, Source, situation),
                new ClaimLodged(Person, Claim, Place, At, Claimant, LastSeen, BelievedHeldBy, by, Words)]);
    }

    /// <summary>Where the identity comes from; the claimant's name stays in the claim.</summary>
    private const string Source = "claim of detention";

    private Refusal? WhoIsWanting(Situation situation) =>
        Identity is not null ? Registration.Fault(Identity, Source, situation, Person)
        : situation.Person(Person).Exists ? null
        : Refusals.NoIdentity();
}

/// <summary>Whoever lodged a claim, or their representative, does not pursue it any more. What was answered and found stays on file.</summary>
/// <param name="Person">Who was sought.</param>
/// <param name="Claim">Which claim.</param>
/// <param name="At">When.</param>
/// <param name="By">Who withdrew it: the claimant, their representative.</param>
/// <param name="Why">Why, in their words; absent where they gave no reason.</param>
public sealed record ClaimWithdrawn(PersonId Person, ClaimId Claim, When At, string By, string? Why) : PersonEvent(Person), IOfClaim
{
    public override When? Occurred => At;
}

/// <summary>Withdraws a claim. It keeps nobody from looking for the person.</summary>
public sealed record WithdrawClaim : Act
{
    public required PersonId Person { get; init; }

    public required ClaimId Claim { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        ClaimsOnFile.Missing(Claim, situation.Person(Person))
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "a claim is withdrawn by somebody")
        ?? Outcome.Of(new ClaimWithdrawn(Person, Claim, At, By, Why));
}
