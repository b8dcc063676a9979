using Habeas.Register;
using Habeas.Register.Regime;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>Force, after which the person is examined and a report is written; of some of it nobody reports.</summary>
internal static class Force
{
    public static IEnumerable<Instant> Of(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(2, 80)))
        {
            yield return wait;
        }

        if (!life.IsStill(spell))
        {
            yield break;
        }

        var force = life.New(id => new ForceId(id));
        life.Record(Life.Registrar, new RecordForce { Id = life.Id(), Person = life.Person, Force = force, Place = spell.Place, At = Life.At(life.Now), By = ["O-118", "O-204"], Against = chance.One(["active-resistance", "defence-of-others"]), Means = ["hands"], Words = "would not go back to the cell", Injuries = "none-seen" });
        if (chance.In(12))
        {
            life.Plant(Wrongs.ForceNotReported);
            yield break;
        }

        yield return life.Now + Duration.FromMinutes(40);
        life.Record(Life.Registrar, new FollowForce { Id = life.Id(), Person = life.Person, Force = force, At = Life.At(life.Now), Step = "reported", By = "O-118", To = "head of the house" });
        yield return life.Now + Duration.FromMinutes(50);
        life.Record(Life.Nurse, new FollowForce { Id = life.Id(), Person = life.Person, Force = force, At = Life.At(life.Now), Step = "examined", By = Life.Nurse.Officer });
    }
}
