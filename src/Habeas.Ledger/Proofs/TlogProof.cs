using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Proofs;

/// <summary>The outcome of verifying a proof text: the fault of its note, or the fault of its hashes, or neither.</summary>
/// <param name="NoteFault">What is wrong with the checkpoint.</param>
/// <param name="Proof">What is wrong with the hashes; not checked where the checkpoint is not to be believed.</param>
/// <param name="Checkpoint">The checkpoint, where it is to be believed.</param>
public sealed record TlogProofVerdict(NoteFault NoteFault, ProofVerdict Proof, SignedCheckpoint? Checkpoint)
{
    /// <summary>Whether the entry is in the log that signed.</summary>
    public bool Holds => NoteFault == NoteFault.None && Proof.Holds;
}

/// <summary>
/// A receipt: everything that shows, offline and to anybody who has the log's key, that an entry is in a log. It is kept as a
/// <c>.tlog-proof</c> file.
/// </summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Hashes">The inclusion proof, from the leaf's sibling up.</param>
/// <param name="Checkpoint">The signed checkpoint, with the cosignatures of witnesses if there are any.</param>
/// <param name="Extra">Bytes that nothing vouches for; empty where there are none.</param>
/// <remarks>C2SP tlog-proof, "Format".</remarks>
public sealed record TlogProof(long Index, ImmutableArray<TreeHash> Hashes, SignedNote Checkpoint, ReadOnlyMemory<byte> Extra = default)
{
    private const int MaxHashes = 63;

    /// <summary>Makes the proof that an entry is in the tree of a checkpoint.</summary>
    /// <exception cref="ArgumentException">The note is no checkpoint, or its tree does not have the entry.</exception>
    public static TlogProof Make(long index, SignedNote checkpoint, SubtreeHash source, ReadOnlyMemory<byte> extra = default)
    {
        var fault = Notes.Checkpoint.TryParse(checkpoint.Text, out var parsed);
        return fault == NoteFault.None
            ? new TlogProof(index, InclusionProof.Make(index, parsed!.Size, source).Hashes, checkpoint, extra)
            : throw new ArgumentException($"Not a checkpoint: {fault}.", nameof(checkpoint));
    }

    /// <summary>Reads a proof text; nothing is verified yet.</summary>
    public static NoteFault TryParse(ReadOnlySpan<byte> text, out TlogProof? proof)
    {
        proof = null;
        if (text.Length > SignedNote.MaxBytes)
        {
            return NoteFault.TooLong;
        }

        var lines = new LineReader(text);
        if (!lines.TryNext(out var version) || !version.SequenceEqual("c2sp.org/tlog-proof@v1"u8))
        {
            return NoteFault.UnknownVersion;
        }

        byte[] extra = [];
        if (lines.TryNext("extra "u8, out var base64))
        {
            if (CanonicalBase64.Decode(base64) is not { Length: > 0 } decoded)
            {
                return NoteFault.MalformedProof;
            }

            extra = decoded;
        }

        if (!lines.TryNext("index "u8, out var number) || !CanonicalDecimal.TryParse(number, out var index)
            || !TryReadHashes(ref lines, out var hashes))
        {
            return NoteFault.MalformedProof;
        }

        var fault = SignedNote.TryParse(lines.Rest, out var note);
        proof = fault == NoteFault.None ? new TlogProof(index, hashes, note!, extra) : null;
        return fault;
    }

    /// <summary>Whether the log that signed the checkpoint has this leaf at the index.</summary>
    /// <param name="leafHash">The hash of the leaf (<see cref="Rfc6962.Leaf"/>), taken from the entry and not from the proof.</param>
    /// <param name="known">The log's keys, and those of witnesses.</param>
    public TlogProofVerdict Verify(in TreeHash leafHash, IReadOnlyCollection<VerifierKey> known)
    {
        var fault = SignedCheckpoint.TryOpen(Checkpoint, known, out var opened);
        return fault == NoteFault.None
            ? new(fault, InclusionProof.Check(Index, opened!.Checkpoint.Size, leafHash, Hashes.AsSpan(), opened.Checkpoint.Root), opened)
            : new(fault, default, null);
    }

    /// <summary>The proof as it is stored and sent.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder("c2sp.org/tlog-proof@v1\n");
        if (!Extra.IsEmpty)
        {
            text.Append("extra ").Append(Convert.ToBase64String(Extra.Span)).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Hashes)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(text.Append('\n').ToString()), .. Checkpoint.ToBytes()];
    }

    /// <summary>Reads hashes, one a line, up to an empty line.</summary>
    internal static bool TryReadHashes(ref LineReader lines, out ImmutableArray<TreeHash> hashes)
    {
        var read = new List<TreeHash>();
        hashes = [];
        while (lines.TryNext(out var line))
        {
            if (line.IsEmpty)
            {
                hashes = [.. CollectionsMarshal.AsSpan(read)];
                return true;
            }

            if (read.Count == MaxHashes || !TreeHash.TryParseBase64(line, out var hash))
            {
                return false;
            }

            read.Add(hash);
        }

        return false;
    }
}
