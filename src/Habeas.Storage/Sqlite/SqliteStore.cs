using System.Collections.Concurrent;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Sqlite;

// Failure policy: as Database. A half-made store is removed by whoever was creating it. A store whose files were replaced by others while
// it was open is a StorageFault: it would write to one register with the keys of another.

/// <summary>A register in two files of one directory: <c>register.db</c> and <c>keys.db</c>.</summary>
internal sealed class SqliteStore : IStore
{
    public const string RegisterFile = "register.db";
    public const string KeyFile = "keys.db";
    private readonly string _path;
    private readonly FileIdentity _identity;
    private readonly ConcurrentBag<Database> _idle = [];

    private SqliteStore(string directory, SqliteKeyStore keys, FileIdentity identity)
    {
        _path = Path.Combine(directory, RegisterFile);
        _identity = identity;
        Schema = new SqliteSchema(directory);
        Keys = keys;
    }

    public string Engine => "sqlite";

    public long SizeBytes => FilesOf(Path.GetDirectoryName(_path)!).Where(File.Exists).Sum(f => new FileInfo(f).Length);

    public IKeyStore Keys { get; }

    public ISchema Schema { get; }

    /// <summary>Makes the two files, or brings those of an earlier version up to date.</summary>
    public static SqliteStore Open(string directory, bool create)
    {
        var path = Path.Combine(directory, RegisterFile);
        if (!create && !File.Exists(path))
        {
            throw new StorageFault(FaultKind.NoRegister, $"There is no register in {directory}. Run habeas init to make one.");
        }

        using (var register = Database.Open(path, create))
        {
            Migrate(register, "", create);
        }

        var identity = FileIdentity.Of(path);
        var keys = Database.Open(Path.Combine(directory, KeyFile), create);
        try
        {
            Migrate(keys, "keys-", create);
            return new(directory, new(keys), identity);
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Takes away the files of a register that was not made after all.</summary>
    public static void Remove(string directory)
    {
        foreach (var file in FilesOf(directory))
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> FilesOf(string directory) =>
        new[] { RegisterFile, KeyFile }.SelectMany(f => new[] { f, f + "-wal", f + "-shm" }).Select(f => Path.Combine(directory, f));

    public ISession OpenReader() => new SqliteSession(Same(_idle.TryTake(out var idle) ? idle : Database.Open(_path)), _idle.Add);

    public IWriter OpenWriter() => new SqliteWriter(Same(Database.Open(_path)));

    public void Clear()
    {
        foreach (var file in new[] { _path, Path.Combine(Path.GetDirectoryName(_path)!, KeyFile) })
        {
            using var database = Database.Open(file);
            database.Execute("pragma secure_delete = on");
            database.Execute("vacuum");
            if (database.Number("pragma wal_checkpoint(truncate)") != 0)
            {
                throw new StorageFault(FaultKind.Locked, $"Another process is reading {file}, and what it reads is still in the journal. End it, then run habeas erase finish.");
            }
        }
    }

    public void Dispose()
    {
        Keys.Dispose();
        while (_idle.TryTake(out var idle))
        {
            idle.Dispose();
        }
    }

    private Database Same(Database database)
    {
        if (FileIdentity.Of(_path) == _identity)
        {
            return database;
        }

        database.Dispose();
        throw new StorageFault(FaultKind.Moved, $"The register in {_path} was replaced by another while this process had it open. Start it again.");
    }

    /// <summary>Runs the scripts that the file has not had. Where it does not say which it had, none is run over what is there.</summary>
    internal static void Migrate(Database database, string prefix, bool create)
    {
        var scripts = SchemaScripts.Of("Sqlite", prefix);
        var found = Version(database);
        if (found == scripts[^1].Number || (found == 0 && !create && database.Number("select count(*) from sqlite_master") > 0))
        {
            return;
        }

        database.Execute("begin immediate");
        database.Execute("create table if not exists schema_version (version integer not null) strict");
        var version = Version(database);
        if (version > scripts[^1].Number)
        {
            throw new StorageFault(FaultKind.TooNew, $"{database.Path} was written by a later version of the program. Install that version.");
        }

        foreach (var (number, sql) in scripts.Where(s => s.Number > version))
        {
            database.Execute(sql);
            database.Execute(FormattableString.Invariant($"insert into schema_version (version) values ({number})"));
        }

        database.Execute("commit");
    }

    private static long Version(Database database) =>
        database.Number("select count(*) from sqlite_master where name = 'schema_version'") == 0
            ? 0
            : database.Number("select max(version) from schema_version") ?? 0;
}
