using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Groups;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Simulation.Courts;
using Habeas.Simulation.Files;
using Habeas.Simulation.Places;
using Habeas.Simulation.Reception;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>Somebody who is suspected: arrested, before a court, remanded, tried, sentenced or not. Most of it in good order.</summary>
internal sealed partial class Charged : Life
{
    private static readonly string[] Suspicions =
        ["burglary", "theft", "assault", "fraud", "drug supply", "drug possession", "robbery", "criminal damage", "driving without licence", "homicide"];

    private readonly bool _rioter;
    private readonly Town _town;
    private readonly string _reason;
    private readonly Slip _slip;
    private OrderId _remand;
    private Instant _until; // when the order of remand runs out
    private GroundId _ground;
    private readonly List<Truth> _whileUntried = [];
    private bool _untried;
    private bool _died;
    private bool _reviewed = true; // until a review is forgotten
    private bool _hasFile; // from an earlier custody

    public Charged(Ruritania world, Chance chance, int number, bool rioter)
        : base(world, chance, number)
    {
        _rioter = rioter;
        Woman = chance.In(11);
        Child = chance.In(6);
        _town = rioter ? world.Country.Towns[0] : chance.One(world.Country.Towns);
        _reason = rioter ? "riot" : chance.One(Suspicions);
        Docket = new(this, _town.Court, world.Country.HigherCourt, _reason);
        _slip = chance.Between(1, 100) switch { <= 5 => Slip.OrderRunsOut, <= 10 => Slip.OrderComesLate, <= 15 when !rioter => Slip.WrongHour, _ => Slip.None };
        if (!Returns())
        {
            Invent(Child ? 15 : 19, Child ? 16 : 68);
        }
    }

    /// <summary>Before the courts.</summary>
    public Docket Docket { get; }

    /// <summary>A child, or held as one.</summary>
    public bool Child { get; set; }

    /// <summary>A doctor of the police looked for injuries, and saw none.</summary>
    public bool SeenUnhurt { get; private set; }

    /// <summary>The place where the person is held before trial.</summary>
    public PlaceId Home => World.Country.HomeOf(_town, Woman, Child);

    public override IEnumerable<Instant> Live()
    {
        var (arrested, ground) = (Now, New(id => new GroundId(id)));
        var van = _rioter ? World.Riot.Board(this, Arrested(arrested), ground) : null;
        yield return van?.Comes ?? arrested + Chance.Hours(1, 3);
        var received = Now;
        Enter(_town.Station);
        yield return van?.Written ?? Written();
        if (van is null)
        {
            Admit(arrested, received, ground);
        }

        World.Start(AtStation());
        var sitting = van?.Sits ?? _town.Court.Sitting(received + Duration.FromHours(12));
        foreach (var wait in Away(sitting, Whereabouts.AtCourt, _town.Court.Name, "first appearance", byList: van is not null))
        {
            yield return wait;
        }

        var freed = Chance.In(25);
        var trial = Now + Chance.Days(21, _slip == Slip.OrderRunsOut ? 110 : 260);
        Docket.FirstAppearance(WentOut, freed ? null : World.Country.HigherCourt.Sitting(trial));
        foreach (var wait in freed ? Freed(_town.Court.Name, "released by the court on first appearance", ground, null) : Remanded(ground))
        {
            yield return wait;
        }

        if (HeldSince is null && !_died && !_rioter && ComesBack && Chance.In(60))
        {
            World.Former.Add((Person, Identity, Woman));
        }
    }

    protected override void Left(Instant left)
    {
        _untried = false;
        Docket.CustodyEnded("the person is at liberty, and will be summoned");
        if (Child)
        {
            World.Start(Protections.Sealed(this));
        }
    }

    private IEnumerable<Instant> AtStation()
    {
        var spell = Spell;
        if (Chance.In(15))
        {
            yield return Now + Chance.Hours(1, 3);
            if (IsStill(spell))
            {
                SeenUnhurt = true;
                Injured.AtStation(this, spell.Place);
            }
        }
    }

    /// <summary>Whether this is somebody who was in custody before: under the same name and file, or under another and with a new one.</summary>
    private bool Returns()
    {
        if (_rioter || Child || !Chance.In(12) || World.Former.FindIndex(f => f.Woman == Woman) is not (>= 0 and var index))
        {
            return false;
        }

        var (person, identity, _) = World.Former[index];
        World.Former.RemoveAt(index);
        if (Chance.In(60) || identity.Identifiers.Count == 0)
        {
            (Person, Identity, _hasFile) = (person, identity, true);
            return true;
        }

        Invent(19, 60);
        Identity = Identity with { Identifiers = identity.Identifiers };
        World.At(Now + Duration.FromHours(12), () => World.Start(Links.Of(this, person)));
        return true;
    }

    private Arrest Arrested(Instant at) => new()
    {
        Id = New(id => new OrderId(id)),
        At = At(at),
        Authority = Country.Police,
        Where = _town.Name,
        Officers = [Chance.One(["R-118", "R-207", "R-311", "R-420"])],
        Reasons = "suspected of " + _reason,
    };

    /// <summary>One line of the list of a vanload from the riot: some give no name, until they are known.</summary>
    public AdmittedMember OnList(Arrest arrest, GroundId ground)
    {
        Named = Chance.In(60);
        if (!Named)
        {
            World.At(Now + Chance.Hours(5, 70), () => Known(Chance.In(50)));
        }

        return new()
        {
            Person = Person,
            NewArrest = arrest,
            Ground = Ground(ground),
            Identity = Named ? Identity : new Identity { Provisional = FormattableString.Invariant($"taken in the riot, wristband {Number}") },
        };
    }

