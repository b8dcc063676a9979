using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Notes;

/// <summary>What a log claims about itself at one moment: its origin, how many leaves it has, and the root over them.</summary>
/// <param name="Origin">The log's name, and the name of its key.</param>
/// <param name="Size">The number of leaves.</param>
/// <param name="Root">The RFC 6962 root at that size.</param>
/// <param name="Extensions">Further lines, each ended by a newline, kept as they are; we write none.</param>
/// <remarks>C2SP tlog-checkpoint, "Note text".</remarks>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root, string Extensions = "")
{
    /// <summary>Reads the text of a note as a checkpoint.</summary>
    public static NoteFault TryParse(ReadOnlySpan<byte> text, out Checkpoint? checkpoint)
    {
        checkpoint = null;
        var lines = new LineReader(text);
        if (!SignedNote.IsPlainText(text) || text[^1] != (byte)'\n'
            || !lines.TryNext(out var origin) || origin.IsEmpty
            || !lines.TryNext(out var number) || !CanonicalDecimal.TryParse(number, out var size)
            || !lines.TryNext(out var base64) || !TreeHash.TryParseBase64(base64, out var root)
            || !AreExtensions(lines.Rest))
        {
            return NoteFault.MalformedCheckpoint;
        }

        checkpoint = new Checkpoint(Encoding.UTF8.GetString(origin), size, root, Encoding.UTF8.GetString(lines.Rest));
        return NoteFault.None;
    }

    /// <summary>The text that is signed: three lines, and the extension lines if there are any.</summary>
    public byte[] ToText() => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n{Extensions}"));

    /// <summary>
    /// Signs this checkpoint with the log's key, or with the old and the new one while it is being replaced.
    /// The caller answers for it that no earlier signed checkpoint contradicts it.
    /// </summary>
    /// <exception cref="ArgumentException">A key bears another name than the origin, or the text would not read back.</exception>
    public SignedNote Sign(params ReadOnlySpan<SignerKey> keys)
    {
        var text = ToText();
        if (TryParse(text, out var readBack) != NoteFault.None || readBack != this)
        {
            throw new ArgumentException("The origin or the extension lines do not fit into a checkpoint.", nameof(keys));
        }

        var signatures = ImmutableArray.CreateBuilder<NoteSignature>();
        foreach (var key in keys)
        {
            if (!string.Equals(key.Name, Origin, StringComparison.Ordinal))
            {
                throw new ArgumentException($"The key of '{key.Name}' does not sign for '{Origin}'.", nameof(keys));
            }

            signatures.Add(key.Sign(text));
        }

        return new SignedNote(text, signatures.ToImmutable());
    }

    private static bool AreExtensions(ReadOnlySpan<byte> lines) => !lines.StartsWith("\n"u8) && lines.IndexOf("\n\n"u8) < 0;
}

/// <summary>A checkpoint that its log signed, as far as known keys tell.</summary>
/// <param name="Checkpoint">What was signed.</param>
/// <param name="Note">The note as it was read, all signatures included.</param>
/// <param name="Verified">The signatures of known keys: the log's own, and those of witnesses.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note, ImmutableArray<VerifiedSignature> Verified)
{
    /// <summary>The verified cosignatures of witnesses.</summary>
    public IEnumerable<VerifiedSignature> Cosignatures => Verified.Where(signature => signature.Key.Type == KeyType.CosignatureV1);

    /// <summary>Reads a note and verifies that it is a checkpoint signed by the log that it names.</summary>
    /// <param name="note">The note.</param>
    /// <param name="known">The log's keys, and those of the witnesses to look for.</param>
    /// <param name="checkpoint">The checkpoint, or null where there is a fault.</param>
    /// <remarks>Which log it is, the caller must compare: a known key may be of another log than the one asked.</remarks>
    public static NoteFault TryOpen(ReadOnlySpan<byte> note, IReadOnlyCollection<VerifierKey> known, out SignedCheckpoint? checkpoint)
    {
        checkpoint = null;
        var fault = SignedNote.TryParse(note, out var parsed);
        return fault == NoteFault.None ? TryOpen(parsed!, known, out checkpoint) : fault;
    }

    /// <inheritdoc cref="TryOpen(ReadOnlySpan{byte}, IReadOnlyCollection{VerifierKey}, out SignedCheckpoint?)"/>
    public static NoteFault TryOpen(SignedNote note, IReadOnlyCollection<VerifierKey> known, out SignedCheckpoint? checkpoint)
    {
        checkpoint = null;
        var verdict = note.Verify(known);
        if (!verdict.Holds)
        {
            return verdict.Fault;
        }

        var fault = Checkpoint.TryParse(note.Text, out var parsed);
        if (fault != NoteFault.None)
        {
            return fault;
        }

        var byOrigin = verdict.Verified.Any(signature =>
            signature.Key.Type == KeyType.Ed25519 && string.Equals(signature.Key.Name, parsed!.Origin, StringComparison.Ordinal));
        checkpoint = byOrigin ? new SignedCheckpoint(parsed!, note, verdict.Verified) : null;
        return byOrigin ? NoteFault.None : NoteFault.NotSignedByOrigin;
    }
}
