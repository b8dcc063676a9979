using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Signing;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Notes;

/// <summary>What a key signs. C2SP signed-note, "Signature types".</summary>
public enum KeyType : byte
{
    /// <summary>No key.</summary>
    None = 0,

    /// <summary>Ed25519 over the text of a note.</summary>
    Ed25519 = 0x01,

    /// <summary>A witness's Ed25519 over a time and a checkpoint. C2SP tlog-cosignature.</summary>
    CosignatureV1 = 0x04,
}

/// <summary>
/// A public key with the name of its holder, as it is given to whoever verifies. A holder may have several.
/// It prints as <c>&lt;name&gt;+&lt;hex key id&gt;+&lt;base64(type || public key)&gt;</c>.
/// </summary>
/// <remarks>The text form is that of Go's sumdb/note; C2SP signed-note, "Signatures".</remarks>
public sealed class VerifierKey
{
    private const int TimeLength = 8;
    private readonly byte[] _typeAndKey;

    /// <summary>Names a public key.</summary>
    /// <exception cref="ArgumentException">The name has white space, a control character or a plus, or the key has not 32 bytes.</exception>
    public VerifierKey(string name, KeyType type, ReadOnlySpan<byte> publicKey)
    {
        if (!LineName.IsValid(name))
        {
            throw new ArgumentException("A key's name is 1 to 255 bytes of UTF-8 without white space, control characters or plus.", nameof(name));
        }

        if (publicKey.Length != Ed25519.PublicKeyLength)
        {
            throw new ArgumentException("A public key has 32 bytes.", nameof(publicKey));
        }

        if (type is not (KeyType.Ed25519 or KeyType.CosignatureV1))
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "Not a key type that signs.");
        }

        Name = name;
        _typeAndKey = [(byte)type, .. publicKey];
        KeyId = IdOf(name, _typeAndKey);
    }

    /// <summary>The name of the holder: a log's is its origin.</summary>
    public string Name { get; }

    /// <summary>What the key signs.</summary>
    public KeyType Type => (KeyType)_typeAndKey[0];

    /// <summary>The first four bytes of SHA-256(name || 0x0A || type || public key), big-endian. It identifies, it does not protect.</summary>
    public uint KeyId { get; }

    /// <summary>The Ed25519 public key, 32 bytes.</summary>
    public ReadOnlySpan<byte> PublicKey => _typeAndKey.AsSpan(1);

    /// <summary>Reads the text form.</summary>
    public static NoteFault TryParse(string text, out VerifierKey? key)
    {
        key = null;
        var fields = text.Split('+', 3);
        return fields.Length == 3 ? TryRead(fields[0], fields[1], fields[2], out key) : NoteFault.MalformedKey;
    }

    /// <summary>The text form.</summary>
    public override string ToString() => $"{Name}+{KeyId.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String(_typeAndKey)}";

    /// <summary>Whether a signature is this key's over the text; and when it was made, if the type says so.</summary>
    internal bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature, out long? posixTime)
    {
        posixTime = null;
        if (Type == KeyType.Ed25519)
        {
            return Ed25519.Verify(PublicKey, text, signature);
        }

        if (signature.Length != TimeLength + Ed25519.SignatureLength)
        {
            return false;
        }

        var time = BinaryPrimitives.ReadUInt64BigEndian(signature);
        if (time is 0 or > long.MaxValue)
        {
            return false;
        }

        posixTime = (long)time;
        return Ed25519.Verify(PublicKey, CosignerKey.Message((long)time, text), signature[TimeLength..]);
    }

    internal static uint IdOf(string name, ReadOnlySpan<byte> typeAndKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(TreeHash.Sha256([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. typeAndKey]).Bytes);

    internal static bool TryReadId(string hex, out uint id)
    {
        id = 0;
        return hex.Length == 8 && !hex.AsSpan().ContainsAnyExcept("0123456789abcdef")
            && uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id);
    }

    private static NoteFault TryRead(string name, string hexId, string base64, out VerifierKey? key)
    {
        key = null;
        var bytes = CanonicalBase64.Decode(Encoding.UTF8.GetBytes(base64));
        if (!LineName.IsValid(name) || !TryReadId(hexId, out var id) || bytes is not { Length: > 1 })
        {
            return NoteFault.MalformedKey;
        }

        if ((KeyType)bytes[0] is not (KeyType.Ed25519 or KeyType.CosignatureV1))
        {
            return NoteFault.UnknownKeyType;
        }

        if (bytes.Length != 1 + Ed25519.PublicKeyLength || IdOf(name, bytes) != id)
        {
            return NoteFault.MalformedKey;
        }

        key = new VerifierKey(name, (KeyType)bytes[0], bytes.AsSpan(1));
        return NoteFault.None;
    }
}
