using System.Security.Cryptography;
using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Sealing;

namespace Habeas.Storage.Keys;

// Failure policy: a key file that is missing, readable by others only by mistake of the operator, or malformed ends in a StorageFault
// of kind Keys; nothing is made anew in its place, since a new key would be another register's.

/// <summary>
/// The two keys that are in no database and in no backup of it: the one that signs checkpoints and the one that wraps owner keys.
/// They are files of one directory, mode 0600, in <c>keys/</c> of the register's directory unless <c>HABEAS_KEYS</c> names another.
/// </summary>
/// <remarks>
/// The operator should move them off the disk that holds the register, and keep a copy in a safe: whoever has the signing key can
/// rewrite history unseen by all who kept no checkpoint, and whoever loses the master key has lost every file.
/// </remarks>
public sealed class RegisterKeys : IDisposable
{
    private const string SigningFile = "signing.key";
    private const string MasterFile = "master.key";
    private const string MasterPrefix = "habeas/master@v1+";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly byte[] _master;

    internal RegisterKeys(SignerKey signer, byte[] master)
    {
        Signer = signer;
        _master = master;
    }

    /// <summary>Signs checkpoints, under the register's origin as its name.</summary>
    public SignerKey Signer { get; }

    internal ReadOnlySpan<byte> Master => _master;

    /// <summary>Makes both keys and writes them; fails when either file is there.</summary>
    public static RegisterKeys Create(string directory, string origin, RandomBytes random)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("A register runs on Linux, where key files have a mode that keeps others out.");
        }

        var seed = new byte[32];
        var master = new byte[WrappedOwnerKey.MasterKeyLength];
        random(seed);
        random(master);
        var signer = new SignerKey(origin, seed);
        try
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
            Write(Path.Combine(directory, SigningFile), options, SecretKeyText.Write(signer.Verifier, seed));
            Write(Path.Combine(directory, MasterFile), options, MasterPrefix + Convert.ToBase64String(master));
            return new(signer, master);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            signer.Dispose();
            throw new StorageFault(
                FaultKind.Keys,
                $"The key files cannot be written to {directory}. If there are keys already, they are another register's: name another place in HABEAS_KEYS.",
                e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Reads both keys.</summary>
    /// <param name="directory">Where they are.</param>
    /// <param name="origin">The register whose keys they must be.</param>
    public static RegisterKeys Read(string directory, string origin)
    {
        var signing = ReadLine(Path.Combine(directory, SigningFile));
        if (SecretKeyText.TryParse(signing, out SignerKey? signer) != NoteFault.None || signer is null)
        {
            throw new StorageFault(FaultKind.Keys, $"{Path.Combine(directory, SigningFile)} is not a signing key. Put the right file back.");
        }

        var master = ReadLine(Path.Combine(directory, MasterFile));
        var bytes = new byte[WrappedOwnerKey.MasterKeyLength];
        if (signer.Name != origin || !master.StartsWith(MasterPrefix, StringComparison.Ordinal) ||
            !Convert.TryFromBase64String(master[MasterPrefix.Length..], bytes, out var length) || length != bytes.Length)
        {
            signer.Dispose();
            throw new StorageFault(FaultKind.Keys, $"The keys in {directory} are not those of {origin}. Put the right files back, or name their place in HABEAS_KEYS.");
        }

        return new(signer, bytes);
    }

    /// <summary>Takes away the key files of a register that was not made after all.</summary>
    internal static void Remove(string directory)
    {
        File.Delete(Path.Combine(directory, SigningFile));
        File.Delete(Path.Combine(directory, MasterFile));
    }

    public void Dispose()
    {
        Signer.Dispose();
        CryptographicOperations.ZeroMemory(_master);
    }

    private static void Write(string path, FileStreamOptions options, string text)
    {
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text + "\n"));
        file.Flush(flushToDisk: true);
    }

    private static string ReadLine(string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(
                FaultKind.Keys, $"The key file {path} cannot be read. Put it back, or name the directory it is in with HABEAS_KEYS.", e);
        }
    }
}
