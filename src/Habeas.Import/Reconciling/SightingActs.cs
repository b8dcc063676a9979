using Habeas.Import.Reading;
using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Persons;

namespace Habeas.Import.Reconciling;

/// <summary>
/// Writes the difference of one person as acts, each modest in size: an entry holds at most 128 parts, and one that is read back
/// whole should not be large.
/// </summary>
internal static class SightingActs
{
    private const int MostSightings = 55;
    private const int MostBytes = 48 * 1024;
    private const int BytesOfSighting = 300;
    private const int BytesOfRange = 24;
    private const int BytesOfAttribute = 60;

    /// <param name="person">Whose sightings.</param>
    /// <param name="identity">Recorded with the first act; null for a person who has a file.</param>
    /// <param name="difference">What is to be recorded; not empty.</param>
    /// <param name="place">The place that was counted.</param>
    /// <param name="source">The feed.</param>
    /// <param name="listings">What the numbers of the difference stand for.</param>
    /// <param name="newId">Mints the acts' ids.</param>
    public static IEnumerable<RecordSightings> Of(
        PersonId person, Identity? identity, PersonDifference difference, PlaceId place, string source, Listings listings, Func<Guid> newId)
    {
        var seen = new List<Sighting>();
        var bytes = 0;
        IReadOnlyList<NotSeen> notSeen = difference.NotSeen.IsEmpty ? [] : [new(place, difference.NotSeen.ToDates())];
        foreach (var (admission, particulars, days) in difference.Seen)
        {
            var sighting = new Sighting(place, days.ToDates(), listings.Admissions.HeldSince(admission), listings.Particulars.Coded(particulars));
            var size = BytesOfSighting + (sighting.Counted.Count * BytesOfRange) + (sighting.Particulars.Count * BytesOfAttribute);
            if (seen.Count > 0 && (seen.Count == MostSightings || bytes + size > MostBytes))
            {
                yield return Act(seen, []);
                identity = null;
                seen = [];
                bytes = 0;
            }

            seen.Add(sighting);
            bytes += size;
        }

        yield return Act(seen, notSeen);

        RecordSightings Act(List<Sighting> sightings, IReadOnlyList<NotSeen> absences) => new()
        {
            Id = ActId.Of(newId()),
            Person = person,
            Source = source,
            Identity = identity,
            Seen = sightings,
            NotSeen = absences,
        };
    }
}
