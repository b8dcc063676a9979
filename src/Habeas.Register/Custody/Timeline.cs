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
        var points = new LinkedList<Point>(Points.Of(file, counted).Order(Point.ByOccurrence));
        while (points.First is { } first)
        {
            points.RemoveFirst();
            if (first.Value.IsSoft && sweep.Waits(first.Value) && FirstSettling(points, first.Value) is { } settling)
            {
                points.AddAfter(settling, first.Value with { Postponed = true });
            }
            else
            {
                sweep.Take(first.Value);
            }
        }

        return sweep.Finish();
    }

    /// <summary>The first hard fact within the soft one's interval that makes the soft one true; the soft one is read after it.</summary>
    private static LinkedListNode<Point>? FirstSettling(LinkedList<Point> points, Point soft)
    {
        for (var node = points.First; node is not null && Starts(node.Value) < soft.Evidence.When.Latest; node = node.Next)
        {
            if (!soft.Postponed && soft.IsSettledBy(node.Value))
            {
                return node;
            }
        }

        return null;

        static Instant Starts(Point point) => point.Evidence.When.Earliest ?? Instant.MinValue;
    }
}
