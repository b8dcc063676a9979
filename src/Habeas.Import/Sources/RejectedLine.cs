using NodaTime;

namespace Habeas.Import.Sources;

/// <summary>A line that could not be read, kept whole so that it can be corrected and imported again.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line within the file, from 1, the header counted.</param>
/// <param name="Reason">A slug of <see cref="RejectReasons"/>.</param>
/// <param name="Columns">The file's own columns.</param>
/// <param name="Fields">The line's fields, one for each column; empty where the line could not be cut into them.</param>
/// <param name="Text">The line as it stands in the file, where it could not be cut into fields.</param>
/// <param name="Date">The date that the file's name or the operator gave, where the file has no column for it.</param>
public sealed record RejectedLine(
    string File, long Line, string Reason, IReadOnlyList<string> Columns, IReadOnlyList<string> Fields, string? Text, LocalDate? Date);

/// <summary>Why a line is rejected, as slugs, with words that never repeat what the line says.</summary>
public static class RejectReasons
{
    public const string NoPerson = "no-person";
    public const string NoDate = "no-date";
    public const string DateUnreadable = "date-unreadable";
    public const string AdmissionUnreadable = "admission-unreadable";
    public const string NotYetCome = "not-yet-come";
    public const string EndBeforeStart = "end-before-start";
    public const string ControlCharacter = "control-character";
    public const string FieldCount = "field-count";
    public const string Quotes = "quotes";

    private static readonly string[] All = [NoPerson, NoDate, DateUnreadable, AdmissionUnreadable, NotYetCome, EndBeforeStart, ControlCharacter, FieldCount, Quotes];

    /// <summary>The slug whose words these are, or null.</summary>
    public static string? Of(string words) => All.FirstOrDefault(r => Words(r) == words);

    public static string Words(string reason) => reason switch
    {
        NoPerson => "the column that names the person is empty",
        NoDate => "the column of the date is empty",
        DateUnreadable => "the date is in none of the formats that the mapping lists, or outside 1850 to 2199",
        AdmissionUnreadable => "the time of admission is in none of the formats that the mapping lists, or outside 1850 to 2199",
        NotYetCome => "the date is of a night that has not come yet",
        EndBeforeStart => "the last date is before the first",
        ControlCharacter => "a column that the mapping reads holds a control character, which is no part of a text",
        FieldCount => "the line has more or fewer fields than the header",
        Quotes => "a quotation mark is opened and not closed, or stands where none may",
        _ => reason,
    };
}
