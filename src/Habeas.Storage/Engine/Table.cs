namespace Habeas.Storage.Engine;

/// <summary>What a column holds. Instants are microseconds and dates are days since 1970-01-01, both as integers.</summary>
internal enum ColumnType
{
    Integer,
    Id,
    Text,
    Bytes,
}

internal sealed record Column(string Name, ColumnType Type);

/// <summary>How rows of a table come and go.</summary>
internal enum TableUse
{
    /// <summary>The log itself, and the documents that it names: rows are added and never touched again.</summary>
    Log,

    /// <summary>Derived from the log; rows are only added.</summary>
    Added,

    /// <summary>Derived and bitemporal: a row is added with from_entry, and closed once with to_entry.</summary>
    Dated,

    /// <summary>Derived; one row a key, overwritten with the newest.</summary>
    Newest,

    /// <summary>Derived; all rows of a person are replaced together.</summary>
    Replaced,
}

/// <summary>A table of the register: its columns in order, the key columns first.</summary>
internal sealed class Table
{
    private Table(string name, TableUse use, int keys, Column[] columns)
    {
        Name = name;
        Use = use;
        Keys = keys;
        Columns = columns;
        ColumnList = string.Join(", ", columns.Select(c => c.Name));
        KeyList = string.Join(", ", columns.Take(keys).Select(c => c.Name));
    }

    public string Name { get; }

    public TableUse Use { get; }

    /// <summary>How many of the first columns are the primary key.</summary>
    public int Keys { get; }

    public IReadOnlyList<Column> Columns { get; }

    public string ColumnList { get; }

    public string KeyList { get; }

    /// <summary>Columns written as <c>name:type</c>, the type being i, id, t or b.</summary>
    public static Table Of(string name, TableUse use, int keys, string columns) =>
        new(name, use, keys, [.. columns.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)]);

    private static Column Parse(string text)
    {
        var cut = text.IndexOf(':', StringComparison.Ordinal);
        return new(text[..cut], text[(cut + 1)..] switch
        {
            "i" => ColumnType.Integer,
            "id" => ColumnType.Id,
            "t" => ColumnType.Text,
            "b" => ColumnType.Bytes,
            var other => throw new ArgumentException($"No column type {other}.", nameof(text)),
        });
    }
}

/// <summary>The tables of a register. Their SQL is in each engine's <c>Schema/0001-register.sql</c>; a test compares the two.</summary>
internal static class Tables
{
    public static Table Log { get; } = Table.Of("log", TableUse.Log, 1, "id:i origin:t verifier:t");

    public static Table Entry { get; } = Table.Of("entry", TableUse.Log, 1, "id:i leaf:b leaf_hash:b");

    public static Table Part { get; } = Table.Of("part", TableUse.Log, 1, "id:i stored:b");

    public static Table Tile { get; } = Table.Of("tile", TableUse.Log, 3, "log:i level:i idx:i hashes:b");

    public static Table Checkpoint { get; } = Table.Of("checkpoint", TableUse.Log, 1, "id:i previous:i note:b");

    public static Table LogKeys { get; } = Table.Of("log_key", TableUse.Log, 2, "log:i number:i since:i verifier:t note:b");

    public static Table Cosignature { get; } = Table.Of("cosignature", TableUse.Log, 3, "id:i witness:t at:i line:b");

    public static Table Document { get; } = Table.Of(
        "document", TableUse.Log, 1, "number:i digest:b kind:i subject:id type:t added_at:i stored:b");

    public static Table Act { get; } = Table.Of("act", TableUse.Added, 1, "entry:i recorded_at:i id:id digest:b said:i");

    public static Table Owner { get; } = Table.Of("owner", TableUse.Added, 2, "kind:i subject:id key_id:id");

    public static Table Stream { get; } = Table.Of("stream", TableUse.Added, 4, "kind:i subject:id entry:i part:i");

    public static Table Counter { get; } = Table.Of("counter", TableUse.Newest, 1, "name:t value:i");

    public static Table Person { get; } = Table.Of(
        "person", TableUse.Newest, 1, "id:id file_number:t primary_name:t birth_earliest:i birth_latest:i sex:t");

    public static Table Name { get; } = Table.Of("name", TableUse.Replaced, 2, "person:id ordinal:i text:t kind:t script:t folded:t");

    public static Table NameKey { get; } = Table.Of("name_key", TableUse.Replaced, 3, "person:id key:t sounds:b");

    public static Table Identifier { get; } = Table.Of("identifier", TableUse.Replaced, 3, "person:id issuer:t value:t compact:t");

    public static Table Stretch { get; } = Table.Of(
        "stretch",
        TableUse.Dated,
        3,
        """
        person:id from_entry:i ordinal:i to_entry:i place:id whereabouts:t start_earliest:i start_latest:i ended:i end_earliest:i end_latest:i
         episode_start_earliest:i episode_start_latest:i episode_ended:i episode_end_earliest:i episode_end_latest:i attributes:t by_counts:i
        """.ReplaceLineEndings(""));

    public static Table CountedRun { get; } = Table.Of(
        "counted_run",
        TableUse.Dated,
        3,
        "person:id from_entry:i ordinal:i to_entry:i place:id episode:t first_day:i last_day:i listed:i attributes:t");

    public static Table Coverage { get; } = Table.Of(
        "coverage", TableUse.Dated, 3, "person:id from_entry:i ordinal:i to_entry:i from_at:i to_at:i kind:t order_id:id delay:i");

    public static Table Finding { get; } = Table.Of(
        "finding", TableUse.Dated, 3, "person:id from_entry:i ordinal:i to_entry:i code:t at:i detail:t");

    public static Table Matter { get; } = Table.Of("matter", TableUse.Dated, 3, "person:id from_entry:i ordinal:i to_entry:i kind:t place:id");

    public static Table Place { get; } = Table.Of(
        "place", TableUse.Newest, 1, "id:id name:t kind:t authority:t zone:t count_time:t");

    public static Table PlaceCount { get; } = Table.Of(
        "place_count", TableUse.Dated, 3, "place:id from_entry:i ordinal:i to_entry:i first_day:i last_day:i source:t");

    /// <summary>Every table, in an order in which rows may be added.</summary>
    public static IReadOnlyList<Table> All { get; } =
    [
        Log, Entry, Part, Tile, Checkpoint, LogKeys, Cosignature, Document, Act, Owner, Stream, Counter,
        Person, Name, NameKey, Identifier, Stretch, CountedRun, Coverage, Finding, Matter, Place, PlaceCount,
    ];

    /// <summary>Every table that can be dropped and made again from the log.</summary>
    public static IReadOnlyList<Table> Derived { get; } = [.. All.Where(t => t.Use != TableUse.Log)];
}
