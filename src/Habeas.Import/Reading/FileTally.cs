using Habeas.Import.Reports;
using Habeas.Import.Sources;

namespace Habeas.Import.Reading;

/// <summary>What is found in one file while it is read.</summary>
internal sealed class FileTally(string name, FirstLook look)
{
    private readonly Dictionary<string, int> _rejectedBy = new(StringComparer.Ordinal);

    public string Name => name;

    public string Digest => look.Digest;

    public string Outcome { get; set; } = FileOutcomes.Counted;

    /// <summary>The dates that the file counts; for an addition, the dates that it adds to.</summary>
    public DaySet Days { get; set; } = new();

    public bool IsCount => Outcome == FileOutcomes.Counted;

    public IReadOnlyList<string> Columns { get; set; } = [];

    public IReadOnlyList<string> Missing { get; set; } = [];

    public IReadOnlyList<string> Unmentioned { get; set; } = [];

    public long Rows { get; set; }

    public long Listed { get; set; }

    public int Episodes { get; set; }

    public int DuplicatesIdentical { get; set; }

    public List<LinePair> DuplicatesConflicting { get; } = [];

    public DaySet SameAsDateBefore { get; } = new();

    /// <summary>Spells: dates said to be covered on which nobody is listed.</summary>
    public DaySet NobodyListed { get; set; } = new();

    public int OutsideCover { get; set; }

    /// <summary>Spells: rows that go on beyond the dates covered, an end that stands for none among them.</summary>
    public int EndsAfterCover { get; set; }

    public string? CoverFrom { get; set; }

    public int Rejected => _rejectedBy.Values.Sum();

    public void Reject(string reason) => _rejectedBy[reason] = _rejectedBy.GetValueOrDefault(reason) + 1;

    public FileReport ToReport() => new()
    {
        Name = name,
        Digest = look.Digest,
        Outcome = Outcome,
        Encoding = look.Encoding.WebName,
        Compressed = look.Compressed,
        Columns = Columns,
        Missing = Missing,
        Unmentioned = Unmentioned,
        Rows = Rows,
        Dates = Days.ToTexts(),
        DateCount = Days.Count,
        Listed = Listed,
        Episodes = Episodes,
        DuplicatesIdentical = DuplicatesIdentical,
        DuplicatesConflicting = DuplicatesConflicting,
        Rejected = Rejected,
        RejectedBy = new SortedDictionary<string, int>(_rejectedBy, StringComparer.Ordinal),
        SameAsDateBefore = SameAsDateBefore.ToTexts(),
        NobodyListed = NobodyListed.ToTexts(),
        OutsideCover = OutsideCover,
        EndsAfterCover = EndsAfterCover,
        CoverFrom = CoverFrom,
    };
}
