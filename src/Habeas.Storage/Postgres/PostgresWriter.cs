using Habeas.Storage.Engine;
using Npgsql;

namespace Habeas.Storage.Postgres;

// Failure policy: as PostgresSession. When the connection is lost during a commit nobody knows the outcome; the door says so.

/// <summary>The writing connection: an advisory lock, held until the transaction ends, orders the writers of all processes.</summary>
internal sealed class PostgresWriter(NpgsqlConnection connection) : PostgresSession(connection, null), IWriter
{
    private static readonly string[] BeginAndLock = ["begin", "select pg_advisory_xact_lock(5200213984)"];
    private readonly Dictionary<Table, string> _inserts = [];

    public IRows Begin(params IReadOnlyList<Query> queries)
    {
        var rows = Run(BeginAndLock, queries);
        rows.NextResult(); // past the lock's own row
        return rows;
    }

    public void Write(Batch batch)
    {
        using var commands = new NpgsqlBatch(Connection);
        Add(commands, batch);
        if (commands.BatchCommands.Count > 0)
        {
            Execute(commands);
        }

        batch.Clear();
    }

    public void Commit(Batch batch)
    {
        using var commands = new NpgsqlBatch(Connection);
        Add(commands, batch);
        commands.BatchCommands.Add(new("commit"));
        Execute(commands);
    }

    public void Rollback()
    {
        using var commands = new NpgsqlBatch(Connection) { BatchCommands = { new("rollback") } };
        Execute(commands);
    }

    private void Add(NpgsqlBatch commands, Batch batch)
    {
        foreach (var table in batch.Emptied)
        {
            commands.BatchCommands.Add(new($"truncate {table.Name}"));
        }

        foreach (var (table, persons) in batch.Replaced)
        {
            Add(commands, $"delete from {table.Name} where person = any ($1)", Of(persons));
        }

        foreach (var (table, closings) in batch.Closings)
        {
            Add(
                commands,
                $"""
                update {table.Name} t set to_entry = c.to_entry
                from unnest($1, $2, $3, $4) as c (subject, from_entry, ordinal, to_entry)
                where t.{table.Columns[0].Name} = c.subject and t.from_entry = c.from_entry and t.ordinal = c.ordinal
                """,
                Of(closings.ConvertAll(c => c.Subject)),
                Of(closings.ConvertAll(c => c.FromEntry)),
                Of(closings.ConvertAll(c => c.Ordinal)),
                Of(closings.ConvertAll(c => c.ToEntry)));
        }

        foreach (var rows in batch.Rows)
        {
            Add(commands, InsertText(rows.Table), [.. rows.Table.Columns.Select((_, i) => Column(rows[i]))]);
        }

        foreach (var (name, value) in batch.Meta)
        {
            Add(commands, "delete from meta where name = $1", Text(name));
            if (value is not null)
            {
                Add(commands, "insert into meta (name, value) values ($1, $2)", Text(name), Text(value));
            }
        }
    }

    private static void Execute(NpgsqlBatch commands)
    {
        try
        {
            commands.ExecuteNonQuery();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    private static void Add(NpgsqlBatch commands, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        commands.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<List<T>> Of<T>(List<T> values) => new() { TypedValue = values };

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter Column(ColumnValues values) => values.Type switch
    {
        ColumnType.Integer => Of(values.Integers),
        ColumnType.Id => Of(values.Ids),
        ColumnType.Text => Of(values.Texts),
        _ => Of(values.Blobs),
    };

    private string InsertText(Table table)
    {
        if (!_inserts.TryGetValue(table, out var sql))
        {
            var places = string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(i => FormattableString.Invariant($"${i}")));
            sql = $"insert into {table.Name} ({table.ColumnList}) select * from unnest({places})";
            if (table.Use == TableUse.Newest)
            {
                var set = string.Join(", ", table.Columns.Skip(table.Keys).Select(c => $"{c.Name} = excluded.{c.Name}"));
                sql += $" on conflict ({table.KeyList}) do update set {set}";
            }

            _inserts.Add(table, sql);
        }

        return sql;
    }
}
