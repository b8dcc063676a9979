using Habeas.Import.Mappings;
using Habeas.Import.Reconciling;

namespace Habeas.Import;

/// <summary>History as rows: a custody episode listed in every count from one date to another, with the same attributes.</summary>
public static class SpellImport
{
    /// <summary>Reads the files and plans what the register lacks.</summary>
    /// <exception cref="MappingException">The mapping is not for spells.</exception>
    /// <exception cref="Sources.SourceException">A file cannot be read or lacks a column.</exception>
    public static ImportPlan Plan(
        IReadOnlyList<ImportSource> sources,
        Mapping mapping,
        IRecordedCounts recorded,
        ImportOptions options,
        Action<ImportProgress>? progress = null) => throw new NotSupportedException("not built yet");
}
