using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Orders;

/// <summary>A commitment order as it was written: the decision of an authority that a person be held.</summary>
public sealed record CommitmentOrder
{
    public required OrderId Id { get; init; }

    /// <summary>The ground on which it commits, a slug of <see cref="GroundKinds"/>.</summary>
    public required string Ground { get; init; }

    /// <summary>The authority that issued it.</summary>
    public required string Authority { get; init; }

    /// <summary>The number that the authority gave it.</summary>
    public string? Number { get; init; }

    public required When Issued { get; init; }

    /// <summary>The provision that it rests on, as it states it; absent where it states none.</summary>
    public string? Law { get; init; }

    /// <summary>When it begins to hold good.</summary>
    public required When From { get; init; }

    /// <summary>When it ends; absent for one that holds good until it is revoked.</summary>
    public When? Until { get; init; }

    /// <summary>SHA-256 of the document, lower-case hex.</summary>
    public string? Document { get; init; }

    /// <summary>Says what is wrong with the order as written, or null.</summary>
    public Refusal? Fault() =>
        GroundKinds.Fault("order.ground", Ground)
        ?? Wanting.Words("order.authority", Authority, "an order is issued by a named authority")
        ?? Wanting.Time("order.issued", Issued)
        ?? Wanting.Stretch("order.until", From, Until)
        ?? Wanting.Digest("order.document", Document);
}

/// <summary>A commitment order came on the file.</summary>
[Holds("nmr-7-commitment")]
[Holds("icpped-17-order")]
[MayLieAhead]
public sealed record OrderRecorded(PersonId Person, CommitmentOrder Order) : PersonEvent(Person), ICustodyFact, IFaultable
{
    public override When? Occurred => Order.Issued;

    Refusal? IFaultable.Fault() => Order.Fault();
}

/// <summary>Records a commitment order on a person's file. That it is on the file admits nobody.</summary>
public sealed record RecordOrder : Act
{
    public required PersonId Person { get; init; }

    public required CommitmentOrder Order { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Order.Fault()
        ?? Papers.Taken(Order.Id, situation.Person(Person))
        ?? Outcome.Of(new OrderRecorded(Person, Order));
}
