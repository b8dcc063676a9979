using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using Habeas.Simulation.People;
using Habeas.Simulation.Places;
using Habeas.Simulation.Reception;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>One person from the beginning of their custody to its end, as it happens and as officers write it down.</summary>
internal abstract partial class Life(Ruritania world, Chance chance, int number)
{
    public static readonly Actor Registrar = new("A. Lauengram", "registrar");
    public static readonly Actor Sergeant = new("Sgt M. Krafstein", "custody officer");
    public static readonly Actor Inspector = new("Dr F. Strofzin", "inspector");
    public static readonly Actor Clerk = new("K. Bersonin", "court clerk");
    public static readonly Actor Nurse = new("N. Hofbau", "nurse");
    private readonly List<(Instant Entered, PlaceId Place, Instant Written)> _onPaper = [];
    private readonly List<Truth> _standing = [];

    public int Number { get; } = number;

    public PersonId Person { get; protected set; }

    public Identity Identity { get; protected set; } = new();

    public bool Woman { get; protected init; }

    /// <summary>Where the person is; null on the way between two places.</summary>
    public PlaceId? Place { get; set; }

    /// <summary>The unit in which they live; null before they are put in one.</summary>
    public string? Unit { get; set; }

    /// <summary>Out at court or in hospital, and held by the place still.</summary>
    public bool Out { get; private set; }

    /// <summary>The register shows them at another place than this.</summary>
    public bool ShownElsewhere { get; protected set; }

    /// <summary>Brought away in a disaster, and nobody knows where to: nothing more is heard of them.</summary>
    public bool Lost { get; set; }

    /// <summary>Since when the person has been in custody without a break; null while they are free.</summary>
    public Instant? HeldSince { get; private set; }

    /// <summary>False for somebody who is not to be in custody again, lest it hide what is wrong now.</summary>
    public bool ComesBack { get; set; } = true;

    /// <summary>A prison has received the person already, so that the next one asks for less.</summary>
    public bool IsReceived { get; set; }

    /// <summary>True while nothing about the person waits to be written down, so that a disaster can move them.</summary>
    public bool Settled { get; protected set; }

    /// <summary>In the place, and nothing about them waits to be written down.</summary>
    public bool IsIn => Settled && !Lost && !ShownElsewhere && Place is not null;

    public Belongings Belongings => field ??= new(this);

    public Ruritania World => world;

    public Chance Chance => chance;

    public Instant Now => world.Now;

    /// <summary>Whoever has no doubtful age and is known by name.</summary>
    public bool IsSurelyAdult => Identity.Born is { } born && Named && Now.InUtc().Year - born.Year >= 25;

    /// <summary>False while the register knows nobody's name for them.</summary>
    public bool Named { get; protected set; } = true;

    public bool Foreign => Identity.Nationalities is not ["XR" or Identity.Stateless];

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

    public ActId Id() => world.NewAct(chance);

    /// <summary>A new id of any kind.</summary>
    public TId New<TId>(Func<Guid, TId> of) => of(chance.Id(Now));

    public string PaperNumber(string letter) => FormattableString.Invariant($"{letter} {chance.Between(100, 99_999)}/{Now.InUtc().Year}");

    /// <summary>Puts an act to the register; on the form on which it was written, where that was during a power cut.</summary>
    public long Record(Actor officer, Act act, string? refused = null)
    {
        _onPaper.RemoveAll(p => p.Entered < Now);
        return _onPaper.Find(p => p.Entered == Now) is (_, var place, var written) && place != default && refused is null
            ? world.Record(officer, act with { OnPaper = world.Paper.Written(place, Stationery.KindOf(act), officer.Officer, At(written)) })
            : world.Record(officer, act, refused);
    }

    /// <summary>Plants a wrong in the person's file that is so from now on, for ever or until it is mended.</summary>
    public Truth Plant(Wrong wrong) => world.Plant(wrong, Person, Now);

    /// <summary>Plants a wrong that ends when custody does, if nobody mends it before.</summary>
    public Truth PlantWhileHeld(Wrong wrong)
    {
        var truth = Plant(wrong);
        _standing.Add(truth);
        return truth;
    }

    /// <summary>The time at this place in this custody.</summary>
    public Spell Spell => new(HeldSince ?? default, Place ?? default);

    public bool IsStill(Spell spell) => HeldSince == spell.Since && Place == spell.Place;

    /// <summary>
    /// Waits until then, and from then on for a time when the person is in. Whoever asks looks afterwards whether the spell lasts still.
    /// </summary>
    public IEnumerable<Instant> WhenIn(Spell spell, Instant at)
    {
        yield return at;
        while (IsStill(spell) && !IsIn)
        {
            yield return Now + Duration.FromHours(7);
        }
    }

    /// <summary>Somebody new.</summary>
    protected void Invent(int leastAge, int mostAge)
    {
        Person = new(chance.Id(Now));
        Identity = Names.Invent(chance, Woman, chance.Between(leastAge, mostAge), Now.InUtc().Year);
    }

    /// <summary>When an officer writes down what happens now.</summary>
    protected Instant Written() => Written(Place, Now + chance.Minutes(3, 40));

    /// <summary>When it comes into the register; after a power cut, from a form.</summary>
    protected Instant Written(PlaceId? place, Instant when)
    {
        var entered = world.Written(place, when);
        if (entered > when)
        {
            _onPaper.Add((entered, place!.Value, when));
        }

        return entered;
    }

    protected void Enter(PlaceId place)
    {
        (Place, Unit) = (place, null);
        HeldSince = Now;
        world.Enter(this);
    }

    protected void Leave()
    {
        world.Leave(this);
        (Settled, Out, ShownElsewhere) = (false, false, false);
        (Place, Unit, HeldSince) = (null, null, null);
        foreach (var truth in _standing)
        {
            truth.Until ??= Now;
        }

        _standing.Clear();
    }
}

/// <summary>An unbroken time at one place.</summary>
/// <param name="Since">When the custody began that it is part of.</param>
/// <param name="Place">Where.</param>
internal readonly record struct Spell(Instant Since, PlaceId Place);
