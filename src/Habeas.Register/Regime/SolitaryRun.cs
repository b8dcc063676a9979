using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>
/// Solitary confinements that follow each other with less than a day between, counted as one, so that a break of some hours does not
/// begin the count anew.
/// </summary>
/// <remarks>
/// Its length is an interval, as every time is. The least is what was certainly spent in solitary confinement; the most runs from the
/// first moment at which it may have begun to the last at which it may have ended, breaks included. A day of which twenty-two hours
/// were spent so is a whole day in both: that is what Rule 44 calls solitary confinement.
/// </remarks>
/// <param name="Confinements">The confinements, in the order in which they began.</param>
/// <param name="Lasts">True while the last of them has not certainly ended.</param>
/// <param name="LeastDays">The days that have certainly begun, at the least: a stretch of an hour is in its first.</param>
/// <param name="MostDays">The days that may have begun, at the most; null where nothing bounds it.</param>
/// <param name="ProlongedFrom">The first instant at which the sixteenth day may begin, whether or not it comes to that; null where nothing bounds it.</param>
public sealed record SolitaryRun(IReadOnlyList<SolitaryState> Confinements, bool Lasts, int LeastDays, int? MostDays, Instant? ProlongedFrom)
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration WholeDay = Duration.FromHours(22);

    /// <summary>A slug of <see cref="Prolonged"/>.</summary>
    public string IsProlonged =>
        LeastDays > Prolonged.Days ? Prolonged.Yes
        : MostDays > Prolonged.Days || MostDays is null ? Prolonged.Perhaps
        : Prolonged.No;

    /// <summary>True where somebody independent of the place reviewed any of it.</summary>
    public bool IsReviewed => Confinements.Any(c => c.IndependentReview is not null);

    /// <summary>The runs of a file as they stand at <paramref name="at"/>, in the order in which they began.</summary>
    public static IReadOnlyList<SolitaryRun> Of(PersonFile file, Instant at)
    {
        var runs = new List<SolitaryRun>();
        var open = new List<SolitaryState>();
        var end = Instant.MinValue;
        foreach (var confinement in SolitaryState.Of(file).Where(c => !(c.Started.At.Earliest >= at)))
        {
            // What may have begun less than a day after the last may have ended belongs to the same run.
            if (open.Count > 0 && confinement.Started.At.Earliest is { } begins && begins - end >= Day)
            {
                runs.Add(Run(open, at));
                open = [];
                end = Instant.MinValue;
            }

            open.Add(confinement);
            end = Instant.Max(end, Onward.Ended(confinement.Ended, at).Most);
        }

        return open.Count == 0 ? runs : [.. runs, Run(open, at)];
    }

    private static SolitaryRun Run(List<SolitaryState> confinements, Instant at)
    {
        var zone = Zones.Get(confinements[0].Started.At.Zone);
        var last = confinements.Max(c => Onward.Ended(c.Ended, at).Most);
        var first = confinements.Exists(c => c.Started.At.Earliest is null) ? null : confinements.Min(c => c.Started.At.Earliest);
        var certain = Certain(confinements, at);
        return new(
            confinements,
            confinements.Exists(c => c.Ended?.IsOverBy(at) != true),
            certain.Count == 0 ? 0 : certain.Max(c => DaysBegun(c[0].Start, c[0].Start + Spent(c), zone)),
            first is { } start ? DaysBegun(start, last, zone) : null,
            first?.InZone(zone).LocalDateTime.PlusDays(Prolonged.Days).InZoneLeniently(zone).ToInstant());
    }

    /// <summary>The stretches certainly spent in solitary confinement, those with less than a day between together; none overlaps another.</summary>
    private static List<List<Interval>> Certain(List<SolitaryState> confinements, Instant at)
    {
        var chains = new List<List<Interval>>();
        foreach (var stretch in confinements
            .Where(c => c.Started.At.Latest is { } start && start < Onward.Ended(c.Ended, at).Least)
            .Select(c => new Interval(c.Started.At.Latest!.Value, Onward.Ended(c.Ended, at).Least))
            .OrderBy(s => s.Start).ThenBy(s => s.End))
        {
            if (chains.Count == 0 || stretch.Start - chains[^1][^1].End > Day)
            {
                chains.Add([stretch]);
            }
            else if (stretch.Start > chains[^1][^1].End)
            {
                chains[^1].Add(stretch);
            }
            else
            {
                chains[^1][^1] = new(chains[^1][^1].Start, Instant.Max(chains[^1][^1].End, stretch.End));
            }
        }

        return chains;
    }

    /// <summary>The time spent in the stretches; a day of which twenty-two hours were, counted from the first moment, is a whole day.</summary>
    private static Duration Spent(List<Interval> stretches)
    {
        if (stretches is [var only])
        {
            return only.Duration;
        }

        var (spent, end) = (Duration.Zero, stretches[^1].End);
        for (var day = stretches[0].Start; day < end; day += Day)
        {
            var next = Instant.Min(day + Day, end);
            var part = stretches.Aggregate(Duration.Zero, (sum, s) => sum + Duration.Max(Duration.Zero, Instant.Min(s.End, next) - Instant.Max(s.Start, day)));
            spent += part >= WholeDay ? next - day : part;
        }

        return spent;
    }

    /// <summary>The calendar days that have begun from one moment to another, each beginning at the hour of the first: none where no time passed.</summary>
    private static int DaysBegun(Instant from, Instant to, DateTimeZone zone)
    {
        if (to <= from)
        {
            return 0;
        }

        var (first, last) = (from.InZone(zone).LocalDateTime, to.InZone(zone).LocalDateTime);
        var whole = Period.DaysBetween(first.Date, last.Date) - (last.TimeOfDay < first.TimeOfDay ? 1 : 0);
        return Math.Max(1, first.PlusDays(whole) == last ? whole : whole + 1); // an hour in which the clocks go back is a day begun too
    }

    /// <summary>What of it is below a standard.</summary>
    internal static IEnumerable<Finding> Findings(PersonFile file, Instant at)
    {
        foreach (var run in Of(file, at))
        {
            var began = run.Confinements[0].Started;
            if (run.IsProlonged != Prolonged.No)
            {
                var code = run.IsProlonged == Prolonged.Yes ? BelowStandard.SolitaryProlonged : BelowStandard.SolitaryPerhapsProlonged;
                yield return new(code, began.At.Earliest, began.Solitary.ToString());
            }

            foreach (var finding in run.Confinements.SelectMany(c => OfOne(c, file, at)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> OfOne(SolitaryState confinement, PersonFile file, Instant at)
    {
        var started = confinement.Started;
        var known = started.KnownOfPerson ?? [];
        if (started.AtMostUntil is null && confinement.Ended?.IsOverBy(at) != true)
        {
            yield return Found(BelowStandard.SolitaryIndefinite);
        }

        if (AgeAt.Of(file, started.At.Earliest ?? started.At.Latest ?? at) is { ProtectedAsChild: true, Reason: not AgeAt.Reasons.NotRecorded })
        {
            yield return Found(BelowStandard.SolitaryOfChild);
        }

        if (known.Any(k => k is StartSolitary.Pregnant or StartSolitary.Breastfeeding or StartSolitary.WithInfant))
        {
            yield return Found(BelowStandard.SolitaryOfMother);
        }

        if (known.Contains(StartSolitary.DisabilityMadeWorse))
        {
            yield return Found(BelowStandard.SolitaryWithDisability);
        }

        Finding Found(string code) => new(code, started.At.Earliest, started.Solitary.ToString());
    }
}
