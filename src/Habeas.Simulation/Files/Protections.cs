using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Simulation.Lives;
using NodaTime;

namespace Habeas.Simulation.Files;

/// <summary>An identity that is protected for a time, and the file of a child that is sealed when they are free.</summary>
internal static class Protections
{
    public static IEnumerable<Instant> Of(Life life)
    {
        yield return life.Now + life.Chance.Days(2, 30);
        var protection = life.New(id => new ProtectionId(id));
        life.Record(Life.Registrar, new ProtectIdentity { Id = life.Id(), Person = life.Person, Protection = protection, From = Life.At(life.Now), Why = life.Chance.One(["witness", "threatened"]), Authority = "Regional Court of Strelsau", MayKnow = ["head of the house"] });
        yield return life.Now + life.Chance.Days(30, 200);
        life.Record(Life.Registrar, new LiftProtection { Id = life.Id(), Person = life.Person, Protection = protection, At = Life.At(life.Now), Authority = "Regional Court of Strelsau", Why = "the trial is over" });
    }

    public static IEnumerable<Instant> Sealed(Life life)
    {
        yield return life.Now + life.Chance.Days(10, 60);
        var seal = life.New(id => new SealId(id));
        life.Record(Life.Registrar, new SealFile { Id = life.Id(), Person = life.Person, Seal = seal, At = Life.At(life.Now), Authority = "Guardianship Court of Strelsau", Why = "a child's file, and the case is over", MayRead = ["inspectorate"] });
        if (life.Chance.In(25))
        {
            yield return life.Now + life.Chance.Days(20, 100);
            life.Record(Life.Registrar, new UnsealFile { Id = life.Id(), Person = life.Person, Seal = seal, At = Life.At(life.Now), Authority = "Guardianship Court of Strelsau", Why = "the person asked for their file" });
        }
    }
}
