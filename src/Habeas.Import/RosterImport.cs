using Habeas.Import.Mappings;
using Habeas.Import.Reconciling;

namespace Habeas.Import;

/// <summary>Nightly lists of who is present: each line one custody episode listed in the count of one date.</summary>
public static class RosterImport
{
    /// <summary>Reads the files and plans what the register lacks.</summary>
    /// <exception cref="MappingException">The mapping is not for rosters.</exception>
    /// <exception cref="Sources.SourceException">A file cannot be read, lacks a column, or gives no date.</exception>
    public static ImportPlan Plan(
        IReadOnlyList<ImportSource> sources,
        Mapping mapping,
        IRecordedCounts recorded,
        ImportOptions options,
        Action<ImportProgress>? progress = null) => throw new NotSupportedException("not built yet");
}
