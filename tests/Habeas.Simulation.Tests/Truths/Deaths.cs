using Habeas.Register.Persons;
using Habeas.Register.Release;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>What is owed for a death ten days after it. Asked at the end only: the view tells what is owed now.</summary>
internal static class Deaths
{
    public static IEnumerable<(Wrong, Instant?)> Of(PersonFile file, Instant at)
    {
        if (at < Ruritania.End || DeathOnFile.Of(file, "XR") is not { Recorded.At.Earliest: { } died } death || died + Duration.FromDays(10) > at)
        {
            yield break;
        }

        foreach (var owed in death.Owed)
        {
            if (owed is "family" or "independent-authority" or "consulate" or "circumstances" or "remains" or "belongings")
            {
                yield return (owed == "family" ? Wrongs.FamilyNotTold : new("death-" + owed, nameof(DeathOnFile), "not planted anywhere"), died);
            }
            else if (owed == "inquiry")
            {
                yield return (Wrongs.DeathNotInquired, died);
            }
        }
    }
}
