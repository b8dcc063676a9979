using Habeas.Register;
using Habeas.Register.CoResidents;
using Habeas.Register.Family;
using Habeas.Register.Needs;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Regime;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Families;

/// <summary>Women who bear a child in custody or have a small one with them. The child lives on the mother's file, and leaves with her.</summary>
internal static class Motherhood
{
    public static IEnumerable<Instant> Of(Life life)
    {
        var chance = life.Chance;
        var lot = life.Woman && life.IsSurelyAdult && life.Place == life.World.Country.Women ? chance.Between(1, 100) : 100;
        return lot <= 10 ? Birth(life) : lot <= 22 ? CameIn(life) : [];
    }

    private static IEnumerable<Instant> CameIn(Life life)
    {
        var spell = life.Spell;
        yield return life.Now + Duration.FromHours(1);
        if (life.IsStill(spell))
        {
            foreach (var wait in Inside(life, new() { Id = life.New(id => new ChildId(id)), Age = new(1, Life.At(life.Now)) }, "came-in"))
            {
                yield return wait;
            }
        }
    }

    private static IEnumerable<Instant> Birth(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        life.Record(Life.Nurse, new RecordNeed { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Need = new("pregnancy-or-birth"), Source = "own statement" });
        foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(8, 60)))
        {
            yield return wait;
        }

        if (!life.IsStill(spell))
        {
            yield break;
        }

        var child = new Child { Id = life.New(id => new ChildId(id)) };
        var born = life.Now;
        if (chance.In(20))
        {
            life.World.Start(Restraints.Applied(life, spell.Place, "handcuffs", "birth", Wrongs.RestraintInChildbirth));
        }

        life.Record(Life.Nurse, new RecordBirth { Id = life.Id(), Person = life.Person, Child = child, At = Life.At(born), Setting = "place-of-custody", Where = "infirmary" });
        yield return born + chance.Days(3, 12);
        var wrong = chance.In(25);
        life.Record(Life.Registrar, new RecordBirthCertificate { Id = life.Id(), Person = life.Person, Child = child.Id, At = Life.At(life.Now), NamesCustody = wrong, Number = life.PaperNumber("B") });
        if (wrong)
        {
            life.Plant(Wrongs.CertificateNamesCustody);
        }

        if (life.IsStill(spell))
        {
            foreach (var wait in Inside(life, child, "born-in-custody"))
            {
                yield return wait;
            }
        }
    }

    /// <summary>The child lives inside until the mother leaves, or until the family takes it.</summary>
    private static IEnumerable<Instant> Inside(Life life, Child child, string how)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        life.Record(Life.Registrar, new RecordChildStay { Id = life.Id(), Person = life.Person, Child = child, Place = spell.Place, At = Life.At(life.Now), How = how, DecidedBy = "family court of Strelsau", Why = "in the best interests of the child" });
        var (taken, forgotten) = (life.Now + chance.Days(60, 500), chance.In(25));
        life.ComesBack &= !forgotten;
        while (life.IsStill(spell) && life.Now < taken)
        {
            yield return life.Now + Duration.FromHours(10);
        }

        var left = !life.IsStill(spell);
        if (left && forgotten)
        {
            for (Truth? alone = null; ;)
            {
                yield return life.Now + Duration.FromHours(12);
                if (life.HeldSince is null)
                {
                    alone ??= life.Plant(Wrongs.ChildAloneInside);
                }
                else if (alone is not null)
                {
                    (alone.Until, alone) = (life.Now, null);
                }
            }
        }

        life.Record(Life.Registrar, new RecordChildLeft
        {
            Id = life.Id(),
            Person = life.Person,
            Child = new() { Id = child.Id },
            Place = spell.Place,
            At = Life.At(life.Now),
            How = left ? "with-parent-released" : "to-family",
            LeftTo = "grandmother",
        });
    }
}
