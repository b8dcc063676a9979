using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Habeas.Storage.Sqlite;

// Failure policy: where the system does not tell, all files are taken for the same, as they were before anybody asked.

/// <summary>Which file a name stands for: its number on its disk, which a file that is put in its place does not have.</summary>
internal readonly partial record struct FileIdentity(ulong Number, ulong Disk)
{
    private const int AtCurrentDirectory = -100;
    private const uint Inode = 0x100;

    public static FileIdentity Of(string path)
    {
        // struct statx is laid out alike on every processor: stx_ino at 32, stx_dev_major and stx_dev_minor at 136.
        Span<byte> answer = stackalloc byte[256];
        return OperatingSystem.IsLinux() && statx(AtCurrentDirectory, path, 0, Inode, answer) == 0
            ? new(BinaryPrimitives.ReadUInt64LittleEndian(answer[32..]), BinaryPrimitives.ReadUInt64LittleEndian(answer[136..]))
            : default;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int statx(int directory, string path, int flags, uint mask, Span<byte> answer);
}
