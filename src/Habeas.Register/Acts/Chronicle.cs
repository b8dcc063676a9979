using System.Collections.Immutable;
using Habeas.Register.Corrections;
using NodaTime;

namespace Habeas.Register.Acts;

/// <summary>An event with its place in the register and the instant at which the register took it in.</summary>
public sealed record Recorded(EventRef Ref, Instant At, Event Event);

/// <summary>An event as it stands after corrections: <see cref="Event"/> is what counts now, <see cref="Ref"/> where it was first recorded.</summary>
/// <param name="Ref">Where the fact was first recorded.</param>
/// <param name="At">When the register first knew what <paramref name="Event"/> says: the correction's instant for a replaced event.</param>
/// <param name="Event">What the register now says.</param>
/// <param name="CorrectedBy">The correction that replaced it, if one did.</param>
public sealed record Standing(EventRef Ref, Instant At, Event Event, EventRef? CorrectedBy);

/// <summary>
/// A set of dated facts in the order in which the register took them in. Corrections replace or annul their target in place;
/// everything else about the state is derived by sorting what stands by when it occurred.
/// </summary>
public sealed class Chronicle
{
    private ImmutableArray<Standing> _facts; // default until somebody asks

    private Chronicle(ImmutableArray<Recorded> events, ImmutableArray<Standing> facts) => (Events, _facts) = (events, facts);

    public static Chronicle Empty { get; } = new([], []);

    /// <summary>Every event, corrections too, in entry order.</summary>
    public ImmutableArray<Recorded> Events { get; }

    /// <summary>What stands: every event that no standing correction annulled, with its latest standing replacement in its place.</summary>
    /// <remarks>Behind an event that is <see cref="ISeveral"/> stand the things that it says, each at the same place of the register.</remarks>
    public ImmutableArray<Standing> Facts => _facts.IsDefault ? _facts = Corrected() : _facts;

    /// <summary>The last entry that added to this chronicle; null when it is empty. Optimistic concurrency compares it.</summary>
    public long? Version => Events.IsEmpty ? null : Events[^1].Ref.Entry;

    /// <summary>Takes in one more event. Pure: the chronicle before is unchanged.</summary>
    /// <exception cref="InvalidOperationException">The event's place is not after the last one's: the log was read out of order.</exception>
    public Chronicle Evolve(Recorded next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (!Events.IsEmpty && Events[^1].Ref >= next.Ref)
        {
            throw new InvalidOperationException($"Event {next.Ref} came after {Events[^1].Ref}.");
        }

        // Only an earlier event can be corrected, so what is new stands as it is, and changes nothing else unless it is a correction.
        return new(Events.Add(next), _facts.IsDefault || next.Event is ICorrection ? default : _facts.AddRange(Stands(next.Ref, next.At, next.Event, null)));
    }

    /// <summary>What the register knew when <paramref name="entry"/> was its last entry, with the corrections that it knew then.</summary>
    public Chronicle AsKnownAt(long entry)
    {
        var known = Events.Length;
        while (known > 0 && Events[known - 1].Ref.Entry > entry)
        {
            known--;
        }

        return known == Events.Length ? this : new(Events[..known], default);
    }

    /// <summary>Nothing but the events, and the standing facts, of which something is true.</summary>
    public Chronicle Only(Func<Event, bool> which) => new([.. Events.Where(e => which(e.Event))], [.. Facts.Where(f => which(f.Event))]);

    /// <summary>The standing facts of one type, in entry order.</summary>
    public IReadOnlyList<TEvent> Of<TEvent>()
    {
        List<TEvent>? found = null;
        foreach (var fact in Facts)
        {
            if (fact.Event is TEvent one)
            {
                (found ??= []).Add(one);
            }
        }

        return found is null ? [] : found;
    }

    /// <summary>The event at this place of the register, corrected or not; null where this chronicle holds none.</summary>
    public Recorded? Find(EventRef target) => Events.FirstOrDefault(e => e.Ref == target);

    /// <summary>True when the event, or the correction, at this place stands no longer because a standing correction annulled it.</summary>
    public bool IsAnnulled(EventRef target) => Verdicts().TryGetValue(target, out var verdict) && ((ICorrection)verdict.Event).Replacement is null;

    private ImmutableArray<Standing> Corrected()
    {
        var verdicts = Verdicts();
        var standing = ImmutableArray.CreateBuilder<Standing>(Events.Length);
        foreach (var recorded in Events)
        {
            if (recorded.Event is ICorrection)
            {
                continue;
            }

            if (!verdicts.TryGetValue(recorded.Ref, out var verdict))
            {
                standing.AddRange(Stands(recorded.Ref, recorded.At, recorded.Event, null));
            }
            else if (((ICorrection)verdict.Event).Replacement is { } replacement)
            {
                standing.AddRange(Stands(recorded.Ref, verdict.At, replacement, verdict.Ref));
            }
        }

        return standing.ToImmutable();
    }

    /// <summary>An event, and behind it whatever else it says.</summary>
    private static Standing[] Stands(EventRef place, Instant at, Event said, EventRef? by)
    {
        var first = new Standing(place, at, said, by);
        return said is ISeveral several ? [first, .. several.Says.Select(s => new Standing(place, at, s, by))] : [first];
    }

    /// <summary>The correction that decides of each corrected event: the last that stands itself. Read backwards, since only a later one undoes it.</summary>
    private Dictionary<EventRef, Recorded> Verdicts()
    {
        var verdicts = new Dictionary<EventRef, Recorded>();
        for (var i = Events.Length - 1; i >= 0; i--)
        {
            if (Events[i].Event is ICorrection correction && !verdicts.ContainsKey(Events[i].Ref))
            {
                verdicts.TryAdd(correction.Target, Events[i]);
            }
        }

        return verdicts;
    }
}
