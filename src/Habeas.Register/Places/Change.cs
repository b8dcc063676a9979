using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Places;

/// <summary>A place got another name, or another authority runs it; what is absent stays as it was.</summary>
[Holds("icpped-17-supervision")]
[Holds("icpped-17-place")]
[MayLieAhead]
public sealed record PlaceChanged(PlaceId Place, When At, string? Name, string? Authority) : PlaceEvent(Place)
{
    public override When? Occurred => At;
}

/// <summary>Gives a place another name.</summary>
public sealed record RenamePlace : Act
{
    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Name { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Time("at", At)
        ?? Wanting.Words("name", Name, "a place needs a name")
        ?? Outcome.Of(new PlaceChanged(Place, At, Name, null));
}

/// <summary>Puts a place under another authority.</summary>
public sealed record ReassignPlace : Act
{
    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Time("at", At)
        ?? Wanting.Words("authority", Authority, "a place is run by a named authority")
        ?? Outcome.Of(new PlaceChanged(Place, At, null, Authority));
}
