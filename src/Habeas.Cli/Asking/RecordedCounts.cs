using Habeas.Import.Reconciling;
using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Places;
using Habeas.Register.Time;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Asking;

/// <summary>What the register holds of counts, read from one snapshot, for an import to compare files with.</summary>
internal sealed class RecordedCounts(Reading reading) : IRecordedCounts
{
    public PlaceId? PlaceNamed(string name) => reading.PlacesByName(name) is [var place, ..] ? place.Place : null;

    public IReadOnlyList<DateRange> Calendar(PlaceId place) => [.. reading.PlaceCounts().Where(c => c.Place == place).Select(c => c.Count.Dates)];

    public IReadOnlySet<string> Digests(PlaceId place) =>
        reading.Place(place).Of<CountRecorded>().Select(c => c.Digest).OfType<string>().ToHashSet(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, PersonId> Persons(string issuer, IReadOnlyCollection<string> values)
    {
        var wanted = values as IReadOnlySet<string> ?? values.ToHashSet(StringComparer.Ordinal);
        return reading.Identifiers(issuer).Where(i => wanted.Contains(i.Value)).DistinctBy(i => i.Value).ToDictionary(i => i.Value, i => i.Person, StringComparer.Ordinal);
    }

    // Read to the end at once: the snapshot answers one question at a time, and the import puts others in between.
    public IEnumerable<RecordedRun> Runs(PlaceId place, DateRange window) =>
        reading.CountedRunsAt(place)
            .Where(r => r.Run.Dates.From <= window.To && window.From <= r.Run.Dates.To)
            .Select(r => new RecordedRun(r.Person, r.Run))
            .ToList();

    public IEnumerable<CountedRun> EverStated(PersonId person) => StatedRuns.Of(reading.File(person));
}
