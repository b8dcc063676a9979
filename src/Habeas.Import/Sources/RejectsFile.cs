using System.Globalization;
using CsvHelper;
using NodaTime.Text;

namespace Habeas.Import.Sources;

/// <summary>
/// Rejected lines as a CSV file: the source's columns, then the columns below. Corrected there, it is imported with the same mapping; the
/// <c>reject_*</c> columns mark it as an addition, which makes nobody absent. It holds persons' records: whoever writes it gives it mode 0600.
/// </summary>
public static class RejectsFile
{
    public const string FileColumn = "reject_file";
    public const string LineColumn = "reject_line";
    public const string ReasonColumn = "reject_reason";

    /// <summary>The line as it stood, where it could not be cut into fields.</summary>
    public const string TextColumn = "reject_text";

    /// <summary>The date that the file's name gave, <c>uuuu-MM-dd</c>, where the file has no column for it.</summary>
    public const string DateColumn = "reject_date";

    private static readonly string[] Own = [FileColumn, LineColumn, ReasonColumn, TextColumn, DateColumn];

    /// <summary>Writes UTF-8 without a byte order mark; the caller opens and closes the stream.</summary>
    public static void Write(Stream stream, IReadOnlyList<RejectedLine> rejects)
    {
        var columns = rejects.SelectMany(r => r.Columns).Where(c => !IsOwn(c)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        Row(writer, [.. columns, .. Own]);
        foreach (var reject in rejects)
        {
            Row(writer, [
                .. columns.Select(c => Field(reject, c)),
                Field(reject, FileColumn) is { Length: > 0 } first ? first : reject.File,
                Field(reject, LineColumn) is { Length: > 0 } line ? line : reject.Line.ToString(CultureInfo.InvariantCulture),
                RejectReasons.Words(reject.Reason),
                reject.Text ?? Field(reject, TextColumn),
                reject.Date is { } date ? LocalDatePattern.Iso.Format(date) : Field(reject, DateColumn),
            ]);
        }
    }

    internal static bool IsOwn(string column) => Own.Contains(column, StringComparer.OrdinalIgnoreCase);

    private static string Field(RejectedLine reject, string column)
    {
        for (var i = 0; i < reject.Fields.Count; i++)
        {
            if (string.Equals(reject.Columns[i], column, StringComparison.OrdinalIgnoreCase))
            {
                return reject.Fields[i];
            }
        }

        return "";
    }

    private static void Row(CsvWriter writer, IReadOnlyList<string> fields)
    {
        foreach (var field in fields)
        {
            writer.WriteField(field.AsSpan());
        }

        writer.EndRecord();
    }
}
