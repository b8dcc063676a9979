using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Witnessing;

/// <summary>
/// What a witness is asked: to cosign a checkpoint, with the proof that it continues the one that the witness cosigned last. It is also
/// how a proof of consistency is kept as a file.
/// </summary>
/// <param name="OldSize">The size that the proof begins from; 0 where there was none.</param>
/// <param name="Hashes">The hashes of a <see cref="ConsistencyProof"/> from there to the checkpoint; at most 63.</param>
/// <param name="Checkpoint">The checkpoint, as its log signed it.</param>
/// <remarks>C2SP tlog-witness, "add-checkpoint".</remarks>
public sealed record AddCheckpoint(long OldSize, ImmutableArray<TreeHash> Hashes, SignedNote Checkpoint)
{
    /// <summary>How such a text begins.</summary>
    public static ReadOnlySpan<byte> Label => "old "u8;

    /// <summary>Reads a request; nothing is verified yet.</summary>
    public static NoteFault TryParse(ReadOnlySpan<byte> text, out AddCheckpoint? request)
    {
        request = null;
        var lines = new LineReader(text);
        if (!lines.TryNext(Label, out var number) || !CanonicalDecimal.TryParse(number, out var old) || !TlogProof.TryReadHashes(ref lines, out var hashes))
        {
            return NoteFault.MalformedProof;
        }

        var fault = SignedNote.TryParse(lines.Rest, out var note);
        request = fault == NoteFault.None ? new(old, hashes, note!) : null;
        return fault;
    }

    /// <summary>The request as it is sent and kept.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"old {OldSize}\n");
        foreach (var hash in Hashes)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(text.Append('\n').ToString()), .. Checkpoint.ToBytes()];
    }
}
