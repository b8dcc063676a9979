using Habeas.Register;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Release;
using Habeas.Simulation.Places;
using Habeas.Simulation.Reception;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>What any life has in common: waiting, going out, being moved, being let go.</summary>
internal abstract partial class Life
{
    private static readonly string[] Destinations = ["home", "a sister's", "a hostel of the probation service", "not said"];
    private static readonly string[] Gate = ["gate officer P. Detchard", "counsel H. Rischenheim", PersonLeft.Nobody];

    /// <summary>When the person last went out by the door, to come back by it.</summary>
    protected Instant WentOut { get; private set; }

    /// <summary>Waits with nothing unwritten; a disaster meanwhile may move the person.</summary>
    protected IEnumerable<Instant> Rest(Instant until)
    {
        Settled = true;
        yield return until;
        while (Lost || Place is null)
        {
            yield return Lost ? Ruritania.End + Duration.FromDays(1) : Now + Duration.FromHours(1);
        }

        Settled = false;
    }

    /// <summary>Out in the morning and back in the evening; by list where others write who went.</summary>
    protected IEnumerable<Instant> Away(Instant at, string kind, string destination, string why, bool byList = false)
    {
        foreach (var wait in Rest(at))
        {
            yield return wait;
        }

        var place = Place!.Value;
        (WentOut, Out) = (Now, true);
        yield return Written();
        if (!byList)
        {
            Record(Registrar, new GoOut { Id = Id(), Person = Person, Place = place, Kind = kind, At = At(WentOut), Destination = destination, Why = why });
        }

        yield return Instant.Max(WentOut + chance.Hours(3, 8), Now + Duration.FromMinutes(5));
        var back = Now;
        Out = false;
        yield return Written();
        Record(Registrar, new ComeBack { Id = Id(), Person = Person, Place = place, At = At(back) });
        if (world.Country.IsClosed(place))
        {
            foreach (var wait in Moved(world.Country.Remand, Now + Duration.FromMinutes(20), "the place is closed"))
            {
                yield return wait;
            }
        }
    }

    protected IEnumerable<Instant> Moved(PlaceId to, Instant at, string why)
    {
        foreach (var wait in Rest(at))
        {
            yield return wait;
        }

        if (Place == to)
        {
            yield break; // a disaster brought them there before
        }

        var (from, left) = (Place!.Value, Now);
        (Place, Unit) = (null, null);
        yield return Written(from, Now + chance.Minutes(3, 40));
        Record(Registrar, new TransferOut { Id = Id(), Person = Person, From = from, To = to, At = At(left), Escort = Country.Escort, Why = why });
        yield return left + chance.Hours(1, 4);
        var arrived = Now;
        Place = to;
        yield return Written();
        Record(Registrar, new ReceiveTransfer { Id = Id(), Person = Person, Place = to, At = At(arrived) });
        world.Start(Arrival.Of(this));
    }

    /// <summary>Brought to another place while the course of the life waits: it goes on from there.</summary>
    public IEnumerable<Instant> BroughtTo(PlaceId to, string why)
    {
        var (from, left) = (Place!.Value, Now);
        (Place, Unit) = (null, null);
        Record(Registrar, new TransferOut { Id = Id(), Person = Person, From = from, To = to, At = At(left), Escort = Country.Escort, Why = why });
        yield return left + chance.Hours(1, 4);
        Place = to;
        Record(Registrar, new ReceiveTransfer { Id = Id(), Person = Person, Place = to, At = At(Now) });
        world.Start(Arrival.Of(this));
    }

    /// <summary>Ordered, processed, and out of the gate.</summary>
    /// <param name="authority">Who orders it.</param>
    /// <param name="basis">Why.</param>
    /// <param name="ground">The ground that ends with it.</param>
    /// <param name="order">
    /// The order that has served its time when the person leaves, since it may be extended or replaced until then; it is revoked where it has
    /// not run out, lest it cover a later custody.
    /// </param>
    /// <param name="isOrdered">True where the order of release is on file already.</param>
    protected IEnumerable<Instant> Freed(string authority, string basis, GroundId ground, Func<(OrderId Id, Instant? Until)>? order, bool isOrdered = false)
    {
        var ordered = Now;
        if (!isOrdered)
        {
            yield return Written();
            Record(Registrar, new OrderRelease { Id = Id(), Person = Person, At = At(ordered), Authority = authority, Basis = basis, Grounds = [ground] });
        }

        var late = chance.Between(1, 1000) <= 12;
        yield return Now + (late ? Duration.FromHours(26) : chance.Hours(1, 5));
        if (late)
        {
            PlantWhileHeld(Wrongs.ReleaseNotExecuted);
            yield return Now + chance.Days(2, 6);
        }

        var (place, processed) = (Place!.Value, Now);
        yield return Written();
        Record(Registrar, new ProcessRelease { Id = Id(), Person = Person, Place = place, At = At(processed) });
        yield return processed + chance.Minutes(45, 150);
        var left = Now;
        var served = order?.Invoke();
        RanOut(served?.Until, left);
        Leave();
        yield return Written(place, Now + chance.Minutes(3, 40));
        Record(Registrar, new RecordLeft { Id = Id(), Person = Person, Place = place, At = At(left), Witness = chance.One(Gate), Destination = chance.One(Destinations) });
        if (served is { } standing && !(standing.Until <= left + Duration.FromMinutes(2)))
        {
            Record(Registrar, new RevokeOrder { Id = Id(), Person = Person, Order = standing.Id, From = At(left + Duration.FromMinutes(1)), Authority = authority });
        }

        Belongings.GiveBack(left);
        Left(left);
    }

    /// <summary>What else follows when the person has left.</summary>
    protected virtual void Left(Instant left)
    {
    }

    /// <summary>Plants that nothing covered this custody from when an order had run out until another or the end came.</summary>
    protected void RanOut(Instant? until, Instant next)
    {
        if (until is { } ended && HeldSince <= ended && ended + Duration.FromMinutes(2) <= next)
        {
            world.Plant(Wrongs.NoOrderRecorded, Person, ended + Duration.FromMinutes(1));
        }
    }
}
