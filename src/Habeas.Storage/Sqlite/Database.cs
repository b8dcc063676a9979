using System.Globalization;
using SQLitePCL;

namespace Habeas.Storage.Sqlite;

// Failure policy: every result that is not success becomes a StorageFault here, worded for a person; nothing is retried beyond the
// busy timeout. Messages of SQLite name tables and columns, never values.

/// <summary>One connection to one SQLite file, with its prepared statements.</summary>
internal sealed class Database : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly sqlite3 _handle;

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle, string path)
    {
        _handle = handle;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Opens the file, creating it only when asked to.</summary>
    public static Database Open(string path, bool create = false, int busyMilliseconds = 15_000)
    {
        if (create && !File.Exists(path))
        {
            CreateForOwnerOnly(path);
        }

        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            handle?.Dispose();
            throw new StorageFault(
                code == raw.SQLITE_CANTOPEN ? FaultKind.NoRegister : FaultKind.Failed,
                $"The file {path} cannot be opened. Check that it exists and that you may read and write it.");
        }

        var database = new Database(handle!, path);
        try
        {
            raw.sqlite3_extended_result_codes(handle, 1);
            raw.sqlite3_busy_timeout(handle, busyMilliseconds);
            database.Execute("pragma journal_mode = wal");
            database.Execute("pragma synchronous = full");
            database.Execute("pragma cache_size = -65536");
            database.Execute("pragma temp_store = memory");
            database.Execute("pragma wal_autocheckpoint = 4000");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The read models are plain: nobody but the owner of the process reads them. SQLite gives its other files the same mode.</summary>
    private static void CreateForOwnerOnly(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(FaultKind.Denied, $"The file {path} cannot be made. Check who may write there, and that the disk is not full.", e);
        }
    }

    /// <summary>Runs statements without arguments; rows are passed over.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>The statement for the text, prepared once; where the text has a <c>{in}</c>, for one id of the list.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v3(_handle, sql.Replace("{in} ", "= ", StringComparison.Ordinal), raw.SQLITE_PREPARE_PERSISTENT, out var handle));
            _statements.Add(sql, statement = new(this, handle));
        }

        return statement;
    }

    public long? Number(string sql)
    {
        var statement = Prepare(sql);
        var value = statement.Step() && !statement.IsNull(0) ? statement.Int(0) : (long?)null;
        statement.Reset();
        return value;
    }

    public void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return;
        }

        throw Fault(code, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }

    private StorageFault NotWritable() => new(
        FaultKind.Denied, $"{Path} cannot be written. Check who owns the file and the directory it is in, and that its disk is not mounted read-only, as a disk that failed often is.");

    private static bool IsReadOnly(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path);
        }
    }

    private StorageFault Fault(int code, string words) => (code & 0xff) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(
            FaultKind.Locked, $"Another process is writing to {Path}. Wait until it has finished, then try again."),
        raw.SQLITE_FULL => new(FaultKind.DiskFull, $"No room is left on the disk that holds {Path}. Make room, then try again."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => NotWritable(),
        raw.SQLITE_CANTOPEN when IsReadOnly(Path) => NotWritable(),
        raw.SQLITE_CANTOPEN => new(FaultKind.NoRegister, $"{Path} cannot be opened. Check that it exists and that you may read it."),
        raw.SQLITE_NOTADB => new(FaultKind.NoRegister, $"{Path} is not a register's file."),
        raw.SQLITE_IOERR => new(
            FaultKind.Failed,
            string.Create(CultureInfo.InvariantCulture, $"The disk that holds {Path} failed (code {code}). What was acknowledged before is there. Stop, look at the system's log, take the register to another disk, run habeas verify there, and send again what was not answered.")),
        raw.SQLITE_CORRUPT => new(
            FaultKind.Damaged, $"{Path} is damaged. Keep it as it is, restore the last backup elsewhere, and compare. ({words})"),
        raw.SQLITE_ERROR when words.StartsWith("no such ", StringComparison.Ordinal) || words.Contains(" has no column named ", StringComparison.Ordinal) =>
            StorageFault.OfSchema(words),
        _ => new(FaultKind.Failed, string.Create(CultureInfo.InvariantCulture, $"SQLite failed on {Path} with code {code}: {words}.")),
    };
}
