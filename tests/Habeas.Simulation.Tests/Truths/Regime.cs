using Habeas.Register.Injuries;
using Habeas.Register.Persons;
using Habeas.Register.Regime;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>What is below a standard in how a person is treated, complaints that wait, and injuries that nobody reported.</summary>
internal static class Regime
{
    private static readonly Duration Promptly = Duration.FromDays(30);
    private static readonly Dictionary<string, Wrong> ByCode = Wrongs.All.Where(w => w.View == nameof(BelowStandard)).ToDictionary(w => w.Code);

    public static IEnumerable<(Wrong, Instant?)> Of(PersonFile file, Instant at)
    {
        foreach (var finding in BelowStandard.Of(file, at))
        {
            yield return (ByCode.TryGetValue(finding.Code, out var wrong) ? wrong : new(finding.Code, nameof(BelowStandard), "not planted anywhere"), finding.At);
        }

        foreach (var waiting in ComplaintsOnFile.Unanswered(ComplaintsOnFile.ForPlace(file), at).Where(c => c.Waiting(at)?.Least > Promptly))
        {
            yield return (waiting.Made.Confidential ? Wrongs.ConfidentialUnanswered : Wrongs.ComplaintUnanswered, waiting.WaitsSince(at)!.Earliest + Promptly);
        }

        foreach (var injury in InjuriesOnFile.NotReported(file).Where(i => !i.Told.At.IsAfter(at)))
        {
            yield return (Wrongs.InjuryNotReported, injury.Told.At.Earliest);
        }
    }
}
