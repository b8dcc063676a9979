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

    /// <summary>Writes UTF-8 without a byte order mark; the caller opens and closes the stream.</summary>
    public static void Write(Stream stream, IReadOnlyList<RejectedLine> rejects) => throw new NotSupportedException("not built yet");
}
