using Habeas.Import.Mappings;
using Habeas.Import.Sources;
using NodaTime;

namespace Habeas.Import.Reading;

/// <summary>Dates that stand in a file's name, as the mapping's rules find them.</summary>
internal static class FileDates
{
    /// <summary>The date of a roster that has no column for it.</summary>
    /// <exception cref="SourceException">Nothing gives the date and <paramref name="optional"/> is false, or the name gives more than one.</exception>
    public static LocalDate? Date(Mapping mapping, string name, LocalDate? given, bool optional)
    {
        var dates = All(mapping, name);
        return given ?? (dates switch
        {
            [var only] => only,
            [] when optional => null,
            [] => throw new SourceException(name, "has no column for the date of the count, and its name gives none by the mapping's file-names. " +
                "Give --date uuuu-MM-dd. Nothing was recorded."),
            _ => throw new SourceException(name, $"has no column for the date of the count, and its name gives {dates.Count} dates. " +
                "Give --date uuuu-MM-dd. Nothing was recorded."),
        });
    }

    /// <summary>What a file of spells covers, as its name tells it, or null.</summary>
    public static (LocalDate From, LocalDate To)? Cover(Mapping mapping, string name)
    {
        foreach (var rule in mapping.FileNames)
        {
            if (rule.Matches.Match(Path.GetFileName(name)) is { Success: true } match &&
                Parse(rule, match.Groups["from"].Value) is { } from && Parse(rule, match.Groups["to"].Value) is { } to && from <= to)
            {
                return (from, to);
            }
        }

        return null;
    }

    private static List<LocalDate> All(Mapping mapping, string name)
    {
        foreach (var rule in mapping.FileNames)
        {
            var dates = rule.Matches.Matches(Path.GetFileName(name))
                .Select(m => Parse(rule, m.Groups["date"].Value)).OfType<LocalDate>().Distinct().ToList();
            if (dates.Count > 0)
            {
                return dates;
            }
        }

        return [];
    }

    private static LocalDate? Parse(FileNameRule rule, string text) =>
        rule.Patterns.Select(p => TimePattern.Of(p).Date(text)).FirstOrDefault(d => d is not null);
}
