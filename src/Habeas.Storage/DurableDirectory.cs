using System.Runtime.InteropServices;

namespace Habeas.Storage;

// Failure policy: an IOException means that nobody knows whether the names are durable; whoever wrote them says so.

/// <summary>Makes the names in a directory durable, which .NET has no call for: a file that was renamed is there after a power cut.</summary>
internal static partial class DurableDirectory
{
    /// <summary>Makes the names in a directory durable.</summary>
    public static void Flush(string directory) => Flush(directory, Flush);

    /// <summary>Makes all that was written to the file system of a directory durable: for many files at once.</summary>
    public static void FlushAll(string directory) => Flush(directory, FlushSystem);

    private static void Flush(string directory, Func<int, int> flush)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS journals renames
        }

        var descriptor = Open(directory, flags: 0);
        if (descriptor < 0 || flush(descriptor) != 0)
        {
            var error = Marshal.GetLastPInvokeErrorMessage();
            _ = descriptor >= 0 && Close(descriptor) == 0;
            throw new IOException($"The directory {directory} cannot be flushed to disk: {error}.");
        }

        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int FlushSystem(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
