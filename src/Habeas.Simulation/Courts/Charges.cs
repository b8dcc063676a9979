using Habeas.Register;
using Habeas.Register.Process.Cases;
using Habeas.Simulation.Lives;
using NodaTime;

namespace Habeas.Simulation.Courts;

/// <summary>What becomes of a charge before the trial: another is added, it is changed, one is dropped, two cases are joined.</summary>
internal static class Charges
{
    private const string Prosecution = "Public Prosecutor of Strelsau";

    public static IEnumerable<Instant> Of(Life life, Docket docket)
    {
        var chance = life.Chance;
        yield return life.Now + chance.Days(3, 18);
        switch (chance.Between(1, 100))
        {
            case <= 6:
                life.Record(Life.Clerk, new RecordChargeChanged { Id = life.Id(), Person = life.Person, Charge = docket.Charge, Offence = new("attempt"), At = Life.At(life.Now), By = Prosecution, Why = "after the expert's report" });
                break;
            case <= 12:
                var added = life.New(id => new ChargeId(id));
                life.Record(Life.Clerk, new RecordCharge { Id = life.Id(), Person = life.Person, Case = docket.Case, Charge = new() { Id = added, Offence = new("criminal damage") }, At = Life.At(life.Now), By = Prosecution });
                if (chance.In(60))
                {
                    yield return life.Now + chance.Days(2, 20);
                    life.Record(Life.Clerk, new RecordChargeDropped { Id = life.Id(), Person = life.Person, Charge = added, At = Life.At(life.Now), By = Prosecution, Why = "no evidence" });
                }

                break;
            case <= 16:
                var other = life.New(id => new CaseId(id));
                life.Record(Life.Clerk, new RecordCase { Id = life.Id(), Person = life.Person, Case = new() { Id = other, Number = life.PaperNumber("K"), Authority = "District Court of Kesslau" }, At = Life.At(life.Now), Told = "first-known" });
                yield return life.Now + chance.Days(1, 12);
                life.Record(Life.Clerk, new RecordCaseJoined { Id = life.Id(), Person = life.Person, Case = other, To = docket.Case, At = Life.At(life.Now), Authority = "Regional Court of Strelsau" });
                break;
        }
    }
}
