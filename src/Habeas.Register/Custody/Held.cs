using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>
/// Whether the register shows a person in custody at a time. Two questions, since times are intervals: an act that custody
/// contradicts asks where they certainly were, an act that needs custody asks where they may have been.
/// </summary>
internal static class Held
{
    /// <summary>The stretch of custody that covers every instant of <paramref name="when"/>; null where none certainly does.</summary>
    public static Stretch? At(PersonFile file, When when) => Timeline.Of(file).FirstOrDefault(s =>
        s.Start.Latest is { } begun && begun <= when.Earliest &&
        (s.End is { } end ? end.Earliest >= when.Latest : !s.ByCounts));

    /// <summary>The stretches of custody that may cover some instant of <paramref name="when"/>.</summary>
    public static IEnumerable<Stretch> PerhapsAt(PersonFile file, When when) => Timeline.Of(file).Where(s =>
        !(s.Start.Earliest >= when.Latest) && !(s.End?.Latest <= when.Earliest));

    /// <summary>May the person have been held at <paramref name="place"/> at some instant of <paramref name="when"/>?</summary>
    public static bool PerhapsIn(PersonFile file, PlaceId place, When when) => PerhapsAt(file, when).Any(s => s.Place == place);
}
