using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Movements;

/// <summary>A person left one place of detention for another, in custody.</summary>
/// <param name="Person">Who.</param>
/// <param name="From">The place they left.</param>
/// <param name="To">The place they are taken to.</param>
/// <param name="At">The day and hour of leaving.</param>
/// <param name="Escort">Who takes them: in transit the escort holds the person.</param>
/// <param name="Why">Why they are transferred.</param>
/// <param name="Order">The order that the transfer rests on, where there is one.</param>
[Holds("nmr-7-hours")]
[Holds("icpped-17-supervision")]
[Holds("icpped-17-release")]
public sealed record TransferDeparted(
    PersonId Person, PlaceId From, PlaceId To, When At, string Escort, string Why, OrderId? Order) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Departed, From, At);
}

/// <summary>A person in transit arrived at a place of detention; their custody goes on there.</summary>
[Holds("nmr-7-hours")]
[Holds("icpped-17-place")]
public sealed record TransferArrived(PersonId Person, PlaceId Place, When At) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Began, Place, At);
}

/// <summary>Sends a person to another place of detention.</summary>
public sealed record TransferOut : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId From { get; init; }

    public required PlaceId To { get; init; }

    public required When At { get; init; }

    public required string Escort { get; init; }

    public required string Why { get; init; }

    public OrderId? Order { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, From, To];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(From, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Open(To, At, situation)
        ?? (From == To ? Refusals.Incomplete("to", "a transfer leads to another place") : null)
        ?? Wanting.Words("escort", Escort, "the escort is named: in transit they hold the person")
        ?? Wanting.Words("why", Why, "a person is transferred for a reason")
        ?? (Held.PerhapsIn(situation.Person(Person), From, At) ? null : Refusals.NotShownHeld(From, At.Earliest))
        ?? Papers.Missing(Order, situation.Person(Person))
        ?? Outcome.Of(new TransferDeparted(Person, From, To, At, Escort, Why, Order));
}

/// <summary>
/// Receives a person who is in transit, wherever they were sent: they are here. One whom the register does not show in transit is
/// recorded as present.
/// </summary>
public sealed record ReceiveTransfer : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Open(Place, At, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (Held.PerhapsAt(situation.Person(Person), At).Any(s => s.Whereabouts == Whereabouts.InTransit) ? null : Refusals.NotInTransit(Place))
        ?? Outcome.Of(new TransferArrived(Person, Place, At));
}
