using Habeas.Register.Acts;

namespace Habeas.Register.Persons;

/// <summary>On what somebody says who a person is, or that two files are one person's. It is weighed by people; nothing is scored.</summary>
/// <param name="Kind">A slug of <see cref="Kinds"/>.</param>
/// <param name="Words">What it was: which document, which relative, whose comparison.</param>
public sealed record IdentityEvidence([Code(typeof(IdentityEvidence), nameof(IdentityEvidence.Kinds))] string Kind, string? Words = null)
{
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "fingerprints", "dna", "dental", "marks", "document", "family", "acquaintance", "own-statement", "another-register", "other",
    };

    /// <summary>What is wanting in evidence that an act must bring, or null.</summary>
    internal static Refusal? Fault(string field, IReadOnlyList<IdentityEvidence> on, string wanting) =>
        (on.Count == 0 ? Refusals.Incomplete(field, wanting) : null)
        ?? Fault(field, on);

    internal static Refusal? Fault(string field, IReadOnlyList<IdentityEvidence> on) =>
        on.Select(e => Wanting.Code(field + ".kind", e.Kind, Kinds)).FirstOrDefault(f => f is not null);
}
