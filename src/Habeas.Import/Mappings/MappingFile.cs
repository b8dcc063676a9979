using Habeas.Import.Reading;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime.Text;

namespace Habeas.Import.Mappings;

/// <summary>Reads a mapping from YAML. Every key must be known and every value must make sense; the first that does not is named with its line.</summary>
public static class MappingFile
{
    /// <summary>Reads a mapping from a file.</summary>
    /// <exception cref="MappingException">The mapping cannot be used: file, line and what to do.</exception>
    public static Mapping Load(string path)
    {
        using var text = File.OpenText(path);
        return Load(text, Path.GetFileName(path));
    }

    /// <summary>Reads a mapping; <paramref name="name"/> is the file's name for messages.</summary>
    /// <exception cref="MappingException">The mapping cannot be used: file, line and what to do.</exception>
    public static Mapping Load(TextReader text, string name)
    {
        var root = YamlSection.Load(text, name);
        var kind = root.OneOf("kind", "", "rosters", "spells") == "rosters" ? MappingKind.Rosters : MappingKind.Spells;
        var columns = root.Section("columns");
        var identifier = root.Section("identifier");
        var person = columns.Section("person");
        var mapping = new Mapping
        {
            Name = name,
            Kind = kind,
            Source = Slug(root, "source"),
            Issuer = Slug(identifier, "issuer"),
            Place = Place(root.Section("place")),
            Person = new Column(Names(person)),
            Admitted = Time(columns, "admitted")!,
            Date = kind == MappingKind.Rosters ? Time(columns, "date", optional: true) : null,
            From = kind == MappingKind.Spells ? Time(columns, "from") : null,
            To = kind == MappingKind.Spells ? Time(columns, "to") : null,
            FileNames = FileNames(root, kind),
            Attributes = [.. root.Section("attributes").Sections.Select(a => AttributeReading.Of(a.Key, a.Section))],
            Watched = Watched(root),
            LeftOut = root.SectionOrNull("left-out") is { } leftOut
                ? leftOut.Texts.ToDictionary(t => t.Key, t => t.Text, StringComparer.OrdinalIgnoreCase)
                : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
        };
        person.NothingElse();
        identifier.NothingElse();
        columns.NothingElse();
        root.NothingElse();
        return mapping.Kind == MappingKind.Rosters && mapping.Date is null && mapping.FileNames.Count == 0
            ? throw root.Fault("columns", "a roster needs its date: give columns.date, or file-names, or both.")
            : mapping;
    }

    internal static IReadOnlyList<string> Names(YamlSection section) =>
        section.List("names") is { Count: > 0 } names ? names : throw section.Missing("names");

    internal static string Slug(YamlSection section, string key) => Slugs.IsSlug(section.Text(key))
        ? section.Text(key)
        : throw section.Fault(key, $"'{key}' is a slug: small letters, digits, full stops and hyphens, such as pretrial or ny-pl-125.25.");

    private static CountedPlace Place(YamlSection section)
    {
        var countTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(section.TextOrNull("count-time") ?? "00:00");
        var place = new CountedPlace(
            section.Text("name"),
            section.Text("kind"),
            section.Text("authority"),
            section.Text("zone"),
            countTime.Success ? countTime.Value : throw section.Fault("count-time", "'count-time' is a local time such as \"00:00\"."));
        section.NothingElse();
        return !PlaceKinds.All.Contains(place.Kind) ? throw section.Fault("kind", $"'kind' is one of {string.Join(", ", PlaceKinds.All)}.")
            : !Zones.Exists(place.Zone) ? throw section.Fault("zone", "'zone' is an IANA time zone, such as Europe/Paris.")
            : place;
    }

    private static TimeColumn? Time(YamlSection columns, string key, bool optional = false)
    {
        if (optional && !columns.Has(key))
        {
            return null;
        }

        var section = columns.Section(key);
        var column = new TimeColumn(Names(section), Patterns(section));
        section.NothingElse();
        return column;
    }

    private static IReadOnlyList<string> Patterns(YamlSection section)
    {
        var patterns = section.List("patterns");
        foreach (var pattern in patterns)
        {
            if (TimePattern.Fault(pattern) is { } fault)
            {
                throw section.Fault("patterns", $"the pattern {pattern} cannot be used: {fault}");
            }
        }

        return patterns.Count > 0 ? patterns : throw section.Missing("patterns");
    }

    private static List<FileNameRule> FileNames(YamlSection root, MappingKind kind)
    {
        var rules = new List<FileNameRule>();
        foreach (var section in root.ListOfSections("file-names"))
        {
            var rule = new FileNameRule(section.Pattern("matches"), Patterns(section));
            var groups = rule.Matches.GetGroupNames();
            if (kind == MappingKind.Rosters ? !groups.Contains("date") : !groups.Contains("from") || !groups.Contains("to"))
            {
                throw section.Fault("matches", kind == MappingKind.Rosters
                    ? "'matches' needs a group named date: (?<date>…)."
                    : "'matches' needs groups named from and to: (?<from>…) and (?<to>…).");
            }

            section.NothingElse();
            rules.Add(rule);
        }

        return rules;
    }

    private static List<WatchedColumn> Watched(YamlSection root)
    {
        var watched = new List<WatchedColumn>();
        foreach (var (name, section) in root.SectionOrNull("watched")?.Sections ?? [])
        {
            watched.Add(new(name, Names(section), section.Text("reason")));
            section.NothingElse();
        }

        return watched;
    }
}
