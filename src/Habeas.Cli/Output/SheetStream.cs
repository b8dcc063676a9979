using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Habeas.Cli.Output;

/// <summary>Rows under columns that are written one by one, each flushed at once: what was told stays told, whatever comes after it.</summary>
/// <remarks>As <see cref="SheetText"/> writes them, but that a table's columns are as wide as was said before.</remarks>
internal sealed class SheetStream : IDisposable
{
    private const string Gap = "  ";

    private readonly TextWriter _writer;
    private readonly Format _format;
    private readonly IReadOnlyList<(Column Column, int Width)> _columns;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    public SheetStream(TextWriter writer, Format format, IReadOnlyList<(Column Column, int Width)> columns)
    {
        (_writer, _format, _columns) = (writer, format, columns);
        _json = new(_buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        switch (format)
        {
            case Format.Json:
                _json.WriteStartArray();
                break;
            case Format.Csv:
                SheetText.Csv(writer, columns.Select(c => (object?)c.Column.Name));
                break;
            default:
                Line(columns.Select(c => c.Column.Heading));
                break;
        }
    }

    public void Add(IReadOnlyList<object?> row)
    {
        switch (_format)
        {
            case Format.Json:
                SheetText.Object(_json, _columns.Select(c => c.Column).Zip(row));
                Pour();
                break;
            case Format.Csv:
                SheetText.Csv(_writer, row);
                break;
            default:
                Line(row.Select(Cells.ForPeople));
                break;
        }

        _writer.Flush();
    }

    /// <summary>Ends what was begun, so that the rows told so far can be read whatever stopped the others.</summary>
    public void Dispose()
    {
        if (_format == Format.Json)
        {
            _json.WriteEndArray();
            Pour();
            _writer.WriteLine();
        }

        _writer.Flush();
        _json.Dispose();
    }

    private void Pour()
    {
        _json.Flush();
        _writer.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }

    private void Line(IEnumerable<string> cells) =>
        _writer.Write(string.Join(Gap, cells.Zip(_columns, (cell, c) => cell.PadRight(Math.Max(c.Width, c.Column.Heading.Length)))).TrimEnd() + "\n");
}
