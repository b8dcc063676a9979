using System.Globalization;
using System.Security.Cryptography;

namespace Habeas.Storage.Backup;

// Failure policy: what a run that died left behind is named by no manifest and taken away by the next run; a manifest that is there is
// whole, since it is renamed into place last. A gap between manifests is a StorageFault of kind Damaged.

/// <summary>A directory that holds the backup of one register: manifests in order, a chunk for each, and one file of owner keys.</summary>
internal sealed class BackupPlace : IDisposable
{
    public const string ManifestEnd = ".manifest";
    public const string ChunkEnd = ".chunk";
    public const string KeysEnd = ".keys";
    private const string LockFile = "lock";
    private readonly FileStream? _lock;

    private BackupPlace(string directory, FileStream? held)
    {
        Directory = directory;
        _lock = held;
    }

    public string Directory { get; }

    /// <summary>Opens a directory to write to it, and makes it where there is none. Only one run at a time.</summary>
    public static BackupPlace ToWrite(string directory)
    {
        Durable.Try(directory, () => System.IO.Directory.Exists(directory) || OperatingSystem.IsWindows()
            ? System.IO.Directory.CreateDirectory(directory)
            : System.IO.Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        if (System.IO.Directory.EnumerateFileSystemEntries(directory).Select(Path.GetFileName).FirstOrDefault(n => !IsOurs(n!)) is { } other)
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"{directory} holds other things than a backup, such as {other}. Name a directory of its own.");
        }

        return new(directory, Lock(directory, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
    }

    /// <summary>Opens a directory to read it. No run may go on meanwhile, where the directory lets that be known.</summary>
    public static BackupPlace ToRead(string directory) => System.IO.Directory.Exists(directory)
        ? new(directory, File.Exists(Path.Combine(directory, LockFile)) ? Lock(directory, FileMode.Open, FileAccess.Read, FileShare.Read) : null)
        : throw new StorageFault(FaultKind.NoRegister, $"There is no backup in {directory}. Check the path.");

    /// <summary>The name of a file of a run.</summary>
    public static string Name(int run, string end) => run.ToString("D6", CultureInfo.InvariantCulture) + end;

    public string PathOf(string name) => Path.Combine(Directory, name);

    /// <summary>Every manifest in order, each authenticated and naming the one before.</summary>
    public IReadOnlyList<Manifest> Manifests(BackupKey key)
    {
        var manifests = new List<Manifest>();
        var previous = "";
        foreach (var path in System.IO.Directory.EnumerateFiles(Directory, "*" + ManifestEnd).Order(StringComparer.Ordinal))
        {
            var manifest = Manifest.Read(path, key);
            if (manifest.Run != manifests.Count + 1 || manifest.Previous != previous || Path.GetFileName(path) != Name(manifest.Run, ManifestEnd))
            {
                throw new StorageFault(FaultKind.Damaged, $"{path} does not follow the manifest before it: one is missing or of another backup. Use another copy of the backup.");
            }

            manifests.Add(manifest);
            previous = Convert.ToHexStringLower(SHA256.HashData(Durable.Try(path, () => File.ReadAllBytes(path))));
        }

        return manifests;
    }

    /// <summary>Whether any run was ever finished here.</summary>
    public bool IsEmpty => !System.IO.Directory.EnumerateFiles(Directory, "*" + ManifestEnd).Any();

    /// <summary>SHA-256 of a run's manifest; empty for run 0.</summary>
    public string DigestOf(int run) =>
        run == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Durable.Try(Directory, () => File.ReadAllBytes(PathOf(Name(run, ManifestEnd))))));

    /// <summary>Takes away what no manifest names: what runs that died left, and owner keys as they once were.</summary>
    public void Tidy(IReadOnlyList<Manifest> manifests)
    {
        var named = manifests.SelectMany(m => new[] { m.Chunk.File, Name(m.Run, ManifestEnd) }).Append(LockFile).ToHashSet(StringComparer.Ordinal);
        if (manifests.Count > 0)
        {
            named.Add(manifests[^1].Keys.File.File);
        }

        foreach (var path in System.IO.Directory.EnumerateFiles(Directory).Where(p => !named.Contains(Path.GetFileName(p))))
        {
            Durable.Wipe(path);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private static bool IsOurs(string name) =>
        name == LockFile || (name.Length > 6 && name.AsSpan(0, 6).IndexOfAnyExceptInRange('0', '9') < 0 && name[6..].Replace(Durable.Unfinished, "", StringComparison.Ordinal) is ManifestEnd or ChunkEnd or KeysEnd);

    private static FileStream Lock(string directory, FileMode mode, FileAccess access, FileShare share) => Durable.Try(Path.Combine(directory, LockFile), () =>
    {
        try
        {
            return new FileStream(Path.Combine(directory, LockFile), mode, access, share);
        }
        catch (IOException e) when (e.HResult is not (28 or 30 or 122 or 5) && e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new StorageFault(FaultKind.Locked, $"Another backup to {directory} is under way. Wait until it has finished, then try again.", e);
        }
    });
}
