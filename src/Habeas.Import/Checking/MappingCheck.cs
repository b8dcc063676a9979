using System.Globalization;
using System.Text;
using Habeas.Import.Mappings;
using Habeas.Import.Reading;
using Habeas.Import.Reports;
using Habeas.Import.Sources;
using Habeas.Register.Custody;

namespace Habeas.Import.Checking;

/// <summary>Holds a mapping against a file and explains what would become of it, before anything is recorded.</summary>
public static class MappingCheck
{
    /// <summary>Reads the whole file; what stops an import of it stands in <see cref="MappingExplanation.Obstacles"/>.</summary>
    public static MappingExplanation Explain(ImportSource source, Mapping mapping, ImportOptions options)
    {
        var lines = new LineReading(mapping, null);
        IReadOnlyList<(string, IReadOnlyDictionary<string, long>)> formats = [];
        var obstacles = new List<string>();
        try
        {
            formats = Read(source, lines, options);
            obstacles.AddRange(lines.Files[0].Outcome == FileOutcomes.Empty ? ["no line of the file can be read: it would not be taken as a count."] : []);
        }
        catch (SourceException e)
        {
            obstacles.Add(e.Message);
        }

        var file = lines.Files.Count > 0 ? lines.Files[0].ToReport() : new() { Name = source.Name, Digest = "", Outcome = FileOutcomes.Empty, Encoding = "unknown" };
        return new()
        {
            File = source.Name,
            Mapping = mapping.Name,
            Kind = mapping.Kind == MappingKind.Rosters ? "rosters" : "spells",
            Encoding = file.Encoding,
            Compressed = file.Compressed,
            Rows = file.Rows,
            Columns = [.. file.Columns.Select(c => new ColumnExplanation(c, Becomes(c, mapping)))],
            Missing = file.Missing,
            Obstacles = obstacles,
            Attributes = [.. mapping.Attributes.Select((a, i) => Attribute(a, i, file.Columns, lines.Listings.Particulars))],
            Dates = file.Dates,
            DateFormats = ReportMaking.DateFormats(lines, formats),
            RejectedBy = file.RejectedBy,
            PaddedValues = lines.Padded,
        };
    }

    /// <summary>The explanation for people.</summary>
    public static string Markdown(MappingExplanation explanation)
    {
        var text = new StringBuilder();
        Line(text, $"# {explanation.File} under {explanation.Mapping}");
        Line(text, $"");
        Line(text, $"{explanation.Kind}; {explanation.Rows} lines; {explanation.Encoding}{(explanation.Compressed ? ", gzip" : "")}. Nothing is recorded by a check.");
        Line(text, $"");
        Line(text, $"Dates: {(explanation.Dates.Count == 0 ? "none" : string.Join(", ", explanation.Dates))}.");
        foreach (var obstacle in explanation.Obstacles)
        {
            Line(text, $"");
            Line(text, $"**Cannot be imported:** {obstacle}");
        }

        Columns(text, explanation);
        foreach (var attribute in explanation.Attributes)
        {
            Values(text, attribute);
        }

        Line(text, $"");
        Line(text, $"## Lines that would be rejected");
        Line(text, $"");
        foreach (var (reason, count) in explanation.RejectedBy)
        {
            Line(text, $"* {count}: {RejectReasons.Words(reason)}");
        }

        if (explanation.RejectedBy.Count == 0)
        {
            Line(text, $"None.");
        }

        return text.ToString();
    }

    private static IReadOnlyList<(string, IReadOnlyDictionary<string, long>)> Read(ImportSource source, LineReading lines, ImportOptions options)
    {
        if (lines.Mapping.Kind == MappingKind.Rosters)
        {
            var rosters = new RosterReading(lines, options);
            rosters.ReadAll([source]);
            return [(lines.Mapping.Date?.Names[0] ?? "", rosters.DateFormats)];
        }

        var spells = new SpellReading(lines, options);
        spells.ReadAll([source]);
        return [(lines.Mapping.From!.Names[0], spells.FromFormats), (lines.Mapping.To!.Names[0], spells.ToFormats)];
    }

