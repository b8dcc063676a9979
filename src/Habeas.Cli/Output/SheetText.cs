using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Habeas.Cli.Output;

/// <summary>Writes rows as a table, as JSON (an array of objects) or as CSV (RFC 4180, lines ended by LF).</summary>
internal static class SheetText
{
    private const int WideEnough = 1000;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter writer, Sheet sheet, Format format, int? width)
    {
        switch (format)
        {
            case Format.Json:
                writer.WriteLine(Json(json => Rows(json, sheet)));
                break;
            case Format.Csv:
                Csv(writer, sheet.Columns.Select(c => (object?)c.Name));
                foreach (var row in sheet.Rows)
                {
                    Csv(writer, row);
                }

                break;
            default:
                writer.Write(Table(sheet, width));
                break;
        }
    }

    public static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void Csv(TextWriter writer, IEnumerable<object?> values) =>
        writer.Write(string.Join(',', values.Select(v => Quoted(Cells.ForPrograms(v)))) + "\n");

    public static void Object(Utf8JsonWriter json, IEnumerable<(Column Column, object? Value)> fields)
    {
        json.WriteStartObject();
        Fields(json, fields);
        json.WriteEndObject();
    }

    public static void Fields(Utf8JsonWriter json, IEnumerable<(Column Column, object? Value)> fields)
    {
        foreach (var (column, value) in fields)
        {
            json.WritePropertyName(column.Name);
            Cells.Write(json, value);
        }
    }

    public static void Rows(Utf8JsonWriter json, Sheet sheet)
    {
        json.WriteStartArray();
        foreach (var row in sheet.Rows)
        {
            Object(json, sheet.Columns.Zip(row));
        }

        json.WriteEndArray();
    }

    private static string Quoted(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : value;

    private static string Table(Sheet sheet, int? width)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var column in sheet.Columns)
        {
            var added = new TableColumn(new Text(column.Heading)).PadLeft(0).PadRight(2);
            table.AddColumn(column.Right ? added.RightAligned() : added);
        }

        foreach (var row in sheet.Rows)
        {
            table.AddRow(row.Select(v => new Text(Cells.ForPeople(v))));
        }

        return Rendered(table, width);
    }

    /// <summary>What Spectre draws, with the blanks at the ends of lines cut.</summary>
    public static string Rendered(Spectre.Console.Rendering.IRenderable drawing, int? width)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width ?? WideEnough;
        console.Write(drawing);
        var lines = text.ToString().TrimEnd('\n').Split('\n').Select(l => l.TrimEnd());
        return string.Join('\n', lines) + "\n";
    }
}
