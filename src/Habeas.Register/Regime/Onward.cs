using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>An event that begins something to which later events refer by an id: a charge, a sanction, a solitary confinement.</summary>
/// <typeparam name="TId">The id of what begins.</typeparam>
internal interface IBegins<TId>
    where TId : struct, IId<TId>
{
    TId Begun { get; }

    When At { get; }
}

/// <summary>What an act asks of a person's file when it begins something, or carries on with something that began.</summary>
internal static class Onward
{
    /// <summary>What stands on the file under this id; null where nothing does.</summary>
    public static IBegins<TId>? Find<TId>(TId id, PersonFile file)
        where TId : struct, IId<TId> =>
        file.Chronicle.Of<IBegins<TId>>().FirstOrDefault(b => b.Begun.Equals(id));

    /// <summary>The refusal of an id that another record on the file has, or null.</summary>
    public static Refusal? Taken<TId>(string what, TId id, PersonFile file)
        where TId : struct, IId<TId> =>
        Find(id, file) is null ? null : Refusals.AlreadyOnFile(what, id.Value.ToString());

    /// <summary>The refusal of an id that nothing on the file has, or null.</summary>
    public static Refusal? Missing<TId>(string what, TId id, PersonFile file)
        where TId : struct, IId<TId> =>
        Find(id, file) is null ? Refusals.NotOnFile(what, id.Value.ToString()) : null;

    /// <summary>What is wrong with carrying on at <paramref name="at"/> with what began under an id: nothing began, or it began later.</summary>
    public static Refusal? Fault<TId>(string what, TId id, When at, Situation situation, PersonId person)
        where TId : struct, IId<TId> =>
        Wanting.Registered(person, situation)
        ?? Missing(what, id, situation.Person(person))
        ?? Wanting.Occurrence("at", at, situation)
        ?? Wanting.Stretch("at", Find(id, situation.Person(person))!.At, at);

    /// <summary>One time out of several that were told for the same: from the earliest to the latest; null where none was.</summary>
    public static When? Told(IEnumerable<When> times)
    {
        var all = times.ToList();
        return all.Count == 0 ? null : new(
            all.Exists(t => t.Earliest is null) ? null : all.Min(t => t.Earliest),
            all.Exists(t => t.Latest is null) ? null : all.Max(t => t.Latest),
            all[0].Zone,
            all.Count == 1 ? all[0].Words : null);
    }

    /// <summary>The instant at which something that began has certainly ended by <paramref name="at"/>, and the last at which it may have.</summary>
    public static (Instant Least, Instant Most) Ended(When? end, Instant at) =>
        (Instant.Min(end is null ? at : end.Earliest ?? Instant.MinValue, at), Instant.Min(end?.Latest ?? at, at));
}
