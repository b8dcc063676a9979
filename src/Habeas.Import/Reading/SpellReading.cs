using System.Globalization;
using Habeas.Import.Sources;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Import.Reading;

/// <summary>Reads spells: each line one episode listed, with the same attributes, in every count from one date to another.</summary>
internal sealed class SpellReading
{
    private const int Open = int.MaxValue;
    private readonly LineReading _lines;
    private readonly ImportOptions _options;
    private readonly TimeReading _from;
    private readonly TimeReading _to;
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    public SpellReading(LineReading lines, ImportOptions options)
    {
        _lines = lines;
        _options = options;
        _from = new(lines.Mapping.From!, lines.Mapping.Place.Zone);
        _to = new(lines.Mapping.To!, lines.Mapping.Place.Zone, ends: true);
    }

    public IReadOnlyDictionary<string, long> FromFormats => _from.Formats;

    public IReadOnlyDictionary<string, long> ToFormats => _to.Formats;

    public void ReadAll(IReadOnlyList<ImportSource> sources) => _lines.ReadAll(sources, Read);

    private void Read(Table table, FileTally file, LineColumns columns)
    {
        RequireDates(columns, file.Name);
        if (!_met.Add(file.Digest))
        {
            file.Outcome = Reports.FileOutcomes.Repeated;
            return;
        }

        var spells = new List<Spell>();
        var lines = new Dictionary<(int Person, int Admission, int From), int>();
        while (_lines.Next(table, file))
        {
            if (!TryDates(table, file, columns, out var from, out var to, out var ahead) ||
                !_lines.TryEpisode(table, file, columns, out var person, out var admission))
            {
                continue;
            }

            var spell = new Spell(person, admission, _lines.Particulars(table, columns, person), from, to, ahead, table.Line);
            if (lines.TryGetValue((person, admission, from), out var before))
            {
                if (spells[before] with { Line = spell.Line } == spell)
                {
                    file.DuplicatesIdentical++;
                    continue;
                }

                file.DuplicatesConflicting.Add(new(spells[before].Line, spell.Line));
                spells[before] = spell;
                continue;
            }

            lines.Add((person, admission, from), spells.Count);
            spells.Add(spell);
        }

        Take(file, columns, spells);
    }

    private void Take(FileTally file, LineColumns columns, List<Spell> spells)
    {
        if (spells.Count == 0)
        {
            file.Outcome = Reports.FileOutcomes.Empty;
            return;
        }

        var covers = Covers(file, spells);
        file.NobodyListed = covers.Without(Listed(spells, covers));
        covers = covers.Without(file.NobodyListed);
        if (covers.IsEmpty)
        {
            file.OutsideCover = spells.Count;
            file.Outcome = Reports.FileOutcomes.Empty;
            return;
        }

        Unchanged(file, covers, spells);
        file.EndsAfterCover = spells.Count(s => s.Ahead || (s.To != Open && s.To > covers.Last));
        var listed = new Dictionary<(int Person, int Admission), DaySet>();
        foreach (var spell in spells)
        {
            if (!listed.TryGetValue((spell.Person, spell.Admission), out var episode))
            {
                listed.Add((spell.Person, spell.Admission), episode = new());
            }

            var inside = false;
            foreach (var (from, to) in covers.Ranges.Where(r => r.From <= spell.To && spell.From <= r.To))
            {
                inside = true;
                var (first, last) = (Math.Max(from, spell.From), Math.Min(to, spell.To));
                _lines.Listings.Add(spell.Person, new(spell.Admission, spell.Particulars, first, last));
                episode.Add(first, last);
            }

            file.OutsideCover += inside ? 0 : 1;
        }

        file.Listed = listed.Values.Sum(d => (long)d.Count);
        file.Episodes = listed.Values.Count(d => !d.IsEmpty);
        file.Days = covers;
        if (columns.IsAddition)
        {
            file.Days = new();
            foreach (var days in listed.Values)
            {
                file.Days.Add(days);
            }
        }
    }

