using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Import;

/// <summary>What the operator says beside the files and the mapping.</summary>
public sealed record ImportOptions
{
    /// <summary>Mints the ids of acts, persons and places (docs/reference/formats.md, Ids).</summary>
    public required Func<Guid> NewId { get; init; }

    /// <summary>The day on which the import is made, in the place's zone: no night after it was counted.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>The date of the count, for rosters that state none in a column; one that does keeps its own.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The dates that a file of spells covers in full; rows are clipped to them. Empty leaves it to the mapping and the file.</summary>
    public IReadOnlyList<DateRange> Covers { get; init; } = [];
}

/// <summary>How far the reading of the files has come.</summary>
/// <param name="Source">The file being read.</param>
/// <param name="Number">Its number in the list, from 1.</param>
/// <param name="Of">How many files there are.</param>
/// <param name="Rows">Lines read so far, all files together.</param>
public sealed record ImportProgress(string Source, int Number, int Of, long Rows);
