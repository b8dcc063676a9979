using Habeas.Register.Acts;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>Compares what was planted with what the register shows at an instant: nothing missed, and nothing invented.</summary>
internal static class LedgerOfTruths
{
    /// <summary>What begins or ends so near to the instant may be shown or not: it is written down after it happened.</summary>
    private static readonly Duration Edge = Duration.FromHours(26);

    /// <summary>What began so shortly before is in course still: nobody can have mended it.</summary>
    private static readonly Duration InCourse = Duration.FromDays(2);

    public static IEnumerable<string> Differences(IReadOnlyCollection<Truth> planted, IReadOnlyCollection<Shown> shown, Instant at)
    {
        var truths = planted.ToLookup(t => (t.Wrong.Code, t.About));
        var found = shown.ToLookup(s => (s.Wrong.Code, s.About));
        foreach (var truth in planted.Where(t => t.Holds(at - Edge, at - Edge) && t.Holds(at + Edge, at + Edge) && !found.Contains((t.Wrong.Code, t.About))))
        {
            yield return $"missed at {at}: {truth.Wrong.Code} since {truth.From} in {Named(truth.About)} is not shown by {truth.Wrong.View}";
        }

        foreach (var one in shown.Where(s => !(s.Since + InCourse > at) && !truths[(s.Wrong.Code, s.About)].Any(t => t.Holds(at - Edge, at + Edge) || t.Holds(at + Edge, at + Edge))))
        {
            yield return $"invented at {at}: {one.Wrong.Code} since {one.Since} in {Named(one.About)} is shown by {one.Wrong.View}, and was not planted";
        }
    }

    private static string Named(Subject about) => $"{about.Kind} {about.Value}";
}
