using Habeas.Storage.Engine;
using Npgsql;

namespace Habeas.Storage.Postgres;

// Failure policy: as PostgresSession. Keys are committed here, on a connection of their own, before anything is sealed with them.

/// <summary>The schema <c>keys</c> of the register's database.</summary>
internal sealed class PostgresKeyStore(NpgsqlDataSource source) : IKeyStore
{
    public long Count() => Read("select number, id, wrapped from keys.owner_key order by number desc limit 1").FirstOrDefault()?.Number ?? 0;

    public void Add(long first, IReadOnlyList<WrappedKey> keys)
    {
        try
        {
            using var command = source.CreateCommand("insert into keys.owner_key (number, id, wrapped) select * from unnest($1, $2, $3)");
            command.Parameters.Add(new NpgsqlParameter<List<long>> { TypedValue = [.. keys.Select((_, i) => first + i)] });
            command.Parameters.Add(new NpgsqlParameter<List<Guid>> { TypedValue = [.. keys.Select(k => k.Id)] });
            command.Parameters.Add(new NpgsqlParameter<List<byte[]?>> { TypedValue = [.. keys.Select(k => k.Bytes)] });
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    public IReadOnlyList<NumberedKey> Range(long first, int count) =>
        Read("select number, id, wrapped from keys.owner_key where number >= $1 order by number limit $2", first, (long)count);

    public NumberedKey? Find(Guid id) => Read("select number, id, wrapped from keys.owner_key where id = $1", id).FirstOrDefault();

    public void Rewrap(IReadOnlyList<(NumberedKey Was, byte[] Wrapped)> keys)
    {
        try
        {
            using var command = source.CreateCommand(
                """
                update keys.owner_key k set wrapped = n.wrapped
                from unnest($1, $2, $3) as n (number, was, wrapped)
                where k.number = n.number and k.wrapped = n.was
                """);
            command.Parameters.Add(new NpgsqlParameter<List<long>> { TypedValue = [.. keys.Select(k => k.Was.Number)] });
            command.Parameters.Add(new NpgsqlParameter<List<byte[]>> { TypedValue = [.. keys.Select(k => k.Was.Bytes!)] });
            command.Parameters.Add(new NpgsqlParameter<List<byte[]>> { TypedValue = [.. keys.Select(k => k.Wrapped)] });
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    public void Destroy(Guid id)
    {
        try
        {
            using var command = source.CreateCommand("update keys.owner_key set wrapped = null where id = $1");
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    public void Dispose() => source.Dispose();

    private List<NumberedKey> Read(string sql, params object[] arguments)
    {
        try
        {
            using var command = source.CreateCommand(sql);
            foreach (var argument in arguments)
            {
                command.Parameters.Add(new() { Value = argument });
            }

            using var reader = command.ExecuteReader();
            var keys = new List<NumberedKey>();
            while (reader.Read())
            {
                keys.Add(new(reader.GetInt64(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2)));
            }

            return keys;
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }
}
