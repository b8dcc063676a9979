using Habeas.Register;
using Habeas.Register.Regime;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>Solitary confinement: days as a rule, visited and reviewed. Some of it lasts too long, has no end set, or is of whom it must not be.</summary>
internal static class Solitary
{
    /// <summary>Not as a sanction: for the safety of others, or at the person's own request.</summary>
    public static IEnumerable<Instant> OfItsOwn(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(5, 60)))
        {
            yield return wait;
        }

        var child = life.Place == life.World.Country.Juvenile;
        if (!life.IsStill(spell) || !(child || life.IsSurelyAdult))
        {
            yield break;
        }

        var slip = child ? Wrongs.SolitaryOfChild
            : chance.Between(1, 100) switch { <= 25 => Wrongs.SolitaryProlonged, <= 40 => Wrongs.SolitaryIndefinite, <= 50 => Wrongs.SolitaryWithDisability, _ => null };
        var length = slip == Wrongs.SolitaryProlonged ? chance.Days(18, 26) : chance.Days(2, 9);
        foreach (var wait in Of(life, "safety-of-others", null, length, slip))
        {
            yield return wait;
        }
    }

    public static IEnumerable<Instant> Of(Life life, string basis, SanctionId? sanction, Duration length, Wrong? slip = null)
    {
        var (since, start, chance) = (life.HeldSince, life.Now, life.Chance);
        if (life.Place is not { } place)
        {
            yield break;
        }

        var solitary = life.New(id => new SolitaryId(id));
        life.Record(Life.Registrar, new StartSolitary
        {
            Id = life.Id(),
            Person = life.Person,
            Solitary = solitary,
            Place = place,
            Unit = "cell 4",
            At = Life.At(start),
            Authority = "deputy head of the house",
            Basis = basis,
            Sanction = sanction,
            Words = "as decided",
            AtMostUntil = slip == Wrongs.SolitaryIndefinite ? null : Life.At(start + length),
            KnownOfPerson = slip == Wrongs.SolitaryWithDisability ? ["disability-made-worse"] : [],
        });
        var planted = slip == Wrongs.SolitaryIndefinite ? life.PlantWhileHeld(slip) : null;
        if (slip == Wrongs.SolitaryOfChild || slip == Wrongs.SolitaryWithDisability)
        {
            life.Plant(slip);
        }

        yield return start + Duration.FromHours(chance.Between(4, 20));
        life.Record(Life.Nurse, new VisitSolitary { Id = life.Id(), Person = life.Person, Solitary = solitary, At = Life.At(life.Now), By = Life.Nurse.Officer, Advice = "none" });
        if (chance.In(60))
        {
            yield return start + Duration.FromHours(30);
            life.Record(Life.Registrar, new ReviewSolitary { Id = life.Id(), Person = life.Person, Solitary = solitary, At = Life.At(life.Now), By = "judge T. Halloran", Independent = YesNo.Yes, PersonHeard = YesNo.Yes, Result = "goes-on", Reasons = "for the days that were set" });
        }

        if (slip == Wrongs.SolitaryProlonged)
        {
            yield return start + Duration.FromDays(15) + Duration.FromHours(3);
            if (life.HeldSince == since)
            {
                life.Plant(slip);
            }
        }

        yield return start + length;
        if (life.HeldSince == since)
        {
            life.Record(Life.Registrar, new EndSolitary { Id = life.Id(), Person = life.Person, Solitary = solitary, At = Life.At(life.Now), Words = "back to the unit" });
            _ = planted?.Until ??= life.Now;
        }
    }
}
