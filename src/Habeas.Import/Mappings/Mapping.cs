using System.Text.RegularExpressions;
using NodaTime;

namespace Habeas.Import.Mappings;

/// <summary>What one agency's files mean: which column is what, which code is which. Written in YAML and read strictly.</summary>
public sealed record Mapping
{
    /// <summary>The mapping's own file, for messages.</summary>
    public required string Name { get; init; }

    public required MappingKind Kind { get; init; }

    /// <summary>The feed's name, recorded as the source of every fact.</summary>
    public required string Source { get; init; }

    /// <summary>Who issued the identifier by which the feed knows a person.</summary>
    public required string Issuer { get; init; }

    public required CountedPlace Place { get; init; }

    public required Column Person { get; init; }

    public required TimeColumn Admitted { get; init; }

    /// <summary>Rosters: the date of the count. Absent where every file's name gives it.</summary>
    public TimeColumn? Date { get; init; }

    /// <summary>Spells: the first date on which the person was listed with the row's attributes.</summary>
    public TimeColumn? From { get; init; }

    /// <summary>Spells: the last such date; empty means that it goes on to the end of what the file covers.</summary>
    public TimeColumn? To { get; init; }

    /// <summary>How a file's name gives the date of a roster (group <c>date</c>), or what spells cover (groups <c>from</c> and <c>to</c>).</summary>
    public IReadOnlyList<FileNameRule> FileNames { get; init; } = [];

    public required IReadOnlyList<AttributeRule> Attributes { get; init; }

    /// <summary>Columns of which only changes are counted, never recorded.</summary>
    public IReadOnlyList<WatchedColumn> Watched { get; init; } = [];

    /// <summary>Columns that are not taken in, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> LeftOut { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>What the files of a mapping hold.</summary>
public enum MappingKind
{
    /// <summary>A line is a custody episode present in the count of one date.</summary>
    Rosters = 1,

    /// <summary>A line is a custody episode present, with the same attributes, in every count from one date to another.</summary>
    Spells = 2,
}

/// <summary>The place that the files count, as it is opened in the register when it is not there yet.</summary>
public sealed record CountedPlace(string Name, string Kind, string Authority, string Zone, LocalTime CountTime);

/// <summary>A column under any of its names; capitals and surrounding spaces do not matter.</summary>
public record Column(IReadOnlyList<string> Names);

/// <summary>A column that holds a date, or a date and time, in one of several formats.</summary>
public sealed record TimeColumn(IReadOnlyList<string> Names, IReadOnlyList<string> Patterns) : Column(Names);

/// <summary>A file name that gives dates, through named groups.</summary>
public sealed record FileNameRule(Regex Matches, IReadOnlyList<string> Patterns);

/// <summary>A column that is watched for changes of one person's code.</summary>
public sealed record WatchedColumn(string Name, IReadOnlyList<string> Names, string Reason) : Column(Names);

/// <summary>One attribute: where it stands in the file and what its values mean. Exactly one of codes, number and forms applies.</summary>
public sealed record AttributeRule(string Name, IReadOnlyList<string> Names) : Column(Names)
{
    /// <summary>Source code to slug; capitals do not matter.</summary>
    public IReadOnlyDictionary<string, string>? Codes { get; init; }

    public NumberRule? Number { get; init; }

    /// <summary>Tried in order; the first that matches the whole value makes the code.</summary>
    public IReadOnlyList<FormRule> Forms { get; init; } = [];

    public PrefixRule? Prefix { get; init; }

    /// <summary>Values by which the source says that it does not know.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Whether an empty value means that the source does not know; otherwise the attribute is left out.</summary>
    public bool BlankIsUnknown { get; init; }

    /// <summary>Whether values are put in capitals before they are looked at.</summary>
    public bool Upper { get; init; }
}

/// <summary>Whole numbers, such as an age; a fraction of zero (34.0) is read as the whole number.</summary>
public sealed record NumberRule(int Least, int Greatest);

/// <summary>A shape of value and the code made of it, with <c>{value}</c> and named groups filled in and written as a slug.</summary>
public sealed record FormRule(Regex Matches, string Code);

/// <summary>Text before the value that is an attribute of its own, such as an attempt.</summary>
public sealed record PrefixRule(string Text, string Attribute, string Code);
