using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>One piece of evidence on the timeline.</summary>
/// <param name="Evidence">What it says.</param>
/// <param name="Attributes">The particulars that the source gave, as canonical text; null where it gave none.</param>
/// <param name="Through">For a count: the beginning of the last date of the unbroken run of counts that listed the person.</param>
/// <param name="Postponed">Already moved behind a hard fact of its interval; it is not moved twice.</param>
internal sealed record Point(Evidence Evidence, string? Attributes = null, Instant? Through = null, bool Postponed = false)
{
    /// <summary>A sighting or an absence: true at some instant of its interval, not at its edges.</summary>
    public bool IsSoft => Evidence.Kind is EvidenceKind.Seen or EvidenceKind.Absent;

    /// <summary>Would this soft fact be true right after <paramref name="hard"/>?</summary>
    public bool IsSettledBy(Point hard) => !hard.IsSoft && Evidence.Kind switch
    {
        EvidenceKind.Seen => hard.Evidence.Kind is EvidenceKind.Began or EvidenceKind.CameBack or EvidenceKind.WentOut && hard.Evidence.Place == Evidence.Place,
        _ => hard.Evidence.Kind is EvidenceKind.Ended or EvidenceKind.Departed || (hard.Evidence.Kind is EvidenceKind.Began && hard.Evidence.Place != Evidence.Place),
    };

    /// <summary>By when it occurred; never by when it was recorded, so that the order of recording does not matter.</summary>
    public static Comparer<Point> ByOccurrence { get; } = Comparer<Point>.Create((a, b) =>
    {
        var (one, two) = (a.Evidence, b.Evidence);
        var order = (one.When.Earliest ?? Instant.MinValue).CompareTo(two.When.Earliest ?? Instant.MinValue);
        order = order != 0 ? order : (one.When.Latest ?? Instant.MaxValue).CompareTo(two.When.Latest ?? Instant.MaxValue);
        order = order != 0 ? order : one.Kind.CompareTo(two.Kind);
        order = order != 0 ? order : Nullable.Compare(one.Place?.Value, two.Place?.Value);
        order = order != 0 ? order : Nullable.Compare(one.HeldSince?.Earliest, two.HeldSince?.Earliest);
        return order != 0 ? order : string.CompareOrdinal(a.Attributes, b.Attributes);
    });
}

/// <summary>Reads a person's facts as points on the timeline, unsorted.</summary>
internal static class Points
{
    public static IEnumerable<Point> Of(PersonFile file, IReadOnlyList<CountedEpisode> counted)
    {
        foreach (var fact in file.Facts)
        {
            var point = fact.Event switch
            {
                PresenceRecorded { At: { } at } seen => new Point(
                    new(EvidenceKind.Seen, seen.Place, at, HeldSince: seen.HeldSince), CountedDates.TextOf(seen.Particulars)),
                AbsenceRecorded { At: { } at } absent => new Point(new(EvidenceKind.Absent, absent.Place, at)),
                IWhereabouts told => new Point(told.Evidence),
                _ => null,
            };
            if (point is not null)
            {
                yield return point;
            }
        }

        foreach (var point in counted.SelectMany(Of))
        {
            yield return point;
        }
    }

    private static IEnumerable<Point> Of(CountedEpisode episode)
    {
        foreach (var run in episode.Runs)
        {
            var through = When.Day(run[^1].Dates.To, episode.Zone).Earliest;
            foreach (var (dates, attributes) in run)
            {
                yield return Seen(episode, dates.From, attributes, through);
                if (dates.To != dates.From)
                {
                    yield return Seen(episode, dates.To, attributes, through);
                }
            }
        }

        foreach (var dates in episode.NotListed)
        {
            yield return NotSeen(episode, dates.From);
            if (dates.To != dates.From)
            {
                yield return NotSeen(episode, dates.To);
            }
        }
    }

    private static Point Seen(CountedEpisode episode, LocalDate date, string attributes, Instant? through) =>
        new(new(EvidenceKind.Seen, episode.Place, When.Day(date, episode.Zone), HeldSince: episode.HeldSince), attributes, through);

    private static Point NotSeen(CountedEpisode episode, LocalDate date) =>
        new(new(EvidenceKind.Absent, episode.Place, When.Day(date, episode.Zone)));
}
