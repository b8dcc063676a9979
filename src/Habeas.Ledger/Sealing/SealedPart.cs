using System.Security.Cryptography;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Sealing;

/// <summary>Why a sealed part does not open.</summary>
public enum PartFault
{
    /// <summary>There is no fault: it opened.</summary>
    None,

    /// <summary>There are fewer bytes than any sealed part has.</summary>
    Truncated,

    /// <summary>The version byte is none that this library knows.</summary>
    UnknownVersion,

    /// <summary>The tag does not fit: another key, or altered bytes. The two cannot be told apart; the part's hash tells.</summary>
    WrongKey,

    /// <summary>It decrypts, but not to 32 zero bytes first: it was made to open differently under several keys.</summary>
    CommitmentNotZero,
}

/// <summary>
/// A part of an entry as it is stored: encrypted under a key of its owner, and hashed into the entry's leaf in that form.
/// </summary>
/// <remarks>
/// 0x01 || owner key id (16) || salt (32) || AES-256-GCM(key, nonce, zeros(32) || content) || tag (16).
/// The id is a UUID in network byte order. The zeros commit the ciphertext to its key, which GCM alone does not.
/// docs/reference/formats.md, "Part".
/// </remarks>
public static class SealedPart
{
    /// <summary>Bytes of an owner key.</summary>
    public const int OwnerKeyLength = 32;

    /// <summary>Bytes of a salt, which must be random and never used twice with one owner key.</summary>
    public const int SaltLength = 32;

    /// <summary>How much longer a part is sealed than open.</summary>
    public const int Overhead = HeaderLength + CommitmentLength + TagLength;

    private const byte Version = 0x01;
    private const int IdLength = 16;
    private const int HeaderLength = 1 + IdLength + SaltLength;
    private const int CommitmentLength = 32;
    private const int TagLength = 16;

    /// <summary>Seals a content for its owner.</summary>
    /// <param name="ownerKeyId">The id under which the key store keeps the owner's key.</param>
    /// <param name="ownerKey">The owner's key, 32 bytes.</param>
    /// <param name="salt">32 random bytes, new for each part.</param>
    /// <param name="content">The content, UTF-8 JSON.</param>
    /// <exception cref="ArgumentException">The owner key or the salt has not 32 bytes.</exception>
    public static byte[] Seal(Guid ownerKeyId, ReadOnlySpan<byte> ownerKey, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content)
    {
        using var key = PartKey.Derive(ownerKey, salt);
        var stored = new byte[Overhead + content.Length];
        stored[0] = Version;
        ownerKeyId.TryWriteBytes(stored.AsSpan(1), bigEndian: true, out _);
        salt.CopyTo(stored.AsSpan(1 + IdLength));
        var sealedBytes = stored.AsSpan(HeaderLength..^TagLength);
        content.CopyTo(sealedBytes[CommitmentLength..]);
        using var aes = new AesGcm(key.Key, TagLength);
        aes.Encrypt(key.Nonce, sealedBytes, sealedBytes, stored.AsSpan(^TagLength..));
        return stored;
    }

    /// <summary>Whose key opens a stored part; null if the bytes are no part of a known version.</summary>
    public static Guid? OwnerKeyId(ReadOnlySpan<byte> stored) =>
        Inspect(stored) == PartFault.None ? new Guid(stored.Slice(1, IdLength), bigEndian: true) : null;

    /// <summary>The salt of a stored part, in place: with the owner's key it gives the part's own key.</summary>
    /// <exception cref="ArgumentException">The bytes are no part of a known version.</exception>
    public static ReadOnlySpan<byte> Salt(ReadOnlySpan<byte> stored) => Inspect(stored) == PartFault.None
        ? stored.Slice(1 + IdLength, SaltLength)
        : throw new ArgumentException($"Not a sealed part: {Inspect(stored)}.", nameof(stored));

    /// <summary>Opens a stored part with its owner's key.</summary>
    /// <exception cref="ArgumentException">The owner key has not 32 bytes. Nothing is thrown for any stored bytes.</exception>
    public static PartFault TryOpen(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> ownerKey, out byte[] content)
    {
        content = [];
        if (Inspect(stored) is not PartFault.None and var fault)
        {
            return fault;
        }

        using var key = PartKey.Derive(ownerKey, Salt(stored));
        return TryOpen(stored, key, out content);
    }

    /// <summary>Opens a stored part with the key that was disclosed for it. Nothing is thrown for any stored bytes.</summary>
    public static PartFault TryOpen(ReadOnlySpan<byte> stored, PartKey key, out byte[] content)
    {
        content = [];
        if (Inspect(stored) is not PartFault.None and var fault)
        {
            return fault;
        }

        var ciphertext = stored[HeaderLength..^TagLength];
        var opened = new byte[ciphertext.Length];
        using var aes = new AesGcm(key.Key, TagLength);
        if (!TryDecrypt(aes, key.Nonce, ciphertext, stored[^TagLength..], opened))
        {
            return PartFault.WrongKey;
        }

        if (opened.AsSpan(0, CommitmentLength).ContainsAnyExcept((byte)0))
        {
            return PartFault.CommitmentNotZero;
        }

        content = opened[CommitmentLength..];
        return PartFault.None;
    }

    /// <summary>The hash by which a leaf names a stored part: SHA-256("habeas/part@v1\n" || stored). It does not allocate.</summary>
    public static TreeHash Hash(ReadOnlySpan<byte> stored) => PrefixedHash.Of("habeas/part@v1\n"u8, stored);

    private static PartFault Inspect(ReadOnlySpan<byte> stored)
    {
        if (stored.IsEmpty)
        {
            return PartFault.Truncated;
        }

        if (stored[0] != Version)
        {
            return PartFault.UnknownVersion;
        }

        return stored.Length < Overhead ? PartFault.Truncated : PartFault.None;
    }

    private static bool TryDecrypt(AesGcm aes, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, byte[] opened)
    {
        try
        {
            aes.Decrypt(nonce, ciphertext, tag, opened);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
