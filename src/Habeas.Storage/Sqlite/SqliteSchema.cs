using Habeas.Storage.Engine;

namespace Habeas.Storage.Sqlite;

// Failure policy: as Database. A remake that fails is rolled back when its connection is closed.

/// <summary>The schemas of the two files of a directory, and those that the scripts make in memory.</summary>
internal sealed class SqliteSchema(string directory) : ISchema
{
    // What SQLite makes by itself has no text of its own; statistics are an operator's to gather.
    private const string Listing =
        """
        select type, name, case when type in ('table', 'view') then null else tbl_name end, sql
        from sqlite_master where sql is not null and name not glob 'sqlite_stat[0-9]'
        union all
        select 'column', c.name, m.name, c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || c.hidden || ' ' || coalesce(c.dflt_value, '')
        from sqlite_master m, pragma_table_xinfo(m.name) c
        where m.type = 'table' and m.sql not like 'create virtual%' and m.name not glob 'sqlite_stat[0-9]'
        """;

    private static readonly Lazy<IReadOnlyList<(SchemaObject Object, string Sql)>> FromScripts = new(() => [.. InMemory(""), .. InMemory("keys-")]);

    public IReadOnlyList<SchemaObject> Stored() => [.. InFile(SqliteStore.RegisterFile, ""), .. InFile(SqliteStore.KeyFile, "keys-")];

    public IReadOnlyList<SchemaObject> Made() => [.. FromScripts.Value.Select(m => m.Object)];

    public void Remake(IReadOnlyList<SchemaObject> dropped, IReadOnlyList<Table> made)
    {
        using var database = Database.Open(Path.Combine(directory, SqliteStore.RegisterFile));
        database.Execute("begin immediate");
        foreach (var thing in dropped)
        {
            database.Execute($"drop {thing.Kind} {thing.Name}");
        }

        // The table itself comes before what belongs to it.
        foreach (var (_, sql) in made.SelectMany(t => FromScripts.Value.Where(m => m.Object.About == t.Name && !m.Object.IsInTable).OrderBy(m => m.Object.Table is not null)))
        {
            database.Execute(sql);
        }

        database.Execute("commit");
    }

    private IEnumerable<SchemaObject> InFile(string file, string prefix)
    {
        using var database = Database.Open(Path.Combine(directory, file));
        return [.. Read(database, prefix).Select(r => r.Object)];
    }

    private static List<(SchemaObject Object, string Sql)> InMemory(string prefix)
    {
        using var database = Database.Open(":memory:");
        SqliteStore.Migrate(database, prefix, create: true);
        return Read(database, prefix);
    }

    private static List<(SchemaObject Object, string Sql)> Read(Database database, string prefix)
    {
        var store = prefix.Replace('-', '.');
        var things = new List<(SchemaObject, string)>();
        var statement = database.Prepare(Listing);
        while (statement.Step())
        {
            var (kind, sql) = (statement.Text(0), statement.Text(3));
            var (name, table) = (statement.Text(1), statement.IsNull(2) ? null : statement.Text(2));
            things.Add((table is null ? new(kind, store + name, null, Normal(sql)) : new(kind, name, store + table, Normal(sql)), sql));
        }

        statement.Reset();
        return things;
    }

    /// <summary>White space is not told apart: the scripts may have had other line endings when the file was made.</summary>
    private static string Normal(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
