using Habeas.Register;
using Habeas.Register.Process;
using Habeas.Register.Process.Counsel;
using Habeas.Simulation.Lives;
using NodaTime;

namespace Habeas.Simulation.Courts;

/// <summary>Counsel: asked for, paid by legal aid or not, chosen or appointed, met, replaced; or waived.</summary>
internal static class Defence
{
    public static IEnumerable<Instant> Of(Life life, Docket docket)
    {
        var (spell, chance) = (life.HeldSince, life.Chance);
        yield return life.Now + chance.Hours(1, 20);
        if (chance.In(6))
        {
            life.Record(Life.Registrar, new RecordCounselWaived { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Informed = "in writing, by the court", Words = "will speak for themselves" });
            yield break;
        }

        if (chance.In(35))
        {
            life.Record(Life.Registrar, new RecordCounselAsked { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), For = "legal-aid", AskedOf = "reception officer" });
            yield return life.Now + chance.Days(1, 6);
            var granted = chance.In(85);
            life.Record(Life.Clerk, new RecordLegalAidDecided { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Decision = granted ? LegalAidDecided.Granted : LegalAidDecided.Refused, Authority = "Legal Aid Board", Why = granted ? null : "means above the limit" });
            if (!granted)
            {
                yield break;
            }
        }

        var first = Engaged(life, docket);
        yield return life.Now + chance.Days(1, 9);
        if (life.HeldSince != spell)
        {
            yield break;
        }

        life.Record(Life.Registrar, new RecordCounselMet { Id = life.Id(), Person = life.Person, Counsel = first, At = Life.At(life.Now), Mode = Modes.InPerson, InPrivate = "in-private" });
        if (chance.In(6))
        {
            yield return life.Now + chance.Days(10, 60);
            var second = Engaged(life, docket);
            life.Record(Life.Registrar, new RecordCounselEnded { Id = life.Id(), Person = life.Person, Counsel = first, At = Life.At(life.Now), How = "replaced", By = second });
        }
    }

    private static CounselId Engaged(Life life, Docket docket)
    {
        var counsel = life.New(id => new CounselId(id));
        life.Record(Life.Registrar, new RecordCounsel
        {
            Id = life.Id(),
            Person = life.Person,
            Counsel = new() { Id = counsel, Name = life.Chance.One(["H. Rischenheim", "F. von Tarlenheim", "O. Brandvold"]), Way = life.Chance.One(["chosen", "appointed"]), PaidBy = "legal-aid", Case = docket.Case },
            From = Life.At(life.Now),
        });
        return counsel;
    }
}
