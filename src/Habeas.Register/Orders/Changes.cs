using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Time;

namespace Habeas.Register.Orders;

/// <summary>An order holds good for longer than it said.</summary>
/// <param name="Person">Whom it commits.</param>
/// <param name="Order">Which order.</param>
/// <param name="Until">Its new end.</param>
/// <param name="Authority">Who extended it.</param>
/// <param name="Issued">When they decided so.</param>
/// <param name="Number">The number of the decision.</param>
[MayLieAhead]
public sealed record OrderExtended(PersonId Person, OrderId Order, When Until, string Authority, When Issued, string? Number) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => Issued;
}

/// <summary>Another order stands in an order's place from the moment at which the other begins.</summary>
[MayLieAhead]
public sealed record OrderReplaced(PersonId Person, OrderId Order, OrderId By, When From) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => From;
}

/// <summary>An order holds good no longer; what it covered before it still covers.</summary>
[MayLieAhead]
public sealed record OrderRevoked(PersonId Person, OrderId Order, When From, string Authority, string? Number) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => From;
}

/// <summary>A court found an order void from its beginning: it covers nothing and never did.</summary>
public sealed record OrderQuashed(PersonId Person, OrderId Order, string Court, When Decided, string? Number) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => Decided;
}

/// <summary>Records that an order was extended. One that ran out before is not extended: time without an order is not covered later.</summary>
public sealed record ExtendOrder : Act
{
    public required PersonId Person { get; init; }

    public required OrderId Order { get; init; }

    public required When Until { get; init; }

    public required string Authority { get; init; }

    public required When Issued { get; init; }

    public string? Number { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Time("until", Until)
        ?? Wanting.Time("issued", Issued)
        ?? Wanting.Words("authority", Authority, "an extension is issued by a named authority")
        ?? Papers.Over(Order, Issued, situation.Person(Person))
        ?? Shortening(Papers.OrderOf(Order, situation.Person(Person))!)
        ?? Outcome.Of(new OrderExtended(Person, Order, Until, Authority, Issued, Number));

    private Refusal? Shortening(OrderState order) =>
        Until.IsOverBy(order.From) ? Refusals.UntilBeforeFrom("until", order.From, Until.Latest!.Value)
        : order.Until is not { } standing || (Until.Latest is { } until && until <= standing) ? Refusals.ExtensionShortens(Order, order.Until)
        : null;
}

/// <summary>Records another order in the place of one on the file.</summary>
public sealed record ReplaceOrder : Act
{
    public required PersonId Person { get; init; }

    /// <summary>The order that is replaced.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The order that stands in its place from when it begins.</summary>
    public required CommitmentOrder By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        By.Fault()
        ?? Papers.Taken(By.Id, situation.Person(Person))
        ?? Papers.Over(Order, By.From, situation.Person(Person))
        ?? Outcome.Of(new OrderRecorded(Person, By), new OrderReplaced(Person, Order, By.Id, By.From));
}

/// <summary>Records that an order was revoked. Revoking an order releases nobody by itself: it shows custody without an order.</summary>
public sealed record RevokeOrder : Act
{
    public required PersonId Person { get; init; }

    public required OrderId Order { get; init; }

    /// <summary>From when it holds good no longer.</summary>
    public required When From { get; init; }

    public required string Authority { get; init; }

    public string? Number { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Time("from", From)
        ?? Wanting.Words("authority", Authority, "an order is revoked by a named authority")
        ?? Papers.Over(Order, From, situation.Person(Person))
        ?? Outcome.Of(new OrderRevoked(Person, Order, From, Authority, Number));
}

/// <summary>Records that a court found an order void. An order that had ended can be quashed still: what it covered is open again.</summary>
public sealed record QuashOrder : Act
{
    public required PersonId Person { get; init; }

    public required OrderId Order { get; init; }

    public required string Court { get; init; }

    public required When Decided { get; init; }

    public string? Number { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Occurrence("decided", Decided, situation)
        ?? Wanting.Words("court", Court, "an order is quashed by a named court")
        ?? (Papers.OrderOf(Order, situation.Person(Person)) is { } order
            ? order.Quashed is null ? null : Refusals.OrderAlreadyOver(Order, OrderState.IsQuashed)
            : Refusals.OrderNotOnFile(Order))
        ?? Outcome.Of(new OrderQuashed(Person, Order, Court, Decided, Number));
}
