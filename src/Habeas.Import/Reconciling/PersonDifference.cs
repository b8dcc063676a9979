using Habeas.Import.Reading;
using Habeas.Register;
using Habeas.Register.Custody;

namespace Habeas.Import.Reconciling;

/// <summary>What the files say of one person and the register lacks.</summary>
/// <param name="Seen">Days listed, by admission and particulars.</param>
/// <param name="NotSeen">Days of counts that did not list the person and bound a stay.</param>
internal sealed record PersonDifference(IReadOnlyList<(int Admission, int Particulars, DaySet Days)> Seen, DaySet NotSeen)
{
    public bool IsEmpty => Seen.Count == 0 && NotSeen.IsEmpty;
}

/// <summary>Works out the differences of one place, and counts on the way what the report tells.</summary>
internal sealed class Differences(Listings listings, Calendar calendar, DaySet countedBefore, Func<PersonId, IEnumerable<CountedRun>> everStated)
{
    public CustodyTally Tally { get; } = new();

    /// <summary>The difference for one person.</summary>
    /// <param name="wanted">What the files say; none for a person whom they do not list.</param>
    /// <param name="recorded">What is recorded.</param>
    /// <param name="id">The person, if there is a file.</param>
    public PersonDifference Of(List<Listing> wanted, RecordedDays recorded, PersonId? id)
    {
        var groups = Groups(wanted);
        var episodes = new Dictionary<int, DaySet>();
        foreach (var ((episode, _), days) in recorded.Listed)
        {
            Episode(episodes, episode).Add(days);
        }

        var seen = new List<(int Admission, int Particulars, DaySet Days)>(groups.Count);
        foreach (var (admission, particulars, days) in groups)
        {
            var episode = listings.Admissions.Episode(admission);
            Episode(episodes, episode).Add(days);
            var missing = recorded.Listed.TryGetValue((episode, listings.Particulars.TextOf(particulars)), out var known) ? days.Without(known) : days;
            if (!missing.IsEmpty)
            {
                seen.Add((admission, particulars, missing));
            }
        }

        var listed = All(episodes);
        var notSeen = calendar.Bounds(listed).Without(recorded.NotListed);
        var difference = Corrected(new(seen, notSeen), id);
        if (wanted.Count > 0)
        {
            Tally.Count(groups, episodes, listed, calendar, listings.Admissions);
        }

        return difference;
    }

    /// <summary>
    /// What would be said anew of dates that were counted before is held against everything the file ever stated: what a correction
    /// took away, or what the view does not prefer, is not said again.
    /// </summary>
    private PersonDifference Corrected(PersonDifference difference, PersonId? id)
    {
        if (id is not { } person || (!difference.Seen.Any(s => s.Days.Overlaps(countedBefore)) && !difference.NotSeen.Overlaps(countedBefore)))
        {
            return difference;
        }

        var ever = new RecordedDays();
        foreach (var run in everStated(person))
        {
            ever.Add(run, listings);
        }

        var seen = difference.Seen
            .Select(s => s with { Days = s.Days.Without(ever.Listed.GetValueOrDefault(Key(s.Admission, s.Particulars)) ?? new()) })
            .Where(s => !s.Days.IsEmpty).ToList();
        return new(seen, difference.NotSeen.Without(ever.NotListed));
    }

    private (int Episode, int Text) Key(int admission, int particulars) =>
        (listings.Admissions.Episode(admission), listings.Particulars.TextOf(particulars));

    private static List<(int Admission, int Particulars, DaySet Days)> Groups(List<Listing> wanted)
    {
        var groups = new List<(int Admission, int Particulars, DaySet Days)>();
        foreach (var listing in wanted)
        {
            var at = groups.FindIndex(g => g.Admission == listing.Admission && g.Particulars == listing.Particulars);
            if (at < 0)
            {
                at = groups.Count;
                groups.Add((listing.Admission, listing.Particulars, new()));
            }

            groups[at].Days.Add(listing.From, listing.To);
        }

        groups.Sort((a, b) => a.Days.First != b.Days.First ? a.Days.First.CompareTo(b.Days.First)
            : a.Admission != b.Admission ? a.Admission.CompareTo(b.Admission) : a.Particulars.CompareTo(b.Particulars));
        return groups;
    }

    private static DaySet Episode(Dictionary<int, DaySet> episodes, int episode)
    {
        if (!episodes.TryGetValue(episode, out var days))
        {
            episodes.Add(episode, days = new());
        }

        return days;
    }

    private static DaySet All(Dictionary<int, DaySet> episodes)
    {
        if (episodes.Count == 1)
        {
            return episodes.Values.First();
        }

        var all = new DaySet();
        foreach (var days in episodes.Values)
        {
            all.Add(days);
        }

        return all;
    }
}
