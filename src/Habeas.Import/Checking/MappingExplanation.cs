namespace Habeas.Import.Checking;

/// <summary>What a mapping makes of a file, in counts only.</summary>
public sealed record MappingExplanation
{
    public required string File { get; init; }

    public required string Mapping { get; init; }

    public required string Kind { get; init; }

    public required string Encoding { get; init; }

    public bool Compressed { get; init; }

    public required long Rows { get; init; }

    public required IReadOnlyList<ColumnExplanation> Columns { get; init; }

    /// <summary>Columns that the mapping wants and the file lacks.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What stops an import of the file, in words; empty when nothing does.</summary>
    public required IReadOnlyList<string> Obstacles { get; init; }

    public required IReadOnlyList<AttributeExplanation> Attributes { get; init; }

    /// <summary>The dates found, as ranges.</summary>
    public required IReadOnlyList<string> Dates { get; init; }

    /// <summary>Column to pattern to lines.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> DateFormats { get; init; }

    public required IReadOnlyDictionary<string, int> RejectedBy { get; init; }

    public long PaddedValues { get; init; }
}

/// <summary>What one column of the file becomes, in words.</summary>
public sealed record ColumnExplanation(string Column, string Becomes);

/// <summary>What the values of one attribute become.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Column">The file's column; null when the file has none.</param>
/// <param name="Distinct">How many distinct source values there are.</param>
/// <param name="Values">Source value and code, most frequent first, at most <see cref="MostValues"/>.</param>
/// <param name="Blank">Lines on which it is empty.</param>
/// <param name="BlankBecomes">What an empty value becomes.</param>
/// <param name="Unmapped">Lines whose value the mapping does not know.</param>
public sealed record AttributeExplanation(
    string Attribute, string? Column, int Distinct, IReadOnlyList<ValueExplanation> Values, long Blank, string BlankBecomes, long Unmapped)
{
    public const int MostValues = 40;
}

/// <summary>One source value, the code it becomes, and on how many lines.</summary>
public sealed record ValueExplanation(string Value, string Code, long Lines);
