using System.Runtime.InteropServices;

namespace Habeas.Witness;

// Failure policy: an IOException leaves the file as it was before, or as it was to become, and never in between.

/// <summary>A small file that is replaced as a whole: after a crash or a power cut it is the one before or the one after.</summary>
internal static partial class DurableFile
{
    /// <summary>Replaces the file, or makes it, readable by its owner alone; durable on return.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(path + ".new", options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
        FlushDirectory(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes the names in a directory durable, which .NET has no call for.</summary>
    private static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS journals renames
        }

        var descriptor = Open(directory, flags: 0);
        if (descriptor < 0 || Flush(descriptor) != 0)
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

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
