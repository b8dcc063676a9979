using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Claims;

/// <summary>A person sought was found held, by somebody who went there and looked: the claim is closed as found.</summary>
/// <param name="Person">Who was found.</param>
/// <param name="Claim">The claim that was followed up.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="FoundBy">Who found them: an inspector or an investigator, by name.</param>
/// <param name="Books">Whether the place's own books list the person, a slug of <see cref="PlaceBooks"/>.</param>
/// <param name="Words">What was found.</param>
public sealed record PersonFound(PersonId Person, ClaimId Claim, PlaceId Place, When At, string FoundBy, [Code(typeof(PlaceBooks), nameof(PlaceBooks.All))] string Books, string? Words)
    : PersonEvent(Person), IOfClaim
{
    public override When? Occurred => At;
}

/// <summary>
/// A person sought was looked for at a place and not found. The claim stays open: who is not found may be hidden, or elsewhere. It is no
/// absence on the timeline of custody either; one who is sure that the person is not there records that as well.
/// </summary>
/// <param name="Person">Who is sought.</param>
/// <param name="Claim">The claim that was followed up.</param>
/// <param name="Place">Where they were looked for.</param>
/// <param name="At">When.</param>
/// <param name="By">Who looked, by name.</param>
/// <param name="Words">What was seen, and what was not shown.</param>
public sealed record PersonNotFound(PersonId Person, ClaimId Claim, PlaceId Place, When At, string By, string? Words) : PersonEvent(Person), IOfClaim
{
    public override When? Occurred => At;
}

/// <summary>
/// Records that a person sought was found held: their presence, as <see cref="RecordPresence"/> does, and the end of the claim, in one
/// act. A place that is in no register is first opened with the kind <c>unofficial</c>. Nothing about the law refuses it.
/// </summary>
public sealed record FindPerson : Act
{
    public required PersonId Person { get; init; }

    public required ClaimId Claim { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string FoundBy { get; init; }

    public required string Books { get; init; }

    /// <summary>Since when the person is found to have been held.</summary>
    public When? HeldSince { get; init; }

    /// <summary>Who the person is, where more is known now than when the claim was lodged.</summary>
    public Identity? Identity { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        ClaimsOnFile.Missing(Claim, situation.Person(Person))
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Time("heldSince", HeldSince)
        ?? Wanting.Words("foundBy", FoundBy, "a person is found by a named human")
        ?? Wanting.Code("books", Books, PlaceBooks.All)
        ?? Identity?.Fault(situation.At)
        ?? Outcome.Of([
            .. Registration.Events(Person, Identity, FoundBy, situation),
            new PresenceRecorded(Person, Place, FoundBy, At, [], situation.Place(Place).Zone, HeldSince, new Dictionary<string, Coded>(StringComparer.Ordinal)),
            new PersonFound(Person, Claim, Place, At, FoundBy, Books, Words)]);
}

/// <summary>Records that a person sought was looked for at a place and not found.</summary>
public sealed record RecordNotFound : Act
{
    public required PersonId Person { get; init; }

    public required ClaimId Claim { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        ClaimsOnFile.Missing(Claim, situation.Person(Person))
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "somebody looked, by name")
        ?? Outcome.Of(new PersonNotFound(Person, Claim, Place, At, By, Words));
}
