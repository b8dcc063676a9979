using Habeas.Register;
using Habeas.Register.Regime;
using Habeas.Register.Time;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Places;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>The assessment, and the work or the course that may follow from it.</summary>
internal static class Programmes
{
    private static readonly (string Kind, string Name)[] Offered =
        [("education", "reading and writing"), ("vocational-training", "joinery, first year"), ("work", "laundry"), ("work", "kitchen"), ("sport-or-culture", "choir")];

    public static IEnumerable<Instant> Assessed(Life life)
    {
        var spell = life.Spell;
        foreach (var wait in life.WhenIn(spell, life.Now + life.Chance.Days(4, 20)))
        {
            yield return wait;
        }

        for (var kind = "first"; life.IsStill(spell); kind = "review")
        {
            life.Record(Life.Registrar, new AssessPerson
            {
                Id = life.Id(),
                Person = life.Person,
                Place = spell.Place,
                At = Life.At(life.Now),
                Kind = kind,
                By = "board of the house",
                Category = new(life.Chance.One(["open-regime", "ordinary-regime"])),
                Reasons = "heard by the board",
                OwnView = life.Chance.In(60) ? "wants to work" : "declined",
                NextDue = Life.At(life.Now + Duration.FromDays(300)),
            });
            foreach (var wait in life.WhenIn(spell, life.Now + Duration.FromDays(295)))
            {
                yield return wait;
            }
        }
    }

    public static IEnumerable<Instant> Enrolled(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(6, 40)))
        {
            yield return wait;
        }

        if (!life.IsStill(spell))
        {
            yield break;
        }

        var (enrolment, (kind, name)) = (life.New(id => new EnrolmentId(id)), chance.One(Offered));
        life.Record(Life.Registrar, new EnrolPerson { Id = life.Id(), Person = life.Person, Enrolment = enrolment, Place = spell.Place, At = Life.At(life.Now), Kind = kind, Name = name, Paid = kind == "work" ? YesNo.Yes : YesNo.No, OwnWish = YesNo.Yes });
        yield return life.Now + Duration.FromDays(28);
        var until = life.Now;
        life.Record(Life.Registrar, new RecordAttendance { Id = life.Id(), Person = life.Person, Enrolment = enrolment, At = new When(until - Duration.FromDays(27), until, Country.Zone), Hours = chance.Between(4, 120) });
        yield return life.Now + chance.Days(20, 150);
        life.Record(Life.Registrar, new EndEnrolment
        {
            Id = life.Id(),
            Person = life.Person,
            Enrolment = enrolment,
            At = Life.At(life.Now),
            Result = life.IsStill(spell) ? "completed" : life.HeldSince is null ? "released" : "transferred",
            Words = life.IsStill(spell) ? null : "no longer in the house",
        });
    }
}
