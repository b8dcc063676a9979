using Habeas.Register.Movements;
using Habeas.Register.Places;
using Habeas.Register.Time;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Places;
using NodaTime;

namespace Habeas.Simulation;

/// <summary>What befalls a place and everybody in it.</summary>
internal static class Disasters
{
    /// <summary>On a Sunday two thirds through, the river takes the remand prison of Zenda: all are brought to Strelsau, and it is closed for sixty days.</summary>
    public static IEnumerable<Instant> Flood(Ruritania world, Chance chance)
    {
        var zone = Zones.Get(Country.Zone);
        var sunday = (world.Begin + ((Ruritania.End - world.Begin) * 2 / 3)).InZone(zone).Date.Next(IsoDayOfWeek.Sunday);
        yield return sunday.At(new LocalTime(5, 30)).InZoneLeniently(zone).ToInstant();
        var (flooded, refuge) = (world.Country.OtherRemand, world.Country.Remand);
        world.Country.Close(flooded);
        var moved = world.Inside.Where(l => l.Settled && l.Place == flooded).ToList();
        var left = world.Now;
        yield return left + Duration.FromMinutes(50);
        foreach (var life in moved)
        {
            life.Place = null;
            world.Record(Life.Registrar, new TransferOut { Id = world.NewAct(chance), Person = life.Person, From = flooded, To = refuge, At = Life.At(left), Escort = Country.Escort, Why = "flood" });
        }

        yield return left + Duration.FromHours(3);
        var arrived = world.Now;
        yield return arrived + Duration.FromMinutes(30);
        foreach (var life in moved)
        {
            life.Place = refuge;
            world.Record(Life.Registrar, new ReceiveTransfer { Id = world.NewAct(chance), Person = life.Person, Place = refuge, At = Life.At(arrived) });
        }

        yield return left + Duration.FromDays(1);
        world.Record(Life.Registrar, new ClosePlace { Id = world.NewAct(chance), Place = flooded, At = Life.At(world.Now), Reason = "flood" });
        yield return left + Duration.FromDays(60);
        world.Record(Life.Registrar, new ReopenPlace { Id = world.NewAct(chance), Place = flooded, At = Life.At(world.Now) });
        world.Country.Reopen(flooded);
    }

    /// <summary>Every few weeks some place is without power for some hours, and writes on paper.</summary>
    public static IEnumerable<Instant> PowerCuts(Ruritania world, Chance chance)
    {
        var places = world.Country.All.ToList();
        while (true)
        {
            yield return world.Now + chance.Days(6, 40);
            world.CutPower(chance.One(places), world.Now + chance.Hours(2, 10));
        }
    }
}
