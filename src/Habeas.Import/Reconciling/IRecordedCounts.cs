using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Time;

namespace Habeas.Import.Reconciling;

/// <summary>What the register already holds of a place's counts: all that an import needs in order to add only what is missing.</summary>
public interface IRecordedCounts
{
    /// <summary>The place with this name, or null when the register has none.</summary>
    PlaceId? PlaceNamed(string name);

    /// <summary>The dates of every count recorded for the place, in any order.</summary>
    IReadOnlyList<DateRange> Calendar(PlaceId place);

    /// <summary>The digests of the files from which counts of the place were recorded, lower-case hex.</summary>
    IReadOnlySet<string> Digests(PlaceId place);

    /// <summary>The persons who carry these identifiers of one issuer; a value that nobody carries is left out.</summary>
    IReadOnlyDictionary<string, PersonId> Persons(string issuer, IReadOnlyCollection<string> values);

    /// <summary>Every current run at the place, listed or not listed, that shares a date with the window, of every person.</summary>
    IEnumerable<RecordedRun> Runs(PlaceId place, DateRange window);

    /// <summary>
    /// Every run at any place that any event of the person's file ever stated, also where a correction has since replaced or annulled it
    /// and where the view prefers another sighting of the same date; see <see cref="StatedRuns"/>. Asked only of the few persons
    /// about whom a file says something new for a date that was counted before, so that an import never undoes a correction.
    /// </summary>
    IEnumerable<CountedRun> EverStated(PersonId person);
}

/// <summary>A run of counts with the person whose it is.</summary>
public sealed record RecordedRun(PersonId Person, CountedRun Run);
