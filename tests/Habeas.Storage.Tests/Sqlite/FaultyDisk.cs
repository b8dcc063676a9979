using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Habeas.Storage.Tests.Sqlite;

/// <summary>What fails on a disk.</summary>
internal enum DiskFault
{
    Sync,
    Write,
    Full,
}

/// <summary>
/// A disk that fails: the k-th flush or write below one folder, and from then on all of them until it is mended. It stands between SQLite
/// and its files, where the functions of sqlite3_vfs and sqlite3_io_methods are (sqlite.org/c3ref/vfs.html), and lets all else through.
/// </summary>
internal sealed unsafe class FaultyDisk : IDisposable
{
    private const int OpenAt = 40;
    private const int WriteAt = 24;
    private const int SyncAt = 40;
    private const int MethodsLength = 152;
    private const int IoErrorSync = 10 | (4 << 8);
    private const int IoErrorWrite = 10 | (3 << 8);
    private const int Full = 13;

    // Databases and their logs have methods of their own, which all write and flush by the same two functions.
    private static readonly ConcurrentDictionary<nint, nint> Faulty = new();
    private static FaultyDisk? _here;
    private static nint _open;
    private static nint _write;
    private static nint _sync;
    private readonly nint _vfs;
    private readonly string _folder;
    private readonly DiskFault _fault;
    private readonly int _failing;
    private int _calls;
    private volatile bool _mended;

    public FaultyDisk(string folder, DiskFault fault, int failing)
    {
        (_folder, _fault, _failing) = (folder, fault, failing);
        _vfs = Find(0);
        _open = Marshal.ReadIntPtr(_vfs, OpenAt);
        _here = this;
        Marshal.WriteIntPtr(_vfs, OpenAt, (nint)(delegate* unmanaged<nint, nint, nint, int, int*, int>)&Open);
    }

    /// <summary>Whether the k-th call was reached.</summary>
    public bool Failed => Volatile.Read(ref _calls) >= _failing;

    public void Mend() => _mended = true;

    public void Dispose()
    {
        _mended = true;
        Marshal.WriteIntPtr(_vfs, OpenAt, _open);
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern nint Find(nint name);

    [UnmanagedCallersOnly]
    private static int Open(nint vfs, nint name, nint file, int flags, int* outFlags)
    {
        var code = ((delegate* unmanaged<nint, nint, nint, int, int*, int>)_open)(vfs, name, file, flags, outFlags);
        var methods = Marshal.ReadIntPtr(file);
        if (code != 0 || methods == 0 || name == 0 || _here is not { } disk || !Marshal.PtrToStringUTF8(name)!.StartsWith(disk._folder, StringComparison.Ordinal))
        {
            return code;
        }

        _write = Marshal.ReadIntPtr(methods, WriteAt);
        _sync = Marshal.ReadIntPtr(methods, SyncAt);
        Marshal.WriteIntPtr(file, Faulty.GetOrAdd(methods, Copy));
        return code;
    }

    private static nint Copy(nint methods)
    {
        var copy = Marshal.AllocHGlobal(MethodsLength);
        Unsafe.CopyBlock((void*)copy, (void*)methods, MethodsLength);
        Marshal.WriteIntPtr(copy, WriteAt, (nint)(delegate* unmanaged<nint, nint, int, long, int>)&Write);
        Marshal.WriteIntPtr(copy, SyncAt, (nint)(delegate* unmanaged<nint, int, int>)&Sync);
        return copy;
    }

    [UnmanagedCallersOnly]
    private static int Write(nint file, nint bytes, int length, long offset) => _here!.Fails(DiskFault.Write) ? IoErrorWrite
        : _here.Fails(DiskFault.Full) ? Full
        : ((delegate* unmanaged<nint, nint, int, long, int>)_write)(file, bytes, length, offset);

    [UnmanagedCallersOnly]
    private static int Sync(nint file, int flags) =>
        _here!.Fails(DiskFault.Sync) ? IoErrorSync : ((delegate* unmanaged<nint, int, int>)_sync)(file, flags);

    private bool Fails(DiskFault fault) => fault == _fault && !_mended && Interlocked.Increment(ref _calls) >= _failing;
}
