using Habeas.Import.Reading;
using Habeas.Import.Reconciling;
using Habeas.Register.Custody;

namespace Habeas.Import.Reports;

/// <summary>Puts a report together from what the reading and the reconciliation counted.</summary>
internal static class ReportMaking
{
    public static ImportReport Of(
        LineReading lines, Reconciliation reconciliation, IReadOnlyList<(string Column, IReadOnlyDictionary<string, long> Formats)> dates) => new()
        {
            Source = lines.Mapping.Source,
            Kind = lines.Mapping.Kind == Mappings.MappingKind.Rosters ? "rosters" : "spells",
            Mapping = lines.Mapping.Name,
            Place = lines.Mapping.Place.Name,
            Files = [.. lines.Files.Select(f => f.ToReport() with { Outcome = OutcomeOf(f, reconciliation) })],
            Window = Window(lines.Files, reconciliation, canMiss: lines.Mapping.Kind == Mappings.MappingKind.Rosters),
            Custody = reconciliation.Custody.ToFigures(Changing(lines)),
            Reading = Reading(lines, dates),
            Written = reconciliation.Written,
        };

    internal static IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> DateFormats(
        LineReading lines, IReadOnlyList<(string Column, IReadOnlyDictionary<string, long> Formats)> dates) =>
        dates.Append((Column: lines.Mapping.Admitted.Names[0], lines.Admitted.Formats)).Where(d => d.Formats.Count > 0)
            .ToDictionary(d => d.Column, d => d.Formats, StringComparer.Ordinal);

    private static string OutcomeOf(FileTally file, Reconciliation reconciliation) =>
        file.IsCount && reconciliation.WasTakenIn(file) ? FileOutcomes.Repeated : file.Outcome;

    private static WindowReport Window(IReadOnlyList<FileTally> files, Reconciliation reconciliation, bool canMiss)
    {
        var days = new DaySet();
        var twice = new DaySet();
        var without = new DaySet();
        var outOfOrder = 0;
        var late = 0;
        var last = int.MinValue;
        foreach (var file in files.Where(f => !f.Days.IsEmpty))
        {
            if (!file.IsCount)
            {
                without.Add(file.Days.Without(reconciliation.CountedAfter));
                continue;
            }

            twice.Add(file.Days.Within(days));
            if (!reconciliation.WasTakenIn(file))
            {
                twice.Add(file.Days.Within(reconciliation.CountedBefore));
                late += !reconciliation.CountedBefore.IsEmpty && file.Days.First < reconciliation.CountedBefore.Last ? 1 : 0;
            }

            outOfOrder += file.Days.First < last ? 1 : 0;
            last = Math.Max(last, file.Days.Last);
            days.Add(file.Days);
        }

        return new()
        {
            From = days.IsEmpty ? null : Days.Range(days.First, days.First).ToString(),
            To = days.IsEmpty ? null : Days.Range(days.Last, days.Last).ToString(),
            Dates = days.Count,
            Missing = Missing(days, reconciliation.CountedAfter) is var missing && (canMiss || missing.Count > 0) ? missing : null,
            OutOfOrder = outOfOrder,
            Late = late,
            CountedMoreThanOnce = twice.ToTexts(),
            AddedWithoutCount = without.ToTexts(),
        };
    }

    private static IReadOnlyList<string> Missing(DaySet days, DaySet counted)
    {
        if (days.IsEmpty)
        {
            return [];
        }

        var window = new DaySet();
        window.Add(days.First, days.Last);
        return window.Without(counted).ToTexts();
    }

    private static SortedDictionary<string, int> Changing(LineReading lines)
    {
        var changing = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Mapping.Watched.Count; i++)
        {
            changing[lines.Mapping.Watched[i].Name] = lines.Listings.Changing[i];
        }

        return changing;
    }

    private static ReadingFigures Reading(LineReading lines, IReadOnlyList<(string Column, IReadOnlyDictionary<string, long> Formats)> dates)
    {
        var unmapped = new SortedDictionary<string, Dictionary<string, long>>(StringComparer.Ordinal);
        var blank = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (values, coded, count) in lines.Listings.Particulars.Rows)
        {
            for (var i = 0; i < values.Length; i++)
            {
                var name = lines.Mapping.Attributes[i].Name;
                if (string.IsNullOrEmpty(values[i]))
                {
                    blank[name] = blank.GetValueOrDefault(name) + count;
                }
                else if (coded.TryGetValue(name, out var code) && code.Code == Coded.Unmapped)
                {
                    if (!unmapped.TryGetValue(name, out var codes))
                    {
                        unmapped.Add(name, codes = new(StringComparer.Ordinal));
                    }

                    codes[values[i]!] = codes.GetValueOrDefault(values[i]!) + count;
                }
            }
        }

        return new()
        {
            Rows = lines.Rows,
            Rejected = lines.Rejects.Count,
            PaddedValues = lines.Padded,
            WithoutAdmission = lines.WithoutAdmission,
            DateFormats = DateFormats(lines, dates),
            ColumnOrders = lines.ColumnOrders,
            Unmapped = unmapped.ToDictionary(u => u.Key, u => SourceCodes.Shown(u.Value), StringComparer.Ordinal),
            Blank = blank,
        };
    }
}
