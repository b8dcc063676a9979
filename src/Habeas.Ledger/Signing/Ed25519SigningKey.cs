using System.Security.Cryptography;

namespace Habeas.Ledger.Signing;

/// <summary>
/// An Ed25519 private key inside OpenSSL. May sign on several threads at once.
/// </summary>
/// <remarks>RFC 8032 section 5.1.6. Needs OpenSSL 3 (<c>libcrypto.so.3</c>), as registers run on Linux; verifying does not.</remarks>
public sealed class Ed25519SigningKey : IDisposable
{
    /// <summary>Bytes of the seed, which is the private key.</summary>
    public const int SeedLength = 32;

    private readonly Libcrypto.KeyHandle _key;
    private readonly Libcrypto.DigestHandle _ready; // made ready once: that takes OpenSSL as long as a signature
    private readonly Lock _copying = new();
    private readonly byte[] _publicKey = new byte[Ed25519.PublicKeyLength];

    private Ed25519SigningKey(Libcrypto.KeyHandle key)
    {
        _key = key;
        var length = (nuint)_publicKey.Length;
        var answer = Libcrypto.EVP_PKEY_get_raw_public_key(key, _publicKey, ref length);
        Libcrypto.Require(answer == 1 && length == Ed25519.PublicKeyLength, "EVP_PKEY_get_raw_public_key");
        _ready = New();
        Libcrypto.Require(Libcrypto.EVP_DigestSignInit(_ready, 0, 0, 0, key) == 1, "EVP_DigestSignInit");
    }

    /// <summary>The public key, 32 bytes.</summary>
    public ReadOnlySpan<byte> PublicKey => _publicKey;

    /// <summary>The key of a seed: 32 bytes that must be random and secret. They are copied into OpenSSL and not kept here.</summary>
    /// <exception cref="ArgumentException">The seed has not 32 bytes.</exception>
    /// <exception cref="CryptographicException">OpenSSL refuses; the message has its reason.</exception>
    /// <exception cref="PlatformNotSupportedException">OpenSSL 3 is not on this machine.</exception>
    public static Ed25519SigningKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
        {
            throw new ArgumentException($"A seed has {SeedLength} bytes, not {seed.Length}.", nameof(seed));
        }

        var key = Load(seed);
        try
        {
            Libcrypto.Require(!key.IsInvalid, "EVP_PKEY_new_raw_private_key");
            return new Ed25519SigningKey(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Signs a message into the 64 bytes given.</summary>
    /// <exception cref="ArgumentException">There is no room for exactly 64 bytes.</exception>
    /// <exception cref="CryptographicException">OpenSSL refuses; the message has its reason.</exception>
    public void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
    {
        if (signature.Length != Ed25519.SignatureLength)
        {
            throw new ArgumentException($"A signature has {Ed25519.SignatureLength} bytes, not {signature.Length}.", nameof(signature));
        }

        using var context = New();
        lock (_copying)
        {
            Libcrypto.Require(Libcrypto.EVP_MD_CTX_copy_ex(context, _ready) == 1, "EVP_MD_CTX_copy_ex");
        }

        var length = (nuint)signature.Length;
        var answer = Libcrypto.EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length);
        Libcrypto.Require(answer == 1 && length == Ed25519.SignatureLength, "EVP_DigestSign");
    }

    public void Dispose()
    {
        _ready.Dispose();
        _key.Dispose();
    }

    private static Libcrypto.DigestHandle New()
    {
        var context = Libcrypto.EVP_MD_CTX_new();
        Libcrypto.Require(!context.IsInvalid, "EVP_MD_CTX_new");
        return context;
    }

    private static Libcrypto.KeyHandle Load(ReadOnlySpan<byte> seed)
    {
        try
        {
            return Libcrypto.EVP_PKEY_new_raw_private_key(Libcrypto.Ed25519, 0, seed, SeedLength);
        }
        catch (DllNotFoundException missing)
        {
            throw new PlatformNotSupportedException("Signing needs OpenSSL 3 (libcrypto.so.3); a register runs on Linux, where .NET needs it too.", missing);
        }
    }
}
