using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Habeas.Import.Reports;

/// <summary>The report for people, in Markdown, and for programs, in JSON.</summary>
public static class ReportText
{
    private const int MostFiles = 100;
    private const int MostPairs = 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Json(ImportReport report) => JsonSerializer.SerializeToUtf8Bytes(report, Options);

    public static string Markdown(ImportReport report)
    {
        var text = new StringBuilder();
        Line(text, $"# Import of {report.Kind}: {report.Source}");
        Line(text, $"");
        Line(text, $"Place: {report.Place}. Mapping: `{report.Mapping}`. Counts only: nobody can be read out of this report.");
        Written(text, report.Written);
        Window(text, report.Window, CoverWords(report));
        Rejected(text, report);
        Files(text, report.Files);
        Custody(text, report.Custody);
        Reading(text, report.Reading);
        Blind(text, report);
        return text.ToString();
    }

    private static void Written(StringBuilder text, WrittenFigures written)
    {
        Heading(text, "What is new");
        if (written.NothingNew)
        {
            Line(text, $"Nothing: everything that the files say is in the register.");
            return;
        }

        Table(text, ("what", "number"), [
            ("acts", written.Acts), ("places opened", written.PlaceOpened ? 1 : 0), ("persons concerned", written.PersonsConcerned),
            ("files opened for persons", written.PersonsOpened), ("sightings", written.Sightings), ("dates not listed, at the edges of stays", written.Absences),
            ("counts", written.Counts),
        ]);
    }

    /// <summary>What the dates of a history rest on: on somebody's word, and on no list for each of them. Null for rosters.</summary>
    public static string? CoverWords(ImportReport report) => report.Kind != "spells" ? null : string.Join(" and ", report.Files
        .Select(f => f.CoverFrom switch { "given" => "as stated by --covers", "file-name" => "as the file's name states", "rows" => "as far as its rows reach", _ => null })
        .OfType<string>().Distinct(StringComparer.Ordinal).DefaultIfEmpty("as stated"));

    private static void Window(StringBuilder text, WindowReport window, string? cover)
    {
        Heading(text, "Dates");
        Line(text, $"{Number(window.Dates)} dates {(cover is null ? "counted" : $"covered {cover}")}{(window.From is null ? "" : $", from {window.From} to {window.To}")}.");
        Line(text, $"");
        Line(text, $"* Missing in between: {(window.Missing is { } missing ? Some(missing) : "a history cannot show a missing night; give --covers in pieces to leave one out")}.");
        Line(text, $"* Files out of order: {window.OutOfOrder}; files later than what the register held: {window.Late}. The order makes no difference.");
        Line(text, $"* Dates with more than one roster: {Some(window.CountedMoreThanOnce)}. Whoever is listed in either is listed.");
        if (window.AddedWithoutCount.Count > 0)
        {
            Line(text, $"* Corrected lines for dates without a count: {Some(window.AddedWithoutCount)}. Import the roster of those dates too.");
        }
    }

    private static void Rejected(StringBuilder text, ImportReport report)
    {
        Heading(text, "Rejected lines");
        if (report.Reading.Rejected == 0)
        {
            Line(text, $"None.");
            return;
        }

        Line(text, $"{Lines(report.Reading.Rejected)} rejected; the counts of their dates are short by up to {Number(report.Reading.Rejected)} until they are corrected.");
        Line(text, $"The rejects file holds each with its file, line and reason. Correct it there and import it with the same mapping.");
        Line(text, $"");
        Table(text, ("reason", "lines"), report.Files.SelectMany(f => f.RejectedBy).GroupBy(r => r.Key, StringComparer.Ordinal)
            .Select(g => (Sources.RejectReasons.Words(g.Key), g.Sum(r => (long)r.Value))));
    }

