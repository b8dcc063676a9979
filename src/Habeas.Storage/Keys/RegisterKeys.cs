using System.Security.Cryptography;
using Habeas.Ledger.Notes;

namespace Habeas.Storage.Keys;

// Failure policy: a key that is missing, readable by others, malformed or another register's ends in a StorageFault of kind Keys; nothing
// is made anew in its place, since a new key would be another register's.

/// <summary>
/// The keys that are in no database and in no backup of it: the one that signs checkpoints and the one that wraps owner keys. They are
/// files of one directory, mode 0600, in <c>keys/</c> of the register's directory unless <c>HABEAS_KEYS</c> names another; or programs
/// that files there name (<see cref="KeyCommand"/>).
/// </summary>
/// <remarks>
/// The operator should move them off the disk that holds the register, and keep a copy in a safe: whoever has the signing key can
/// rewrite history unseen by all who kept no checkpoint, and whoever loses the master key has lost every file. While a key is being
/// replaced there are two of it. Safe for several threads.
/// </remarks>
internal sealed class RegisterKeys : IDisposable
{
    private readonly string _directory;
    private readonly string _origin;
    private volatile SignerKey[] _signers;
    private volatile MasterKey[] _masters;

    private RegisterKeys(string directory, string origin, SignerKey[] signers, MasterKey[] masters)
    {
        _directory = directory;
        _origin = origin;
        _signers = signers;
        _masters = masters;
    }

    /// <summary>The key that signs, under the register's origin as its name.</summary>
    /// <exception cref="StorageFault">It is not here. What was recorded can be read all the same.</exception>
    public SignerKey Signer => _signers is [.., var current] ? current : throw new StorageFault(
        FaultKind.Keys,
        $"The signing key of {_origin} is not in {_directory}. Put the right file back, or name the directory it is in with HABEAS_KEYS. If it is lost, 'habeas key rotate signing --lost' puts a new one in its place.");

    /// <summary>Every key that signs checkpoints now: the one before it too, until its file is taken away.</summary>
    public ReadOnlySpan<SignerKey> Signers
    {
        get
        {
            if (_signers.Length > 1 && new[] { SigningKeyFile.Previous, SigningKeyFile.Next }.All(n => !KeyFile.Named(_directory, n).Any()))
            {
                _signers = [_signers[^1]];
            }

            return _signers;
        }
    }

    /// <summary>The public halves of the signing keys that are in the directory.</summary>
    public IEnumerable<VerifierKey> Public => SigningKeyFile.Public(_directory);

    /// <summary>The key that wraps new owner keys.</summary>
    public MasterKey Master => _masters[^1];

    /// <summary>Every key that may have wrapped an owner key: two of them while one is being replaced.</summary>
    public ReadOnlySpan<MasterKey> Masters => _masters;

    /// <summary>Makes both keys and writes them; fails when either file is there.</summary>
    public static RegisterKeys Create(string directory, string origin, RandomBytes random)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("A register runs on Linux, where key files have a mode that keeps others out.");
        }

        try
        {
            Directory.CreateDirectory(directory, KeyFile.OwnerOnly | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(FaultKind.Keys, $"The directory {directory} for the keys cannot be made. Check who may write there.", e);
        }

        var signer = SigningKeyFile.Create(directory, SigningKeyFile.Current, origin, random);
        try
        {
            return new(directory, origin, [signer], [MasterKey.Create(directory, MasterKey.Current, random)]);
        }
        catch
        {
            signer.Dispose();
            throw;
        }
    }

    /// <summary>Reads the keys.</summary>
    /// <param name="directory">Where they are.</param>
    /// <param name="origin">The register whose keys they must be.</param>
    /// <param name="signing">The public keys that its log names.</param>
    public static RegisterKeys Read(string directory, string origin, SigningKeys signing) =>
        new(directory, origin, ReadSigners(directory, signing), MasterKey.ReadAll(directory));

    /// <summary>Reads the master key alone, by which a register is read and never written.</summary>
    public static RegisterKeys ReadMaster(string directory, string origin) => new(directory, origin, [], MasterKey.ReadAll(directory));

    /// <summary>Reads the keys again, after another process replaced one.</summary>
    public void Refresh(SigningKeys signing)
    {
        _signers = ReadSigners(_directory, signing);
        RefreshMaster();
    }

    /// <summary>Reads the master key again, after another process replaced it.</summary>
    public void RefreshMaster() => _masters = MasterKey.ReadAll(_directory);

    /// <summary>Takes away the key files of a register that was not made after all.</summary>
    internal static void Remove(string directory)
    {
        File.Delete(Path.Combine(directory, SigningKeyFile.Current + KeyFile.ByKey));
        File.Delete(Path.Combine(directory, MasterKey.Current + KeyFile.ByKey));
    }

    public void Dispose()
    {
        Array.ForEach(_signers, s => s.Dispose());
        Array.ForEach(_masters, m => CryptographicOperations.ZeroMemory(m.Bytes));
    }

    private static SignerKey[] ReadSigners(string directory, SigningKeys signing)
    {
        var found = SigningKeyFile.Present(directory);
        SignerKey? Of(VerifierKey key) => found.FirstOrDefault(f => f.Key.Verifier.ToString() == key.ToString()).Key;
        if (Of(signing.Current.Key) is not { } current)
        {
            return [];
        }

        // Of the key before, only its private half says whether it still signs: retiring it takes the file away.
        return signing.All.Length > 1 && Of(signing.All[^2].Key) is { } before ? [before, current] : [current];
    }
}
