using System.Security.Cryptography;

namespace Habeas.Ledger.Sealing;

/// <summary>Why a wrapped owner key does not unwrap.</summary>
public enum WrapFault
{
    /// <summary>There is no fault: it unwrapped.</summary>
    None,

    /// <summary>There are not the 61 bytes of a wrapped key.</summary>
    WrongLength,

    /// <summary>The version byte is none that this library knows.</summary>
    UnknownVersion,

    /// <summary>Another master key, another key id, or altered bytes.</summary>
    WrongKey,
}

/// <summary>
/// An owner key as the key store keeps it: encrypted under the master key, and bound to its id so that it cannot pass for another's.
/// </summary>
/// <remarks>
/// 0x01 || nonce (12) || AES-256-GCM(master key, nonce, owner key (32), associated data: key id (16)) || tag (16).
/// docs/reference/formats.md, "Owner key".
/// </remarks>
public static class WrappedOwnerKey
{
    /// <summary>Bytes of a wrapped key.</summary>
    public const int Length = 1 + NonceLength + SealedPart.OwnerKeyLength + TagLength;

    /// <summary>Bytes of a master key.</summary>
    public const int MasterKeyLength = 32;

    /// <summary>Bytes of a nonce, which must be random and never used twice with one master key.</summary>
    public const int NonceLength = 12;

    private const byte Version = 0x01;
    private const int TagLength = 16;
    private const int IdLength = 16;

    /// <summary>Wraps an owner key.</summary>
    /// <param name="masterKey">The master key, 32 bytes.</param>
    /// <param name="ownerKeyId">The owner key's id.</param>
    /// <param name="ownerKey">The owner key, 32 bytes.</param>
    /// <param name="nonce">12 random bytes, new for each wrapping.</param>
    /// <exception cref="ArgumentException">A key or the nonce has another length.</exception>
    public static byte[] Wrap(ReadOnlySpan<byte> masterKey, Guid ownerKeyId, ReadOnlySpan<byte> ownerKey, ReadOnlySpan<byte> nonce)
    {
        Require(masterKey.Length == MasterKeyLength, "A master key has 32 bytes.", nameof(masterKey));
        Require(ownerKey.Length == SealedPart.OwnerKeyLength, "An owner key has 32 bytes.", nameof(ownerKey));
        Require(nonce.Length == NonceLength, "A nonce has 12 bytes.", nameof(nonce));
        var wrapped = new byte[Length];
        wrapped[0] = Version;
        nonce.CopyTo(wrapped.AsSpan(1));
        Span<byte> id = stackalloc byte[IdLength];
        ownerKeyId.TryWriteBytes(id, bigEndian: true, out _);
        using var aes = new AesGcm(masterKey, TagLength);
        aes.Encrypt(nonce, ownerKey, wrapped.AsSpan((1 + NonceLength)..^TagLength), wrapped.AsSpan(^TagLength..), id);
        return wrapped;
    }

    /// <summary>Unwraps an owner key into the 32 bytes given. Nothing is thrown for any wrapped bytes.</summary>
    /// <exception cref="ArgumentException">The master key or the destination has not 32 bytes.</exception>
    public static WrapFault TryUnwrap(ReadOnlySpan<byte> masterKey, Guid ownerKeyId, ReadOnlySpan<byte> wrapped, Span<byte> ownerKey)
    {
        Require(masterKey.Length == MasterKeyLength, "A master key has 32 bytes.", nameof(masterKey));
        Require(ownerKey.Length == SealedPart.OwnerKeyLength, "An owner key has 32 bytes.", nameof(ownerKey));
        if (wrapped.Length != Length)
        {
            return WrapFault.WrongLength;
        }

        if (wrapped[0] != Version)
        {
            return WrapFault.UnknownVersion;
        }

        Span<byte> id = stackalloc byte[IdLength];
        ownerKeyId.TryWriteBytes(id, bigEndian: true, out _);
        using var aes = new AesGcm(masterKey, TagLength);
        try
        {
            aes.Decrypt(wrapped.Slice(1, NonceLength), wrapped[(1 + NonceLength)..^TagLength], wrapped[^TagLength..], ownerKey, id);
            return WrapFault.None;
        }
        catch (AuthenticationTagMismatchException)
        {
            return WrapFault.WrongKey;
        }
    }

    private static void Require(bool condition, string message, string parameter)
    {
        if (!condition)
        {
            throw new ArgumentException(message, parameter);
        }
    }
}
