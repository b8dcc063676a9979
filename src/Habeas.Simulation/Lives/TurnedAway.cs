using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Simulation.Places;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>Somebody brought to a remand prison without an order: the register refuses the admission, and says who took them away again.</summary>
internal sealed class TurnedAway : Life
{
    public TurnedAway(Ruritania world, Chance chance, int number)
        : base(world, chance, number)
    {
        Woman = chance.In(11);
        Invent(19, 60);
    }

    public override IEnumerable<Instant> Live()
    {
        var brought = Now;
        var place = Chance.One(World.Country.Towns).Remand;
        if (place == World.Country.HomeOf(World.Country.Towns.First(t => t.Remand == place), woman: false, child: false))
        {
            yield return Now + Chance.Minutes(3, 20);
            Record(
                Registrar,
                new AdmitPerson { Id = Id(), Person = Person, Place = place, At = At(brought), Authority = Country.Police, Reasons = "to be held", Ground = new LegalGround { Id = New(id => new GroundId(id)), Kind = "remand" }, Identity = Identity },
                "no-valid-commitment-order");
        }

        yield return Now + Chance.Minutes(3, 20);
        Record(Registrar, new RefuseReception { Id = Id(), Person = Person, Place = place, At = At(brought), Escort = Country.Police, Why = "no commitment order was shown", Identity = Identity });
    }
}
