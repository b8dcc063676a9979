using System.Runtime.InteropServices;

namespace Habeas.Storage.Engine;

/// <summary>Rows to be added to one table, held by column, so that an engine can bind whole columns at once.</summary>
internal sealed class TableRows(Table table)
{
    private readonly ColumnValues[] _columns = [.. table.Columns.Select(c => new ColumnValues(c.Type))];
    private int _next;

    public Table Table { get; } = table;

    public int Count { get; private set; }

    public ColumnValues this[int column] => _columns[column];

    public TableRows Int(long? value)
    {
        _columns[_next].Integers.Add(value);
        return Step();
    }

    public TableRows Id(Guid? value)
    {
        _columns[_next].Ids.Add(value);
        return Step();
    }

    /// <summary>
    /// Adds a text. PostgreSQL has no U+0000 in texts, which the door refuses and earlier entries may hold: it is shown as U+FFFD; the
    /// sealed part keeps what was sent.
    /// </summary>
    public TableRows Text(string? value)
    {
        _columns[_next].Texts.Add(value?.Replace('\0', '\ufffd'));
        return Step();
    }

    public TableRows Bytes(byte[] value)
    {
        _columns[_next].Blobs.Add(value);
        return Step();
    }

    public void Clear()
    {
        if (Count == 0 && _next == 0)
        {
            return;
        }

        foreach (var column in _columns)
        {
            column.Clear();
        }

        (Count, _next) = (0, 0);
    }

    private TableRows Step()
    {
        if (++_next == _columns.Length)
        {
            _next = 0;
            Count++;
        }

        return this;
    }
}

/// <summary>The values of one column, of the one list that its type uses.</summary>
internal sealed class ColumnValues(ColumnType type)
{
    public ColumnType Type { get; } = type;

    public List<long?> Integers { get; } = [];

    public List<Guid?> Ids { get; } = [];

    public List<string?> Texts { get; } = [];

    public List<byte[]> Blobs { get; } = [];

    public void Clear()
    {
        Integers.Clear();
        Ids.Clear();
        Texts.Clear();
        Blobs.Clear();
    }
}

/// <summary>That a stored row of a bitemporal table no longer holds from an entry on.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Closing(Guid Subject, long FromEntry, int Ordinal, long ToEntry);

/// <summary>All that one commit writes, table by table.</summary>
internal sealed class Batch
{
    private readonly Dictionary<Table, TableRows> _rows = [];
    private readonly Dictionary<Table, List<Closing>> _closings = [];
    private readonly Dictionary<Table, List<Guid>> _replaced = [];

    /// <summary>Tables to be emptied first; only a rebuild does.</summary>
    public IList<Table> Emptied { get; } = [];

    /// <summary>Settings to be written; null takes one away.</summary>
    public SortedDictionary<string, string?> Meta { get; } = new(StringComparer.Ordinal);

    /// <summary>The tables with rows to add, in an order that foreign keys allow.</summary>
    public IEnumerable<TableRows> Rows => Tables.All.Where(_rows.ContainsKey).Select(t => _rows[t]).Where(r => r.Count > 0);

    public IEnumerable<KeyValuePair<Table, List<Closing>>> Closings => _closings.Where(c => c.Value.Count > 0);

    public IEnumerable<KeyValuePair<Table, List<Guid>>> Replaced => _replaced.Where(c => c.Value.Count > 0);

    public TableRows To(Table table)
    {
        if (!_rows.TryGetValue(table, out var rows))
        {
            _rows.Add(table, rows = new(table));
        }

        return rows;
    }

    /// <summary>Closes a stored row of a <see cref="TableUse.Dated"/> table.</summary>
    public void Close(Table table, Closing closing) => ListOf(_closings, table).Add(closing);

    /// <summary>Removes all rows of a person from a <see cref="TableUse.Replaced"/> table before new ones are added.</summary>
    public void Replace(Table table, Guid person) => ListOf(_replaced, table).Add(person);

    public void Clear()
    {
        foreach (var rows in _rows.Values)
        {
            rows.Clear();
        }

        _closings.Clear();
        _replaced.Clear();
        Emptied.Clear();
        Meta.Clear();
    }

    private static List<T> ListOf<T>(Dictionary<Table, List<T>> lists, Table table)
    {
        if (!lists.TryGetValue(table, out var list))
        {
            lists.Add(table, list = []);
        }

        return list;
    }
}