    private void Known(bool onEvidence)
    {
        Named = true;
        Record(Registrar, onEvidence
            ? new IdentifyPerson { Id = Id(), Person = Person, Identity = Identity, At = At(Now), By = "J. Sapt", On = [new("fingerprints", "compared in Strelsau")] }
            : new RecordIdentity { Id = Id(), Person = Person, Identity = Identity, Source = "own statement" });
    }

    private LegalGround Ground(GroundId ground) => new() { Id = ground, Kind = GroundKinds.Arrest, HeldBy = Country.Police, Offences = [new Offence(_reason)] };

    private void Admit(Instant arrested, Instant received, GroundId ground)
    {
        var wrong = _slip == Slip.WrongHour ? Duration.FromHours(1) : Duration.Zero;
        var arrest = Arrested(arrested - wrong);
        var source = Identity.Identifiers.Count > 0 ? "identity card" : "own statement";
        var before = _slip == Slip.None && !_hasFile && Chance.In(10);
        if (before)
        {
            Record(Sergeant, new RecordArrest { Id = Id(), Person = Person, Arrest = arrest, Identity = Identity, IdentitySource = source });
        }

        var entry = Record(Sergeant, new AdmitPerson
        {
            Id = Id(),
            Person = Person,
            Place = _town.Station,
            At = At(received - wrong),
            Order = before ? arrest.Id : null,
            NewArrest = before ? null : arrest,
            Authority = Country.Police,
            Reasons = "suspected of " + _reason,
            Ground = Ground(ground),
            Identity = before ? null : Identity,
            IdentitySource = source,
        });
        if (_slip == Slip.WrongHour)
        {
            // An admission with an arrest: the file where there was none, the identity, the arrest, the admission, the ground.
            var target = new EventRef(entry, _hasFile ? 3 : 4);
            var right = new PersonAdmitted(Person, _town.Station, At(received), arrest.Id, Country.Police, "suspected of " + _reason);
            World.At(Now + Chance.Hours(20, 40), () => Record(Sergeant, new CorrectEvent { Id = Id(), About = Person, Target = target, By = right, Reason = "the clock of the reception desk was an hour behind" }));
        }
    }

    private IEnumerable<Instant> Remanded(GroundId arrest)
    {
        var from = Now;
        (_remand, _ground, _untried) = (New(id => new OrderId(id)), New(id => new GroundId(id)), true);
        var until = _until = from + Duration.FromDays(_slip == Slip.OrderRunsOut ? 30 : 90);
        var order = new CommitmentOrder { Id = _remand, Ground = "remand", Authority = _town.Court.Name, Number = PaperNumber("R"), Issued = At(from), From = At(from), Until = At(until), Law = "Code of Criminal Procedure, s. 42" };
        var ground = new LegalGround { Id = _ground, Kind = "remand", RestsOn = _remand, OrderedBy = _town.Court.Name, HeldBy = Country.Prisons, Offences = [new Offence(_reason)] };
        yield return from + Duration.FromMinutes(10);
        void Ordered()
        {
            Record(Registrar, new RecordOrder { Id = Id(), Person = Person, Order = order });
            Record(Registrar, new RecordGround { Id = Id(), Person = Person, From = At(from), Ground = ground });
        }

        if (_slip == Slip.OrderComesLate)
        {
            World.At(from + Chance.Days(3, 9), () =>
            {
                Ordered();
                World.Plant(Wrongs.CoveredLater, Person, from + Duration.FromHours(2));
            });
        }
        else
        {
            Ordered();
        }

        Record(Registrar, new EndGround { Id = Id(), Person = Person, Ground = arrest, At = At(from), Why = "remanded by the court", Authority = _town.Court.Name });
        World.Start(OrderWatched(until));
        World.Start(Defence.Of(this, Docket));
        World.Start(Charges.Of(this, Docket));
        foreach (var wait in Moved(Home, from + Chance.Hours(2, 5), "remanded by the court"))
        {
            yield return wait;
        }

        foreach (var wait in Pretrial())
        {
            yield return wait;
        }
    }

    /// <summary>The order is extended before it runs out, while the person waits for trial; where nobody thinks of it, it runs out.</summary>
    private IEnumerable<Instant> OrderWatched(Instant until)
    {
        if (_slip == Slip.OrderRunsOut)
        {
            yield return until + Duration.FromHours(1);
            if (_untried && HeldSince is not null)
            {
                Plant(Wrongs.NoOrderRecorded);
            }

            yield break;
        }

        while (true)
        {
            yield return until - Duration.FromDays(5);
            if (!_untried)
            {
                yield break;
            }

            _until = until += Duration.FromDays(90);
            Record(Registrar, new ExtendOrder { Id = Id(), Person = Person, Order = _remand, Until = At(until), Authority = _town.Court.Name, Issued = At(Now), Number = PaperNumber("R") });
            Review();
        }
    }

    /// <summary>With the extension the remand is reviewed; once in a while the next review is forgotten.</summary>
    private void Review()
    {
        if (!_reviewed || HeldSince is null)
        {
            return;
        }

        _reviewed = !Chance.In(10);
        var due = Now + Duration.FromDays(_reviewed ? 95 : 30);
        Appeals.Review(this, _ground, _town.Court.Name, due);
        if (!_reviewed)
        {
            var since = HeldSince;
            World.At(due + Duration.FromHours(1), () =>
            {
                if (_untried && HeldSince == since)
                {
                    _whileUntried.Add(PlantWhileHeld(Wrongs.ReviewOverdue));
                }
            });
        }
    }
}

/// <summary>What goes wrong on paper in a course.</summary>
internal enum Slip
{
    None,
    OrderRunsOut,
    OrderComesLate,
    WrongHour,
}
