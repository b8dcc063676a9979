using Habeas.Register;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Places;

/// <summary>
/// Every Sunday at seven the prisons count their units. A miscount is found out the same day, as a rule. The juvenile centre counts by name
/// once a month.
/// </summary>
internal sealed class Rolls(Ruritania world, Chance chance)
{
    public IEnumerable<Instant> Counted()
    {
        var zone = Zones.Get(Country.Zone);
        for (var date = world.Begin.InZone(zone).Date.PlusDays(2); ; date = date.PlusDays(1))
        {
            date = date.Next(IsoDayOfWeek.Sunday);
            // At the end of the minute: whoever is moved in it is counted where they are put.
            yield return date.At(new LocalTime(7, 0, 59)).InZoneLeniently(zone).ToInstant();
            var inside = world.Counted().ToLookup(l => l.Place!.Value);
            foreach (var place in world.Country.WithUnits.Where(p => !world.Country.IsClosed(p)))
            {
                Count(place, [.. inside[place].OrderBy(l => l.Number)], byName: place == world.Country.Juvenile && date.Day <= 7 && inside[place].Count() <= 100);
            }
        }
    }

    private void Count(PlaceId place, List<Life> there, bool byName)
    {
        var roll = new RollId(chance.Id(world.Now));
        var units = new List<CountedUnit>();
        var doubtful = new List<(string? Unit, string How)>();
        foreach (var unit in world.Country.UnitsOf(place).Cast<string?>().Append(null))
        {
            var people = there.Where(l => l.Unit == unit && !l.ShownElsewhere).ToList();
            var shownElsewhere = there.Count(l => l.Unit == unit && l.ShownElsewhere);
            if (unit is null && people.Count + shownElsewhere == 0)
            {
                continue;
            }

            var miscounted = !byName && chance.Between(1, 1000) <= 14 ? 1 : 0;
            units.Add(new()
            {
                Unit = unit,
                Counted = people.Count + shownElsewhere + miscounted,
                CountedBy = "O-118",
                Listed = byName ? [.. people.Where(l => l.IsIn).Select(l => new RollPerson(l.Person))] : null,
            });
            if (miscounted + shownElsewhere > 0)
            {
                doubtful.Add((unit, miscounted > 0 ? "miscounted" : "register-was-wrong"));
            }
        }

        world.Record(Life.Registrar, new RecordRoll { Id = world.NewAct(chance), Place = place, Roll = roll, At = Life.At(world.Now), Units = units });
        world.At(world.Now + Duration.FromMinutes(30), () => Sign(place, roll, doubtful));
    }

    private void Sign(PlaceId place, RollId roll, List<(string? Unit, string How)> doubtful)
    {
        world.Record(Life.Registrar, new SignRoll { Id = world.NewAct(chance), Place = place, Roll = roll, SignedBy = "R. Hentzau", Capacity = "officer in charge", At = Life.At(world.Now) });
        foreach (var (unit, how) in doubtful)
        {
            if (how == "miscounted" && chance.In(25))
            {
                world.Plant(Wrongs.RollDifferenceOpen, place, world.Now);
                continue;
            }

            world.At(world.Now + chance.Hours(1, 8), () => world.Record(Life.Registrar, new ResolveDifference { Id = world.NewAct(chance), Place = place, Roll = roll, Unit = unit, How = how, By = "R. Hentzau", At = Life.At(world.Now) }));
        }
    }
}
