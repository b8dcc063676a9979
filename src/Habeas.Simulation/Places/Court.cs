using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Simulation.Places;

/// <summary>A court with its calendar: it sits on working days from nine, and on no day of August's second and third week.</summary>
public sealed record Court(string Name)
{
    /// <summary>The first sitting that begins at an instant or after it.</summary>
    public Instant Sitting(Instant from)
    {
        var zone = Zones.Get(Country.Zone);
        var local = from.InZone(zone);
        var date = local.TimeOfDay > new LocalTime(8, 0) ? local.Date.PlusDays(1) : local.Date;
        while (!Sits(date))
        {
            date = date.PlusDays(1);
        }

        return date.At(new LocalTime(9, 0)).InZoneLeniently(zone).ToInstant();
    }

    private static bool Sits(LocalDate date) =>
        date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !(date.Month == 8 && date.Day is > 7 and < 22);
}
