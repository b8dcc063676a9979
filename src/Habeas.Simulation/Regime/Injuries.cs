using Habeas.Register;
using Habeas.Register.Injuries;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>An injury in custody, what the doctor finds, and the report of a serious one to the public prosecutor; unless nobody makes it.</summary>
internal static class Injuries
{
    public static IEnumerable<Instant> Of(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(3, 90)))
        {
            yield return wait;
        }

        if (!life.IsStill(spell))
        {
            yield break;
        }

        var injury = life.New(id => new InjuryId(id));
        life.Record(Life.Nurse, new RecordInjury
        {
            Id = life.Id(),
            Person = life.Person,
            Injury = new() { Id = injury, At = Life.At(life.Now), Place = spell.Place, Where = "the yard", What = "a cut above the eye", Cause = new(chance.One(["accident", "other-person", "unknown"])), Source = "own statement", FoundBy = "O-118" },
        });
        var serious = chance.In(40);
        if (serious && !chance.In(15))
        {
            yield return life.Now + chance.Hours(1, 5);
            life.Record(Life.Registrar, new RecordInjuryReport { Id = life.Id(), Person = life.Person, Injury = injury, At = Life.At(life.Now), Recipient = RecordInjuryReport.IndependentAuthority, To = "public prosecutor", By = "head of the house" });
            life.Record(Life.Nurse, Judged(life, injury, serious: true));
            yield break;
        }

        yield return life.Now + chance.Hours(2, 10);
        life.Record(Life.Nurse, Judged(life, injury, serious));
        if (serious)
        {
            life.Plant(Wrongs.InjuryNotReported);
        }
    }

    private static RecordInjuryFinding Judged(Life life, InjuryId injury, bool serious) => new()
    {
        Id = life.Id(),
        Person = life.Person,
        Injury = injury,
        At = Life.At(life.Now),
        By = "Dr J. Sapt",
        Serious = serious,
        Treatment = "stitched",
    };
}
