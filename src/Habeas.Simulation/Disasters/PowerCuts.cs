using NodaTime;

namespace Habeas.Simulation.Disasters;

/// <summary>Every few weeks some place is without power for some hours, and writes on paper.</summary>
internal static class PowerCuts
{
    public static IEnumerable<Instant> Of(Ruritania world, Chance chance)
    {
        var places = world.Country.All.ToList();
        while (true)
        {
            yield return world.Now + chance.Days(3, 14);
            world.CutPower(chance.One(places), world.Now + chance.Hours(3, 20));
        }
    }
}
