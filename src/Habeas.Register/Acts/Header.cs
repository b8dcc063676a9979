using System.Text.Json.Serialization;
using Habeas.Register.Erasure;
using Habeas.Register.Forms;
using NodaTime;

namespace Habeas.Register.Acts;

/// <summary>Part 0 of an entry: who recorded what, when, on what basis, about whom. Sealed with the register's own key.</summary>
/// <param name="RecordedAt">When the register took the act in; strictly increasing over entries.</param>
/// <param name="Actor">Who acted, and how they were authenticated.</param>
/// <param name="Act">The act's name, such as <c>admit-person</c>.</param>
/// <param name="ActId">The act's id.</param>
/// <param name="ActDigest">
/// HMAC-SHA-256, lower-case hex, of the SHA-256 of the act's canonical JSON, under a key made of the identity keys of those it tells of (<see cref="Stored.ActDigests"/>):
/// the same id with other bytes is refused, and once one of them is erased nobody can try names against it.
/// </param>
/// <param name="Reason">The officer's reason; absent where the act tells of a person: it is in a part that is erased with them.</param>
/// <param name="LegalBasis">The provision that the act rests on; absent as the reason is.</param>
/// <param name="Documents">Digests of the supporting documents.</param>
/// <param name="Subjects">The persons and places that the act named.</param>
/// <param name="Parts">Owner and event name of part 1, 2, ….</param>
/// <param name="OnPaper">The form on which the act was written before it was entered.</param>
/// <param name="Clock">What the clock said, where it seemed to be set back and the officer went on.</param>
public sealed record Header(
    Instant RecordedAt,
    Actor Actor,
    string Act,
    ActId ActId,
    string ActDigest,
    string? Reason,
    string? LegalBasis,
    IReadOnlyList<string> Documents,
    IReadOnlyList<Subject> Subjects,
    IReadOnlyList<HeaderPart> Parts,
    OnPaper? OnPaper = null,
    DoubtedClock? Clock = null)
{
    /// <summary>Every document that the header names.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AllDocuments => OnPaper?.Scan is { } scan ? [.. Documents, scan] : Documents;
}

/// <summary>What the header says of one later part: whom it is about, which event it is, and which key seals it.</summary>
/// <param name="Owner">The person or place.</param>
/// <param name="Type">The event's stored name, or that of another kind of part (<see cref="Stored.StoredPart"/>).</param>
/// <param name="Keeper">Which key, where it is not the identity's of a person or the register's of a place.</param>
public sealed record HeaderPart(Subject Owner, string Type, Keeper? Keeper = null)
{
    /// <summary>Which key seals the part.</summary>
    [JsonIgnore]
    public Keeper KeptBy => Keeper ?? Default(Owner);

    public static HeaderPart Of(Subject owner, string type, Keeper keeper) => new(owner, type, keeper == Default(owner) ? null : keeper);

    private static Keeper Default(Subject owner) => owner.Kind == SubjectKind.Person ? Erasure.Keeper.Identity : Erasure.Keeper.Register;
}

/// <summary>The clock of an act that was recorded although the clock was behind the last entry.</summary>
/// <param name="Said">What the clock of the machine said, which the entry's own instant cannot.</param>
/// <param name="Words">Why the officer went on.</param>
public sealed record DoubtedClock(Instant Said, string Words);
