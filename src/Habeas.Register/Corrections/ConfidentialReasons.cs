using Habeas.Register.Acts;
using Habeas.Register.Readers;
using Habeas.Register.Regime;

namespace Habeas.Register.Corrections;

/// <summary>
/// Why something told in confidence is corrected or annulled, as slugs. Everybody reads the reason of an act, and words of one could tell what
/// nobody is to read.
/// </summary>
public static class ConfidentialReasons
{
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "mistyped", "misheard", "misread", "wrong-file", "wrong-time", "recorded-twice", "not-so", "said-otherwise", "other",
    };

    /// <summary>Says what is wrong with the reason for changing <paramref name="target"/>, or null.</summary>
    internal static Refusal? Fault(Event target, string? reason) => target is ComplaintMade { Confidential: true } || Confidence.Of(target)?.ReadBy is not null
        ? Wanting.Code("reason", reason ?? "", All)
        : null;
}
