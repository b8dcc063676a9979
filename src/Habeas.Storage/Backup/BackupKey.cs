using System.Security.Cryptography;
using System.Text;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Backup;

// Failure policy: a key file that is missing or malformed is a StorageFault of kind Keys; where a backup is there already none is made
// anew in its place, since a new key would not open what was written before.

/// <summary>
/// The key under which backups are written: 32 random bytes in <c>backup.key</c> beside the master key, mode 0600. Whoever has it, and the
/// master key, and a backup, can read every file; whoever has lost it has no backup.
/// </summary>
internal sealed class BackupKey : IDisposable
{
    public const string File = "backup.key";

    private const string Prefix = "habeas/backup@v1+";
    private const int Length = 32;
    private readonly byte[] _key;

    internal BackupKey(byte[] key) => _key = key;

    /// <summary>Reads the key of a directory.</summary>
    public static BackupKey Read(string keyDirectory)
    {
        var path = Path.Combine(keyDirectory, File);
        var line = System.IO.File.Exists(path) ? KeyFile.ReadLines(path)[0] : throw new StorageFault(
            FaultKind.Keys, $"{path} is not there, and without it no backup opens. Put it back out of the safe, or name the directory it is in with HABEAS_KEYS.");
        var key = new byte[Length];
        return line.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(line[Prefix.Length..], key, out var length) && length == Length
            ? new(key)
            : throw new StorageFault(FaultKind.Keys, $"{path} is not a backup key. Put the right file back.");
    }

    /// <summary>Makes the key on the first backup; durable on return.</summary>
    public static BackupKey Create(string keyDirectory, RandomBytes random)
    {
        var key = new byte[Length];
        random(key);
        Durable.Write(Path.Combine(keyDirectory, File), Encoding.ASCII.GetBytes(Prefix + Convert.ToBase64String(key) + "\n"));
        return new(key);
    }

    public static bool IsIn(string keyDirectory) => System.IO.File.Exists(Path.Combine(keyDirectory, File));

    /// <summary>The key of one file: of its own salt, and for no file of another register or name.</summary>
    public byte[] OfFile(ReadOnlySpan<byte> salt, string origin, string name)
    {
        var key = new byte[Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, key, salt, Encoding.UTF8.GetBytes($"{SealedFile.Version}{origin}\n{name}\n"));
        return key;
    }

    /// <summary>What shows that a manifest was written under this key.</summary>
    public byte[] Mac(ReadOnlySpan<byte> text)
    {
        Span<byte> key = stackalloc byte[Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, key, [], Encoding.ASCII.GetBytes(Manifest.Version + "\n"));
        var mac = HMACSHA256.HashData(key, text);
        CryptographicOperations.ZeroMemory(key);
        return mac;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_key);
}
