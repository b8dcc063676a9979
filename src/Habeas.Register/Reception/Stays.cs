using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Reception;

/// <summary>One unbroken time in the custody of one place, days at court and in hospital among it. What a reception owes is asked of each.</summary>
/// <param name="Place">Where.</param>
/// <param name="Came">When it began.</param>
/// <param name="Left">When it ended; null while it lasts.</param>
/// <param name="Episode">When the custody episode began that it is part of.</param>
/// <param name="EpisodeEnd">When that episode ended; null while it lasts.</param>
/// <param name="After">When the stay before it ended, if there was one: what was done on the way in is done for this stay.</param>
public sealed record Stay(PlaceId Place, Edge Came, Edge? Left, Edge Episode, Edge? EpisodeEnd, Instant? After)
{
    /// <summary>May something have happened on the way into this stay or during it? What nothing dates may have.</summary>
    public bool MayTake(When at) => !(After >= at.Latest) && !(Left?.Latest <= at.Earliest);
}

/// <summary>The stays of a person, derived from the timeline.</summary>
public static class Stays
{
    /// <summary>Every stay, in order of time; two at one place with a journey between them are two.</summary>
    public static IReadOnlyList<Stay> Of(PersonFile file)
    {
        var stays = new List<Stay>();
        Stretch? before = null;
        foreach (var stretch in Timeline.Of(file))
        {
            if (stretch.Place is { } place)
            {
                if (before?.Place == place && before.EpisodeStart == stretch.EpisodeStart)
                {
                    stays[^1] = stays[^1] with { Left = stretch.End };
                }
                else
                {
                    stays.Add(new(place, stretch.Start, stretch.End, stretch.EpisodeStart, stretch.EpisodeEnd, stays.LastOrDefault()?.Left?.Earliest));
                }
            }

            before = stretch;
        }

        return stays;
    }
}
