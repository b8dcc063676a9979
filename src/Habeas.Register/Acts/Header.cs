using System.Text.Json.Serialization;
using Habeas.Register.Forms;
using NodaTime;

namespace Habeas.Register.Acts;

/// <summary>Part 0 of an entry: who recorded what, when, on what basis, about whom. Sealed with the register's own key.</summary>
/// <param name="RecordedAt">When the register took the act in; strictly increasing over entries.</param>
/// <param name="Actor">Who acted, and how they were authenticated.</param>
/// <param name="Act">The act's name, such as <c>admit-person</c>.</param>
/// <param name="ActId">The act's id.</param>
/// <param name="ActDigest">SHA-256, lower-case hex, of the act's canonical JSON: the same id with other bytes is refused.</param>
/// <param name="Reason">The officer's reason.</param>
/// <param name="LegalBasis">The provision that the act rests on.</param>
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

/// <summary>What the header says of one later part: whose key seals it, and which event it is.</summary>
public sealed record HeaderPart(Subject Owner, string Type);

/// <summary>The clock of an act that was recorded although the clock was behind the last entry.</summary>
/// <param name="Said">What the clock of the machine said, which the entry's own instant cannot.</param>
/// <param name="Words">Why the officer went on.</param>
public sealed record DoubtedClock(Instant Said, string Words);
