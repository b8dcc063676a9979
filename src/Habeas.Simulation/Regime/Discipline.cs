using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Regime;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>Conduct, and the charge that may follow: told, heard, decided, perhaps a sanction. Now and then a step is left out.</summary>
internal static class Discipline
{
    private const string Officer = "O-118";

    /// <summary>A note of conduct; one of a few is written into the wrong file, and annulled when somebody sees it.</summary>
    public static IEnumerable<Instant> Noted(Life life)
    {
        var spell = life.Spell;
        foreach (var wait in life.WhenIn(spell, life.Now + life.Chance.Days(5, 60)))
        {
            yield return wait;
        }

        if (!life.IsStill(spell))
        {
            yield break;
        }

        var entry = life.Record(Life.Registrar, new NoteConduct
        {
            Id = life.Id(),
            Person = life.Person,
            Place = spell.Place,
            At = Life.At(life.Now),
            Kind = life.Chance.One(["good", "good", "neutral", "of-concern"]),
            By = Officer,
            Words = "seen on the wing",
            ToldPerson = YesNo.Yes,
        });
        if (life.Chance.In(15))
        {
            yield return life.Now + life.Chance.Hours(10, 40);
            life.Record(Life.Registrar, new AnnulEvent { Id = life.Id(), About = life.Person, Target = new EventRef(entry, 1), Reason = "meant for another person's file" });
        }
    }

    public static IEnumerable<Instant> Of(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(8, 90)))
        {
            yield return wait;
        }

        if (!life.IsStill(spell))
        {
            yield break;
        }

        var slip = chance.Between(1, 100) switch { <= 5 => Wrongs.ChargeNotTold, <= 10 => Wrongs.DefenceNotHeard, <= 15 => Wrongs.SanctionWithoutFinding, <= 20 => Wrongs.ProhibitedSanction, _ => null };
        var charge = life.New(id => new DisciplinaryChargeId(id));
        life.Record(Life.Registrar, new LayDisciplinaryCharge { Id = life.Id(), Person = life.Person, Charge = charge, Place = spell.Place, At = Life.At(life.Now), Rule = "house rule 14", Words = "a telephone in the cell", ReportedBy = Officer });
        yield return life.Now + chance.Hours(2, 20);
        if (slip != Wrongs.ChargeNotTold)
        {
            life.Record(Life.Registrar, new TellDisciplinaryCharge { Id = life.Id(), Person = life.Person, Charge = charge, At = Life.At(life.Now), Language = "de", Understood = YesNo.Yes, By = Officer });
        }

        yield return life.Now + chance.Days(1, 3);
        if (slip != Wrongs.DefenceNotHeard)
        {
            life.Record(Life.Registrar, new HearDisciplinaryCharge { Id = life.Id(), Person = life.Person, Charge = charge, At = Life.At(life.Now), By = "deputy head of the house", Defence = "heard", Help = chance.One(["legal-help", "declined"]), Words = "says that it was not theirs" });
        }

        yield return life.Now + Duration.FromHours(1);
        var proved = slip is not null ? slip != Wrongs.SanctionWithoutFinding : chance.In(65);
        life.Record(Life.Registrar, new DecideDisciplinaryCharge { Id = life.Id(), Person = life.Person, Charge = charge, At = Life.At(life.Now), By = "deputy head of the house", Result = proved ? "proved" : "not-proved", Reasons = "after the hearing" });
        if (proved || slip is not null)
        {
            foreach (var wait in Sanctioned(life, charge, slip))
            {
                yield return wait;
            }
        }
    }

    private static IEnumerable<Instant> Sanctioned(Life life, DisciplinaryChargeId charge, Wrong? slip)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        yield return life.Now + Duration.FromMinutes(30);
        if (life.HeldSince is null)
        {
            yield break;
        }

        var sanction = life.New(id => new SanctionId(id));
        var alone = slip is null && life.IsSurelyAdult && chance.In(35);
        var days = chance.Between(3, 9);
        life.Record(Life.Registrar, new ImposeSanction
        {
            Id = life.Id(),
            Person = life.Person,
            Sanction = sanction,
            Charge = charge,
            At = Life.At(life.Now),
            By = "deputy head of the house",
            Kind = slip == Wrongs.ProhibitedSanction ? "no-family-contact" : alone ? "solitary-confinement" : "loss-of-privileges",
            Days = days,
        });
        if (slip is not null)
        {
            life.Plant(slip);
        }

        if (alone)
        {
            life.World.Start(Solitary.Of(life, "sanction", sanction, Duration.FromDays(days)));
        }

        if (chance.In(25))
        {
            yield return life.Now + chance.Days(1, 2);
            life.Record(Life.Registrar, new AppealSanction { Id = life.Id(), Person = life.Person, Sanction = sanction, At = Life.At(life.Now), To = "Regional Court of Strelsau", Words = "the rule was not posted" });
            yield return life.Now + chance.Days(3, 30);
            life.Record(Life.Registrar, new ReviewSanction { Id = life.Id(), Person = life.Person, Sanction = sanction, At = Life.At(life.Now), By = "Regional Court of Strelsau", Result = "upheld", Reasons = "the rule was posted" });
        }
    }
}
