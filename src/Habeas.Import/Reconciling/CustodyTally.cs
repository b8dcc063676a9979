using Habeas.Import.Reading;
using Habeas.Import.Reports;

namespace Habeas.Import.Reconciling;

/// <summary>Counts what the files and the register together show about the persons whom the files list.</summary>
internal sealed class CustodyTally
{
    private int _persons;
    private int _episodes;
    private int _returned;
    private long _absent;
    private int _overlapping;
    private long _overlaps;
    private int _late;
    private int _once;
    private long _differing;

    public void Count(
        IReadOnlyList<(int Admission, int Particulars, DaySet Days)> groups,
        Dictionary<int, DaySet> episodes,
        DaySet listed,
        Calendar calendar,
        Admissions admissions)
    {
        _persons++;
        var each = 0L;
        foreach (var (episode, days) in episodes)
        {
            var gaps = calendar.Gaps(days);
            var counts = calendar.Count(days);
            _episodes += counts > 0 ? 1 : 0;
            _returned += gaps > 0 ? 1 : 0;
            _absent += gaps;
            _once += counts == 1 ? 1 : 0;
            each += days.Count;
            _late += groups.Any(g => admissions.Episode(g.Admission) == episode && admissions.Day(g.Admission) > days.First) ? 1 : 0;
        }

        if (each > listed.Count)
        {
            _overlapping++;
            _overlaps += each - listed.Count;
        }

        if (groups.Count > episodes.Count)
        {
            _differing += groups.GroupBy(g => admissions.Episode(g.Admission)).Sum(g => Differing([.. g.Select(d => d.Days)]));
        }
    }

    public CustodyFigures ToFigures(IReadOnlyDictionary<string, int> changing) => new()
    {
        Persons = _persons,
        Episodes = _episodes,
        EpisodesVanishedAndReturned = _returned,
        NightsAbsentBetween = _absent,
        PersonsWithOverlappingEpisodes = _overlapping,
        OverlappingNights = _overlaps,
        AdmittedAfterFirstListed = _late,
        EpisodesListedOnce = _once,
        DifferingParticulars = _differing,
        PersonsWithChangingCode = changing,
    };

    private static long Differing(IReadOnlyList<DaySet> stated)
    {
        var all = new DaySet();
        foreach (var days in stated)
        {
            all.Add(days);
        }

        return stated.Sum(d => (long)d.Count) - all.Count;
    }
}
