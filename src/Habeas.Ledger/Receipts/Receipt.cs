using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;

namespace Habeas.Ledger.Receipts;

/// <summary>A sealed part and the key that opens it and nothing else.</summary>
/// <param name="Stored">The part as it is stored.</param>
/// <param name="Key">Its 44 bytes of key and nonce (<see cref="PartKey.Disclose"/>).</param>
public sealed record ShownPart(ReadOnlyMemory<byte> Stored, ReadOnlyMemory<byte> Key);

/// <summary>
/// What a person keeps: one part of one entry, and all that shows to anybody who has the register's public key, offline, that it was
/// recorded. It opens no other part. Where the content was erased it carries none, and still shows that the entry exists.
/// </summary>
/// <param name="Leaf">The entry's leaf, as stored.</param>
/// <param name="Part">The number of the part within the entry.</param>
/// <param name="Shown">The part, to be opened; null where there is none to show.</param>
/// <param name="Proof">The proof that the leaf is in the tree of the checkpoint, and the checkpoint with its cosignatures.</param>
/// <remarks>docs/reference/formats.md, "Receipt". There is one text for a receipt: any other spelling is refused.</remarks>
public sealed record Receipt(ReadOnlyMemory<byte> Leaf, int Part, ShownPart? Shown, TlogProof Proof)
{
    /// <summary>The longest receipt that is read, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static ReadOnlySpan<byte> VersionLine => "habeas/receipt@v1"u8;

    /// <summary>Reads a receipt; it is not verified yet. Nothing is thrown for any bytes.</summary>
    public static ReceiptFault TryParse(ReadOnlySpan<byte> text, out Receipt? receipt)
    {
        receipt = null;
        if (text.Length > MaxBytes)
        {
            return ReceiptFault.TooLong;
        }

        var lines = new LineReader(text);
        if (!lines.TryNext(out var version) || !version.SequenceEqual(VersionLine))
        {
            return ReceiptFault.UnknownVersion;
        }

        if (!lines.TryNext("check "u8, out var check) || !TreeHash.TryParseBase64(check, out var sum))
        {
            return ReceiptFault.Malformed;
        }

        return sum == TreeHash.Sha256(lines.Rest) ? Read(ref lines, text, out receipt) : ReceiptFault.CheckDiffers;
    }

    /// <summary>Verifies everything that the receipt claims.</summary>
    /// <param name="known">The log's keys, and those of the witnesses to look for.</param>
    /// <param name="policy">Which witnesses must have cosigned; null where none must.</param>
    public ReceiptVerdict Verify(LogKeys known, WitnessPolicy? policy = null)
    {
        if (Check(Leaf.Span, Part, Shown, Proof) is not ReceiptFault.None and var wrong)
        {
            return new(wrong, "", Proof.Index, Part, 0, [], null);
        }

        _ = EntryLeaf.TryParse(Leaf.Span, out var entry);
        var origin = Encoding.UTF8.GetString(entry.Origin);
        var proof = Proof.Verify(Rfc6962.Leaf(Leaf.Span), known.All);
        if (proof.Checkpoint is not { } checkpoint || !known.IsByKeyOfItsSize(checkpoint))
        {
            return new(ReceiptFault.NotSigned, origin, Proof.Index, Part, 0, [], null);
        }

        var cosigned = checkpoint.Cosignatures.DistinctBy(c => c.Key.ToString(), StringComparer.Ordinal).Select(c => new Cosigned(c.Key.Name, c.PosixTime!.Value)).ToImmutableArray();
        var (fault, content) = !proof.Holds ? (ReceiptFault.NotInTree, null) : Open(entry.PartHash(Part));
        fault = fault == ReceiptFault.None && policy?.IsWitnessed(checkpoint.Cosignatures.Select(c => c.Key)) == false ? ReceiptFault.TooFewWitnesses : fault;
        return new(fault, origin, Proof.Index, Part, checkpoint.Checkpoint.Size, cosigned, fault == ReceiptFault.None ? content : null);
    }

