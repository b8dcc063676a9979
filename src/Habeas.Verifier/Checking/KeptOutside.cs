using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Verifier.Sources;

namespace Habeas.Verifier.Checking;

/// <summary>A checkpoint that somebody kept outside, against the source.</summary>
/// <param name="File">Where it was read from.</param>
/// <param name="Size">The size that it signs; 0 where it cannot be read.</param>
/// <param name="Holds">Whether the log still is what it signed.</param>
/// <param name="Words">What is wrong, in plain words; empty where it holds.</param>
/// <param name="LastGood">The largest size at which a kept checkpoint still holds; 0 where none does.</param>
/// <param name="Evidence">What a third party needs to see it too; null where it holds, or nothing can be shown.</param>
internal sealed record Kept(string File, long Size, bool Holds, string Words, long LastGood, Inconsistency? Evidence);

/// <summary>Compares checkpoints kept outside with the tree as it is: the only thing that catches who holds the signing key.</summary>
internal sealed class KeptOutside
{
    private readonly List<(string File, SignedCheckpoint? Signed, NoteFault Fault)> _notes;

    public KeptOutside(IEnumerable<(string File, byte[] Note)> notes, IReadOnlyList<VerifierKey> known) =>
        _notes = [.. notes.Select(n => (n.File, Fault: SignedCheckpoint.TryOpen(n.Note, known, out var signed), Signed: signed)).Select(n => (n.File, n.Signed, n.Fault))];

    /// <summary>Those that can be believed.</summary>
    public IEnumerable<SignedCheckpoint> Signed => _notes.Select(n => n.Signed).OfType<SignedCheckpoint>();

    /// <summary>The sizes of one log at which roots are needed.</summary>
    public HashSet<long> Sizes(string origin) => [.. Signed.Where(s => s.Checkpoint.Origin == origin).Select(s => s.Checkpoint.Size)];

    /// <summary>What became of those that belong to no log of the source.</summary>
    public IEnumerable<Kept> OfNoLog(IReadOnlySet<string> origins) => _notes.Where(n => n.Signed is null || !origins.Contains(n.Signed.Checkpoint.Origin)).Select(n => new Kept(
        n.File, 0, false, n.Signed is null ? $"it is not a checkpoint that this register's key signed: {n.Fault}" : "it is of a log that is not here", 0, null));

    /// <summary>What became of those of one log.</summary>
    public IEnumerable<Kept> Compare(ILog log, IReadOnlyDictionary<long, TreeHash> roots)
    {
        var own = _notes.Where(n => n.Signed?.Checkpoint.Origin == log.Keys.Origin).Select(n => (n.File, Signed: n.Signed!)).OrderBy(n => n.Signed.Checkpoint.Size).ToList();
        var good = own.Where(n => Holds(n.Signed.Checkpoint)).Select(n => n.Signed.Checkpoint.Size).ToHashSet();
        return own.Select(n => Holds(n.Signed.Checkpoint)
            ? new Kept(n.File, n.Signed.Checkpoint.Size, true, "", n.Signed.Checkpoint.Size, null)
            : Bad(log, n.File, n.Signed, good.Where(g => g < n.Signed.Checkpoint.Size).DefaultIfEmpty(0).Max()));

        bool Holds(Checkpoint kept) => roots.TryGetValue(kept.Size, out var root) && root == kept.Root;
    }

    private static Kept Bad(ILog log, string file, SignedCheckpoint kept, long lastGood)
    {
        var size = kept.Checkpoint.Size;
        var words = size > log.Size
            ? FormattableString.Invariant($"it signs {size} entries and the register has only {log.Size}: entries were taken away, or an old copy was put in place")
            : FormattableString.Invariant($"the register is not what it signed: something from entry {lastGood} to {size - 1} was altered after the checkpoint of size {lastGood} and signed again");
        return new(file, size, false, words, lastGood, Evidence(log, kept));
    }

    private static Inconsistency? Evidence(ILog log, SignedCheckpoint kept)
    {
        if (log.LastNote is not { } note || SignedCheckpoint.TryOpen(note, log.Keys.All, out var last) != NoteFault.None || last!.Checkpoint.Origin != log.Keys.Origin)
        {
            return null;
        }

        var (earlier, later) = kept.Checkpoint.Size <= last.Checkpoint.Size ? (kept, last) : (last, kept);
        return Inconsistency.Between(earlier, later, later == kept ? [] : Hashes(log, earlier.Checkpoint.Size, later.Checkpoint.Size));
    }

    /// <summary>The proof as the source's own tiles give it; none where they are missing.</summary>
    private static System.Collections.Immutable.ImmutableArray<TreeHash> Hashes(ILog log, long from, long to)
    {
        try
        {
            return ConsistencyProof.Make(from, to, new TileReader(to, tile => log.Tile(tile)).Hash).Hashes;
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
