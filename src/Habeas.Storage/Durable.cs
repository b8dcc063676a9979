using System.Runtime.InteropServices;

namespace Habeas.Storage;

// Failure policy: what the disk answers becomes a StorageFault that says what to do; nothing is retried. After a failed flush nobody
// knows what is on the disk, so whatever was being written is written anew by the next run, never taken up.

/// <summary>Files and directories that are still there after power is lost.</summary>
internal static partial class Durable
{
    /// <summary>Ends the name of a file that is not whole yet.</summary>
    public const string Unfinished = ".unfinished";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int DiskFailed = 5;
    private const int QuotaUsed = 122;
    private const int Invalid = 22;
    private const int NotSupported = 95;
    private const int AtCurrentDirectory = -100;
    private const uint Exchange = 2;

    /// <summary>A new file that only its owner may read.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return Try(path, () => new FileStream(path, options));
    }

    /// <summary>Puts a whole file in its place: either the old one is there or the new one is.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using (var file = Create(path + Unfinished))
        {
            var copy = bytes.ToArray();
            Try(path, () =>
            {
                file.Write(copy);
                file.Flush(flushToDisk: true);
                return 0;
            });
        }

        Rename(path + Unfinished, path);
    }

    /// <summary>Renames a file or a directory, and makes that last.</summary>
    public static void Rename(string from, string to)
    {
        Try(to, () =>
        {
            if (System.IO.Directory.Exists(from))
            {
                System.IO.Directory.Move(from, to);
            }
            else
            {
                File.Move(from, to, overwrite: true);
            }

            return 0;
        });
        Directory(Path.GetDirectoryName(to)!);
    }

    /// <summary>Lets two directories change places in one step; false where the file system cannot.</summary>
    public static bool TryExchange(string one, string other)
    {
        var done = renameat2(AtCurrentDirectory, one, AtCurrentDirectory, other, Exchange) == 0;
        if (done)
        {
            Directory(Path.GetDirectoryName(one)!);
        }

        return done;
    }

    /// <summary>Flushes a directory, so that names made in it last.</summary>
    public static void Directory(string path) => Flush(path, fsync);

    /// <summary>Flushes all that was written to the file system of a directory: one call for many files.</summary>
    public static void FileSystem(string path) => Flush(path, syncfs);

    private static void Flush(string path, Func<int, int> flush)
    {
        var handle = open(path, 0);
        var failed = handle < 0 || flush(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        if (handle >= 0)
        {
            _ = close(handle);
        }

        // Network file systems have no such thing for a directory.
        if (failed is not (0 or Invalid or NotSupported))
        {
            throw From(failed, path, null);
        }
    }

    /// <summary>Overwrites a file before it is removed. A disk may keep older copies all the same; the docs say so.</summary>
    public static void Wipe(string path) => Try(path, () =>
    {
        using (var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, BufferSize = 0 }))
        {
            var nothing = new byte[1 << 16];
            for (var left = file.Length; left > 0; left -= nothing.Length)
            {
                file.Write(nothing, 0, (int)Math.Min(left, nothing.Length));
            }

            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
        return 0;
    });

    /// <summary>Does something with a file, and words what the disk says for a person.</summary>
    public static T Try<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageFault(FaultKind.NoRegister, $"{path} is not there. Check the path.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageFault(FaultKind.Denied, $"{path} cannot be read or written. Check who owns it and the directory it is in.", e);
        }
        catch (IOException e)
        {
            throw From(e.HResult, path, e);
        }
    }

    private static StorageFault From(int error, string path, Exception? cause) => error switch
    {
        NoSpace or QuotaUsed => new(FaultKind.DiskFull, $"No room is left on the disk that holds {path}. Make room, then run the command again: what was done before is whole.", cause),
        ReadOnly => new(FaultKind.Denied, $"The disk that holds {path} is mounted read-only. If nobody meant that, the system's log says why: a disk that failed is often mounted so.", cause),
        DiskFailed => new(FaultKind.Failed, $"The disk that holds {path} failed. Look at the system's log, use another disk, and run the command again.", cause),
        _ => new(FaultKind.Failed, FormattableString.Invariant($"{path} cannot be read or written (error {error}). Check the path and the disk it is on."), cause),
    };

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int fsync(int handle);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int syncfs(int handle);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int close(int handle);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int renameat2(int fromDirectory, string from, int toDirectory, string to, uint flags);
}
