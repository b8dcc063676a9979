using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>
/// What one person's facts amount to, as rows that can be stored, counted and compared: the custody read model. Derived and
/// never recorded; the same facts give the same rows in the same order, whatever the order in which they were recorded.
/// </summary>
public sealed record CustodyView(
    IReadOnlyList<Stretch> Stretches,
    IReadOnlyList<CountedRun> Counted,
    IReadOnlyList<CoverageSpan> Coverage,
    IReadOnlyList<Finding> Findings)
{
    private IReadOnlyList<Stretch> _plain = [];

    /// <summary>The view of a file.</summary>
    public static CustodyView Of(PersonFile file) => Of(file, null);

    /// <summary>The view of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="before">
    /// The view of the same file before sightings were added to it and nothing else. Where they tell of no change, what rests on grounds and
    /// orders is as it was, and is not reckoned again.
    /// </param>
    public static CustodyView Of(PersonFile file, CustodyView? before)
    {
        file = file.Only(IsReadFrom);
        var counted = CountedDates.Of(file);
        var (plain, found) = Timeline.Read(file, counted);
        if (before is not null && plain.SequenceEqual(before._plain))
        {
            return before with { Counted = CountedRows(counted), Findings = [.. found, .. Stated(file, before.Stretches, counted)] };
        }

        var orders = OrdersOnFile.Of(file).SelectMany(o => o.InForce).ToList();
        var noOrder = file.Of<NoOrderFound>().Select(n => (n.From.Earliest ?? Instant.MinValue, n.Until?.Latest)).ToList();
        var stretches = Standings.Added(plain, file);
        return new(stretches, CountedRows(counted), Custody.Coverage.Of(plain, orders, noOrder), [.. found, .. Stated(file, stretches, counted)]) { _plain = plain };
    }

    /// <summary>True for an event that can change the view. It is handed no other, so that one that is forgotten here counts nowhere.</summary>
    public static bool IsReadFrom(Event recorded) => recorded switch
    {
        ICustodyFact or ICorrection => true,
        ISeveral several => several.Says.Any(IsReadFrom),
        _ => false,
    };

    /// <summary>True for an event that says nothing but that the person was, or was not, at a place: see <see cref="Of(PersonFile, CustodyView?)"/>.</summary>
    public static bool IsSighting(Event recorded) => recorded is PresenceRecorded or AbsenceRecorded;

    /// <summary>Findings that a human recorded, or that two records contradict each other.</summary>
    private static IEnumerable<Finding> Stated(PersonFile file, IReadOnlyList<Stretch> stretches, IReadOnlyList<CountedEpisode> counted)
    {
        foreach (var ground in file.Of<ProhibitedGroundFound>().OrderBy(g => g.At, ByOccurrence.Order))
        {
            yield return new(FindingCodes.ProhibitedGround, ground.At.Earliest, ground.Ground);
        }

        foreach (var none in file.Of<NoOrderFound>().OrderBy(n => n.From, ByOccurrence.Order))
        {
            yield return new(FindingCodes.NoOrderExists, none.From.Earliest, "");
        }

        foreach (var error in file.Of<ReleasedInErrorFound>().OrderBy(e => e.Occurred, ByOccurrence.Order))
        {
            yield return new(FindingCodes.ReleasedInError, error.Occurred?.Earliest, "");
        }

        if (file.Of<DeathRecorded>().FirstOrDefault()?.Occurred is { } died &&
            stretches.Any(s => s.End is null || (s.Start.Earliest is { } start && died.Latest is { } by && start >= by)))
        {
            yield return new(FindingCodes.HeldAfterDeath, died.Earliest, "");
        }

        if (counted.Any(e => e.Contradicted))
        {
            yield return new(FindingCodes.ContradictingParticulars, null, "");
        }
    }

    private static List<CountedRun> CountedRows(IReadOnlyList<CountedEpisode> counted)
    {
        var rows = new List<CountedRun>();
        foreach (var episode in counted)
        {
            var label = CountedDates.Label(episode.HeldSince);
            rows.AddRange(episode.Runs.SelectMany(r => r).Select(s => new CountedRun(episode.Place, label, s.Dates, true, s.Attributes)));
            rows.AddRange(episode.NotListed.Select(dates => new CountedRun(episode.Place, "", dates, false, "")));
        }

        return rows;
    }
}

/// <summary>An interval of instants for one edge of a stretch; half-open, either side absent when unbounded.</summary>
public readonly record struct Edge(Instant? Earliest, Instant? Latest)
{
    public static Edge At(When when) => new(when.Earliest, when.Latest);
}

/// <summary>
/// A stretch of custody over which place, whereabouts and attributes are constant. Stretches of one person never overlap in
/// what is certain: nobody is held in two places at once.
/// </summary>
/// <param name="Place">Where; null while in transit.</param>
/// <param name="Whereabouts">A slug of <see cref="Custody.Whereabouts"/>.</param>
/// <param name="Start">When the stretch began.</param>
/// <param name="End">When it ended; null while it lasts.</param>
/// <param name="EpisodeStart">When the custody episode began that the stretch is part of.</param>
/// <param name="EpisodeEnd">When that episode ended; null while it lasts.</param>
/// <param name="Attributes">Attribute to code, as canonical text (<see cref="AttributeText"/>).</param>
/// <param name="ByCounts">Only counts tell of the episode so far: after the last count nothing says that it lasts.</param>
public sealed record Stretch(
    PlaceId? Place, string Whereabouts, Edge Start, Edge? End, Edge EpisodeStart, Edge? EpisodeEnd, string Attributes, bool ByCounts);

/// <summary>Dates of counts at one place, without a gap, that listed the person (or did not), under one custody episode as the source tells it.</summary>
/// <param name="Place">The place that was counted.</param>
/// <param name="Episode">The source's own start of the episode, as an instant, or empty; tells apart two episodes listed on one date.</param>
/// <param name="Dates">The dates.</param>
/// <param name="Listed">False where the counts were taken and did not list the person.</param>
/// <param name="Attributes">Attribute to code, as canonical text.</param>
public sealed record CountedRun(PlaceId Place, string Episode, DateRange Dates, bool Listed, string Attributes);

/// <summary>A stretch of custody with what its lawfulness rests on, to the minute.</summary>
/// <param name="From">First instant.</param>
/// <param name="To">The instant after the last; null while it lasts.</param>
/// <param name="Kind">A slug of <see cref="CoverageKinds"/>.</param>
/// <param name="Order">The order that covers it.</param>
/// <param name="Delay">For an order recorded later: how long after <paramref name="From"/> the register knew it.</param>
public sealed record CoverageSpan(Instant From, Instant? To, string Kind, OrderId? Order, Duration? Delay);

/// <summary>Whether an order covers a stretch of custody, as slugs (design section 2).</summary>
public static class CoverageKinds
{
    public const string Covered = "covered";
    public const string CoveredLater = "covered-later";
    public const string NoneRecorded = "no-order-recorded";
    public const string NoneExists = "no-order-exists";
}

/// <summary>Something that the facts show and that a human should look at: a contradiction, a prohibited ground, a presence with no admission.</summary>
/// <param name="Code">A stable slug.</param>
/// <param name="At">The instant it is about, or null.</param>
/// <param name="Detail">Codes and identifiers, never names.</param>
public sealed record Finding(string Code, Instant? At, string Detail);
