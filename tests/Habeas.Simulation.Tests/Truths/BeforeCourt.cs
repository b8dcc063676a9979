using Habeas.Register.Persons;
using Habeas.Register.Process;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Process.Reviews;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>Hearings, reviews, challenges, and releases that were ordered.</summary>
internal static class BeforeCourt
{
    private static readonly Duration Promptly = Duration.FromDays(30);

    public static IEnumerable<(Wrong, Instant?)> Of(PersonFile file, Instant at)
    {
        var hearings = HearingsOnFile.Of(file);
        foreach (var absence in hearings.SelectMany(h => h.OutcomeAt(at)).OfType<NotProduced>().Where(n => n.Why == Said.NotKnown))
        {
            yield return (Wrongs.NotBroughtForNoReason, absence.At.Earliest);
        }

        foreach (var hearing in HearingsOnFile.WithoutRecord(file, at))
        {
            yield return (Wrongs.HearingWithoutRecord, hearing.DateAt(at).Earliest);
        }

        foreach (var challenge in ChallengesOnFile.PendingAt(file, at).Where(c => c.TookBy(at).Least > Promptly))
        {
            yield return (Wrongs.ChallengeUndecided, challenge.Filed.At.Earliest + Promptly);
        }

        foreach (var release in OrderedReleases.NotExecuted(file, at).Where(r => r.Took.Least > Duration.FromDays(1)))
        {
            yield return (Wrongs.ReleaseNotExecuted, release.At.Earliest + Duration.FromDays(1));
        }

        foreach (var wrong in OnRemand(file, at))
        {
            yield return wrong;
        }
    }

    private static IEnumerable<(Wrong, Instant?)> OnRemand(PersonFile file, Instant at)
    {
        if (Finder.HeldAt(file, at) is not { } held || !held.Attributes.Contains("ground=remand", StringComparison.Ordinal))
        {
            yield break;
        }

        // On the day of judgment there is none any more, and the remand lasts until the evening, or until an ordered release is carried out.
        if (OrderedReleases.NotExecuted(file, at).Count == 0 && NextHearing.Of(file, at).Standing != NextHearing.Listed && NextHearing.Of(file, at - Duration.FromDays(1)).Standing != NextHearing.Listed)
        {
            yield return (Wrongs.NoNextDate, null);
        }

        if (ReviewsOnFile.At(file, at) is { Standing: ReviewStanding.Overdue, Last: { } last } && last.At.Earliest >= held.EpisodeStart.Earliest)
        {
            yield return (Wrongs.ReviewOverdue, last.Due?.Earliest);
        }
    }
}
