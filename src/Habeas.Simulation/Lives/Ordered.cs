using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Simulation.Places;
using Habeas.Simulation.Reception;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>Somebody admitted straight away on an order that comes with them, and freed when it has run its course.</summary>
internal abstract class Ordered : Life
{
    protected Ordered(Ruritania world, Chance chance, int number, int percentWomen)
        : base(world, chance, number)
    {
        Woman = chance.In(percentWomen);
        Invent(19, 70);
    }

    protected abstract PlaceId Home { get; }

    /// <summary>A kind of ground.</summary>
    protected abstract string Kind { get; }

    protected abstract string Authority { get; }

    protected abstract string Reasons { get; }

    protected abstract string Law { get; }

    /// <summary>How long the person is held.</summary>
    protected abstract Duration Stay { get; }

    /// <summary>For how long an order is made; it is extended while the person is held.</summary>
    protected abstract Duration Term { get; }

    /// <summary>Whether the person comes by themselves, so that file and order are there before them.</summary>
    protected virtual bool IsSummoned => false;

    public override IEnumerable<Instant> Live()
    {
        var (order, ground) = (New(id => new OrderId(id)), New(id => new GroundId(id)));
        var begins = Now - Duration.FromHours(3);
        if (IsSummoned)
        {
            Record(Registrar, new RegisterPerson { Id = Id(), Person = Person, Identity = Identity, Source = "court file" });
            Record(Registrar, new RecordOrder { Id = Id(), Person = Person, Order = Paper(order, begins) });
            yield return Now + Chance.Hours(20, 40);
        }

        var (from, until) = (Now, begins + Term);
        Enter(Home);
        yield return Written();
        Record(Registrar, new AdmitPerson
        {
            Id = Id(),
            Person = Person,
            Place = Place!.Value,
            At = At(from),
            Order = IsSummoned ? order : null,
            NewOrder = IsSummoned ? null : Paper(order, begins),
            Authority = Authority,
            Reasons = Reasons,
            Ground = new LegalGround { Id = ground, Kind = Kind, OrderedBy = Authority },
            Identity = IsSummoned ? null : Identity,
        });
        World.Start(Arrival.Of(this));
        var end = from + Stay;
        while (end > until)
        {
            foreach (var wait in Rest(until - Duration.FromDays(2)))
            {
                yield return wait;
            }

            until += Term;
            Record(Registrar, new ExtendOrder { Id = Id(), Person = Person, Order = order, Until = At(until), Authority = Authority, Issued = At(Now) });
        }

        foreach (var wait in Rest(end))
        {
            yield return wait;
        }

        foreach (var wait in Freed(Authority, "no ground any more", ground, () => (order, until)))
        {
            yield return wait;
        }
    }

    private CommitmentOrder Paper(OrderId order, Instant from) =>
        new() { Id = order, Ground = Kind, Authority = Authority, Number = PaperNumber("M"), Issued = At(from), From = At(from), Until = At(from + Term), Law = Law };
}

/// <summary>A foreign national held until they may stay or must leave.</summary>
internal sealed class Migrant(Ruritania world, Chance chance, int number) : Ordered(world, chance, number, 25)
{
    protected override PlaceId Home => World.Country.Migrants;

    protected override string Kind => "migration";

    protected override string Authority => Country.Migration;

    protected override string Reasons => "no leave to enter";

    protected override string Law => "Aliens Act of Ruritania, s. 9";

    protected override Duration Stay { get; } = chance.Days(4, 110);

    protected override Duration Term => Duration.FromDays(30);
}

/// <summary>Somebody kept in a closed hospital by a court's order.</summary>
internal sealed class Patient(Ruritania world, Chance chance, int number) : Ordered(world, chance, number, 40)
{
    protected override PlaceId Home => World.Country.Hospital;

    protected override string Kind => "psychiatric";

    protected override string Authority => "District Court of Kesslau";

    protected override string Reasons => "committed for observation";

    protected override string Law => "Mental Health Act of Ruritania, s. 3";

    protected override Duration Stay { get; } = chance.Days(6, 200);

    protected override Duration Term => Duration.FromDays(42);
}

/// <summary>Somebody who did not pay a fine.</summary>
internal sealed class Fined(Ruritania world, Chance chance, int number) : Ordered(world, chance, number, 8)
{
    protected override PlaceId Home => Woman ? World.Country.Women : World.Country.Prison[2];

    protected override string Kind => "fine-default";

    protected override string Authority => World.Country.HigherCourt.Name;

    protected override string Reasons => "fine not paid";

    protected override string Law => "Criminal Code, s. 61";

    protected override bool IsSummoned { get; } = chance.In(50);

    protected override Duration Stay { get; } = chance.Days(5, 38);

    protected override Duration Term => Duration.FromDays(40);
}