    /// <summary>Dates on which no run begins and none ended the day before: a roster that was not renewed, or one that never was.</summary>
    private static void Unchanged(FileTally file, DaySet covers, List<Spell> spells)
    {
        var changed = new HashSet<int>(spells.Select(s => s.From).Concat(spells.Where(s => s.To != Open).Select(s => s.To + 1)));
        foreach (var (from, to) in covers.Ranges)
        {
            foreach (var day in Enumerable.Range(from, to - from + 1).Skip(1).Where(d => !changed.Contains(d)))
            {
                file.SameAsDateBefore.Add(day);
            }
        }
    }

    /// <summary>The days on which anybody is listed.</summary>
    private static DaySet Listed(List<Spell> spells, DaySet covers)
    {
        var days = new DaySet();
        foreach (var spell in spells)
        {
            days.Add(spell.From, spell.To == Open ? Math.Max(covers.Last, spell.From) : spell.To);
        }

        return days;
    }

    private DaySet Covers(FileTally file, List<Spell> spells)
    {
        if (_options.Covers.Count > 0)
        {
            file.CoverFrom = "given";
            RequirePast(file.Name, _options.Covers.Max(c => c.To), "--covers says");
            return new(_options.Covers);
        }

        if (FileDates.Cover(_lines.Mapping, file.Name) is { } cover)
        {
            file.CoverFrom = "file-name";
            RequirePast(file.Name, cover.To, "its name says");
            return new([new(cover.From, cover.To)]);
        }

        file.CoverFrom = "rows";
        var all = new DaySet();
        all.Add(spells.Min(s => s.From), spells.Max(s => s.To == Open ? s.From : s.To));
        return all;
    }

    private bool TryDates(Table table, FileTally file, LineColumns columns, out int from, out int to, out bool ahead)
    {
        from = 0;
        to = Open;
        ahead = false;
        var first = _lines.Field(table, columns.From);
        var start = first.IsEmpty ? -1 : _from.NumberOf(first);
        var reason = first.IsEmpty ? RejectReasons.NoDate : start < 0 ? RejectReasons.DateUnreadable : null;
        var last = _lines.Field(table, columns.To);
        var end = last.IsEmpty ? -1 : _to.NumberOf(last);
        reason ??= !last.IsEmpty && end < 0 ? RejectReasons.DateUnreadable : null;
        if (reason is null)
        {
            from = Days.Of(_from.Date(start));
            to = last.IsEmpty ? Open : Days.Of(_to.Date(end));
            reason = from > Days.Of(_options.Today) ? RejectReasons.NotYetCome : to < from ? RejectReasons.EndBeforeStart : null;

            // Nobody knows yet whether the person will be there: whatever the date, the source says that they still are.
            ahead = !last.IsEmpty && to > Days.Of(_options.Today);
            to = ahead ? Open : to;
        }

        if (reason is not null)
        {
            _lines.Reject(table, file, columns, reason);
        }

        return reason is null;
    }

    private void RequirePast(string file, LocalDate last, string said)
    {
        if (last > _options.Today)
        {
            throw new SourceException(file, string.Create(
                CultureInfo.InvariantCulture,
                $"covers dates up to {LocalDatePattern.Iso.Format(last)}, {said}, and it is {LocalDatePattern.Iso.Format(_options.Today)}: a night that has not " +
                $"come yet was not counted. Give --covers FROM..TO with the dates that it covers. Nothing was recorded."));
        }
    }

    private void RequireDates(LineColumns columns, string file)
    {
        if (columns.From < 0 || columns.To < 0)
        {
            var (key, column) = columns.From < 0 ? ("from", _lines.Mapping.From!) : ("to", _lines.Mapping.To!);
            throw new SourceException(file, $"has no column {string.Join(" or ", column.Names)}, which {_lines.Mapping.Name} wants as " +
                $"columns.{key}. Add the right name to columns.{key}.names, or choose another mapping. Nothing was recorded.");
        }
    }

    private readonly record struct Spell(int Person, int Admission, int Particulars, int From, int To, bool Ahead, long Line);
}
