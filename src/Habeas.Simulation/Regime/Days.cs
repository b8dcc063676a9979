using Habeas.Simulation.Families;
using Habeas.Simulation.Files;
using Habeas.Simulation.Lives;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>What may befall somebody in the months inside. Each subject goes its own way and ends with the stay; most befall few.</summary>
internal static class Days
{
    private static readonly (int PerThousand, Func<Life, IEnumerable<Instant>> Of)[] Subjects =
    [
        (600, Programmes.Assessed),
        (250, Programmes.Enrolled),
        (350, Visits.Of),
        (60, Discipline.Noted),
        (70, Discipline.Of),
        (30, Solitary.OfItsOwn),
        (30, Restraints.Of),
        (30, Force.Of),
        (35, Injuries.Of),
        (60, Searches.OfCell),
        (110, Complaints.Of),
        (1000, Ages.Disputed),
        (20, Protections.Of),
        (12, NameChanges.Of),
        (1000, Motherhood.Of),
    ];

    public static void Begin(Life life)
    {
        foreach (var (perThousand, of) in Subjects)
        {
            if (life.Chance.Between(1, 1000) <= perThousand)
            {
                life.World.Start(of(life));
            }
        }
    }
}