    private static void Columns(StringBuilder text, MappingExplanation explanation)
    {
        Line(text, $"");
        Line(text, $"## Columns");
        Line(text, $"");
        Line(text, $"| column | becomes |");
        Line(text, $"| --- | --- |");
        foreach (var column in explanation.Columns)
        {
            Line(text, $"| {column.Column} | {column.Becomes} |");
        }

        Line(text, $"");
        Line(text, $"Wanted by the mapping and not in the file: {(explanation.Missing.Count == 0 ? "none" : string.Join(", ", explanation.Missing))}.");
        foreach (var (column, formats) in explanation.DateFormats)
        {
            Line(text, $"`{column}` is written as {string.Join(", ", formats.Select(f => $"`{f.Key}` ({f.Value} lines)"))}.");
        }

        Line(text, $"Values with spaces around them: {explanation.PaddedValues}.");
    }

    private static void Values(StringBuilder text, AttributeExplanation attribute)
    {
        Line(text, $"");
        Line(text, $"## {attribute.Attribute}");
        Line(text, $"");
        if (attribute.Column is null)
        {
            Line(text, $"The file has no column for it: not recorded.");
            return;
        }

        Line(text, $"From `{attribute.Column}`: {attribute.Distinct} distinct values; empty on {attribute.Blank} lines ({attribute.BlankBecomes}); unknown to the mapping on {attribute.Unmapped} lines.");
        Line(text, $"");
        Line(text, $"| source | code | lines |");
        Line(text, $"| --- | --- | ---: |");
        foreach (var value in attribute.Values)
        {
            Line(text, $"| {value.Value} | {value.Code} | {value.Lines} |");
        }

        if (attribute.Distinct > attribute.Values.Count)
        {
            Line(text, $"");
            Line(text, $"And {attribute.Distinct - attribute.Values.Count} more.");
        }
    }

    private static AttributeExplanation Attribute(AttributeRule rule, int index, IReadOnlyList<string> columns, ParticularsPool particulars)
    {
        var values = new Dictionary<string, (string Code, long Lines)>(StringComparer.Ordinal);
        var blank = 0L;
        foreach (var (row, coded, lines) in particulars.Rows)
        {
            if (string.IsNullOrEmpty(row[index]))
            {
                blank += lines;
                continue;
            }

            var code = coded.TryGetValue(rule.Name, out var found) ? found.Code : Coded.NotRecorded;
            code = rule.Prefix is { } prefix && coded.TryGetValue(prefix.Attribute, out var before) ? $"{code}, {prefix.Attribute} {before.Code}" : code;
            var value = code.StartsWith(Coded.Unmapped, StringComparison.Ordinal) ? SourceCodes.Shown(row[index]!) : row[index]!;
            values[value] = (code, values.GetValueOrDefault(value).Lines + lines);
        }

        return new(
            rule.Name,
            columns.FirstOrDefault(c => rule.Names.Contains(c, StringComparer.OrdinalIgnoreCase)),
            values.Count,
            [.. values.OrderByDescending(v => v.Value.Lines).ThenBy(v => v.Key, StringComparer.Ordinal).Take(AttributeExplanation.MostValues)
                .Select(v => new ValueExplanation(v.Key, v.Value.Code, v.Value.Lines))],
            blank,
            rule.BlankIsUnknown ? Coded.SourceUnknown : Coded.NotRecorded,
            values.Values.Where(v => v.Code.StartsWith(Coded.Unmapped, StringComparison.Ordinal)).Sum(v => v.Lines));
    }

    private static string Becomes(string column, Mapping mapping)
    {
        var becomes = new List<string>();
        void If(Column? rule, string words)
        {
            if (rule is not null && rule.Names.Contains(column, StringComparer.OrdinalIgnoreCase))
            {
                becomes.Add(words);
            }
        }

        If(mapping.Person, $"the person, by the identifier of {mapping.Issuer}");
        If(mapping.Admitted, "since when the source says the person is held");
        If(mapping.Date, "the date of the count");
        If(mapping.From, "the first date listed");
        If(mapping.To, "the last date listed");
        mapping.Attributes.ToList().ForEach(a => If(a, $"attribute {a.Name}"));
        mapping.Watched.ToList().ForEach(w => If(w, $"watched for changes, not recorded: {w.Reason}"));
        return becomes.Count > 0 ? string.Join("; ", becomes)
            : mapping.LeftOut.TryGetValue(column, out var reason) ? $"left out: {reason}"
            : RejectsFile.IsOwn(column) ? "where the line was rejected; marks the file as an addition"
            : "not mentioned by the mapping: not taken in";
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