    /// <summary>The receipt as it is kept.</summary>
    public byte[] ToBytes()
    {
        var lines = new StringBuilder().Append(CultureInfo.InvariantCulture, $"part {Part}\nleaf {Convert.ToBase64String(Leaf.Span)}\n");
        if (Shown is { } shown)
        {
            lines.Append("sealed ").Append(Convert.ToBase64String(shown.Stored.Span)).Append("\nkey ").Append(Convert.ToBase64String(shown.Key.Span)).Append('\n');
        }

        byte[] body = [.. Encoding.ASCII.GetBytes(lines.ToString()), .. Proof.ToBytes()];
        return [.. VersionLine, .. Encoding.ASCII.GetBytes($"\ncheck {TreeHash.Sha256(body).ToBase64()}\n"), .. body];
    }

    private static ReceiptFault Read(ref LineReader lines, ReadOnlySpan<byte> text, out Receipt? receipt)
    {
        receipt = null;
        if (!lines.TryNext("part "u8, out var number) || !CanonicalDecimal.TryParse(number, out var part) || part >= EntryLeaf.MaxParts
            || !lines.TryNext("leaf "u8, out var base64) || CanonicalBase64.Decode(base64) is not { } leaf)
        {
            return ReceiptFault.Malformed;
        }

        ShownPart? shown = null;
        if (lines.TryNext("sealed "u8, out var stored))
        {
            if (CanonicalBase64.Decode(stored) is not { } bytes || !lines.TryNext("key "u8, out var key) || CanonicalBase64.Decode(key) is not { Length: PartKey.Length } opens)
            {
                return ReceiptFault.Malformed;
            }

            shown = new(bytes, opens);
        }

        if (TlogProof.TryParse(lines.Rest, out var proof) != NoteFault.None)
        {
            return ReceiptFault.BadProof;
        }

        if (Check(leaf, (int)part, shown, proof!) is not ReceiptFault.None and var fault)
        {
            return fault;
        }

        var read = new Receipt(leaf, (int)part, shown, proof!);
        receipt = read.ToBytes().AsSpan().SequenceEqual(text) ? read : null;
        return receipt is null ? ReceiptFault.Malformed : ReceiptFault.None;
    }

    /// <summary>What must agree within a receipt, before any key is asked.</summary>
    private static ReceiptFault Check(ReadOnlySpan<byte> leaf, int part, ShownPart? shown, TlogProof proof)
    {
        if (EntryLeaf.TryParse(leaf, out var entry) != LeafFault.None || part < 0 || part >= entry.PartCount)
        {
            return ReceiptFault.BadLeaf;
        }

        if (Checkpoint.TryParse(proof.Checkpoint.Text, out var checkpoint) != NoteFault.None || !proof.Extra.IsEmpty)
        {
            return ReceiptFault.BadProof;
        }

        if (entry.Index != proof.Index || !Encoding.UTF8.GetBytes(checkpoint!.Origin).AsSpan().SequenceEqual(entry.Origin))
        {
            return ReceiptFault.OtherEntry;
        }

        return shown is { Key.Length: not PartKey.Length } ? ReceiptFault.Malformed : ReceiptFault.None;
    }

    private (ReceiptFault Fault, ReadOnlyMemory<byte>? Content) Open(in TreeHash partHash)
    {
        if (Shown is not { } shown)
        {
            return (ReceiptFault.None, null);
        }

        if (SealedPart.Hash(shown.Stored.Span) != partHash)
        {
            return (ReceiptFault.OtherPart, null);
        }

        using var key = new PartKey(shown.Key.Span);
        return SealedPart.TryOpen(shown.Stored.Span, key, out var content) == PartFault.None ? (ReceiptFault.None, content) : (ReceiptFault.DoesNotOpen, null);
    }
}
