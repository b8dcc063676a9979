using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests;

/// <summary>What must hold of any register, whatever was recorded, and of this one, since it is known what was planted.</summary>
internal static class Oracles
{
    /// <summary>An order that is written down within so long is not late: a power cut lasts as long.</summary>
    private static readonly Duration InTime = Duration.FromDays(1);

    /// <summary>Nobody is certainly in two places at once, unless a finding says so.</summary>
    public static string? TwoPlaces(CustodyView view)
    {
        var certain = view.Stretches
            .Where(s => s.Start.Latest is not null)
            .Select(s => (From: s.Start.Latest!.Value, To: s.End is { } end ? end.Earliest ?? Instant.MinValue : Instant.MaxValue))
            .Where(s => s.From < s.To)
            .OrderBy(s => s.From)
            .ToList();
        for (var i = 1; i < certain.Count; i++)
        {
            if (certain[i].From < certain[i - 1].To && view.Findings.Count == 0)
            {
                return $"in two places at {certain[i].From}, and no finding says so";
            }
        }

        return null;
    }

    /// <summary>Coverage is a partition of custody: no minute twice, and none left out.</summary>
    public static string? Partition(CustodyView view)
    {
        var extents = Coverage.Extents(view.Stretches);
        var spans = view.Coverage.ToList();
        foreach (var (from, to) in extents)
        {
            var at = from;
            while (spans.Count > 0 && spans[0].From == at && (to is null || spans[0].From < to))
            {
                var end = spans[0].To;
                spans.RemoveAt(0);
                if (end is null || end == to)
                {
                    at = end ?? Instant.MaxValue;
                    break;
                }

                at = end.Value;
            }

            if (at != (to ?? Instant.MaxValue))
            {
                return $"coverage of the custody from {from} to {to} stops at {at}";
            }
        }

        return spans.Count == 0 ? null : $"coverage from {spans[0].From} is of no custody";
    }

    /// <summary>The file and its view as lines, for whoever looks into a failure.</summary>
    public static string Text(PersonFile file, CustodyView view) => string.Join('\n', [
        .. file.Facts.Select(f => $"{f.Ref} {f.Event.GetType().Name} {f.Event.Occurred?.Earliest}"),
        .. view.Stretches.Select(s => $"{s.Whereabouts} {s.Start.Earliest} to {s.End?.Latest}"),
        .. view.Coverage.Select(c => $"{c.Kind} {c.From} to {c.To}")]);

    /// <summary>What was planted and is not found.</summary>
    public static string? Missed(CustodyView view, IEnumerable<Truth> planted)
    {
        var missed = planted.FirstOrDefault(t => !view.Findings.Any(f => f.Code == t.Wrong.Code) && !view.Coverage.Any(c => c.Kind == t.Wrong.Code && Covers(c, t)));
        return missed is null ? null : $"{missed.Wrong.Code} at {missed.From} was planted, and is not found";
    }

    private static bool Covers(CoverageSpan span, Truth truth) => span.From <= truth.From && !(span.To <= truth.From);

    /// <summary>What is found and was not planted.</summary>
    public static string? Invented(PersonFile file, CustodyView view, IReadOnlyCollection<Truth> planted)
    {
        if (view.Findings.FirstOrDefault(f => planted.All(t => t.Wrong.Code != f.Code)) is { } finding)
        {
            return $"{finding.Code} at {finding.At} is found, and was not planted";
        }

        // Until a law pack says how long an arrest covers, the time before the first order is covered by none. What lies ahead is yet to be ordered.
        var starts = Coverage.Extents(view.Stretches).Select(e => e.From).ToHashSet();
        var bare = view.Coverage.FirstOrDefault(c =>
            (c.Kind == CoverageKinds.NoneRecorded && c.From < Ruritania.End && !starts.Contains(c.From) && !planted.Any(t => t.Wrong.Code == c.Kind && Covers(c, t))) ||
            (c.Kind == CoverageKinds.CoveredLater && c.Delay > InTime && planted.All(t => t.Wrong.Code != c.Kind)));
        return bare is null ? null : $"{bare.Kind} from {bare.From} to {bare.To} of {file.FileNumber} is found, and was not planted";
    }
}
