using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Stored;
using NodaTime;

namespace Habeas.Storage.Derived;

/// <summary>
/// What one entry says of one subject, as far as its parts open: whole events, and the skeletons of those that are erased. Whoever folds a file
/// gathers each entry here, since skeletons stand behind all events of their entry.
/// </summary>
internal sealed class EntryEvents
{
    private readonly SortedList<int, Event> _events = [];

    /// <summary>The entry that is being gathered; -1 before the first.</summary>
    public long Entry { get; private set; } = -1;

    public Instant At { get; private set; }

    public EntryEvents Begin(long entry)
    {
        Entry = entry;
        _events.Clear();
        return this;
    }

    /// <summary>Adds an opened part; parts come in order.</summary>
    public void Add(int part, Instant at, ReadOnlySpan<byte> json)
    {
        At = at;
        switch (StoredPart.Read(json))
        {
            case { Event: { } told } when told is not IKeptForTracing:
                _events.Add(part, told);
                break;
            case { Kept: { } kept }:
                _events.TryAdd(kept.Of, kept.Event);
                break;
        }
    }

    /// <summary>The events in the order of the entry.</summary>
    public IReadOnlyList<(int Part, Event Event)> Events => [.. _events.Select(e => (e.Key, e.Value))];

    /// <summary>The events with their places.</summary>
    public IEnumerable<Recorded> Recorded => _events.Select(e => new Recorded(new(Entry, e.Key), At, e.Value));
}
