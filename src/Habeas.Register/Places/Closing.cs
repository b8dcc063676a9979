using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Places;

/// <summary>A place ceased to be used for holding people. People may be found there all the same; that is recorded as presence.</summary>
[MayLieAhead]
public sealed record PlaceClosed(PlaceId Place, When At) : PlaceEvent(Place)
{
    public override When? Occurred => At;
}

/// <summary>A closed place came into use again.</summary>
[MayLieAhead]
public sealed record PlaceReopened(PlaceId Place, When At) : PlaceEvent(Place)
{
    public override When? Occurred => At;
}

/// <summary>Closes a place. People whom the register shows held there do not stop it: where they went is for other acts to say.</summary>
public sealed record ClosePlace : Act
{
    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Time("at", At)
        ?? (situation.Place(Place).IsOpenAt(At) ? null : Refusals.PlaceAlreadyClosed(Place))
        ?? Outcome.Of(new PlaceClosed(Place, At));
}

/// <summary>Opens a closed place again.</summary>
public sealed record ReopenPlace : Act
{
    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Time("at", At)
        ?? (situation.Place(Place).IsClosedAt(At) ? null : Refusals.PlaceNotClosed(Place))
        ?? Outcome.Of(new PlaceReopened(Place, At));
}
