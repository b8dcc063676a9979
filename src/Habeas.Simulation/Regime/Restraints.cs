using Habeas.Register;
using Habeas.Register.Regime;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>Instruments of restraint, looked after and taken off; a few that no rule allows.</summary>
internal static class Restraints
{
    public static IEnumerable<Instant> Of(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(2, 80)))
        {
            yield return wait;
        }

        if (life.IsStill(spell))
        {
            var slip = chance.Between(1, 100) switch { <= 10 => Wrongs.ProhibitedRestraint, <= 20 => Wrongs.RestraintBeforeAuthority, _ => null };
            foreach (var wait in Applied(life, spell.Place, slip == Wrongs.ProhibitedRestraint ? "chains" : "handcuffs", slip == Wrongs.RestraintBeforeAuthority ? "before-authority" : "violence", slip))
            {
                yield return wait;
            }
        }
    }

    public static IEnumerable<Instant> Applied(Life life, PlaceId place, string instrument, string during, Wrong? slip)
    {
        var restraint = life.New(id => new RestraintId(id));
        life.Record(Life.Registrar, new ApplyRestraint { Id = life.Id(), Person = life.Person, Restraint = restraint, Place = place, At = Life.At(life.Now), Instrument = instrument, During = during, Authority = "officer in charge", Words = "nothing less would do, it was said" });
        if (slip is not null)
        {
            life.Plant(slip);
        }

        yield return life.Now + Duration.FromMinutes(15);
        life.Record(Life.Nurse, new CheckRestraint { Id = life.Id(), Person = life.Person, Restraint = restraint, At = Life.At(life.Now), By = Life.Nurse.Officer, HealthCare = YesNo.Yes, Words = "loosened" });
        yield return life.Now + Duration.FromMinutes(20);
        life.Record(Life.Registrar, new RemoveRestraint { Id = life.Id(), Person = life.Person, Restraint = restraint, At = Life.At(life.Now), By = "O-204" });
    }
}
