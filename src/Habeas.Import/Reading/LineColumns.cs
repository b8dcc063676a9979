using Habeas.Import.Mappings;
using Habeas.Import.Sources;
using NodaTime;

namespace Habeas.Import.Reading;

/// <summary>Where the columns of a mapping stand in one file; −1 for one that the file lacks.</summary>
internal sealed class LineColumns
{
    /// <exception cref="SourceException">The file has no column for the person, or none for the admission, or one that is read more than once.</exception>
    public LineColumns(Mapping mapping, Table table, string file)
    {
        All = table.Columns;
        Person = Required(table, mapping.Person, "person", file, mapping);
        Admitted = Required(table, mapping.Admitted, "admitted", file, mapping);
        Date = table.Find(mapping.Date);
        From = table.Find(mapping.From);
        To = table.Find(mapping.To);
        Attributes = [.. mapping.Attributes.Select(table.Find)];
        Watched = [.. mapping.Watched.Select(table.Find)];
        IsFirstUse = [.. Attributes.Select((c, i) => !Attributes.Take(i).Contains(c))];
        RejectDate = table.Find(RejectsFile.DateColumn);
        RejectReason = table.Find(RejectsFile.ReasonColumn);
        RejectText = table.Find(RejectsFile.TextColumn);
        IsAddition = table.Find(RejectsFile.LineColumn) >= 0 && table.Find(RejectsFile.ReasonColumn) >= 0;
        Read = [.. new[] { Person, Admitted, Date, From, To }.Concat(Attributes).Concat(Watched).Where(c => c >= 0).Distinct()];
        RequireOnce([RejectDate, RejectReason, RejectText, .. Read], file, mapping);
        Missing = MissingIn(mapping);
        Unmentioned = UnmentionedBy(mapping);
    }

    public IReadOnlyList<string> All { get; }

    public int Person { get; }

    public int Admitted { get; }

    public int Date { get; }

    public int From { get; }

    public int To { get; }

    public int RejectDate { get; }

    public int RejectReason { get; }

    public int RejectText { get; }

    public IReadOnlyList<int> Attributes { get; }

    /// <summary>False for an attribute that reads a column again which an earlier one reads.</summary>
    public IReadOnlyList<bool> IsFirstUse { get; }

    public IReadOnlyList<int> Watched { get; }

    /// <summary>The file holds corrected rejects: it adds to counts and makes nobody absent.</summary>
    public bool IsAddition { get; }

    /// <summary>The columns of the source that the mapping reads.</summary>
    public IReadOnlyList<int> Read { get; }

    public IReadOnlyList<string> Missing { get; }

    public IReadOnlyList<string> Unmentioned { get; }

    /// <summary>The date that the file's name or the operator gave, where no column gives it.</summary>
    public LocalDate? DateOfFile { get; set; }

    /// <summary>Which of two columns of one name is meant, nobody can tell; those that the mapping does not read may repeat.</summary>
    private void RequireOnce(IEnumerable<int> read, string file, Mapping mapping)
    {
        if (read.Where(c => c >= 0).Select(c => All[c]).FirstOrDefault(n => All.Count(c => string.Equals(c, n, StringComparison.OrdinalIgnoreCase)) > 1) is { } twice)
        {
            throw new SourceException(
                file,
                $"has the column {twice} more than once, and {mapping.Name} reads it: which of them is meant cannot be told. " +
                "Rename or remove all but one in the header. Nothing was recorded.");
        }
    }

    private static int Required(Table table, Column column, string key, string file, Mapping mapping) =>
        table.Find(column) is >= 0 and var found
            ? found
            : throw new SourceException(
                file,
                $"has no column {string.Join(" or ", column.Names)}, which {mapping.Name} wants as columns.{key}. Its columns are: " +
                $"{string.Join(", ", table.Columns)}. Add the right name to columns.{key}.names, or choose another mapping. Nothing was recorded.");

    private List<string> MissingIn(Mapping mapping) =>
        [.. mapping.Attributes.Cast<Column>().Zip(Attributes).Concat(mapping.Watched.Cast<Column>().Zip(Watched))
            .Where(a => a.Second < 0).Select(a => a.First.Names[0]).Distinct(StringComparer.OrdinalIgnoreCase)];

    private List<string> UnmentionedBy(Mapping mapping)
    {
        int[] mentioned = [Person, Admitted, Date, From, To, .. Attributes, .. Watched];
        return [.. All.Where((c, i) => !mentioned.Contains(i) && !mapping.LeftOut.ContainsKey(c) && !RejectsFile.IsOwn(c))];
    }
}