    private static void Files(StringBuilder text, IReadOnlyList<FileReport> files)
    {
        Heading(text, "Files");
        Line(text, $"| file | became | lines | dates | episodes listed | same line twice | conflicting | rejected | same as the date before |");
        Line(text, $"| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var f in files.Take(MostFiles))
        {
            Line(text, $"| {f.Name} | {f.Outcome} | {Number(f.Rows)} | {f.DateCount} | {Number(f.Listed)} | {f.DuplicatesIdentical} | {f.DuplicatesConflicting.Count} | {f.Rejected} | {f.SameAsDateBefore.Count} |");
        }

        if (files.Count > MostFiles)
        {
            Line(text, $"");
            Line(text, $"And {Number(files.Count - MostFiles)} more, in the JSON beside this file.");
        }

        Line(text, $"");
        foreach (var f in files.Take(MostFiles).Where(f => Notes(f).Count > 0))
        {
            Line(text, $"* {f.Name}: {string.Join("; ", Notes(f))}.");
        }
    }

    private static List<string> Notes(FileReport file)
    {
        var notes = new List<string>();
        if (file.Outcome == FileOutcomes.Empty)
        {
            notes.Add($"{(file.Rows == 0 ? "has no line" : "has no line that could be taken")}, and is not taken as a count, which would make everybody absent");
        }

        if (file.DuplicatesConflicting.Count > 0)
        {
            var pairs = string.Join(", ", file.DuplicatesConflicting.Take(MostPairs).Select(p => $"{Number(p.Earlier)} and {Number(p.Used)}"));
            notes.Add($"lines that speak of one episode and date and differ, the later used: {pairs}{(file.DuplicatesConflicting.Count > MostPairs ? ", …" : "")}");
        }

        if (file.SameAsDateBefore.Count > 0)
        {
            notes.Add($"same content as the date before, perhaps a copy that was not renewed{(file.CoverFrom is null ? "" : " or a night without a roster, which --covers can leave out")}: {Some(file.SameAsDateBefore)}");
        }

        if (file.Missing.Count > 0)
        {
            notes.Add($"columns that the mapping wants and the file lacks: {string.Join(", ", file.Missing)}");
        }

        if (file.Unmentioned.Count > 0)
        {
            notes.Add($"columns that the mapping does not mention, not taken in: {string.Join(", ", file.Unmentioned)}");
        }

        if (!string.Equals(file.Encoding, "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            notes.Add($"not UTF-8, read as {file.Encoding}");
        }

        if (file.CoverFrom == "rows")
        {
            notes.Add("the dates covered were taken from the first and the last date in the rows; if the file covers less, say so with --covers");
        }

        if (file.NobodyListed.Count > 0)
        {
            notes.Add($"nobody is listed on {Some(file.NobodyListed)}, which are not taken as counts");
        }

        if (file.EndsAfterCover > 0)
        {
            notes.Add($"rows that end after the dates covered, taken as going on to the last of them: {Number(file.EndsAfterCover)}");
        }

        if (file.OutsideCover > 0)
        {
            notes.Add($"{Number(file.OutsideCover)} rows lie outside the dates covered");
        }

        return notes;
    }

    private static void Custody(StringBuilder text, CustodyFigures custody)
    {
        Heading(text, "What the counts show");
        Table(text, ("what", "number"), [
            ("persons", custody.Persons), ("custody episodes", custody.Episodes),
            ("episodes that vanish and return under the same admission", custody.EpisodesVanishedAndReturned),
            ("counts in between that do not list them (they stay absent)", custody.NightsAbsentBetween),
            ("persons listed under two admissions on one date", custody.PersonsWithOverlappingEpisodes),
            ("dates concerned", custody.OverlappingNights),
            ("episodes whose stated admission is after the first count that lists them", custody.AdmittedAfterFirstListed),
            ("dates and episodes with differing particulars (both kept)", custody.DifferingParticulars),
            .. custody.PersonsWithChangingCode.Select(c => ($"persons whose {c.Key} code changes", (long)c.Value)),
        ]);
    }

    private static void Reading(StringBuilder text, ReadingFigures reading)
    {
        Heading(text, "What the lines hold");
        Line(text, $"{Lines(reading.Rows)}; values with spaces around them: {Number(reading.PaddedValues)}; {Lines(reading.WithoutAdmission)} without a stated admission.");
        Line(text, $"");
        foreach (var (column, formats) in reading.DateFormats)
        {
            Line(text, $"* `{column}` is written as {string.Join(", ", formats.Select(f => $"`{f.Key}` ({Lines(f.Value)})"))}.");
        }

        Line(text, $"* Orders of columns met: {reading.ColumnOrders.Count}.");
        foreach (var (attribute, lines) in reading.Blank)
        {
            Line(text, $"* `{attribute}` is empty on {Lines(lines)}.");
        }

        foreach (var (attribute, codes) in reading.Unmapped)
        {
            Line(text, $"* `{attribute}`: {Codes(codes)}. Add to the mapping what has a meaning.");
        }
    }

    private static string Codes(IReadOnlyDictionary<string, long> codes)
    {
        const int Most = 30;
        var shown = string.Join(", ", codes.OrderByDescending(c => c.Value).Take(Most).Select(c => $"`{c.Key.Replace('`', '\'')}` ({Number(c.Value)})"));
        return $"{(codes.Count == 1 ? "a code" : $"{codes.Count} codes")} unknown to the mapping: {shown}{(codes.Count > Most ? ", …" : "")}";
    }

    private static void Blind(StringBuilder text, ImportReport report)
    {
        Heading(text, "What a snapshot cannot see");
        Line(text, $"* A stay that began and ended between two counts is in no count. {Number(report.Custody.EpisodesListedOnce)} episodes were listed in a single count: how many were listed in none, nobody can tell from these files.");
        Line(text, $"* The hour of a count is not stated. A person admitted that day may or may not be on it.");
        Line(text, $"* No release is stated. A person who is not listed left at some time between two counts, and where to is not said.");
        Line(text, $"* A transfer within the place, a court appearance or a hospital stay does not show.");
        Line(text, $"* What changed and changed back between two counts does not show.");
        Line(text, $"* The stated admission is the source's word, not an order. These counts cover nobody's detention.");
    }

    private static void Heading(StringBuilder text, string heading)
    {
        Line(text, $"");
        Line(text, $"## {heading}");
        Line(text, $"");
    }

    private static void Table(StringBuilder text, (string What, string Number) header, IEnumerable<(string What, long Number)> rows)
    {
        Line(text, $"| {header.What} | {header.Number} |");
        Line(text, $"| --- | ---: |");
        foreach (var (what, number) in rows)
        {
            Line(text, $"| {what} | {Number(number)} |");
        }
    }

    private static string Some(IReadOnlyList<string> ranges)
    {
        const int Most = 60;
        return ranges.Count == 0 ? "none" : string.Join(", ", ranges.Take(Most)) + (ranges.Count > Most ? $" and {ranges.Count - Most} more" : "");
    }

    private static string Lines(long number) => number == 1 ? "1 line" : Number(number) + " lines";

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
}
