using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Habeas.Ledger.Lines;

namespace Habeas.Ledger.Notes;

/// <summary>One signature line of a note: who is said to have signed, and the bytes that should prove it.</summary>
/// <param name="KeyName">The name of the key's holder.</param>
/// <param name="KeyId">The id of the key.</param>
/// <param name="Signature">The signature, in the form of the key's type.</param>
public sealed record NoteSignature(string KeyName, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    /// <summary>The signature line, its newline included, as a witness answers with it.</summary>
    public override string ToString()
    {
        Span<byte> id = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(id, KeyId);
        return $"— {KeyName} {Convert.ToBase64String([.. id, .. Signature.Span])}\n";
    }

    /// <summary>Reads a signature line, without its newline; null if it is none.</summary>
    public static NoteSignature? Parse(ReadOnlySpan<byte> line)
    {
        var prefix = "— "u8;
        if (!line.StartsWith(prefix))
        {
            return null;
        }

        line = line[prefix.Length..];
        var space = line.IndexOf((byte)' ');
        if (space < 0 || !LineName.IsValid(line[..space]))
        {
            return null;
        }

        return CanonicalBase64.Decode(line[(space + 1)..]) is { Length: > sizeof(uint) } bytes
            ? new NoteSignature(Encoding.UTF8.GetString(line[..space]), BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint)))
            : null;
    }
}

/// <summary>A signature that its key confirms, and when it was made, if the key's type says so (seconds since 1970).</summary>
public sealed record VerifiedSignature(VerifierKey Key, long? PosixTime);

/// <summary>The outcome of verifying a note.</summary>
/// <param name="Fault">What is wrong, or <see cref="NoteFault.None"/>.</param>
/// <param name="Verified">The signatures of known keys, all of which were confirmed; none where there is a fault.</param>
/// <param name="FailedKey">The known key that did not make the signature that names it.</param>
public sealed record NoteVerdict(NoteFault Fault, ImmutableArray<VerifiedSignature> Verified, VerifierKey? FailedKey = null)
{
    /// <summary>Whether the note is to be believed.</summary>
    public bool Holds => Fault == NoteFault.None;
}

/// <summary>
/// A text signed by one or more keys. It prints exactly as it was read. Believe nothing in it before <see cref="Verify"/> holds.
/// </summary>
/// <remarks>C2SP signed-note, "Format".</remarks>
public sealed class SignedNote
{
    /// <summary>The most signature lines that are read: more than the 16 that the specification demands.</summary>
    public const int MaxSignatures = 100;

    /// <summary>The longest note that is read, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly byte[] _text;

    /// <summary>Puts a text and its signatures together; nothing is verified.</summary>
    /// <exception cref="ArgumentException">The text is not plain UTF-8 that ends in a newline, or there is no signature or too many.</exception>
    public SignedNote(ReadOnlySpan<byte> text, params ImmutableArray<NoteSignature> signatures)
    {
        if (!IsPlainText(text) || text[^1] != (byte)'\n')
        {
            throw new ArgumentException("The text of a note is plain UTF-8 and ends in a newline.", nameof(text));
        }

        if (signatures.Length is 0 or > MaxSignatures)
        {
            throw new ArgumentException($"A note has 1 to {MaxSignatures} signatures, not {signatures.Length}.", nameof(signatures));
        }

        _text = text.ToArray();
        Signatures = signatures;
    }

    /// <summary>The signed text, its last newline included.</summary>
    public ReadOnlySpan<byte> Text => _text;

    /// <summary>The signature lines, known and unknown, in their order.</summary>
    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <summary>Reads a note; nothing is verified yet.</summary>
    public static NoteFault TryParse(ReadOnlySpan<byte> bytes, out SignedNote? note)
    {
        note = null;
        if (bytes.Length > MaxBytes)
        {
            return NoteFault.TooLong;
        }

        if (!IsPlainText(bytes))
        {
            return NoteFault.NotPlainText;
        }

        var split = bytes.LastIndexOf("\n\n"u8);
        if (split < 0 || bytes[^1] != (byte)'\n' || split + 2 == bytes.Length)
        {
            return NoteFault.NoSignatures;
        }

        var signatures = ImmutableArray.CreateBuilder<NoteSignature>();
        var lines = new LineReader(bytes[(split + 2)..]);
        while (lines.TryNext(out var line))
        {
            if (signatures.Count == MaxSignatures)
            {
                return NoteFault.TooManySignatures;
            }

            if (NoteSignature.Parse(line) is not { } signature)
            {
                return NoteFault.MalformedSignature;
            }

            signatures.Add(signature);
        }

        note = new SignedNote(bytes[..(split + 1)], signatures.ToImmutable());
        return NoteFault.None;
    }

    /// <summary>The same text with one more signature, for example a witness's.</summary>
    /// <exception cref="ArgumentException">There would be too many.</exception>
    public SignedNote With(NoteSignature signature) => new(_text, Signatures.Add(signature));

    /// <summary>
    /// Verifies every signature that names a known key, by name and id. One that fails makes the whole note invalid; signatures of
    /// other keys are ignored, whatever they are.
    /// </summary>
    public NoteVerdict Verify(IReadOnlyCollection<VerifierKey> known)
    {
        var verified = ImmutableArray.CreateBuilder<VerifiedSignature>();
        foreach (var signature in Signatures)
        {
            var key = known.FirstOrDefault(key => key.KeyId == signature.KeyId && string.Equals(key.Name, signature.KeyName, StringComparison.Ordinal));
            if (key is null)
            {
                continue;
            }

            if (!key.Verify(_text, signature.Signature.Span, out var time))
            {
                return new NoteVerdict(NoteFault.KnownKeyFailed, [], key);
            }

            verified.Add(new VerifiedSignature(key, time));
        }

        return new NoteVerdict(verified.Count == 0 ? NoteFault.NoKnownKey : NoteFault.None, verified.ToImmutable());
    }

    /// <summary>The note as it is stored and sent.</summary>
    public byte[] ToBytes() => [.. _text, (byte)'\n', .. Signatures.SelectMany(signature => Encoding.UTF8.GetBytes(signature.ToString()))];

    /// <summary>The note as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToBytes());

    internal static bool IsPlainText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || !Utf8.IsValid(bytes))
        {
            return false;
        }

        foreach (var character in bytes)
        {
            if (character < 0x20 && character != (byte)'\n')
            {
                return false;
            }
        }

        return true;
    }
}
