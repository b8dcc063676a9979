using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Time;

namespace Habeas.Register.Movements;

/// <summary>A person went out for a while and stays in the custody of the place.</summary>
/// <param name="Person">Who.</param>
/// <param name="Place">The place that holds them.</param>
/// <param name="Kind"><c>at-court</c>, <c>in-hospital</c> or <c>temporarily-absent</c>.</param>
/// <param name="At">When.</param>
/// <param name="Destination">Where to: which court, which hospital.</param>
/// <param name="Why">Why.</param>
/// <param name="ExpectedBack">When they are expected back.</param>
public sealed record WentOut(
    PersonId Person, PlaceId Place, [Code(typeof(GoOut), nameof(GoOut.Kinds))] string Kind, When At, string Destination, string? Why, When? ExpectedBack) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.WentOut, Place, At, Kind);
}

/// <summary>A person who was out came back.</summary>
public sealed record CameBack(PersonId Person, PlaceId Place, When At) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.CameBack, Place, At);
}

/// <summary>Lets a person out for a while: to court, to hospital, or on leave.</summary>
public sealed record GoOut : Act
{
    /// <summary>What a person can go out for.</summary>
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Whereabouts.AtCourt, Whereabouts.InHospital, Whereabouts.TemporarilyAbsent,
    };

    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required string Kind { get; init; }

    public required When At { get; init; }

    public required string Destination { get; init; }

    public string? Why { get; init; }

    public When? ExpectedBack { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Code("kind", Kind, Kinds)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("destination", Destination, "a person goes out to somewhere")
        ?? (ExpectedBack is null ? null : Wanting.Stretch("expectedBack", At, ExpectedBack))
        ?? (Held.PerhapsIn(situation.Person(Person), Place, At) ? null : Refusals.NotShownHeld(Place, At.Earliest))
        ?? Outcome.Of(new WentOut(Person, Place, Kind, At, Destination, Why, ExpectedBack));
}

/// <summary>Takes back a person who was out.</summary>
public sealed record ComeBack : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (Held.PerhapsAt(situation.Person(Person), At).Any(s => s.Place == Place && GoOut.Kinds.Contains(s.Whereabouts)) ? null : Refusals.NotOut(Place))
        ?? Outcome.Of(new CameBack(Person, Place, At));
}
