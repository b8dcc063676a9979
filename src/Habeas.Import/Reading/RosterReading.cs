using System.Runtime.InteropServices;
using Habeas.Import.Sources;
using NodaTime;

namespace Habeas.Import.Reading;

/// <summary>Reads rosters: each line one episode listed in the count of one date.</summary>
internal sealed class RosterReading
{
    private readonly LineReading _lines;
    private readonly ImportOptions _options;
    private readonly TimeReading? _dates;
    private readonly HashSet<(string Digest, LocalDate? Date)> _met = [];
    private readonly Dictionary<int, List<(ulong Content, int Lines, FileTally File)>> _contents = [];

    public RosterReading(LineReading lines, ImportOptions options)
    {
        _lines = lines;
        _options = options;
        _dates = lines.Mapping.Date is { } date ? new(date, lines.Mapping.Place.Zone) : null;
    }

    public IReadOnlyDictionary<string, long> DateFormats => _dates?.Formats ?? new Dictionary<string, long>(StringComparer.Ordinal);

    /// <exception cref="SourceException">A file gives no date, or two.</exception>
    public void ReadAll(IReadOnlyList<ImportSource> sources)
    {
        _lines.ReadAll(sources, Read);
        foreach (var (day, contents) in _contents.OrderBy(c => c.Key))
        {
            foreach (var content in contents.Where(c => _contents.TryGetValue(Before(day), out var before) &&
                         before.Exists(b => b.Content == c.Content && b.Lines == c.Lines)))
            {
                content.File.SameAsDateBefore.Add(day);
            }
        }
    }

    private int Before(int day) => _contents.Keys.Where(d => d < day).DefaultIfEmpty(int.MinValue).Max();

    private void Read(Table table, FileTally file, LineColumns columns)
    {
        if (columns.Date < 0)
        {
            columns.DateOfFile = FileDates.Date(_lines.Mapping, file.Name, _options.Date, optional: columns.RejectDate >= 0);
        }

        // The same bytes under another date are another count: a feed that was not renewed.
        if (!_met.Add((file.Digest, columns.DateOfFile)))
        {
            file.Outcome = Reports.FileOutcomes.Repeated;
            return;
        }

        var lines = new Dictionary<(int Person, int Admission, int Day), (int Particulars, long Line)>();
        var contents = new Dictionary<int, (ulong Content, int Lines)>();
        while (_lines.Next(table, file))
        {
            if (!TryDay(table, file, columns, out var day) || !_lines.TryEpisode(table, file, columns, out var person, out var admission))
            {
                continue;
            }

            var particulars = _lines.Particulars(table, columns, person);
            ref var content = ref CollectionsMarshal.GetValueRefOrAddDefault(contents, day, out _);
            content = unchecked((content.Content + Content(table, columns.Date), content.Lines + 1));
            ref var line = ref CollectionsMarshal.GetValueRefOrAddDefault(lines, (person, admission, day), out var again);
            if (again && line.Particulars == particulars)
            {
                file.DuplicatesIdentical++;
            }
            else if (again)
            {
                file.DuplicatesConflicting.Add(new(line.Line, table.Line));
            }

            line = (particulars, table.Line);
        }

        foreach (var ((person, admission, day), (particulars, _)) in lines)
        {
            _lines.Listings.Add(person, new(admission, particulars, day, day));
        }

        file.Episodes = lines.Keys.Select(l => (l.Person, l.Admission)).Distinct().Count();
        Close(file, columns, lines.Count, contents);
    }

    private void Close(FileTally file, LineColumns columns, int listed, Dictionary<int, (ulong Content, int Lines)> contents)
    {
        file.Listed = listed;
        foreach (var (day, (content, lines)) in contents)
        {
            file.Days.Add(day);
            if (!columns.IsAddition)
            {
                ref var all = ref CollectionsMarshal.GetValueRefOrAddDefault(_contents, day, out _);
                (all ??= []).Add((content, lines, file));
            }
        }

        if (file.Days.IsEmpty)
        {
            file.Outcome = Reports.FileOutcomes.Empty;
        }
    }

    private bool TryDay(Table table, FileTally file, LineColumns columns, out int day)
    {
        day = 0;
        var text = _lines.Field(table, columns.Date);
        if (!text.IsEmpty)
        {
            var number = _dates!.NumberOf(text);
            if (number < 0)
            {
                _lines.Reject(table, file, columns, RejectReasons.DateUnreadable);
                return false;
            }

            day = Days.Of(_dates.Date(number));
            return HasCome(table, file, columns, day);
        }

        var date = _lines.Field(table, columns.RejectDate) is { IsEmpty: false } own ? LineReading.RejectDate(own) : columns.DateOfFile;
        if (date is not { } found)
        {
            _lines.Reject(table, file, columns, RejectReasons.NoDate);
            return false;
        }

        day = Days.Of(found);
        return HasCome(table, file, columns, day);
    }

    private bool HasCome(Table table, FileTally file, LineColumns columns, int day)
    {
        if (day > Days.Of(_options.Today))
        {
            _lines.Reject(table, file, columns, RejectReasons.NotYetCome);
            return false;
        }

        return true;
    }

    /// <summary>A fingerprint of the line, the date aside, to be summed over a count: equal sums are equal lines in any order.</summary>
    private static ulong Content(Table table, int date)
    {
        var raw = table.Raw;
        if (date < 0)
        {
            return Mix(raw, 17);
        }

        var field = table.RawField(date);
        return raw.Overlaps(field, out var at) ? Mix(raw[(at + field.Length)..], Mix(raw[..at], 17)) : Mix(raw, 17);
    }

    private static ulong Mix(ReadOnlySpan<byte> bytes, ulong seed)
    {
        unchecked
        {
            var hash = seed + (ulong)bytes.Length;
            foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            {
                hash = (hash ^ word) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 29;
            }

            foreach (var rest in bytes[(bytes.Length & ~7)..])
            {
                hash = (hash ^ rest) * 0x100000001B3;
            }

            hash ^= hash >> 32;
            return hash * 0xD6E8FEB86659FD93;
        }
    }
}
