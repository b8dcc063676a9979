using Habeas.Storage.Engine;
using Habeas.Storage.Sqlite;
using Npgsql;

namespace Habeas.Storage.Tests;

/// <summary>The database as an intruder has it: any statement, past every guard of the program.</summary>
internal abstract class RawStore : IDisposable
{
    public static readonly string[] LogTables = ["log", "entry", "part", "tile", "checkpoint", "log_key", "cosignature", "document"];

    public abstract int Execute(string sql, params object?[] arguments);

    public abstract List<object?[]> Rows(string sql, params object?[] arguments);

    /// <summary>Takes away triggers and constraints that are in an intruder's way.</summary>
    public abstract void DropGuards();

    /// <summary>Puts them back, as an intruder would who leaves no trace.</summary>
    public abstract void RestoreGuards();

    public abstract string KeyTable { get; }

    public object? One(string sql, params object?[] arguments) => Rows(sql, arguments).Single()[0];

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected abstract void Close();
}

internal sealed class RawSqlite : RawStore
{
    private readonly Database _database;

    public RawSqlite(string directory)
    {
        _database = Database.Open(Path.Combine(directory, SqliteStore.RegisterFile));
        _database.Execute($"attach '{Path.Combine(directory, SqliteStore.KeyFile)}' as keys");
    }

    public override string KeyTable => "keys.owner_key";

    public override void DropGuards()
    {
        _database.Execute("pragma ignore_check_constraints = on");
        foreach (var table in LogTables)
        {
            _database.Execute($"drop trigger {table}_update; drop trigger {table}_delete");
        }
    }

    public override void RestoreGuards()
    {
        foreach (var (_, sql) in SchemaScripts.Of("Sqlite", ""))
        {
            foreach (var trigger in SchemaScripts.Statements(sql).Where(s => s.StartsWith("create trigger", StringComparison.Ordinal)))
            {
                _database.Execute(trigger);
            }
        }
    }

    public override int Execute(string sql, params object?[] arguments)
    {
        Bind(sql, arguments).Run();
        return (int)(_database.Number("select changes()") ?? 0);
    }

    public override List<object?[]> Rows(string sql, params object?[] arguments)
    {
        var statement = Bind(sql, arguments);
        var rows = new List<object?[]>();
        while (statement.Step())
        {
            rows.Add([.. Enumerable.Range(0, statement.Columns).Select(c => Value(statement, c))]);
        }

        statement.Reset();
        return rows;
    }

    protected override void Close() => _database.Dispose();

    private static object? Value(Statement statement, int column) => SQLitePCL.raw.sqlite3_column_type(statement.Handle, column) switch
    {
        SQLitePCL.raw.SQLITE_NULL => null,
        SQLitePCL.raw.SQLITE_INTEGER => statement.Int(column),
        SQLitePCL.raw.SQLITE_TEXT => statement.Text(column),
        _ => statement.Span(column).ToArray(),
    };

    private Statement Bind(string sql, object?[] arguments)
    {
        var statement = _database.Prepare(sql);
        for (var i = 0; i < arguments.Length; i++)
        {
            statement.BindAny(i + 1, arguments[i]);
        }

        return statement;
    }
}

internal sealed class RawPostgres : RawStore
{
    private readonly NpgsqlConnection _connection;

    public RawPostgres(string connectionString)
    {
        _connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c search_path=register", Pooling = false }.ConnectionString);
        _connection.Open();
    }

    public override string KeyTable => "keys.owner_key";

    public override void DropGuards()
    {
        foreach (var table in LogTables)
        {
            Execute($"alter table {table} disable trigger all");
        }
    }

    public override void RestoreGuards()
    {
        foreach (var table in LogTables)
        {
            Execute($"alter table {table} enable trigger all");
        }
    }

    public override int Execute(string sql, params object?[] arguments)
    {
        using var command = Command(sql, arguments);
        return command.ExecuteNonQuery();
    }

    public override List<object?[]> Rows(string sql, params object?[] arguments)
    {
        using var command = Command(sql, arguments);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(c => reader.GetValue(c) switch
            {
                DBNull => null,
                int number => (long)number,
                var value => value,
            })]);
        }

        return rows;
    }

    protected override void Close() => _connection.Dispose();

    private NpgsqlCommand Command(string sql, object?[] arguments)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new() { Value = argument ?? DBNull.Value });
        }

        return command;
    }
}

internal static class RawStores
{
    public static RawStore OpenRaw(this Laid laid) => laid.Postgres is null ? new RawSqlite(laid.Directory) : new RawPostgres(laid.Postgres);
}
