using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Readers;

namespace Habeas.Cli.Words;

/// <summary>What events of seals that were opened, of holds and of erasures say, in a sentence.</summary>
internal static class ErasureWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        SealedFileOpened e => $"sealed file opened by {e.By}, {e.Capacity}: {e.Purpose}",
        HoldPlaced e => $"to be kept by order of {e.Authority}",
        HoldLifted e => $"need not be kept any longer, says {e.Authority}",
        ErasureProposed e => $"erasure ({e.Kind}) proposed by {e.By}: {e.Ground}, {e.Law}, {e.Authority}",
        ErasureNoticeGiven e => $"{e.Whom} told of the erasure, by {e.By} ({e.Means})",
        ErasureApproved e => $"erasure approved by {e.By}",
        ErasureStopped e => $"erasure {e.How} by {e.By}",
        ErasureCarriedOut e => $"erased ({e.Kind}): {e.Ground}, {e.Law}, {e.Authority}; proposed by {e.ProposedBy}, approved by {e.ApprovedBy}",
        TracingOpened e => $"what is kept for tracing opened by {e.By}, {e.Capacity}",
        TracingKept e => $"kept for tracing: {string.Join(", ", e.Stays.Select(s => name(s.Place)))}",
        _ => null,
    };
}
