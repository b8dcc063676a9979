using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>Files that may be one person's, and ages that are in doubt.</summary>
internal static class Files
{
    public static IEnumerable<(Wrong, Instant?)> Of(PersonFile file, Instant at, IReadOnlySet<PlaceId> adults)
    {
        if (at >= Ruritania.End && file.Facts.FirstOrDefault(f => f.Event is EarlierFilesSuggested) is { } suggested && suggested.At + Duration.FromDays(7) < at)
        {
            // Linked to the file that was suggested: a later file of the same person may be linked to this one.
            var undone = file.Of<FilesUnlinked>().Select(u => u.Link).ToHashSet();
            var candidates = ((EarlierFilesSuggested)suggested.Event).Candidates;
            if (file.Of<FilesLinked>().All(l => undone.Contains(l.Link) || candidates.All(c => c.File != l.Other)))
            {
                yield return (Wrongs.EarlierFileNotLinked, suggested.At);
            }
        }

        if (file.Of<AgeDisputed>().Any(d => d.At.Earliest <= at) && AgeAt.Of(file, at).Reason == AgeAt.Reasons.Disputed && Finder.HeldAt(file, at) is { Place: { } place } && adults.Contains(place))
        {
            yield return (Wrongs.DoubtfulAgeWithAdults, null);
        }
    }
}
