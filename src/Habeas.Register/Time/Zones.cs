using NodaTime;

namespace Habeas.Register.Time;

/// <summary>The IANA time zones, from the copy that NodaTime carries: the same on every machine.</summary>
public static class Zones
{
    public static bool Exists(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>The zone named <paramref name="id"/>.</summary>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">No such zone.</exception>
    public static DateTimeZone Get(string id) => DateTimeZoneProviders.Tzdb[id];
}
