using Habeas.Register.Persons;
using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>
/// Where a person was held, and when: every fact about whereabouts, sorted by when it occurred, read as stretches of custody.
/// Nobody is in two places at once: where facts disagree the later sighting holds, and the disagreement is a finding.
/// </summary>
/// <remarks>
/// A sighting is soft: it needs only some instant within its interval at which the person was there, so a count of a day agrees
/// with an admission at any hour of that day. An act's time is hard: custody begins and ends exactly then.
/// </remarks>
public static class Timeline
{
    /// <summary>The stretches of custody in order of time, without what grounds and identity add.</summary>
    public static IReadOnlyList<Stretch> Of(PersonFile file) => Read(file).Stretches;

    /// <summary>The stretches, and what is contradictory in the facts.</summary>
    public static (IReadOnlyList<Stretch> Stretches, IReadOnlyList<Finding> Findings) Read(PersonFile file) => Read(file, CountedDates.Of(file));

    internal static (IReadOnlyList<Stretch> Stretches, IReadOnlyList<Finding> Findings) Read(PersonFile file, IReadOnlyList<CountedEpisode> counted)
    {
        var sweep = new Sweep();
        var points = Points.Of(file, counted).Order(Point.ByOccurrence).ToList();
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            if (point.IsSoft && sweep.Waits(point) && FirstSettling(points, i) is { } settling)
            {
                points.Insert(settling + 1, point with { Postponed = true });
            }
            else
            {
                sweep.Take(point);
            }
        }

        return sweep.Finish();
    }

    /// <summary>The index of the first hard fact within the interval of the soft one that makes it true; the soft one is read after it.</summary>
    private static int? FirstSettling(List<Point> points, int index)
    {
        var soft = points[index];
        for (var i = index + 1; !soft.Postponed && i < points.Count && Starts(points[i]) < soft.Evidence.When.Latest; i++)
        {
            if (soft.IsSettledBy(points[i]))
            {
                return i;
            }
        }

        return null;

        static Instant Starts(Point point) => point.Evidence.When.Earliest ?? Instant.MinValue;
    }
}
