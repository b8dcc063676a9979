using Habeas.Register;
using Habeas.Register.Needs;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Reception;

/// <summary>Some need what others do not, ask for it, and as a rule get it.</summary>
internal static class Needs
{
    private static readonly (string Kind, string Need, string Ask)[] Known =
    [
        ("mobility", "cannot climb stairs without a stick", "a cell on the ground floor"),
        ("hearing", "hears on the left side only", "to be called by a light"),
        ("sight", "reads large print only", "letters in large print"),
        ("diet", "no gluten", "bread without gluten"),
    ];

    public static void Asked(Life life)
    {
        if (life.Chance.In(9))
        {
            life.World.Start(Lived(life));
        }
    }

    private static IEnumerable<Instant> Lived(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        var (kind, need, ask) = chance.One(Known);
        var accommodation = life.New(id => new AccommodationId(id));
        life.Record(Life.Nurse, new RecordNeed { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Need = new(kind, need), Source = "own statement" });
        yield return life.Now + chance.Hours(5, 30);
        life.Record(Life.Registrar, new AskAccommodation { Id = life.Id(), Person = life.Person, Accommodation = accommodation, At = Life.At(life.Now), For = kind, What = ask, By = "the person" });
        yield return life.Now + chance.Days(1, 6);
        var agreed = chance.In(80);
        life.Record(Life.Registrar, new DecideAccommodation
        {
            Id = life.Id(),
            Person = life.Person,
            Accommodation = accommodation,
            At = Life.At(life.Now),
            Decision = agreed ? AccommodationDecided.Agreed : AccommodationDecided.Refused,
            By = "W. Okonjo, head of wing",
            Why = agreed ? null : "the house has none",
        });
        if (!agreed)
        {
            yield break;
        }

        if (chance.In(12))
        {
            yield return life.Now + Duration.FromDays(31);
            life.Plant(Wrongs.AccommodationNotProvided);
            yield break;
        }

        yield return life.Now + chance.Days(1, 7);
        life.Record(Life.Registrar, new RecordAccommodationProvided { Id = life.Id(), Person = life.Person, Accommodation = accommodation, At = Life.At(life.Now), By = "W. Okonjo" });
        yield return life.Now + chance.Days(10, 90);
        if (life.IsStill(spell) && chance.In(40))
        {
            life.Record(Life.Registrar, new EndAccommodation { Id = life.Id(), Person = life.Person, Accommodation = accommodation, At = Life.At(life.Now), By = "W. Okonjo", Why = "needed no longer" });
        }
    }
}
