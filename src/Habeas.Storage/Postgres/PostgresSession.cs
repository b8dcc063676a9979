using Habeas.Storage.Engine;
using Npgsql;

namespace Habeas.Storage.Postgres;

// Failure policy: every NpgsqlException becomes a StorageFault (PostgresFaults) where it is raised; nothing is retried. A session that
// raised one is thrown away by its user; the server rolls back what was not committed.

/// <summary>Questions put to one connection, sent together in one round trip.</summary>
internal class PostgresSession : ISession
{
    private string? _begin;

    /// <summary>A session that begins with the statement given, sent along with its first questions.</summary>
    public PostgresSession(NpgsqlConnection connection, string? begin)
    {
        Connection = connection;
        _begin = begin;
    }

    protected NpgsqlConnection Connection { get; }

    public IRows Run(params IReadOnlyList<Query> queries) => Run([], queries);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected IRows Run(IReadOnlyList<string> first, IReadOnlyList<Query> queries)
    {
        var batch = new NpgsqlBatch(Connection);
        if (_begin is not null)
        {
            batch.BatchCommands.Add(new(_begin));
            _begin = null;
        }

        foreach (var sql in first)
        {
            batch.BatchCommands.Add(new(sql));
        }

        foreach (var query in queries)
        {
            batch.BatchCommands.Add(Command(query));
        }

        try
        {
            return new PostgresRows(batch, batch.ExecuteReader());
        }
        catch (NpgsqlException e)
        {
            batch.Dispose();
            throw PostgresFaults.From(e);
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                Connection.Dispose();
            }
            catch (NpgsqlException)
            {
                // The server ended the connection: there is nothing left to give back, and whoever asked was told by the question that failed.
            }
        }
    }

    private static NpgsqlBatchCommand Command(Query query)
    {
        var command = new NpgsqlBatchCommand(query.Sql.Replace("{in} ", "= any ", StringComparison.Ordinal));
        foreach (var argument in query.Arguments)
        {
            command.Parameters.Add(new() { Value = argument is int number ? (long)number : argument });
        }

        return command;
    }
}

/// <summary>A cursor over the results of a batch.</summary>
internal sealed class PostgresRows(NpgsqlBatch batch, NpgsqlDataReader reader) : IRows
{
    private byte[] _buffer = [];

    public bool Next()
    {
        try
        {
            return reader.Read();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    public bool NextResult()
    {
        try
        {
            return reader.NextResult();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Int(int column) => Value(column, static (r, c) => r.GetInt64(c));

    public Guid Id(int column) => Value(column, static (r, c) => r.GetGuid(c));

    public string Text(int column) => Value(column, static (r, c) => r.GetString(c));

    public byte[] Bytes(int column) => Value(column, static (r, c) => r.GetFieldValue<byte[]>(c));

    public ReadOnlySpan<byte> Span(int column)
    {
        var length = Value(column, static (r, c) => (int)r.GetBytes(c, 0, null, 0, 0));
        if (_buffer.Length < length)
        {
            _buffer = new byte[Math.Max(length, 4096)];
        }

        reader.GetBytes(column, 0, _buffer, 0, length);
        return _buffer.AsSpan(0, length);
    }

    public void Dispose()
    {
        try
        {
            reader.Dispose();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
        finally
        {
            batch.Dispose();
        }
    }

    /// <summary>A value, or the fault that the column is not of the type that the program gave it.</summary>
    private T Value<T>(int column, Func<NpgsqlDataReader, int, T> read)
    {
        try
        {
            return read(reader, column);
        }
        catch (InvalidCastException e)
        {
            throw StorageFault.OfSchema($"the column {reader.GetName(column)} holds another type, or nothing", e);
        }
    }
}
