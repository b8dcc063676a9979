using System.Collections.Immutable;
using Habeas.Register.Acts;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Places;

/// <summary>All that the register holds on one place of detention.</summary>
public sealed record PlaceRecord(PlaceId Id, Chronicle Chronicle)
{
    public static PlaceRecord New(PlaceId id) => new(id, Chronicle.Empty);

    /// <summary>False until the place is registered.</summary>
    public bool Exists => !Chronicle.Events.IsEmpty;

    public ImmutableArray<Standing> Facts => Chronicle.Facts;

    public IReadOnlyList<TEvent> Of<TEvent>()
        where TEvent : Event => Chronicle.Of<TEvent>();

    private PlaceOpened? Opening => Of<PlaceOpened>().FirstOrDefault();

    /// <summary>Changes of name and authority, the latest first.</summary>
    private IEnumerable<PlaceChanged> Changes => Of<PlaceChanged>().OrderBy(c => c.At, ByOccurrence.Order).Reverse();

    /// <summary>The IANA zone in which the place's days begin; UTC for a place that is not registered.</summary>
    public string Zone => Opening?.Zone ?? "UTC";

    /// <summary>The name that it got last.</summary>
    public string Name => Changes.FirstOrDefault(c => c.Name is not null)?.Name ?? Opening?.Name ?? Id.ToString();

    /// <summary>The authority that runs it by the last change; empty for a place that is not registered.</summary>
    public string Authority => Changes.FirstOrDefault(c => c.Authority is not null)?.Authority ?? Opening?.Authority ?? "";

    /// <summary>A slug of <see cref="PlaceKinds"/>; empty for a place that is not registered.</summary>
    public string Kind => Opening?.Kind ?? "";

    /// <summary>The local time at which a day's population is asked for where no count was recorded.</summary>
    public LocalTime CountTime => Opening?.CountTime ?? LocalTime.Midnight;

    /// <summary>
    /// True unless the place was closed for the whole of <paramref name="when"/>. A place is open before its first closing,
    /// whether or not it is known when it began.
    /// </summary>
    public bool IsOpenAt(When when) =>
        Switches.LastOrDefault(s => s is PlaceClosed ? s.Occurred!.IsOverBy(when.Earliest ?? Instant.MinValue) : !s.Occurred!.IsAfter(when))
            is not PlaceClosed;

    /// <summary>True unless the place was open for the whole of <paramref name="when"/>; where the times touch, it was both.</summary>
    public bool IsClosedAt(When when) => Switches.LastOrDefault(s => !s.Occurred!.IsAfter(when)) is PlaceClosed;

    /// <summary>The design capacity on a date: the rows with the latest date of validity not after it; empty where none is recorded.</summary>
    /// <remarks>Of two that hold good from the same date the one recorded last is taken.</remarks>
    public IReadOnlyList<CapacityRow> CapacityAt(LocalDate date) =>
        Of<CapacitySet>().Where(c => c.From <= date).OrderBy(c => c.From).LastOrDefault()?.Rows ?? [];

    public PlaceRecord Evolve(Recorded next) => new(Id, Chronicle.Evolve(next));

    private IEnumerable<PlaceEvent> Switches =>
        Of<PlaceEvent>().Where(e => e is PlaceClosed or PlaceReopened).OrderBy(e => e.Occurred, ByOccurrence.Order);
}
