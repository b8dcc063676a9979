using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Property;

/// <summary>A receipt for what a place took into keeping for a person (Nelson Mandela Rules 7 and 67).</summary>
public sealed record PropertyReceipt
{
    public required ReceiptId Id { get; init; }

    /// <summary>The number that the place gave it, as it stands on the paper.</summary>
    public required string Number { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>How it came, a slug of <see cref="Ways"/>.</summary>
    public required string Way { get; init; }

    /// <summary>Who brought it, where that was not the person: a visitor, the escort, a sender.</summary>
    public string? From { get; init; }

    public IReadOnlyList<PropertyItem> Items { get; init; } = [];

    /// <summary>Sums of cash, one or more for each currency.</summary>
    public IReadOnlyList<Money> Cash { get; init; } = [];

    /// <summary>True where somebody looked and there was nothing: a receipt that lists nothing says so.</summary>
    public bool Nothing { get; init; }

    public required Signing Signing { get; init; }

    public const string OnThePerson = "on-the-person";

    /// <summary>How property comes into keeping.</summary>
    public static IReadOnlySet<string> Ways { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        OnThePerson, "handed-in", "sent", "from-another-place", "found-later",
    };

    /// <summary>Says what is wrong with it, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Words("receipt.number", Number, "a receipt has a number")
        ?? Wanting.Code("receipt.way", Way, Ways)
        ?? (Way is "handed-in" or "sent" ? Wanting.Words("receipt.from", From, "who handed it in or sent it is named") : null)
        ?? (Nothing == (Items.Count == 0 && Cash.Count == 0) ? null
            : Refusals.Incomplete("receipt.nothing", "a receipt lists items or cash, or says that there was nothing"))
        ?? Belongings.Fault(Items)
        ?? Belongings.Fault(Cash)
        ?? Signing.Fault();
}

/// <summary>A place took property of a person into keeping: at reception, or later at the gate or by post.</summary>
[Holds("nmr-7-property")]
public sealed record PropertyReceived(PersonId Person, PropertyReceipt Receipt) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => Receipt.At;

    Refusal? IFaultable.Fault() => Receipt.Fault();
}

/// <summary>Records what was taken into keeping, with its receipt; that there was nothing is recorded by one that says so.</summary>
public sealed record ReceiveProperty : Act
{
    public required PersonId Person { get; init; }

    public required PropertyReceipt Receipt { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Receipt.Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Receipt.Place, situation)
        ?? Wanting.Occurrence("receipt.at", Receipt.At, situation)
        ?? (situation.Person(Person).Of<PropertyReceived>().Any(r => r.Receipt.Id == Receipt.Id) ? Refusals.ReceiptAlreadyOnFile(Receipt.Id) : null)
        ?? Wanting.Sound(new PropertyReceived(Person, Receipt));
}
