using Habeas.Register;
using Habeas.Register.Regime;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>Searches at reception and of the cell, by officers of the person's own gender; with few exceptions.</summary>
internal static class Searches
{
    public static void AtReception(Life life, PlaceId place)
    {
        if (life.Chance.In(97))
        {
            Made(life, place, "pat-down", own: true);
        }
        else if (life.Named)
        {
            Made(life, place, "strip", own: false);
            life.Plant(Wrongs.SearchByOtherGender);
        }
    }

    public static IEnumerable<Instant> OfCell(Life life)
    {
        var spell = life.Spell;
        foreach (var wait in life.WhenIn(spell, life.Now + life.Chance.Days(5, 90)))
        {
            yield return wait;
        }

        if (life.IsStill(spell))
        {
            Made(life, spell.Place, "cell", own: true);
        }
    }

    private static void Made(Life life, PlaceId place, string kind, bool own) => life.Record(Life.Registrar, new RecordSearch
    {
        Id = life.Id(),
        Person = life.Person,
        Place = place,
        At = Life.At(life.Now),
        Kind = kind,
        By = [new(life.Woman == own ? "O-231" : "O-118", life.Woman == own ? Searcher.Woman : Searcher.Man, YesNo.No)],
        Why = kind == "cell" ? "all cells of the unit" : "on reception, as everybody",
        Found = "nothing",
    });
}
