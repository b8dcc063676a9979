using Habeas.Import.Mappings;
using Habeas.Import.Reading;
using Habeas.Import.Reconciling;
using Habeas.Import.Reports;

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
        Action<ImportProgress>? progress = null)
    {
        if (mapping.Kind != MappingKind.Rosters)
        {
            throw new MappingException(mapping.Name, 1, "this mapping is for spells: use import spells, or a mapping of kind rosters.");
        }

        var lines = new LineReading(mapping, progress);
        var rosters = new RosterReading(lines, options);
        rosters.ReadAll(sources);
        var reconciliation = new Reconciliation(lines, recorded, options.NewId);
        return new ImportPlan(
            reconciliation.Acts(),
            lines.Rejects,
            lines.Listings.Persons + reconciliation.Unlisted.Count,
            () => ReportMaking.Of(lines, reconciliation, [(mapping.Date?.Names[0] ?? "", rosters.DateFormats)]));
    }
}
