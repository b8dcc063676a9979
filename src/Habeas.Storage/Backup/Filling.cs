using Habeas.Storage.Engine;

namespace Habeas.Storage.Backup;

// Failure policy: as Site: what is filled half is no register.

/// <summary>Fills an empty store with rows of another, in commits of bounded size, and never reads them: they are copied byte for byte.</summary>
internal sealed class Filling(IStore store) : IDisposable
{
    private const long MostBytes = 8 << 20;
    private const int KeysAtOnce = 4096;
    private readonly IWriter _writer = store.OpenWriter();
    private readonly List<WrappedKey> _keys = [];
    private readonly Batch _batch = new();
    private long _bytes;
    private long _numbered;

    /// <summary>Where rows of a table are added.</summary>
    public TableRows To(Table table) => _batch.To(table);

    public void Setting(string name, string value) => _batch.Meta[name] = value;

    /// <summary>So many bytes more were added; writes them when there are enough.</summary>
    public void Added(long bytes)
    {
        _bytes += bytes;
        if (_bytes >= MostBytes)
        {
            Write();
        }
    }

    /// <summary>Adds every row of a result.</summary>
    public void All(Table table, IRows rows)
    {
        var to = To(table);
        while (rows.Next())
        {
            var bytes = 0;
            for (var column = 0; column < table.Columns.Count; column++)
            {
                bytes += Copy(table.Columns[column].Type, rows, column, to);
            }

            Added(bytes);
        }
    }

    /// <summary>Adds an owner key; they come in the order of their numbers, without a gap.</summary>
    public void Key(NumberedKey key)
    {
        if (key.Number != ++_numbered)
        {
            throw new StorageFault(FaultKind.Damaged, FormattableString.Invariant($"Owner key {_numbered} is missing. Use another copy, and run habeas verify --deep on the register it came from."));
        }

        _keys.Add(new(key.Id, key.Bytes));
        if (_keys.Count == KeysAtOnce)
        {
            WriteKeys();
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Finish()
    {
        Write();
        WriteKeys();
    }

    public void Dispose() => _writer.Dispose();

    private void Write()
    {
        _writer.Begin(new Query("select 1")).Dispose();
        _writer.Commit(_batch);
        _batch.Clear();
        _bytes = 0;
    }

    private void WriteKeys()
    {
        if (_keys.Count > 0)
        {
            store.Keys.Add(_numbered - _keys.Count + 1, _keys);
            _keys.Clear();
        }
    }

    private static int Copy(ColumnType type, IRows rows, int column, TableRows to)
    {
        switch (type)
        {
            case ColumnType.Integer:
                to.Int(rows.IntOrNull(column));
                return sizeof(long);
            case ColumnType.Id:
                to.Id(rows.IdOrNull(column));
                return 16;
            case ColumnType.Text:
                to.Text(rows.TextOrNull(column));
                return 64;
            default:
                var bytes = rows.Bytes(column);
                to.Bytes(bytes);
                return bytes.Length + sizeof(long);
        }
    }
}
