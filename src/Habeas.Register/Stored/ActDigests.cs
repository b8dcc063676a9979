using System.Security.Cryptography;

namespace Habeas.Register.Stored;

/// <summary>
/// The digest by which an act that is sent again is known. A plain hash of an act would let whoever has the register's own key try names
/// against it after an erasure; this one needs the keys of everybody whom the act tells of.
/// </summary>
public static class ActDigests
{
    /// <summary>The digest of an act.</summary>
    /// <param name="sha256">The SHA-256 of its canonical JSON.</param>
    /// <param name="keys">The identity keys of the persons whom its entry tells of, by their ids; the register's own where it tells of none.</param>
    public static byte[] Of(ReadOnlySpan<byte> sha256, IEnumerable<byte[]> keys)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("habeas/act-digest@v1"u8);
        foreach (var key in keys)
        {
            hash.AppendData(key);
        }

        var secret = hash.GetHashAndReset();
        try
        {
            return HMACSHA256.HashData(secret, sha256);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
