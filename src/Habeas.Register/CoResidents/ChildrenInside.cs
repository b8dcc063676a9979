using Habeas.Register.Custody;
using Habeas.Register.Family;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.CoResidents;

/// <summary>A stretch of time for which a child lived inside with a parent.</summary>
/// <param name="Parent">With whom.</param>
/// <param name="Child">Which child.</param>
/// <param name="Began">How and when it began.</param>
/// <param name="Until">When it ended; null while it lasts.</param>
/// <param name="Ended">How it ended; null while it lasts, and where the child is next shown living elsewhere and nobody recorded the leaving.</param>
public sealed record ChildStay(PersonId Parent, ChildId Child, ChildStayBegan Began, When? Until, ChildStayEnded? Ended)
{
    public PlaceId Place => Began.Place;

    /// <summary>May the child have lived there at that instant? Where the hour is not known they may: one meal too many harms nobody.</summary>
    public bool MayCover(Instant instant) => !Began.At.IsAfter(instant) && Until?.IsOverBy(instant) != true;
}

/// <summary>A child who lives inside at an instant.</summary>
/// <param name="Stay">The stay.</param>
/// <param name="Known">What is known of the child.</param>
/// <param name="ParentHeldThere">Whether the parent's file shows the parent held there then. Where it does not, the child may be alone inside.</param>
public sealed record ChildInside(ChildStay Stay, Child Known, bool ParentHeldThere);

/// <summary>
/// The children who live inside with a parent, from the parents' files. They are never among the persons held, in no count and no
/// statistic of them: these are their numbers for food, space and care.
/// </summary>
public static class ChildrenInside
{
    /// <summary>The stays of every child on one file, in order of time.</summary>
    /// <remarks>
    /// A stay ends with the first leaving from the place that may have come after it and before the next stay; without one it ends
    /// when the next stay begins, since no child is in two places.
    /// </remarks>
    public static IReadOnlyList<ChildStay> StaysOf(PersonFile file)
    {
        var endings = file.Of<ChildStayEnded>().OrderBy(e => e.At, ByOccurrence.Order).ToLookup(e => e.Child);
        return [.. file.Of<ChildStayBegan>()
            .OrderBy(b => b.At, ByOccurrence.Order)
            .GroupBy(b => b.Child)
            .SelectMany(g => OfOne([.. g], [.. endings[g.Key]]))
            .OrderBy(s => s.Began.At, ByOccurrence.Order)];
    }

    /// <summary>The children living at a place at an instant: each once, whichever parents' files tell of it.</summary>
    /// <param name="files">The files of the persons who may have been held there.</param>
    /// <param name="place">The place.</param>
    /// <param name="instant">The instant.</param>
    public static IReadOnlyList<ChildInside> At(IEnumerable<PersonFile> files, PlaceId place, Instant instant) =>
        [.. files.SelectMany(f => At(f, place, instant)).GroupBy(c => c.Stay.Child).Select(g => g.FirstOrDefault(c => c.ParentHeldThere) ?? g.First())];

    private static IEnumerable<ChildInside> At(PersonFile file, PlaceId place, Instant instant)
    {
        var stays = StaysOf(file).Where(s => s.Place == place && s.MayCover(instant)).ToList();
        if (stays.Count == 0)
        {
            return [];
        }

        var known = FamilyOnFile.Of(file).Children.ToDictionary(c => c.Known.Id, c => c.Known);
        var held = Timeline.Of(file).Any(s => s.Place == place && !(s.Start.Earliest > instant) && !(s.End?.Latest <= instant));
        return stays.Select(s => new ChildInside(s, known.GetValueOrDefault(s.Child) ?? new() { Id = s.Child }, held));
    }

    private static IEnumerable<ChildStay> OfOne(List<ChildStayBegan> begun, List<ChildStayEnded> endings)
    {
        for (var i = 0; i < begun.Count; i++)
        {
            var (began, next) = (begun[i], i + 1 < begun.Count ? begun[i + 1].At : null);
            var ending = endings.Find(e => e.Place == began.Place && !began.At.IsAfter(e.At) && (next is null || !e.At.IsAfter(next)));
            _ = ending is not null && endings.Remove(ending);
            yield return new(began.Person, began.Child, began, ending?.At ?? next, ending);
        }
    }
}
