using Habeas.Register.Acts;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Units;

/// <summary>A unit as it stands.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Name">The name that it was opened under last.</param>
/// <param name="Within">The code of the unit that it lies in.</param>
/// <param name="Switches">When it was opened and closed, in the order in which that occurred.</param>
public sealed record UnitState(string Unit, string Name, string? Within, IReadOnlyList<(When At, bool Opened)> Switches)
{
    /// <summary>True where the unit may have been open at some instant of <paramref name="when"/>.</summary>
    public bool IsOpenAt(When when) =>
        Switches.LastOrDefault(s => s.Opened ? !s.At.IsAfter(when) : s.At.IsOverBy(when.Earliest ?? Instant.MinValue)).Opened;
}

/// <summary>The units of a place, from its record.</summary>
public static class PlaceUnits
{
    /// <summary>Every unit that the place has or had, by code.</summary>
    public static IReadOnlyList<UnitState> Of(PlaceRecord place)
    {
        var opened = place.Of<UnitOpened>().OrderBy(u => u.At, ByOccurrence.Order).ToLookup(u => u.Unit, StringComparer.Ordinal);
        var closed = place.Of<UnitClosed>().ToLookup(u => u.Unit, u => u.At, StringComparer.Ordinal);
        return
        [
            .. opened.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => new UnitState(
                u.Key,
                u.Last().Name,
                u.Last().Within,
                [.. u.Select(o => (o.At, true)).Concat(closed[u.Key].Select(c => (c, false))).OrderBy(s => s.Item1, ByOccurrence.Order)])),
        ];
    }

    /// <summary>A code of one or more small letters, digits and hyphens, which neither begins nor ends with a hyphen.</summary>
    public static bool IsCode(string unit) =>
        unit.Length > 0 && unit[0] != '-' && unit[^1] != '-' && unit.All(c => c is '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    /// <summary>The refusal of what is no code, or null. A unit that was never opened is counted all the same: that is seen in the roll.</summary>
    internal static Refusal? NoCode(string field, string unit) =>
        IsCode(unit) ? null : Refusals.Incomplete(field, "the code of a unit is made of small letters, digits and hyphens, such as b-2");

    /// <summary>The refusal of a code that is no unit of the place, or null.</summary>
    internal static Refusal? Unknown(string field, string unit, PlaceRecord place) =>
        Of(place) is var units && units.Any(u => u.Unit == unit) ? null : Refusals.UnknownCode(field, unit, units.Select(u => u.Unit));
}
