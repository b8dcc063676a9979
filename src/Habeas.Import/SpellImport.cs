using Habeas.Import.Mappings;
using Habeas.Import.Reading;
using Habeas.Import.Reconciling;
using Habeas.Import.Reports;

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
        Action<ImportProgress>? progress = null)
    {
        if (mapping.Kind != MappingKind.Spells)
        {
            throw new MappingException(mapping.Name, 1, "this mapping is for rosters: use import rosters, or a mapping of kind spells.");
        }

        var lines = new LineReading(mapping, progress);
        var spells = new SpellReading(lines, options);
        spells.ReadAll(sources);
        var reconciliation = new Reconciliation(lines, recorded, options.NewId);
        return new ImportPlan(
            reconciliation.Acts(),
            lines.Rejects,
            lines.Listings.Persons + reconciliation.Unlisted.Count,
            () => ReportMaking.Of(lines, reconciliation, [(mapping.From!.Names[0], spells.FromFormats), (mapping.To!.Names[0], spells.ToFormats)]));
    }
}
