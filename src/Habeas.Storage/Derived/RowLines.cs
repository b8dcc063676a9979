using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Derived;

/// <summary>A row as one line of text, the same whether it was read from a store or is about to be written, so that rows can be compared.</summary>
internal static class RowLines
{
    private const char Between = '\u001f';
    private const char Null = '\u0000';

    public static string Line(this TableRows rows, int row)
    {
        var line = new StringBuilder();
        for (var c = 0; c < rows.Table.Columns.Count; c++)
        {
            var values = rows[c];
            Add(line, values.Type switch
            {
                ColumnType.Integer => values.Integers[row]?.ToString(CultureInfo.InvariantCulture),
                ColumnType.Id => values.Ids[row]?.ToString(),
                ColumnType.Text => values.Texts[row],
                _ => Convert.ToHexStringLower(values.Blobs[row]),
            });
        }

        return line.ToString();
    }

    /// <summary>The current row of a question that selects the table's columns in order.</summary>
    public static string Line(this Table table, IRows rows)
    {
        var line = new StringBuilder();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            Add(line, rows.IsNull(c) ? null : table.Columns[c].Type switch
            {
                ColumnType.Integer => rows.Int(c).ToString(CultureInfo.InvariantCulture),
                ColumnType.Id => rows.Id(c).ToString(),
                ColumnType.Text => rows.Text(c),
                _ => Convert.ToHexStringLower(rows.Span(c)),
            });
        }

        return line.ToString();
    }

    /// <summary>The value of one column of a line.</summary>
    public static string Column(string line, int column) => line.Split(Between)[column];

    private static void Add(StringBuilder line, string? value)
    {
        _ = line.Length > 0 ? line.Append(Between) : line;
        _ = value is null ? line.Append(Null) : line.Append(value);
    }
}

/// <summary>A sum over rows that does not depend on their order: equal sums mean the same rows.</summary>
/// <remarks>Each row is hashed with SHA-256 and its first 128 bits are added up: nobody can choose a row that hides another.</remarks>
internal sealed class RowSum
{
    private readonly Lock _one = new();
    private UInt128 _sum;

    public long Count { get; private set; }

    public void Add(string line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(line), hash);
        lock (_one)
        {
            _sum = unchecked(_sum + System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash));
            Count++;
        }
    }

    public bool Same(RowSum other) => Count == other.Count && _sum == other._sum;
}
