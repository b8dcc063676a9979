using CsvHelper;
using Habeas.Import.Mappings;

namespace Habeas.Import.Sources;

/// <summary>
/// A file as lines of fields under named columns. Line breaks within quotes are not accepted, so that one stray quotation mark costs one
/// line and never the rest of the file.
/// </summary>
internal sealed class Table : IDisposable
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private readonly Action<long, string, string> _malformed;
    private readonly string _file;
    private readonly CsvReader _reader;

    /// <param name="source">The file.</param>
    /// <param name="look">What a first reading showed.</param>
    /// <param name="malformed">Takes each line that cannot be cut into fields: its number, the reason, its text.</param>
    public Table(ImportSource source, FirstLook look, Action<long, string, string> malformed)
    {
        _malformed = malformed;
        _file = source.Name;
        _reader = CsvReader.Create(
            FirstLook.Open(source, look.Compressed),
            new CsvReaderOptions
            {
                Separator = null,
                AllowLineBreaksInQuotes = false,
                MalformedData = CsvMalformedDataHandling.Skip,
                FieldCountMismatch = CsvFieldCountHandling.Skip,
                OnMalformedRecord = OnMalformed,
                TrackLineNumbers = true,
                IncludeValuesInExceptions = false,
                Encoding = look.Encoding.CodePage == System.Text.Encoding.UTF8.CodePage ? null : look.Encoding,
            },
            leaveOpen: false);
        Columns = Faults(() => _reader.Headers.Select(h => h.Trim().Trim('\uFEFF').Trim()).ToArray());
    }

    /// <summary>The header, surrounding spaces aside.</summary>
    public IReadOnlyList<string> Columns { get; }

    public long Line => _reader.LineNumber;

    /// <summary>The line as it stands in the file.</summary>
    public ReadOnlySpan<byte> Raw => _reader.RawRecord;

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Content => Raw.TrimEnd("\r\n"u8);

    /// <summary>A field as it stands, within <see cref="Raw"/>.</summary>
    public ReadOnlySpan<byte> RawField(int column) => _reader.GetRawSpan(column);

    public bool Read() => Faults(_reader.Read);

    /// <summary>A field, surrounding spaces aside, as UTF-8; valid until the next line is read.</summary>
    public ReadOnlySpan<byte> Field(int column, ref long padded)
    {
        var raw = _reader.GetSpan(column);
        if (raw.IsEmpty || (raw[0] > ' ' && raw[0] != 0xC2 && raw[^1] > ' ' && raw[^1] != 0xA0))
        {
            return raw;
        }

        var trimmed = Trim(raw);
        padded += trimmed.Length == raw.Length ? 0 : 1;
        return trimmed;
    }

    /// <summary>Every field of the line, as it stands.</summary>
    public string[] Fields() => [.. Enumerable.Range(0, Columns.Count).Select(_reader.GetString)];

    /// <summary>Where the column stands under any of its names, or −1.</summary>
    public int Find(Column? column) => column is null ? -1 : Find(column.Names);

    public int Find(params IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                if (string.Equals(Columns[i], name, StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Cuts off spaces, tabs and no-break spaces on both sides.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            if (!text.IsEmpty && IsBlank(text[0]))
            {
                text = text[1..];
            }
            else if (!text.IsEmpty && IsBlank(text[^1]))
            {
                text = text[..^1];
            }
            else if (text.Length >= 2 && text[0] == 0xC2 && text[1] == 0xA0)
            {
                text = text[2..];
            }
            else if (text.Length >= 2 && text[^2] == 0xC2 && text[^1] == 0xA0)
            {
                text = text[..^2];
            }
            else if (text.StartsWith(ByteOrderMark))
            {
                text = text[3..];
            }
            else
            {
                return text;
            }
        }
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private void OnMalformed(CsvMalformedRecord record) => _malformed(
        record.LineNumber,
        record.Reason == CsvMalformedReason.FieldCountMismatch ? RejectReasons.FieldCount : RejectReasons.Quotes,
        record.RawRecord);

    private T Faults<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or CsvFormatException)
        {
            throw new SourceException(_file, $"cannot be read to its end: {e.Message} Nothing was recorded.", e);
        }
    }
}
