using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Register.Places;

/// <summary>All that the register holds on one place of detention.</summary>
public sealed record PlaceRecord(PlaceId Id, Chronicle Chronicle)
{
    private IReadOnlyList<Standing>? _standing;

    public static PlaceRecord New(PlaceId id) => new(id, Chronicle.Empty);

    /// <summary>False until the place is registered.</summary>
    public bool Exists => !Chronicle.Events.IsEmpty;

    public IReadOnlyList<Standing> Facts => _standing ??= Chronicle.Standing();

    public IEnumerable<TEvent> Of<TEvent>()
        where TEvent : Event => Facts.Select(f => f.Event).OfType<TEvent>();

    private PlaceOpened? Opening => Of<PlaceOpened>().FirstOrDefault();

    /// <summary>The IANA zone in which the place's days begin; UTC for a place that is not registered.</summary>
    public string Zone => Opening?.Zone ?? "UTC";

    public string Name => Opening?.Name ?? Id.ToString();

    /// <summary>The local time at which a day's population is asked for where no count was recorded.</summary>
    public LocalTime CountTime => Opening?.CountTime ?? LocalTime.Midnight;

    public PlaceRecord Evolve(Recorded next) => new(Id, Chronicle.Evolve(next));
}
