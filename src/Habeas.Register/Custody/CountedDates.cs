using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>One custody episode at one place as counts tell it.</summary>
/// <param name="Place">The place that was counted.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="HeldSince">The source's own start of the episode, which tells two episodes of one person apart; null where it gives none.</param>
/// <param name="Runs">Unbroken runs: no count between two dates of one run left the person out. Each is cut where the particulars change.</param>
/// <param name="NotListed">Dates of counts that did not list the person at the place; told once, with the first episode.</param>
/// <param name="Contradicted">Two records give the episode on one date different particulars: one of them is wrong.</param>
internal sealed record CountedEpisode(
    PlaceId Place,
    string Zone,
    When? HeldSince,
    IReadOnlyList<IReadOnlyList<(DateRange Dates, string Attributes)>> Runs,
    IReadOnlyList<DateRange> NotListed,
    bool Contradicted);

/// <summary>Reads what counts say of a person, whatever the order in which the counts came in.</summary>
internal static class CountedDates
{
    public static string TextOf(IReadOnlyDictionary<string, Coded> particulars) =>
        particulars.Count == 0 ? "" : AttributeText.Of(particulars.Select(p => KeyValuePair.Create(p.Key, p.Value.Code)));

    /// <summary>The source's start of an episode as a label that tells it apart; empty where there is none.</summary>
    public static string Label(When? heldSince) => heldSince?.Earliest is { } earliest ? Stored.Instants.Format(earliest) : "";

    public static IReadOnlyList<CountedEpisode> Of(PersonFile file)
    {
        var listed = file.Of<PresenceRecorded>().Where(p => p.Counted.Count > 0).ToLookup(p => p.Place);
        var missing = file.Of<AbsenceRecorded>().Where(a => a.Counted.Count > 0).ToLookup(a => a.Place);
        if (listed.Count == 0 && missing.Count == 0)
        {
            return [];
        }

        var episodes = new List<CountedEpisode>();
        foreach (var place in listed.Select(g => g.Key).Union(missing.Select(g => g.Key)).Order(Comparer<PlaceId>.Create((a, b) => a.Value.CompareTo(b.Value))))
        {
            episodes.AddRange(At(place, [.. listed[place]], [.. missing[place]]));
        }

        return episodes;
    }

    private static IEnumerable<CountedEpisode> At(PlaceId place, List<PresenceRecorded> seen, List<AbsenceRecorded> unseen)
    {
        var zone = seen.Count > 0 ? seen[0].Zone : unseen[0].Zone;
        var episodes = Listed(seen).ConvertAll(e => (e.HeldSince, Settled: Settled(e.Segments)))
            .ConvertAll(e => (e.HeldSince, Segments: Merged(e.Settled.Segments), e.Settled.Contradicted));
        var listed = DateSet.Of(episodes.SelectMany(e => e.Segments.Select(s => s.Dates)));
        var notListed = DateSet.Of(unseen.SelectMany(a => a.Counted)).Except(listed);
        var known = DateSet.Of(listed.Ranges.Concat(notListed.Ranges));
        var first = true;
        foreach (var (heldSince, segments, contradicted) in episodes)
        {
            yield return new(place, zone, heldSince, Runs(segments, known), first ? notListed.Ranges : [], contradicted);
            first = false;
        }

        if (first)
        {
            yield return new(place, zone, null, [], notListed.Ranges, false);
        }
    }

    /// <summary>What was listed under each start that the source gives, the earliest first, one that gives none before all.</summary>
    private static List<(When? HeldSince, List<(DateRange Dates, string Attributes)> Segments)> Listed(List<PresenceRecorded> seen)
    {
        var episodes = new List<(When? HeldSince, List<(DateRange Dates, string Attributes)> Segments)>();
        foreach (var record in seen)
        {
            var at = episodes.FindIndex(e => e.HeldSince?.Earliest == record.HeldSince?.Earliest);
            if (at < 0)
            {
                at = episodes.Count;
                episodes.Add((record.HeldSince, []));
            }

            var attributes = TextOf(record.Particulars);
            foreach (var dates in record.Counted)
            {
                episodes[at].Segments.Add((dates, attributes));
            }
        }

        episodes.Sort((a, b) => Nullable.Compare(a.HeldSince?.Earliest, b.HeldSince?.Earliest));
        return episodes;
    }

    private static bool Overlap(List<(DateRange Dates, string Attributes)> segments)
    {
        segments.Sort((a, b) => a.Dates.From.CompareTo(b.Dates.From));
        for (var i = 1; i < segments.Count; i++)
        {
            if (segments[i].Dates.From <= segments[i - 1].Dates.To)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// One set of particulars for each date. Where records disagree about a date nothing says which is right: the ordinally
    /// greatest stands, always the same one, and the disagreement is a finding.
    /// </summary>
    private static (List<(DateRange Dates, string Attributes)> Segments, bool Contradicted) Settled(List<(DateRange Dates, string Attributes)> segments)
    {
        if (!Overlap(segments))
        {
            return (segments, false);
        }

        var days = new SortedDictionary<LocalDate, string>();
        var contradicted = false;
        foreach (var (dates, attributes) in segments)
        {
            for (var day = dates.From; day <= dates.To; day = day.PlusDays(1))
            {
                contradicted |= days.TryGetValue(day, out var other) && other != attributes;
                days[day] = other is null || string.CompareOrdinal(attributes, other) > 0 ? attributes : other;
            }
        }

        return ([.. days.Select(d => (DateRange.Of(d.Key), d.Value))], contradicted);
    }

    private static List<(DateRange Dates, string Attributes)> Merged(List<(DateRange Dates, string Attributes)> segments)
    {
        var merged = new List<(DateRange Dates, string Attributes)>();
        foreach (var segment in segments)
        {
            if (merged.Count > 0 && merged[^1].Attributes == segment.Attributes && merged[^1].Dates.To.PlusDays(1) == segment.Dates.From)
            {
                merged[^1] = (new(merged[^1].Dates.From, segment.Dates.To), segment.Attributes);
            }
            else
            {
                merged.Add(segment);
            }
        }

        return merged;
    }

    private static List<IReadOnlyList<(DateRange Dates, string Attributes)>> Runs(List<(DateRange Dates, string Attributes)> segments, DateSet known)
    {
        var runs = new List<IReadOnlyList<(DateRange Dates, string Attributes)>>();
        var run = new List<(DateRange Dates, string Attributes)>();
        foreach (var segment in segments)
        {
            if (run.Count > 0 && known.AnyBetween(run[^1].Dates.To, segment.Dates.From))
            {
                runs.Add(run);
                run = [];
            }

            run.Add(segment);
        }

        if (run.Count > 0)
        {
            runs.Add(run);
        }

        return runs;
    }
}
