using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Process;

/// <summary>One deprivation of liberty, from which time runs to a judge and to counsel.</summary>
/// <param name="From">When it began: the arrest, or where none is on file the beginning of custody.</param>
/// <param name="Arrest">The record of the arrest; null where custody began without one on file.</param>
/// <param name="End">When custody ended; null while it lasts, and where no custody is on file after the arrest.</param>
public sealed record Deprivation(Edge From, OrderId? Arrest, Edge? End)
{
    /// <summary>True when <paramref name="when"/> may lie within it: not certainly before it began, nor certainly after it ended.</summary>
    public bool MayHold(When when) => !(when.Latest <= From.Earliest) && !(when.Earliest >= End?.Latest);
}

/// <summary>The deprivations of liberty on a person's file.</summary>
/// <remarks>
/// Every arrest is one, and every custody episode that no arrest precedes. An episode belongs to the last arrest before it, unless
/// another episode ended between the two: an earlier arrest keeps a clock of its own, since nothing tells that the person went free.
/// </remarks>
public static class Deprivations
{
    /// <summary>Every deprivation, in the order in which it began.</summary>
    public static IReadOnlyList<Deprivation> Of(PersonFile file)
    {
        var episodes = Timeline.Of(file).Select(s => (Start: s.EpisodeStart, End: s.EpisodeEnd)).Distinct().OrderBy(e => e.Start.Earliest ?? Instant.MinValue).ToList();
        var arrests = file.Of<ArrestRecorded>().Select(a => a.Arrest).OrderBy(a => a.At, ByOccurrence.Order).ThenBy(a => a.Id.Value).ToList();
        var found = new List<Deprivation>();
        var free = arrests.ToHashSet();
        foreach (var (episode, i) in episodes.Select((e, i) => (e, i)))
        {
            var arrest = arrests.LastOrDefault(a => free.Contains(a)
                && !(a.At.Earliest >= episode.Start.Latest)
                && !(i > 0 && episodes[i - 1].End is { } before && a.At.Latest <= before.Earliest));
            found.Add(arrest is null ? new(episode.Start, null, episode.End) : new(Edge.At(arrest.At), arrest.Id, episode.End));
            if (arrest is not null)
            {
                free.Remove(arrest);
            }
        }

        found.AddRange(arrests.Where(free.Contains).Select(a => new Deprivation(Edge.At(a.At), a.Id, EndAfter(a.At, episodes.Select(e => (e.Start, e.End))))));
        return [.. found.OrderBy(d => d.From.Earliest ?? Instant.MinValue).ThenBy(d => d.From.Latest ?? Instant.MaxValue).ThenBy(d => d.Arrest?.Value ?? Guid.Empty)];
    }

    /// <summary>When the custody ended in which the person was when they were arrested, as one who is in prison already can be.</summary>
    private static Edge? EndAfter(When arrest, IEnumerable<(Edge Start, Edge? End)> episodes) => episodes
        .Where(e => !(arrest.Latest <= e.Start.Earliest) && !(arrest.Earliest >= e.End?.Latest))
        .Select(e => e.End).FirstOrDefault();
}
