using Habeas.Storage.Engine;

namespace Habeas.Storage.Sqlite;

// Failure policy: as Database. Keys are committed here before anything is sealed with them.

/// <summary><c>keys.db</c>, beside the register's file.</summary>
internal sealed class SqliteKeyStore(Database database) : IKeyStore
{
    private readonly Lock _one = new();

    public long Count()
    {
        lock (_one)
        {
            return database.Number("select max(number) from owner_key") ?? 0;
        }
    }

    public void Add(long first, IReadOnlyList<WrappedKey> keys) => InOneCommit(() =>
    {
        var insert = database.Prepare("insert into owner_key (number, id, wrapped) values ($1, $2, $3)");
        for (var i = 0; i < keys.Count; i++)
        {
            insert.Bind(1, first + i).Bind(2, keys[i].Id);
            _ = keys[i].Bytes is { } wrapped ? insert.Bind(3, wrapped.AsSpan()) : insert.Bind(3, (long?)null);
            insert.Run();
        }
    });

    public IReadOnlyList<NumberedKey> Range(long first, int count)
    {
        lock (_one)
        {
            var select = database.Prepare("select number, id, wrapped from owner_key where number >= $1 order by number limit $2");
            select.Bind(1, first).Bind(2, (long)count);
            return Read(select);
        }
    }

    public NumberedKey? Find(Guid id)
    {
        lock (_one)
        {
            return Read(database.Prepare("select number, id, wrapped from owner_key where id = $1").Bind(1, id)).FirstOrDefault();
        }
    }

    public void Rewrap(IReadOnlyList<(NumberedKey Was, byte[] Wrapped)> keys)
    {
        InOneCommit(() =>
        {
            database.Execute("pragma secure_delete = on");
            var update = database.Prepare("update owner_key set wrapped = $1 where number = $2 and wrapped = $3");
            foreach (var (was, wrapped) in keys)
            {
                update.Bind(1, wrapped.AsSpan()).Bind(2, was.Number).Bind(3, was.Bytes.AsSpan()).Run();
            }
        });
        lock (_one)
        {
            database.Execute("pragma wal_checkpoint(truncate)"); // what was there before is overwritten in the file too
        }
    }

    public void Destroy(Guid id)
    {
        lock (_one)
        {
            database.Execute("pragma secure_delete = on");
            database.Prepare("update owner_key set wrapped = null where id = $1").Bind(1, id).Run();
        }
    }

    public void Dispose() => database.Dispose();

    private void InOneCommit(Action write)
    {
        lock (_one)
        {
            database.Execute("begin immediate");
            try
            {
                write();
                database.Execute("commit");
            }
            catch (StorageFault)
            {
                database.Execute("rollback");
                throw;
            }
        }
    }

    private static List<NumberedKey> Read(Statement select)
    {
        var keys = new List<NumberedKey>();
        while (select.Step())
        {
            keys.Add(new(select.Int(0), select.Id(1), select.IsNull(2) ? null : select.Span(2).ToArray()));
        }

        select.Reset();
        return keys;
    }
}
