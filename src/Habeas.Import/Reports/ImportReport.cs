namespace Habeas.Import.Reports;

/// <summary>What an import found and what it would record, in counts only: nobody can be read out of it.</summary>
public sealed record ImportReport
{
    /// <summary>The feed's name.</summary>
    public required string Source { get; init; }

    /// <summary><c>rosters</c> or <c>spells</c>.</summary>
    public required string Kind { get; init; }

    public required string Mapping { get; init; }

    public required string Place { get; init; }

    public required IReadOnlyList<FileReport> Files { get; init; }

    public required WindowReport Window { get; init; }

    public required CustodyFigures Custody { get; init; }

    public required ReadingFigures Reading { get; init; }

    public required WrittenFigures Written { get; init; }
}

/// <summary>What became of one file.</summary>
public sealed record FileReport
{
    public required string Name { get; init; }

    /// <summary>SHA-256 of the bytes as delivered, lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <summary>A slug of <see cref="FileOutcomes"/>.</summary>
    public required string Outcome { get; init; }

    public required string Encoding { get; init; }

    public bool Compressed { get; init; }

    /// <summary>The columns in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Columns of the mapping that the file lacks.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Columns of the file that the mapping does not mention.</summary>
    public IReadOnlyList<string> Unmentioned { get; init; } = [];

    /// <summary>Lines below the header, empty ones aside.</summary>
    public long Rows { get; init; }

    /// <summary>The dates counted, as ranges <c>2023-05-25/2023-06-03</c>.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    public int DateCount { get; init; }

    /// <summary>Custody episodes listed, each once a date, all dates together.</summary>
    public long Listed { get; init; }

    /// <summary>Distinct custody episodes.</summary>
    public int Episodes { get; init; }

    public int DuplicatesIdentical { get; init; }

    /// <summary>Lines of one date and one episode that differ: the later was used.</summary>
    public IReadOnlyList<LinePair> DuplicatesConflicting { get; init; } = [];

    public int Rejected { get; init; }

    /// <summary>Rejected lines by reason.</summary>
    public IReadOnlyDictionary<string, int> RejectedBy { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Dates whose content equals that of the date before: probably a copy that was not renewed, and a count all the same.</summary>
    public IReadOnlyList<string> SameAsDateBefore { get; init; } = [];

    /// <summary>Spells: dates said to be covered on which nobody is listed; like an empty roster, they are not taken as counts.</summary>
    public IReadOnlyList<string> NobodyListed { get; init; } = [];

    /// <summary>Spells: rows that lie wholly outside the dates covered.</summary>
    public int OutsideCover { get; init; }

    /// <summary>Spells: rows whose stated end lies after the dates covered, or after the day of the import: taken as going on to the last date covered.</summary>
    public int EndsAfterCover { get; init; }

    /// <summary>Spells: where the covered dates come from: <c>given</c>, <c>file-name</c> or <c>rows</c>.</summary>
    public string? CoverFrom { get; init; }
}

/// <summary>Two lines of one file that speak of the same episode and date.</summary>
public sealed record LinePair(long Earlier, long Used);

/// <summary>What became of a file, as slugs.</summary>
public static class FileOutcomes
{
    /// <summary>Its counts were taken in, or what was missing of them.</summary>
    public const string Counted = "counted";

    /// <summary>The same bytes for the same dates were taken in before.</summary>
    public const string Repeated = "repeated";

    /// <summary>A file of corrected rejects: it adds to counts and makes nobody absent.</summary>
    public const string Addition = "addition";

    /// <summary>It has no line that could be read: not taken as a count, since it would make everybody absent.</summary>
    public const string Empty = "empty";
}

/// <summary>The dates of the import, all files together.</summary>
public sealed record WindowReport
{
    public string? From { get; init; }

    public string? To { get; init; }

    public int Dates { get; init; }

    /// <summary>
    /// Dates between the first and the last for which there is no count, now or recorded before. Null where nobody can know: a history
    /// shows no missing night, unless what it covers is given in pieces.
    /// </summary>
    public IReadOnlyList<string>? Missing { get; init; } = [];

    /// <summary>Files with a date before the last date of a file given earlier.</summary>
    public int OutOfOrder { get; init; }

    /// <summary>Files with a date before the last count that the register held.</summary>
    public int Late { get; init; }

    /// <summary>Dates for which there is more than one roster: whoever is listed in either is listed.</summary>
    public IReadOnlyList<string> CountedMoreThanOnce { get; init; } = [];

    /// <summary>Dates of additions for which there is no count.</summary>
    public IReadOnlyList<string> AddedWithoutCount { get; init; } = [];
}

/// <summary>What the counts show about custody, as figures.</summary>
public sealed record CustodyFigures
{
    public int Persons { get; init; }

    public int Episodes { get; init; }

    /// <summary>Episodes that were not listed on a date and were listed again later under the same admission.</summary>
    public int EpisodesVanishedAndReturned { get; init; }

    /// <summary>The dates on which they were not listed: they stay absent.</summary>
    public long NightsAbsentBetween { get; init; }

    /// <summary>Persons listed on one date under more than one admission.</summary>
    public int PersonsWithOverlappingEpisodes { get; init; }

    /// <summary>The dates concerned, counted for each person and further episode.</summary>
    public long OverlappingNights { get; init; }

    /// <summary>Episodes whose stated admission is later than the first date on which they were listed.</summary>
    public int AdmittedAfterFirstListed { get; init; }

    /// <summary>Episodes listed in a single count.</summary>
    public int EpisodesListedOnce { get; init; }

    /// <summary>Dates and episodes for which two files state different particulars: both are kept.</summary>
    public long DifferingParticulars { get; init; }

    /// <summary>Watched attribute to the number of persons whose code changes.</summary>
    public IReadOnlyDictionary<string, int> PersonsWithChangingCode { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>What the reading of the files met.</summary>
public sealed record ReadingFigures
{
    public long Rows { get; init; }

    public long Rejected { get; init; }

    public long PaddedValues { get; init; }

    /// <summary>Lines without a stated admission.</summary>
    public long WithoutAdmission { get; init; }

    /// <summary>Column to pattern to lines.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> DateFormats { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal);

    /// <summary>The distinct orders of columns, each with the number of files.</summary>
    public IReadOnlyDictionary<string, int> ColumnOrders { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Attribute to source code to lines: what the mapping does not know.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Unmapped { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal);

    /// <summary>Attribute to lines on which it is empty and therefore not recorded.</summary>
    public IReadOnlyDictionary<string, long> Blank { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);
}

/// <summary>What is new, as planned: zero throughout when the same files were imported before.</summary>
public sealed record WrittenFigures
{
    public bool PlaceOpened { get; init; }

    public int Acts { get; init; }

    public int PersonsOpened { get; init; }

    /// <summary>Persons about whom the files say something that the register lacks.</summary>
    public int PersonsConcerned { get; init; }

    public long Sightings { get; init; }

    public long Absences { get; init; }

    public int Counts { get; init; }

    /// <summary>Nothing is new.</summary>
    public bool NothingNew => Acts == 0;
}
