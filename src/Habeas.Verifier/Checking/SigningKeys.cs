using Habeas.Ledger.Notes;

namespace Habeas.Verifier.Checking;

/// <summary>The keys that sign a log: those that it states, each from a size on, and those that the sceptic was given.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Stated">The keys that the log states, in order; none where it states none.</param>
/// <param name="Trusted">The keys that were given, and those that successions join to them.</param>
internal sealed record SigningKeys(string Origin, IReadOnlyList<(long Since, VerifierKey Key)> Stated, LogKeys Trusted)
{
    /// <summary>The keys of the log among those that were given or are joined to them; none where nobody gave any.</summary>
    public IReadOnlyList<VerifierKey> Given { get; } = [.. Trusted.All.Where(k => k.Name == Origin)];

    /// <summary>Every key of the log, for a checkpoint of which nobody says when it was signed.</summary>
    public IReadOnlyList<VerifierKey> All => [.. Given.Concat(Stated.Select(s => s.Key)).DistinctBy(k => k.ToString(), StringComparer.Ordinal)];

    /// <summary>
    /// Names each stated key that was neither given nor joined to one that was: a succession that the key before it signed is its word that
    /// the next one took over.
    /// </summary>
    public void Compare(Findings findings)
    {
        if (Given.Count == 0)
        {
            return;
        }

        foreach (var (since, key) in Stated.Where(s => !Given.Any(g => g.ToString() == s.Key.ToString())))
        {
            findings.Add(new(
                Kinds.LogKeyDiffers, $"log {Origin}", FormattableString.Invariant($"the key that it states from size {since} on, {key}, is none of those given, and no succession joins it to one"), Checkpoint: since));
        }
    }

    /// <summary>The root that a note signs; null, and a problem, where it is not rightly signed.</summary>
    public Ledger.Tree.TreeHash? Signed(Findings findings, long size, ReadOnlySpan<byte> note)
    {
        var fault = Stated.Count == 0
            ? Trusted.TryOpen(note, out var signed)
            : SignedCheckpoint.TryOpen(note, [Stated.Last(s => s.Since <= size || s == Stated[0]).Key], out signed);
        if (fault != NoteFault.None)
        {
            findings.Checkpoint(Kinds.CheckpointUnreadable, size, $"its note is not one that the register's key signed: {fault}");
            return null;
        }

        if (signed!.Checkpoint.Size != size || signed.Checkpoint.Origin != Origin)
        {
            findings.Checkpoint(Kinds.CheckpointUnreadable, size, "its note signs another size or another log");
            return null;
        }

        return signed.Checkpoint.Root;
    }
}
