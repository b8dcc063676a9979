using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>A person was received into a place of detention on a commitment order (Nelson Mandela Rule 7).</summary>
/// <param name="Person">Who was admitted.</param>
/// <param name="Place">Where.</param>
/// <param name="At">The day and hour of admission.</param>
/// <param name="Order">The commitment order shown at reception, or for an arrest its record.</param>
/// <param name="Authority">The authority responsible for the commitment.</param>
/// <param name="Reasons">The reasons for commitment.</param>
[Holds("nmr-7-commitment")]
[Holds("nmr-7-hours")]
[Holds("icpped-17-place")]
public sealed record PersonAdmitted(PersonId Person, PlaceId Place, When At, OrderId Order, string Authority, string Reasons)
    : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Began, Place, At, NewEpisode: true);
}

/// <summary>
/// Admits a person to a place of detention: only on a valid commitment order, or for an arrest on its record, with the authority
/// responsible, the reasons, and the day and hour (Nelson Mandela Rule 7). What reception learns comes in the same act: who the
/// person is, the order or the arrest. Whoever is held and cannot be admitted is recorded by <see cref="RecordPresence"/>.
/// </summary>
public sealed record AdmitPerson : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>The order or arrest record, where it is on the file already.</summary>
    public OrderId? Order { get; init; }

    /// <summary>The order, where it comes with the person.</summary>
    public CommitmentOrder? NewOrder { get; init; }

    /// <summary>The arrest, where it is recorded only now.</summary>
    public Arrest? NewArrest { get; init; }

    /// <summary>The authority responsible for the commitment.</summary>
    public required string Authority { get; init; }

    /// <summary>The reasons for commitment.</summary>
    public required string Reasons { get; init; }

    /// <summary>The legal ground, which rests on the order of this act.</summary>
    public required LegalGround Ground { get; init; }

    /// <summary>Who the person is; needed where they have no file yet, and added to it where they have.</summary>
    public Identity? Identity { get; init; }

    /// <summary>Where the identity comes from.</summary>
    public string IdentitySource { get; init; } = "reception";

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    /// <summary>The paper that the admission rests on, wherever the act names it.</summary>
    private OrderId? Shown => NewOrder?.Id ?? NewArrest?.Id ?? Order ?? Ground.RestsOn;

    public override Outcome Decide(Situation situation)
    {
        var file = situation.Person(Person);
        return Wanting.Words("authority", Authority, "an admission names the authority responsible")
            ?? Wanting.Words("reasons", Reasons, "an admission states the reasons for commitment")
            ?? Wanting.Occurrence("at", At, situation)
            ?? (StatesHour(At) ? null : Refusals.HourNotStated("at"))
            ?? Wanting.Open(Place, At, situation)
            ?? WhoIsWanting(situation)
            ?? Ground.Fault(At)
            ?? Grounds.Taken(Ground.Id, file)
            ?? PaperWanting(file, situation)
            ?? (Deaths.Before(At, file) ? Refusals.DeathOnFile(Person) : null)
            ?? (Held.At(file, At) is { } held ? Refusals.AlreadyHeld(held.Place, held.Whereabouts) : null)
            ?? Outcome.Of(Events(situation));
    }

    private List<Event> Events(Situation situation)
    {
        var events = new List<Event>(Registration.Events(Person, Identity, IdentitySource, situation));
        if (NewOrder is not null)
        {
            events.Add(new OrderRecorded(Person, NewOrder));
        }

        if (NewArrest is not null)
        {
            events.Add(new ArrestRecorded(Person, NewArrest));
        }

        events.Add(new PersonAdmitted(Person, Place, At, Shown!.Value, Authority, Reasons));
        events.Add(new GroundRecorded(Person, Ground with { RestsOn = Shown }, At));
        return events;
    }

    private Refusal? WhoIsWanting(Situation situation) =>
        Identity is not null ? Registration.Fault(Identity, IdentitySource, situation, Person)
        : situation.Person(Person).Exists ? null
        : Refusals.NoIdentity();

    private Refusal? PaperWanting(PersonFile file, Situation situation) =>
        Disagreement()
        ?? NewOrder?.Fault()
        ?? (NewOrder is { } order ? Papers.Taken(order.Id, file) : null)
        ?? (NewArrest is { } arrest ? Wanting.Occurrence("newArrest.at", arrest.At, situation) ?? Papers.Taken(arrest.Id, file) : null)
        ?? (WhyNotValid(file, situation.At) is { } why ? Refusals.NoValidCommitmentOrder(Shown, why) : null);

    private Refusal? Disagreement() =>
        new[] { Order, NewOrder?.Id, NewOrder is null ? NewArrest?.Id : null, Ground.RestsOn }.OfType<OrderId>().Distinct().Count() > 1
            ? Refusals.Incomplete("order", "an admission rests on one order: order, newOrder, newArrest and ground.restsOn name different ones")
            : null;

    /// <summary>Why the paper shown commits nobody at this time, as a slug; null where it does.</summary>
    private string? WhyNotValid(PersonFile file, Instant now)
    {
        if (Shown is not { } shown)
        {
            return "none-shown";
        }

        if (NewOrder is { } written)
        {
            return OrderState.Fresh(written, now).WhyNotInForceAt(At);
        }

        if (Papers.OrderOf(shown, file) is { } order)
        {
            return order.WhyNotInForceAt(At);
        }

        var arrest = NewArrest ?? Papers.ArrestOf(shown, file);
        return arrest is null ? "not-on-file"
            : Ground.Kind != GroundKinds.Arrest ? "arrest-record-only"
            : At.Latest is { } latest && arrest.At.Earliest >= latest ? OrderState.NotYetInForce
            : null;
    }

    /// <summary>True where no more than an hour is left open, or the same hour of the clock that was set back.</summary>
    private static bool StatesHour(When at)
    {
        if (at is not { Earliest: { } earliest, Latest: { } latest })
        {
            return false;
        }

        var zone = Zones.Get(at.Zone);
        var (first, last) = (earliest.InZone(zone).LocalDateTime, (latest - Duration.Epsilon).InZone(zone).LocalDateTime);
        return latest - earliest <= Duration.FromHours(1) || (first.Date == last.Date && first.Hour == last.Hour);
    }
}
