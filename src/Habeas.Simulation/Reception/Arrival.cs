using Habeas.Register.Health;
using Habeas.Register.Units;
using Habeas.Simulation.Families;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Regime;
using NodaTime;

namespace Habeas.Simulation.Reception;

/// <summary>What the reception of a prison does in the first hours, and what it sets going. A second prison asks for less than the first.</summary>
internal static class Arrival
{
    public static IEnumerable<Instant> Of(Life life)
    {
        var spell = life.Spell;
        var first = !life.IsReceived;
        life.IsReceived = true;
        yield return life.Now + life.Chance.Minutes(20, 90);
        if (!life.IsStill(spell))
        {
            yield break;
        }

        PutInUnit(life);
        Health(life, spell);
        if (!first)
        {
            yield return life.Now + life.Chance.Hours(2, 30);
            life.Belongings.Follow(life.Place ?? spell.Place);
            yield break;
        }

        Injured.AtReception(life, spell);
        life.Belongings.Take(spell.Place);
        if (life.Chance.In(25))
        {
            Searches.AtReception(life, spell.Place);
        }

        yield return life.Now + life.Chance.Minutes(20, 120);
        if (life.IsStill(spell))
        {
            Telling.Of(life, spell.Place);
            Kin.Asked(life);
            Needs.Asked(life);
            Days.Begin(life);
        }
    }

    /// <summary>Puts the person in a unit of the place, where it has any.</summary>
    public static void PutInUnit(Life life, string? why = null)
    {
        if (life.Place is { } place && life.World.Country.UnitsOf(place) is { Count: > 0 } units)
        {
            life.Unit = life.Chance.One(units);
            life.Record(Life.Registrar, new MoveToUnit { Id = life.Id(), Person = life.Person, Place = place, Unit = life.Unit, At = Life.At(life.Now), Why = why });
        }
    }

    private static void Health(Life life, Spell spell) => life.Record(Life.Nurse, new RecordHealth
    {
        Id = life.Id(),
        Person = life.Person,
        Place = spell.Place,
        At = Life.At(life.Now),
        State = life.Chance.Between(1, 100) switch { <= 80 => HealthStates.Fit, <= 94 => HealthStates.NeedsAttention, _ => HealthStates.Declined },
        By = Life.Nurse.Officer,
        Capacity = Life.Nurse.Capacity,
        MedicalFile = FormattableString.Invariant($"M-{life.Number}/{life.Chance.Between(100, 999)}"),
    });
}
