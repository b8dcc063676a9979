using System.Collections.Immutable;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Proofs;

/// <summary>
/// The evidence that two checkpoints of one log do not fit together: both as they were signed, and the proof that failed.
/// It can be handed to a third party, who needs nothing but the log's key to see it too.
/// </summary>
/// <param name="Earlier">The checkpoint of the smaller tree, or the one that was seen first.</param>
/// <param name="Later">The other checkpoint.</param>
/// <param name="Hashes">The consistency proof that was offered; empty where the sizes are equal.</param>
/// <param name="Verdict">How it fails.</param>
/// <remarks>docs/reference/formats.md, "Inconsistency".</remarks>
public sealed record Inconsistency(SignedNote Earlier, SignedNote Later, ImmutableArray<TreeHash> Hashes, ProofVerdict Verdict)
{
    private static ReadOnlySpan<byte> VersionLine => "habeas/inconsistency@v1"u8;

    /// <summary>
    /// Whether the two checkpoints alone convict the log: it signed two roots for one size. Otherwise the offered proof is at
    /// fault, and the log may still have another that holds.
    /// </summary>
    public bool ConvictsTheLog =>
        Checkpoint.TryParse(Earlier.Text, out var earlier) == NoteFault.None
        && Checkpoint.TryParse(Later.Text, out var later) == NoteFault.None
        && string.Equals(earlier!.Origin, later!.Origin, StringComparison.Ordinal)
        && earlier.Size == later.Size && earlier.Root != later.Root;

    /// <summary>Names the pair of checkpoints, so that the same evidence is kept once: sixteen hexadecimal digits.</summary>
    public string Name => Convert.ToHexStringLower(TreeHash.Sha256([.. Earlier.Text, .. Later.Text]).Bytes[..8]);

    /// <summary>Checks that a later checkpoint continues an earlier one; null if it does.</summary>
    /// <param name="earlier">The earlier checkpoint. An empty tree is continued by every tree, and needs no hashes.</param>
    /// <param name="later">The later checkpoint.</param>
    /// <param name="hashes">The hashes of a <see cref="ConsistencyProof"/> between the two sizes.</param>
    /// <exception cref="ArgumentException">The checkpoints are of two logs, which owe each other nothing.</exception>
    public static Inconsistency? Between(SignedCheckpoint earlier, SignedCheckpoint later, ImmutableArray<TreeHash> hashes)
    {
        if (!string.Equals(earlier.Checkpoint.Origin, later.Checkpoint.Origin, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{earlier.Checkpoint.Origin}' and '{later.Checkpoint.Origin}' are two logs.", nameof(later));
        }

        var verdict = Check(earlier.Checkpoint, later.Checkpoint, hashes);
        return verdict.Holds ? null : new Inconsistency(earlier.Note, later.Note, hashes, verdict);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote, and checks it anew: the verdict is the reader's, not the writer's.</summary>
    /// <returns>The fault of the text; a text whose checkpoints do fit together is malformed, as it is evidence of nothing.</returns>
    /// <remarks>The signatures are for the third party to verify, with the keys that it trusts.</remarks>
    public static NoteFault TryParse(ReadOnlySpan<byte> text, out Inconsistency? inconsistency)
    {
        inconsistency = null;
        var lines = new LineReader(text);
        if (!lines.TryNext(out var version) || !version.SequenceEqual(VersionLine))
        {
            return NoteFault.UnknownVersion;
        }

        if (!lines.TryNext("fault "u8, out _) || !TlogProof.TryReadHashes(ref lines, out var hashes)
            || !TrySplit(lines.Rest, out var first, out var second))
        {
            return NoteFault.MalformedProof;
        }

        if (SignedNote.TryParse(first, out var earlier) is not NoteFault.None and var firstFault)
        {
            return firstFault;
        }

        if (SignedNote.TryParse(second, out var later) is not NoteFault.None and var secondFault)
        {
            return secondFault;
        }

        if (Checkpoint.TryParse(earlier!.Text, out var earlierRead) != NoteFault.None
            || Checkpoint.TryParse(later!.Text, out var laterRead) != NoteFault.None
            || !string.Equals(earlierRead!.Origin, laterRead!.Origin, StringComparison.Ordinal))
        {
            return NoteFault.MalformedCheckpoint;
        }

        var verdict = Check(earlierRead, laterRead, hashes);
        inconsistency = verdict.Holds ? null : new Inconsistency(earlier, later, hashes, verdict);
        return verdict.Holds ? NoteFault.MalformedProof : NoteFault.None;
    }

    /// <summary>The evidence as a text for a third party.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder().Append(Encoding.ASCII.GetString(VersionLine)).Append("\nfault ").Append(Verdict.Fault).Append('\n');
        foreach (var hash in Hashes)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(text.Append('\n').ToString()), .. Earlier.ToBytes(), (byte)'\n', .. Later.ToBytes()];
    }

    private static ProofVerdict Check(Checkpoint earlier, Checkpoint later, ImmutableArray<TreeHash> hashes) =>
        earlier.Size == 0 && later.Size > 0 && hashes.IsEmpty
            ? ProofVerdict.Compare(Rfc6962.EmptyRoot, earlier.Root, ProofFault.OldRootDiffers)
            : ConsistencyProof.Check(earlier.Size, later.Size, earlier.Root, later.Root, hashes.AsSpan());

    // A checkpoint has no empty line in its text: the second note starts after the second empty line.
    private static bool TrySplit(ReadOnlySpan<byte> notes, out ReadOnlySpan<byte> first, out ReadOnlySpan<byte> second)
    {
        first = second = default;
        var text = notes.IndexOf("\n\n"u8) + 2;
        var signatures = text < 2 ? -1 : notes[text..].IndexOf("\n\n"u8);
        if (signatures < 0)
        {
            return false;
        }

        first = notes[..(text + signatures + 1)];
        second = notes[(text + signatures + 2)..];
        return true;
    }
}
