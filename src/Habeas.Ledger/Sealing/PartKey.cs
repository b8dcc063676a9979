using System.Security.Cryptography;

namespace Habeas.Ledger.Sealing;

/// <summary>
/// The key and nonce of one sealed part. It opens that part and no other, so it is what is handed over to show one part to an
/// outsider; the owner's key never is.
/// </summary>
/// <remarks>key (32) || nonce (12) = HKDF-SHA-256(owner key, salt, "habeas/part@v1"); docs/reference/formats.md, "Part".</remarks>
public sealed class PartKey : IDisposable
{
    /// <summary>Bytes of the AES-256 key and the nonce together.</summary>
    public const int Length = KeyLength + NonceLength;

    internal const int KeyLength = 32;
    internal const int NonceLength = 12;
    private readonly byte[] _bytes = new byte[Length];

    /// <summary>The key and nonce that somebody handed over: 44 bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly 44 bytes.</exception>
    public PartKey(ReadOnlySpan<byte> keyAndNonce)
    {
        if (keyAndNonce.Length != Length)
        {
            throw new ArgumentException($"A part key has {Length} bytes, not {keyAndNonce.Length}.", nameof(keyAndNonce));
        }

        keyAndNonce.CopyTo(_bytes);
    }

    private PartKey(ReadOnlySpan<byte> ownerKey, ReadOnlySpan<byte> salt) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, ownerKey, _bytes, salt, "habeas/part@v1"u8);

    internal ReadOnlySpan<byte> Key => _bytes.AsSpan(0, KeyLength);

    internal ReadOnlySpan<byte> Nonce => _bytes.AsSpan(KeyLength);

    /// <summary>Derives the key of the part that an owner sealed with a salt.</summary>
    /// <exception cref="ArgumentException">The owner key or the salt has not 32 bytes.</exception>
    public static PartKey Derive(ReadOnlySpan<byte> ownerKey, ReadOnlySpan<byte> salt)
    {
        if (ownerKey.Length != SealedPart.OwnerKeyLength || salt.Length != SealedPart.SaltLength)
        {
            throw new ArgumentException("An owner key has 32 bytes, and so has a salt.", ownerKey.Length != SealedPart.OwnerKeyLength ? nameof(ownerKey) : nameof(salt));
        }

        return new PartKey(ownerKey, salt);
    }

    /// <summary>The 44 bytes to hand over.</summary>
    public byte[] Disclose() => [.. _bytes];

    /// <summary>Overwrites the key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
