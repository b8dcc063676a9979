using Habeas.Storage.Engine;
using Habeas.Storage.Sqlite;

namespace Habeas.Storage.Backup;

// Failure policy: until Finish is through there is no register in the place: on SQLite the database is renamed into it last, on PostgreSQL
// a note says that what is there is incomplete. Whoever comes after a death takes away what is incomplete and begins anew.

/// <summary>A place in which a register is built out of another or out of a backup, and which shows it only when it is whole.</summary>
internal sealed class Site : IDisposable
{
    /// <summary>The folder, inside the register's own, in which an SQLite register is built.</summary>
    public const string Folder = "unfinished";

    private readonly RegisterLocation _target;
    private readonly RegisterLocation _built;

    private Site(RegisterLocation target, RegisterLocation built, IStore store)
    {
        _target = target;
        _built = built;
        Store = store;
    }

    public IStore Store { get; }

    /// <summary>Whether a whole register is in the place, which nothing may be built over.</summary>
    public static bool IsTaken(RegisterLocation target, bool isPostgres) => isPostgres
        ? target.Describe() is not null && !target.IsIncomplete()
        : File.Exists(Path.Combine(target.Directory, SqliteStore.RegisterFile));

    /// <summary>Whether something was begun in the place and not finished.</summary>
    public static bool IsBegun(RegisterLocation target, bool isPostgres) => isPostgres ? target.IsIncomplete() : Directory.Exists(Path.Combine(target.Directory, Folder));

    /// <summary>Opens an empty place, taking away what was not finished in it.</summary>
    public static Site Open(RegisterLocation target, bool isPostgres, string what)
    {
        if (IsTaken(target, isPostgres))
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"There is a register in {target.Directory} already.");
        }

        var built = isPostgres ? target : target.InSqlite(Path.Combine(target.Directory, Folder));
        IStore? store = null;
        try
        {
            Durable.Try(target.Directory, () => Directory.CreateDirectory(target.Directory));
            Durable.Try(target.Directory, () =>
            {
                File.Delete(target.DescriptionPath);
                Clear(Path.Combine(target.Directory, Folder));
                return isPostgres ? null : Directory.CreateDirectory(built.Directory);
            });
            store = built.OpenEmpty();
            Begin(store, what);
            return new(target, built, store);
        }
        catch
        {
            store?.Dispose();
            throw;
        }
    }

    /// <summary>Makes what was built the register of the place.</summary>
    public void Finish(Description description)
    {
        if (ReferenceEquals(_built, _target))
        {
            _target.Describe(description);
            Notes.Write(Store, Notes.Incomplete, null);
            Store.Dispose();
            return;
        }

        Notes.Write(Store, Notes.Incomplete, null);
        Store.Dispose(); // the last connection takes the write-ahead log into the file and removes it
        _built.Describe(description);
        Durable.Rename(_built.DescriptionPath, _target.DescriptionPath);
        foreach (var file in new[] { SqliteStore.KeyFile, SqliteStore.RegisterFile })
        {
            if (File.Exists(Path.Combine(_built.Directory, file + "-wal")))
            {
                throw new StorageFault(FaultKind.Locked, $"Another process reads what is being built in {_built.Directory}. End it, and run the command again.");
            }

            Durable.Rename(Path.Combine(_built.Directory, file), Path.Combine(_target.Directory, file));
        }

        Clear(_built.Directory);
    }

    /// <summary>Takes a folder away that was made here.</summary>
    public static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => Store.Dispose();

    private static void Begin(IStore store, string what)
    {
        using var writer = store.OpenWriter();
        using (var rows = writer.Begin(new Query("select id from log")))
        {
            if (rows.Next())
            {
                throw new StorageFault(FaultKind.AlreadyThere, "The database holds a register already. Name another database.");
            }
        }

        writer.Commit(new() { Meta = { [Notes.Incomplete] = what } });
    }
}
