using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Signing;

namespace Habeas.Ledger.Notes;

/// <summary>A private key with the name of its holder, which signs notes: a register's, under its origin as the name.</summary>
/// <remarks>C2SP signed-note, "Ed25519 signatures".</remarks>
public sealed class SignerKey : IDisposable
{
    private readonly Ed25519SigningKey? _key;
    private readonly SignText? _elsewhere;

    /// <summary>The key of a seed: 32 bytes, random and secret.</summary>
    /// <exception cref="ArgumentException">The name or the seed is not one.</exception>
    public SignerKey(string name, ReadOnlySpan<byte> seed)
    {
        _key = Ed25519SigningKey.FromSeed(seed);
        Verifier = new VerifierKey(name, KeyType.Ed25519, _key.PublicKey);
    }

    /// <summary>A key that is kept elsewhere, such as in a hardware module.</summary>
    /// <param name="verifier">Its public half.</param>
    /// <param name="sign">Makes the 64 bytes of an Ed25519 signature of a text; the caller answers for it that they are right.</param>
    public SignerKey(VerifierKey verifier, SignText sign)
    {
        Verifier = verifier;
        _elsewhere = sign;
    }

    /// <summary>The name of the holder.</summary>
    public string Name => Verifier.Name;

    /// <summary>What to give to those who verify.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>Signs the text of a note, its last newline included.</summary>
    /// <exception cref="CryptographicException">OpenSSL refuses.</exception>
    public NoteSignature Sign(ReadOnlySpan<byte> text)
    {
        if (_elsewhere is not null)
        {
            return new NoteSignature(Name, Verifier.KeyId, _elsewhere(text));
        }

        var signature = new byte[Ed25519.SignatureLength];
        _key!.Sign(text, signature);
        return new NoteSignature(Name, Verifier.KeyId, signature);
    }

    public void Dispose() => _key?.Dispose();
}

/// <summary>Signs a text with a key that is kept elsewhere.</summary>
public delegate byte[] SignText(ReadOnlySpan<byte> text);

/// <summary>A witness's private key, which signs that it has seen a checkpoint at a time, and no earlier one that contradicts it.</summary>
/// <remarks>C2SP tlog-cosignature, "Ed25519 signed message". Only who has checked consistency may use it.</remarks>
public sealed class CosignerKey : IDisposable
{
    private readonly Ed25519SigningKey _key;

    /// <inheritdoc cref="SignerKey(string, ReadOnlySpan{byte})"/>
    public CosignerKey(string name, ReadOnlySpan<byte> seed)
    {
        _key = Ed25519SigningKey.FromSeed(seed);
        Verifier = new VerifierKey(name, KeyType.CosignatureV1, _key.PublicKey);
    }

    /// <summary>The name of the witness.</summary>
    public string Name => Verifier.Name;

    /// <summary>What to give to those who verify.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>Signs the text of a checkpoint as seen at a time, in seconds since 1970.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or before.</exception>
    /// <exception cref="CryptographicException">OpenSSL refuses.</exception>
    public NoteSignature Cosign(ReadOnlySpan<byte> checkpointText, long posixTime)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(posixTime);
        var signature = new byte[sizeof(long) + Ed25519.SignatureLength];
        BinaryPrimitives.WriteInt64BigEndian(signature, posixTime);
        _key.Sign(Message(posixTime, checkpointText), signature.AsSpan(sizeof(long)));
        return new NoteSignature(Name, Verifier.KeyId, signature);
    }

    public void Dispose() => _key.Dispose();

    internal static byte[] Message(long posixTime, ReadOnlySpan<byte> checkpointText) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {posixTime}\n")), .. checkpointText];
}

/// <summary>
/// The text form of a private key, for a key file: <c>PRIVATE+KEY+&lt;name&gt;+&lt;hex key id&gt;+&lt;base64(type || seed)&gt;</c>.
/// </summary>
/// <remarks>The form of Go's sumdb/note. Whoever reads it can sign: keep it outside database and backup.</remarks>
public static class SecretKeyText
{
    private const string Prefix = "PRIVATE+KEY+";

    /// <summary>Writes a key of the type given.</summary>
    public static string Write(VerifierKey key, ReadOnlySpan<byte> seed) =>
        $"{Prefix}{key.Name}+{key.KeyId.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String([(byte)key.Type, .. seed])}";

    /// <summary>Reads the key of a log or of another signer of notes.</summary>
    public static NoteFault TryParse(string text, out SignerKey? key)
    {
        var fault = TryRead(text, KeyType.Ed25519, out var name, out var id, out var seed);
        key = fault == NoteFault.None ? new SignerKey(name, seed) : null;
        return Own(key?.Verifier, id, fault, ref key);
    }

    /// <summary>Reads the key of a witness.</summary>
    public static NoteFault TryParse(string text, out CosignerKey? key)
    {
        var fault = TryRead(text, KeyType.CosignatureV1, out var name, out var id, out var seed);
        key = fault == NoteFault.None ? new CosignerKey(name, seed) : null;
        return Own(key?.Verifier, id, fault, ref key);
    }

    // The id must be the one that name, type and public key give.
    private static NoteFault Own<T>(VerifierKey? verifier, uint id, NoteFault fault, ref T? key)
        where T : class, IDisposable
    {
        if (verifier is null || verifier.KeyId == id)
        {
            return fault;
        }

        key?.Dispose();
        key = null;
        return NoteFault.MalformedKey;
    }

    private static NoteFault TryRead(string text, KeyType type, out string name, out uint id, out byte[] seed)
    {
        (name, id, seed) = ("", 0, []);
        var fields = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('+', 3) : [];
        if (fields.Length != 3 || !LineName.IsValid(fields[0]) || !VerifierKey.TryReadId(fields[1], out id)
            || CanonicalBase64.Decode(Encoding.UTF8.GetBytes(fields[2])) is not { Length: 1 + Ed25519SigningKey.SeedLength } bytes)
        {
            return NoteFault.MalformedKey;
        }

        (name, seed) = (fields[0], bytes[1..]);
        return (KeyType)bytes[0] == type ? NoteFault.None : NoteFault.UnknownKeyType;
    }
}
