using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Simulation.Places;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>Somebody who is suspected: arrested, before a court, remanded, tried, sentenced or not. Most of it in good order.</summary>
internal sealed partial class Charged : Life
{
    private static readonly string[] Suspicions =
        ["burglary", "theft", "assault", "fraud", "drug supply", "drug possession", "robbery", "criminal damage", "driving without licence", "homicide"];

    private readonly bool _rioter;
    private readonly bool _child;
    private readonly Town _town;
    private readonly string _reason;
    private readonly Slip _slip;
    private OrderId _remand;
    private Instant _until; // when the order of remand runs out
    private GroundId _ground;
    private bool _untried;
    private bool _died;
    private bool _hasFile; // from an earlier custody

    public Charged(Ruritania world, Chance chance, int number, bool rioter)
        : base(world, chance, number)
    {
        _rioter = rioter;
        Woman = chance.In(11);
        _child = chance.In(6);
        _town = rioter ? world.Country.Towns[0] : chance.One(world.Country.Towns);
        _reason = rioter ? "riot" : chance.One(Suspicions);
        _slip = chance.Between(1, 100) switch { <= 5 => Slip.OrderRunsOut, <= 10 => Slip.OrderComesLate, <= 15 => Slip.WrongHour, _ => Slip.None };
        if (!Returns())
        {
            Invent(_child ? 15 : 19, _child ? 16 : 68);
        }
    }

    public override IEnumerable<Instant> Live()
    {
        var arrested = Now;
        yield return arrested + Chance.Hours(1, 3);
        var received = Now;
        Enter(_town.Station);
        yield return Written();
        var ground = NewGround();
        Admit(arrested, received, ground);
        foreach (var wait in Away(_town.Court.Sitting(received + Duration.FromHours(12)), Whereabouts.AtCourt, _town.Court.Name, "first appearance"))
        {
            yield return wait;
        }

        foreach (var wait in Chance.In(25) ? Freed(_town.Court.Name, "released by the court on first appearance", ground, null) : Remanded(ground))
        {
            yield return wait;
        }

        if (HeldSince is null && !_died && !_rioter && Chance.In(60))
        {
            World.Former.Add((Person, Identity, Woman));
        }
    }

    /// <summary>Whether this is somebody who was in custody before: under the same name and file, or under another and with a new one.</summary>
    private bool Returns()
    {
        if (_rioter || _child || !Chance.In(12) || World.Former.FindIndex(f => f.Woman == Woman) is not (>= 0 and var index))
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
        World.At(Now + Duration.FromDays(1), () => Record(Registrar, new SuggestEarlierFiles { Id = Id(), Person = Person, Candidates = [person] }));
        return true;
    }

    private void Admit(Instant arrested, Instant received, GroundId ground)
    {
        var nameless = _rioter && Chance.In(40);
        var known = !nameless;
        var (arrest, wrong) = (NewOrder(), _slip == Slip.WrongHour ? Duration.FromHours(1) : Duration.Zero);
        var admission = new AdmitPerson
        {
            Id = Id(),
            Person = Person,
            Place = _town.Station,
            At = At(received - wrong),
            NewArrest = new Arrest { Id = arrest, At = At(arrested - wrong), Authority = Country.Police, Where = _town.Name, Officers = [Chance.One(["R-118", "R-207", "R-311", "R-420"])], Reasons = "suspected of " + _reason },
            Authority = Country.Police,
            Reasons = "suspected of " + _reason,
            Ground = new LegalGround { Id = ground, Kind = GroundKinds.Arrest, HeldBy = Country.Police, Offences = [new Offence(_reason)] },
            Identity = known ? Identity : new Identity { Provisional = FormattableString.Invariant($"taken in the riot, wristband {Number}") },
            IdentitySource = known && Identity.Identifiers.Count > 0 ? "identity card" : "own statement",
        };
        var entry = Record(Sergeant, admission);
        if (!known)
        {
            World.At(Now + Chance.Hours(5, 70), () => Record(Registrar, new RecordIdentity { Id = Id(), Person = Person, Identity = Identity, Source = "own statement" }));
        }

        if (_slip == Slip.WrongHour)
        {
            // An admission with an arrest: the file where there was none, the identity, the arrest, the admission, the ground.
            var target = new EventRef(entry, _hasFile ? 3 : 4);
            var right = new PersonAdmitted(Person, _town.Station, At(received), arrest, Country.Police, "suspected of " + _reason);
            World.At(Now + Chance.Hours(20, 40), () => Record(Sergeant, new CorrectEvent { Id = Id(), About = Person, Target = target, By = right, Reason = "the clock of the reception desk was an hour behind" }));
        }
    }

    private IEnumerable<Instant> Remanded(GroundId arrest)
    {
        var from = Now;
        (_remand, _ground, _untried) = (NewOrder(), NewGround(), true);
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
            World.At(from + Chance.Days(3, 9), Ordered);
            World.Plant(CoverageKinds.CoveredLater, Person, from + Duration.FromHours(2));
        }
        else
        {
            Ordered();
        }

        Record(Registrar, new EndGround { Id = Id(), Person = Person, Ground = arrest, At = At(from), Why = "remanded by the court", Authority = _town.Court.Name });
        World.Start(OrderWatched(until));
        foreach (var wait in Moved(World.Country.HomeOf(_town, Woman, _child), from + Chance.Hours(2, 5), "remanded by the court"))
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
                World.Plant(CoverageKinds.NoneRecorded, Person, Now);
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
