using Habeas.Register.Persons;
using Habeas.Simulation.Lives;
using NodaTime;

namespace Habeas.Simulation.Files;

/// <summary>A name that changes: by marriage, or because the one on file was written wrongly.</summary>
internal static class NameChanges
{
    public static IEnumerable<Instant> Of(Life life)
    {
        yield return life.Now + life.Chance.Days(5, 90);
        if (life.Named && life.Identity.Names is [{ } name, ..])
        {
            life.Record(Life.Registrar, new ChangeName { Id = life.Id(), Person = life.Person, To = name with { Text = name.Text + "-Ruritz" }, At = Life.At(life.Now), Why = "marriage", Authority = "registry office of Strelsau", Source = "marriage certificate" });
        }
    }
}
