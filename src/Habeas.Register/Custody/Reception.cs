using Habeas.Register.Acts;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>
/// A person was turned away at reception. They stay in the hands of those who brought them, so that somebody holds them still.
/// </summary>
/// <param name="Person">Who was turned away.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="Escort">Who brought them and took them away again.</param>
/// <param name="Why">Why they were not received.</param>
/// <param name="Order">The order that was shown, where it is on the file.</param>
public sealed record ReceptionRefused(PersonId Person, PlaceId Place, When At, string Escort, string Why, OrderId? Order) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records that a person was turned away, and opens a file for one who has none: by a name, or by how they can be told apart.</summary>
public sealed record RefuseReception : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Escort { get; init; }

    public required string Why { get; init; }

    public OrderId? Order { get; init; }

    /// <summary>Who the person is, or a <c>provisional</c> description of them.</summary>
    public Identity? Identity { get; init; }

    /// <summary>Where the identity comes from.</summary>
    public string IdentitySource { get; init; } = "reception";

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("escort", Escort, "who brought the person is named: they hold them still")
        ?? Wanting.Words("why", Why, "a person is turned away for a reason")
        ?? (Identity is { } identity ? Registration.Fault(identity, IdentitySource, situation, Person) : null)
        ?? (Identity is null && !situation.Person(Person).Exists ? Refusals.NoIdentity() : null)
        ?? Papers.Missing(Order, situation.Person(Person))
        ?? Outcome.Of([
            .. Registration.Events(Person, Identity, IdentitySource, situation),
            new ReceptionRefused(Person, Place, At, Escort, Why, Order)]);
}
