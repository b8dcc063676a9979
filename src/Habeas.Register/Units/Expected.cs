using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Units;

/// <summary>One person whom the register shows at a place.</summary>
/// <param name="Person">Who.</param>
/// <param name="Unit">The unit in which they should be; null where none is recorded.</param>
/// <param name="Whereabouts">A slug of <see cref="Custody.Whereabouts"/>: one who is at court is held by the place and not in the unit.</param>
/// <param name="Certain">False where they may be held and nothing says so beyond doubt.</param>
public sealed record ExpectedPerson(PersonId Person, string? Unit, string Whereabouts, bool Certain)
{
    /// <summary>Should they be found in the unit?</summary>
    public bool IsInside => Whereabouts == Custody.Whereabouts.Inside;
}

/// <summary>Who should be in which unit of a place at an instant, from the files of whoever may be held there.</summary>
public static class Expected
{
    /// <summary>Everybody whom the register shows in the custody of the place, by unit and then by id; those without a unit come first.</summary>
    public static IReadOnlyList<ExpectedPerson> At(PlaceId place, IEnumerable<PersonFile> files, Instant at) =>
    [
        .. files.Select(f => Of(f, place, at)).OfType<ExpectedPerson>()
            .OrderBy(p => p.Unit, StringComparer.Ordinal).ThenBy(p => p.Person.Value),
    ];

    /// <summary>What the register says of one person there and then; null where it does not show them in the custody of the place.</summary>
    public static ExpectedPerson? Of(PersonFile file, PlaceId place, Instant at) => Of(file.Id, Timeline.Of(file), file.Of<MovedToUnit>(), place, at);

    /// <summary>The same of a file that has been read already.</summary>
    /// <param name="person">Whose file it is.</param>
    /// <param name="stretches">Where they were held.</param>
    /// <param name="moves">The units that they were put in.</param>
    /// <param name="place">The place.</param>
    /// <param name="at">The instant.</param>
    internal static ExpectedPerson? Of(PersonId person, IReadOnlyList<Stretch> stretches, IReadOnlyList<MovedToUnit> moves, PlaceId place, Instant at)
    {
        var last = -1;
        for (var i = 0; i < stretches.Count; i++)
        {
            last = stretches[i].Place == place && MayHold(stretches[i], at) ? i : last;
        }

        return last < 0 ? null : new(person, UnitOf(moves, stretches, last, at), stretches[last].Whereabouts, Holds(stretches[last], at));
    }

    /// <summary>The unit that the person was put in last during this stay. A unit of an earlier stay is not carried over to the next.</summary>
    private static string? UnitOf(IReadOnlyList<MovedToUnit> moves, IReadOnlyList<Stretch> stretches, int index, Instant at)
    {
        var first = index;
        while (first > 0 && stretches[first - 1].Place == stretches[first].Place && stretches[first - 1].EpisodeEnd == stretches[first].EpisodeEnd
            && stretches[first - 1].EpisodeStart == stretches[first].EpisodeStart)
        {
            first--;
        }

        var place = stretches[index].Place;
        return moves
            .Where(m => m.Place == place && !m.At.IsAfter(at) && !(stretches[first].Start.Earliest is { } began && m.At.IsOverBy(began)))
            .OrderBy(m => m.At, ByOccurrence.Order).LastOrDefault()?.Unit;
    }

    private static bool MayHold(Stretch stretch, Instant at) => !(stretch.Start.Earliest > at) && !(stretch.End?.Latest <= at);

    private static bool Holds(Stretch stretch, Instant at) =>
        stretch.Start.Latest <= at && (stretch.End is { } end ? at < end.Earliest : !stretch.ByCounts);
}
