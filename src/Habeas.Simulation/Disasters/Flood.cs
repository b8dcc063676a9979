using Habeas.Register;
using Habeas.Register.Groups;
using Habeas.Register.Places;
using Habeas.Register.Time;
using Habeas.Register.Units;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Places;
using Habeas.Simulation.Reception;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Disasters;

/// <summary>
/// On a Sunday two thirds through, the river takes the remand prison of Zenda. All are brought to Strelsau: one is on no list of those who
/// left, and one does not arrive. After sixty days some go back, as a group.
/// </summary>
internal sealed class Flood(Ruritania world, Chance chance)
{
    private const int Line = 60; // of each an entry holds two parts, and 128 in all

    private PlaceId From => world.Country.OtherRemand;

    private PlaceId To => world.Country.Remand;

    public IEnumerable<Instant> Rises()
    {
        var zone = Zones.Get(Country.Zone);
        var sunday = (world.Begin + ((Ruritania.End - world.Begin) * 2 / 3)).InZone(zone).Date.Next(IsoDayOfWeek.Sunday);
        yield return sunday.At(new LocalTime(5, 30)).InZoneLeniently(zone).ToInstant();
        world.Country.Close(From);
        var group = new GroupId(chance.Id(world.Now));
        world.Evacuation = group;
        var moved = world.Inside.Where(l => l.Settled && l.Place == From).ToList();
        var lost = moved.FirstOrDefault(l => l.IsIn && l.IsSurelyAdult && l is Charged { Docket: { HasHearing: false, AwaitsTrial: false } });
        var unlisted = moved.FirstOrDefault(l => l.IsIn && l != lost && moved.Count > 3);
        var left = world.Now;
        foreach (var life in moved)
        {
            (life.Place, life.Unit, life.Lost) = (null, null, life == lost);
        }

        yield return left + Duration.FromMinutes(50);
        Leave(group, moved.Where(l => l != unlisted), left);
        yield return left + Duration.FromHours(3);
        var arrived = world.Now;
        yield return arrived + Duration.FromMinutes(30);
        Arrive(group, [.. moved.Where(l => l != lost)], To, arrived, lost);
        Differ(lost, unlisted, arrived);
        yield return left + Duration.FromDays(1);
        Shut(left);
        yield return left + Duration.FromDays(31);
        if (lost?.Belongings.IsKept == true)
        {
            lost.Plant(Wrongs.PropertyLeftBehind);
        }

        yield return left + Duration.FromDays(60);
        Reopen();
        foreach (var wait in GoesBack(moved))
        {
            yield return wait;
        }
    }

    private void Leave(GroupId group, IEnumerable<Life> listed, Instant left)
    {
        foreach (var list in listed.Chunk(Line))
        {
            world.Record(Life.Registrar, new RecordEvacuation { Id = world.NewAct(chance), Group = group, From = From, To = To, At = Life.At(left), Why = "the river is in the yard", By = Country.Escort, Members = [.. list.Select(l => new HastyMember(l.Person))] });
        }
    }

    private void Arrive(GroupId group, List<Life> received, PlaceId place, Instant arrived, Life? missing = null)
    {
        foreach (var list in received.Chunk(Line))
        {
            world.Record(Life.Registrar, new ReceiveGroup
            {
                Id = world.NewAct(chance),
                Group = group,
                Place = place,
                At = Life.At(arrived),
                By = "head of reception",
                Received = [.. list.Select(l => new HastyMember(l.Person))],
                Missing = missing is not null && list[0] == received[0] ? [new HastyMember(missing.Person)] : [],
            });
        }

        foreach (var life in received)
        {
            life.Place = place;
            world.Start(Arrival.Of(life));
        }
    }

    private void Differ(Life? lost, Life? unlisted, Instant arrived)
    {
        if (lost is not null)
        {
            world.Plant(Wrongs.EvacueeMissing, lost.Person, arrived);
        }

        if (unlisted is not null)
        {
            world.Plant(Wrongs.EvacueeExtra, unlisted.Person, arrived);
            world.Plant(Wrongs.ShownElsewhere, unlisted.Person, arrived);
        }
    }

    private void Shut(Instant left)
    {
        world.Record(Life.Registrar, new ClosePlace { Id = world.NewAct(chance), Place = From, At = Life.At(left + Duration.FromDays(1)), Reason = "flood" });
        world.Record(Life.Registrar, new CloseUnit { Id = world.NewAct(chance), Place = From, Unit = "a", At = Life.At(world.Now) });
    }

    private void Reopen()
    {
        world.Record(Life.Registrar, new ReopenPlace { Id = world.NewAct(chance), Place = From, At = Life.At(world.Now) });
        world.Record(Life.Registrar, new OpenUnit { Id = world.NewAct(chance), Place = From, Unit = "a", Name = "wing A, dried", At = Life.At(world.Now) });
        world.Country.Reopen(From);
    }

    private IEnumerable<Instant> GoesBack(List<Life> moved)
    {
        yield return world.Now + Duration.FromHours(5);
        var back = moved.Where(l => l.IsIn && l.Place == To && l is Charged).Take(Line).ToList();
        if (back.Count == 0)
        {
            yield break;
        }

        var (group, left) = (new GroupId(chance.Id(world.Now)), world.Now);
        back.ForEach(l => (l.Place, l.Unit) = (null, null));
        yield return left + Duration.FromMinutes(20);
        world.Record(Life.Registrar, new TransferGroup { Id = world.NewAct(chance), Group = group, From = To, To = From, At = Life.At(left), Escort = Country.Escort, Why = "Zenda is dry", Members = [.. back.Select(l => new SentMember(l.Person))] });
        yield return left + Duration.FromHours(2);
        var arrived = world.Now;
        yield return arrived + Duration.FromMinutes(20);
        Arrive(group, back, From, arrived);
    }
}
