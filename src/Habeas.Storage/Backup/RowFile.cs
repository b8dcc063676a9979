using System.Text;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Backup;

// Failure policy: as SealedFile. What is read was authenticated, so that a table or a value that cannot be read means another version
// of the program wrote it, and is said so.

/// <summary>The tables that a backup holds. Of what is derived it holds the counters alone, which tell nothing about anybody.</summary>
internal static class BackedUp
{
    /// <summary>Settings; the notes of work under way are left out.</summary>
    public static Table Meta { get; } = Table.Of("meta", TableUse.Newest, 1, "name:t value:t");

    /// <summary>The owner keys, wrapped; in a file of their own.</summary>
    public static Table OwnerKey { get; } = Table.Of("owner_key", TableUse.Log, 1, "number:i id:id wrapped:b");

    /// <summary>Small tables that every chunk holds whole: only those of the last one count.</summary>
    public static IReadOnlyList<Table> Whole { get; } = [Tables.Log, Tables.LogKeys, Tables.Counter, Meta];

    /// <summary>Tables whose rows are hashes and texts; the others hold what is sealed, which nothing makes shorter.</summary>
    public static IReadOnlyList<Table> Pressed { get; } = [Tables.Entry, Tables.Checkpoint, Tables.Cosignature, Tables.LogKeys, Tables.Log, Tables.Counter, Meta];

    private static readonly Dictionary<string, Table> ByName =
        Tables.All.Where(t => t.Use == TableUse.Log).Append(Tables.Counter).Append(Meta).Append(OwnerKey).ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static Table? Named(string name) => ByName.GetValueOrDefault(name);
}

/// <summary>Writes rows: a table's name, its rows each after a byte 1, a byte 0. Numbers are variable in length, and 0 stands for null.</summary>
internal sealed class RowWriter(SealedWriter file)
{
    /// <summary>Writes the current result as rows of a table, and says how many.</summary>
    public long Write(Table table, IRows rows, Action<IRows>? each = null)
    {
        var count = 0L;
        Begin(table);
        while (rows.Next())
        {
            each?.Invoke(rows);
            file.Write([1]);
            for (var column = 0; column < table.Columns.Count; column++)
            {
                Value(table.Columns[column].Type, rows, column);
            }

            count++;
        }

        End();
        return count;
    }

    public void Keys(IEnumerable<NumberedKey> keys)
    {
        Begin(BackedUp.OwnerKey);
        foreach (var key in keys)
        {
            file.Write([1]);
            Int(key.Number);
            Id(key.Id);
            Bytes(key.Bytes, key.Bytes is null);
        }

        End();
    }

    private void Begin(Table table)
    {
        file.Presses = BackedUp.Pressed.Contains(table);
        Bytes(Encoding.ASCII.GetBytes(table.Name), isNull: false);
    }

    private void End() => file.Write([0]);

    private void Value(ColumnType type, IRows rows, int column)
    {
        if (rows.IsNull(column))
        {
            file.Write([0]);
            return;
        }

        switch (type)
        {
            case ColumnType.Integer:
                Int(rows.Int(column));
                break;
            case ColumnType.Id:
                Id(rows.Id(column));
                break;
            case ColumnType.Text:
                Bytes(Encoding.UTF8.GetBytes(rows.Text(column)), isNull: false);
                break;
            default:
                Bytes(rows.Span(column), isNull: false);
                break;
        }
    }

    private void Int(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))) + 1);

    private void Id(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Bytes(bytes, isNull: false);
    }

    private void Bytes(ReadOnlySpan<byte> bytes, bool isNull)
    {
        Number(isNull ? 0 : (ulong)bytes.Length + 1);
        file.Write(bytes);
    }

    private void Number(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var length = 0;
        for (; value > 0x7f; value >>= 7)
        {
            bytes[length++] = (byte)(value & 0x7f | 0x80);
        }

        bytes[length++] = (byte)value;
        file.Write(bytes[..length]);
    }
}

/// <summary>Reads what <see cref="RowWriter"/> wrote.</summary>
internal sealed class RowReader(SealedReader file)
{
    private const int MostBytes = 1 << 30;

    /// <summary>Goes on to the next table; null at the end of the file.</summary>
    public Table? Next()
    {
        if (file.IsAtEnd)
        {
            return null;
        }

        var name = Encoding.ASCII.GetString(Bytes() ?? throw file.Damaged());
        return BackedUp.Named(name) ?? throw new StorageFault(
            FaultKind.TooNew, $"The backup holds a table {name}, which this version of the program does not know. Install the version that wrote it.");
    }

    /// <summary>Reads a row of the table; false after its last.</summary>
    /// <param name="rows">Where the row is added.</param>
    /// <param name="bytes">Counts how many bytes of values were read.</param>
    public bool Row(TableRows rows, ref long bytes)
    {
        if (file.Byte() == 0)
        {
            return false;
        }

        foreach (var column in rows.Table.Columns)
        {
            switch (column.Type)
            {
                case ColumnType.Integer:
                    rows.Int(Int());
                    break;
                case ColumnType.Id:
                    rows.Id(new Guid(Bytes() ?? throw file.Damaged(), bigEndian: true));
                    break;
                case ColumnType.Text:
                    rows.Text(Bytes() is { } text ? Encoding.UTF8.GetString(text) : null);
                    break;
                default:
                    var value = Bytes();
                    bytes += value?.Length ?? 0;
                    rows.Bytes(value!);
                    break;
            }

            bytes += sizeof(long);
        }

        return true;
    }

    private long? Int() => Number() is var value and > 0 ? (long)((value - 1) >> 1) ^ -(long)((value - 1) & 1) : null;

    private byte[]? Bytes()
    {
        var length = Number();
        if (length == 0)
        {
            return null;
        }

        var bytes = new byte[length - 1 <= MostBytes ? (int)(length - 1) : throw file.Damaged()];
        file.Read(bytes);
        return bytes;
    }

    private ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = file.Byte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw file.Damaged();
    }
}
