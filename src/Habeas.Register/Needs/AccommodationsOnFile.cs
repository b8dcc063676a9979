using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Needs;

/// <summary>Where an accommodation stands.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Decision">The last decision; null where there is none yet.</param>
/// <param name="Provided">When it was first provided; null where it was not.</param>
/// <param name="Ended">When and why it ended; null where it did not.</param>
public sealed record AccommodationState(AccommodationAsked Asked, AccommodationDecided? Decision, When? Provided, AccommodationEnded? Ended)
{
    /// <summary>Asked for, and nobody has decided.</summary>
    public bool IsUndecided => Decision is null && Provided is null && Ended is null;

    /// <summary>Agreed to and not provided: the promise stands.</summary>
    public bool IsAgreedAndNotProvided => Decision?.Decision == AccommodationDecided.Agreed && Provided is null && Ended is null;
}

/// <summary>The accommodations on a person's file.</summary>
public static class Accommodations
{
    /// <summary>Every one, in the order in which they were asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">As of when; null takes everything. What may have happened by then counts as having happened.</param>
    public static IReadOnlyList<AccommodationState> Of(PersonFile file, Instant? at = null)
    {
        var decisions = By<AccommodationDecided>(d => d.Accommodation);
        var provided = By<AccommodationProvided>(p => p.Accommodation);
        var ends = By<AccommodationEnded>(e => e.Accommodation);
        return
        [
            .. Told<AccommodationAsked>().DistinctBy(a => a.Accommodation)
                .Select(a => new AccommodationState(
                    a, decisions[a.Accommodation].LastOrDefault(), provided[a.Accommodation].FirstOrDefault()?.At, ends[a.Accommodation].LastOrDefault())),
        ];

        ILookup<AccommodationId, TEvent> By<TEvent>(Func<TEvent, AccommodationId> of)
            where TEvent : PersonEvent => Told<TEvent>().ToLookup(of);

        IEnumerable<TEvent> Told<TEvent>()
            where TEvent : PersonEvent => file.Of<TEvent>().Where(e => at is not { } instant || !e.Occurred!.IsAfter(instant)).OrderBy(e => e.Occurred, ByOccurrence.Order);
    }

    /// <summary>What was agreed to and not provided by then.</summary>
    public static IReadOnlyList<AccommodationState> AgreedAndNotProvided(PersonFile file, Instant? at = null) =>
        [.. Of(file, at).Where(a => a.IsAgreedAndNotProvided)];

    internal static bool Asked(AccommodationId id, PersonFile file) => file.Of<AccommodationAsked>().Any(a => a.Accommodation == id);

    /// <summary>What is wanting before a step on an accommodation is taken, or null.</summary>
    internal static Refusal? Missing(AccommodationId id, PersonId person, When at, Situation situation) =>
        Wanting.Registered(person, situation)
        ?? Wanting.Occurrence("at", at, situation)
        ?? (Asked(id, situation.Person(person)) ? null : Refusals.AccommodationNotOnFile(id));
}
