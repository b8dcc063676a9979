using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using Habeas.Register.Time;
using Habeas.Simulation.People;
using Habeas.Simulation.Places;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>One person from the beginning of their custody to its end, as it happens and as officers write it down.</summary>
internal abstract class Life(Ruritania world, Chance chance, int number)
{
    public static readonly Actor Registrar = new("A. Lauengram", "registrar");
    public static readonly Actor Sergeant = new("Sgt M. Krafstein", "custody officer");
    public static readonly Actor Inspector = new("Dr F. Strofzin", "inspector");
    private static readonly string[] Destinations = ["home", "a sister's", "a hostel of the probation service", "not said"];
    private static readonly string[] Gate = ["gate officer P. Detchard", "counsel H. Rischenheim", PersonLeft.Nobody];

    public int Number { get; } = number;

    public PersonId Person { get; protected set; }

    public Identity Identity { get; protected set; } = new();

    public bool Woman { get; protected init; }

    /// <summary>Where the person is; null on the way between two places.</summary>
    public PlaceId? Place { get; set; }

    /// <summary>Since when the person has been in custody without a break; null while they are free.</summary>
    public Instant? HeldSince { get; private set; }

    /// <summary>True while nothing about the person waits to be written down, so that a disaster can move them.</summary>
    public bool Settled { get; protected set; }

    protected Ruritania World => world;

    protected Chance Chance => chance;

    protected Instant Now => world.Now;

    /// <summary>What begins now: most are arrested, some come to a migration centre or a closed hospital, are found, or are turned away.</summary>
    public static Life Beginning(Ruritania world, Chance chance, int number, bool rioter) => rioter
        ? new Charged(world, chance, number, rioter: true)
        : chance.Between(1, 100) switch
        {
            <= 8 => new Migrant(world, chance, number),
            <= 11 => new Patient(world, chance, number),
            <= 15 => new Found(world, chance, number),
            <= 18 => new TurnedAway(world, chance, number),
            <= 21 => new Fined(world, chance, number),
            _ => new Charged(world, chance, number, rioter: false),
        };

    public static When At(Instant instant) => When.Minute(instant, Country.Zone);

    public abstract IEnumerable<Instant> Live();

    protected ActId Id() => world.NewAct(chance);

    protected OrderId NewOrder() => new(chance.Id(Now));

    protected GroundId NewGround() => new(chance.Id(Now));

    protected string PaperNumber(string letter) => FormattableString.Invariant($"{letter} {chance.Between(100, 99_999)}/{Now.InUtc().Year}");

    protected long Record(Actor officer, Act act, string? refused = null) => world.Record(officer, act, refused);

    /// <summary>Somebody new.</summary>
    protected void Invent(int leastAge, int mostAge)
    {
        Person = new(chance.Id(Now));
        Identity = Names.Invent(chance, Woman, chance.Between(leastAge, mostAge), Now.InUtc().Year);
    }

    /// <summary>When an officer writes down what happens now.</summary>
    protected Instant Written() => world.Written(Place, Now + chance.Minutes(3, 40));

    protected void Enter(PlaceId place)
    {
        Place = place;
        HeldSince = Now;
        world.Enter(this);
    }

    protected void Leave()
    {
        world.Leave(this);
        Settled = false;
        (Place, HeldSince) = (null, null);
    }

    /// <summary>Waits with nothing unwritten; a disaster meanwhile may move the person.</summary>
    protected IEnumerable<Instant> Rest(Instant until)
    {
        Settled = true;
        yield return until;
        Settled = false;
    }

    /// <summary>Out in the morning and back in the evening.</summary>
    protected IEnumerable<Instant> Away(Instant at, string kind, string destination, string why)
    {
        foreach (var wait in Rest(at))
        {
            yield return wait;
        }

        var (place, went) = (Place!.Value, Now);
        yield return Written();
        Record(Registrar, new GoOut { Id = Id(), Person = Person, Place = place, Kind = kind, At = At(went), Destination = destination, Why = why });
        yield return went + chance.Hours(3, 8);
        var back = Now;
        yield return Written();
        Record(Registrar, new ComeBack { Id = Id(), Person = Person, Place = place, At = At(back) });
    }

    protected IEnumerable<Instant> Moved(PlaceId to, Instant at, string why)
    {
        foreach (var wait in Rest(at))
        {
            yield return wait;
        }

        var (from, left) = (Place!.Value, Now);
        Place = null;
        yield return Written();
        Record(Registrar, new TransferOut { Id = Id(), Person = Person, From = from, To = to, At = At(left), Escort = Country.Escort, Why = why });
        yield return left + chance.Hours(1, 4);
        var arrived = Now;
        Place = to;
        yield return Written();
        Record(Registrar, new ReceiveTransfer { Id = Id(), Person = Person, Place = to, At = At(arrived) });
    }

    /// <summary>Ordered, processed, and out of the gate.</summary>
    /// <param name="authority">Who orders it.</param>
    /// <param name="basis">Why.</param>
    /// <param name="ground">The ground that ends with it.</param>
    /// <param name="order">The order that has served its time, and is revoked where it has not run out, lest it cover a later custody.</param>
    protected IEnumerable<Instant> Freed(string authority, string basis, GroundId ground, (OrderId Id, Instant? Until)? order)
    {
        var ordered = Now;
        yield return Written();
        Record(Registrar, new OrderRelease { Id = Id(), Person = Person, At = At(ordered), Authority = authority, Basis = basis, Grounds = [ground] });
        yield return ordered + chance.Hours(1, 5);
        var (place, processed) = (Place!.Value, Now);
        yield return Written();
        Record(Registrar, new ProcessRelease { Id = Id(), Person = Person, Place = place, At = At(processed) });
        yield return processed + chance.Minutes(45, 150);
        var left = Now;
        Leave();
        if (order?.Until is { } ended && ended + Duration.FromMinutes(2) <= left)
        {
            world.Plant(CoverageKinds.NoneRecorded, Person, ended + Duration.FromMinutes(1));
        }

        yield return world.Written(place, Now + chance.Minutes(3, 40));
        Record(Registrar, new RecordLeft { Id = Id(), Person = Person, Place = place, At = At(left), Witness = chance.One(Gate), Destination = chance.One(Destinations) });
        if (order is { } served && !(served.Until <= left + Duration.FromMinutes(2)))
        {
            Record(Registrar, new RevokeOrder { Id = Id(), Person = Person, Order = served.Id, From = At(left + Duration.FromMinutes(1)), Authority = authority });
        }
    }
}
