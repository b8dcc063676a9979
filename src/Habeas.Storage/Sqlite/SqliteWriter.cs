using System.Runtime.InteropServices;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Sqlite;

// Failure policy: as Database. A failed commit leaves the outcome unknown to the caller, although SQLite itself rolls back.

/// <summary>The writing connection: <c>begin immediate</c> is the lock.</summary>
internal sealed class SqliteWriter(Database database) : SqliteSession(database, null), IWriter
{
    private readonly Dictionary<Table, string> _inserts = [];
    private bool _begun;

    public IRows Begin(params IReadOnlyList<Query> queries)
    {
        Database.Prepare("begin immediate").Run();
        _begun = true;
        return Run(queries);
    }

    public void Commit(Batch batch)
    {
        Write(batch);
        Database.Prepare("commit").Run();
        _begun = false;
    }

    public void Write(Batch batch)
    {
        foreach (var table in batch.Emptied)
        {
            Database.Execute("delete from " + table.Name);
        }

        foreach (var (table, persons) in batch.Replaced)
        {
            var statement = Database.Prepare($"delete from {table.Name} where person = $1");
            foreach (var person in persons)
            {
                statement.Bind(1, person).Run();
            }
        }

        foreach (var (table, closings) in batch.Closings)
        {
            Close(table, closings);
        }

        foreach (var rows in batch.Rows)
        {
            Insert(rows);
        }

        foreach (var (name, value) in batch.Meta)
        {
            Database.Prepare("delete from meta where name = $1").Bind(1, name).Run();
            if (value is not null)
            {
                Database.Prepare("insert into meta (name, value) values ($1, $2)").Bind(1, name).Bind(2, value).Run();
            }
        }

        batch.Clear();
    }

    public void Rollback()
    {
        if (_begun)
        {
            _begun = false;
            Database.Execute("rollback");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Database.Dispose(); // SQLite rolls back what was not committed
        }

        base.Dispose(disposing);
    }

    private void Close(Table table, List<Closing> closings)
    {
        var key = table.Columns[0].Name;
        var statement = Database.Prepare($"update {table.Name} set to_entry = $1 where {key} = $2 and from_entry = $3 and ordinal = $4");
        foreach (var closing in closings)
        {
            statement.Bind(1, closing.ToEntry).Bind(2, closing.Subject).Bind(3, closing.FromEntry).Bind(4, (long)closing.Ordinal).Run();
        }
    }

    private void Insert(TableRows rows)
    {
        if (!_inserts.TryGetValue(rows.Table, out var sql))
        {
            _inserts.Add(rows.Table, sql = InsertText(rows.Table));
        }

        var statement = Database.Prepare(sql);
        var columns = rows.Table.Columns.Count;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                Bind(statement, column + 1, rows[column], row);
            }

            statement.Run();
        }
    }

    private static void Bind(Statement statement, int index, ColumnValues values, int row) => _ = values.Type switch
    {
        ColumnType.Integer => statement.Bind(index, values.Integers[row]),
        ColumnType.Id => statement.Bind(index, values.Ids[row]),
        ColumnType.Text => statement.Bind(index, values.Texts[row]),
        _ => statement.Bind(index, CollectionsMarshal.AsSpan(values.Blobs)[row].AsSpan()),
    };

    private static string InsertText(Table table)
    {
        var places = string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(i => FormattableString.Invariant($"${i}")));
        var insert = $"insert into {table.Name} ({table.ColumnList}) values ({places})";
        return table.Use == TableUse.Newest
            ? $"{insert} on conflict ({table.KeyList}) do update set {string.Join(", ", table.Columns.Skip(table.Keys).Select(c => $"{c.Name} = excluded.{c.Name}"))}"
            : insert;
    }
}
