using Habeas.Register.Stored;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Cli.Output;

/// <summary>An instant that people read in the zone of a place, and programs as it is.</summary>
internal sealed record LocalMinute(Instant At, string Zone)
{
    public static LocalMinute? Of(Instant? at, string zone) => at is { } instant ? new(instant, zone) : null;

    public string ForPeople() => At.InZone(Zones.Get(Zone)).LocalDateTime.ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public override string ToString() => Instants.Format(At);
}
