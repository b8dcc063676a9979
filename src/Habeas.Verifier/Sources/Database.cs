using SQLitePCL;

namespace Habeas.Verifier.Sources;

// Failure policy: the file is opened to be read only; what SQLite cannot read is a Stop that says so. Nothing is ever written.

/// <summary>A read-only connection to a register's database.</summary>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 _connection;

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 connection) => _connection = connection;

    /// <summary>Opens the file: one that nobody has open is left without a trace, one in use is read beside its writer.</summary>
    public static Database Open(string path)
    {
        // A register in use has a log and an index of it beside it. Where there is neither, SQLite need not make them.
        var still = !File.Exists(path + "-wal") && !File.Exists(path + "-shm");
        var address = $"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?mode=ro{(still ? "&immutable=1" : "")}";
        var result = raw.sqlite3_open_v2(address, out var connection, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result != raw.SQLITE_OK)
        {
            connection?.Dispose();
            throw Stop.Unreadable($"{path} cannot be opened. Copy it, and the files beside it whose names begin alike, to a folder where you may write.");
        }

        raw.sqlite3_busy_timeout(connection, 10_000);
        return new(connection);
    }

    public Rows Prepare(string sql) => new(_connection, sql);

    public long? Number(string sql, params ReadOnlySpan<long> values)
    {
        using var rows = Prepare(sql);
        rows.Begin(values);
        return rows.Next() && !rows.IsNull(0) ? rows.Int(0) : null;
    }

    public List<T> Select<T>(string sql, Func<Rows, T> read, params ReadOnlySpan<long> values)
    {
        using var rows = Prepare(sql);
        rows.Begin(values);
        var all = new List<T>();
        while (rows.Next())
        {
            all.Add(read(rows));
        }

        return all;
    }

    public void Dispose() => _connection.Dispose();
}

/// <summary>The rows of one statement; it can be begun again with other values.</summary>
internal sealed class Rows : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public Rows(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(connection, sql, out _statement));
    }

    public void Begin(params ReadOnlySpan<long> values)
    {
        raw.sqlite3_reset(_statement);
        for (var at = 0; at < values.Length; at++)
        {
            Check(raw.sqlite3_bind_int64(_statement, at + 1, values[at]));
        }
    }

    public bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return result == raw.SQLITE_ROW;
        }

        Check(result);
        return false;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Int(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The bytes of a column, in place until the next row.</summary>
    public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(_statement, column);

    public byte[] Bytes(int column) => Span(column).ToArray();

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Stop.Unreadable($"the database cannot be read: {raw.sqlite3_errmsg(_connection).utf8_to_string()}. It is damaged, or it is not a register of Habeas.");
        }
    }
}
