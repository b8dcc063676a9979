using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Places;

/// <summary>A place of detention became known to the register, with what it is.</summary>
/// <param name="Place">The place.</param>
/// <param name="Name">Its name as people use it.</param>
/// <param name="Kind">A slug of <see cref="PlaceKinds"/>.</param>
/// <param name="Authority">The authority that runs it.</param>
/// <param name="Zone">Its IANA time zone, in which its days begin.</param>
/// <param name="CountTime">The local time at which its population of a day is asked for where no count was recorded.</param>
/// <param name="Opened">When it began to hold people; unknown for a place found.</param>
[Holds("icpped-17-supervision")]
[Holds("icpped-17-place")]
[MayLieAhead]
public sealed record PlaceOpened(
    PlaceId Place, string Name, [Code(typeof(PlaceKinds), nameof(PlaceKinds.All))] string Kind, string Authority, string Zone, LocalTime CountTime, When? Opened)
    : PlaceEvent(Place)
{
    public override When? Occurred => Opened;
}

/// <summary>The kinds of place of detention, as slugs (mission: place of detention).</summary>
public static class PlaceKinds
{
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "police-station", "court-cells", "remand-prison", "prison", "prison-system", "juvenile-centre", "migration-centre",
        "closed-hospital", "military-facility", "private", "unofficial", "other",
    };
}

/// <summary>Enters a place of detention in the register.</summary>
public sealed record OpenPlace : Act
{
    public required PlaceId Place { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Authority { get; init; }

    public required string Zone { get; init; }

    public LocalTime CountTime { get; init; } = LocalTime.Midnight;

    public When? Opened { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        situation.Place(Place).Exists ? Refusals.PlaceAlreadyRegistered(Place)
        : string.IsNullOrWhiteSpace(Name) ? Refusals.Incomplete("name", "a place needs a name")
        : string.IsNullOrWhiteSpace(Authority) ? Refusals.Incomplete("authority", "a place is run by a named authority")
        : !PlaceKinds.All.Contains(Kind) ? Refusals.UnknownCode("kind", Kind, PlaceKinds.All)
        : !Zones.Exists(Zone) ? Refusals.Incomplete("zone", "it is not an IANA time zone, such as Europe/Paris")
        : new PlaceOpened(Place, Name, Kind, Authority, Zone, CountTime, Opened);
}
