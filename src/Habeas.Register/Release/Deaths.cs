using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Release;

/// <summary>A person died in custody. The manner stays pending until it is found independently (Nelson Mandela Rule 71).</summary>
/// <param name="Person">Who died.</param>
/// <param name="Place">The place that held them; absent where they were in transit.</param>
/// <param name="At">When.</param>
/// <param name="Manner">Always <see cref="Pending"/> here; what an inquiry finds is another event.</param>
/// <param name="Source">Who reported it.</param>
/// <param name="Where">Where they died, in words, where that is not the place itself: a hospital, a van.</param>
public sealed record DeathRecorded(PersonId Person, PlaceId? Place, When At, string Manner, string Source, string? Where)
    : PersonEvent(Person), IWhereabouts
{
    /// <summary>Not found yet.</summary>
    public const string Pending = "pending";

    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Ended, Place, At);
}

/// <summary>Records a death, without its manner: nobody who held the person says how they died.</summary>
public sealed record RecordDeath : Act
{
    public required PersonId Person { get; init; }

    public PlaceId? Place { get; init; }

    public required When At { get; init; }

    /// <summary>Who reported it.</summary>
    public required string Source { get; init; }

    public string? Where { get; init; }

    public override IReadOnlyList<Subject> Subjects => Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (Place is { } place ? Wanting.Registered(place, situation) : null)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("source", Source, "a death has a source: who reported it")
        ?? (situation.Person(Person).Of<DeathRecorded>().Any() ? Refusals.DeathOnFile(Person) : null)
        ?? Outcome.Of(new DeathRecorded(Person, Place, At, DeathRecorded.Pending, Source, Where));
}

internal static class Deaths
{
    /// <summary>Does the file say that the person had died before <paramref name="when"/>?</summary>
    public static bool Before(When when, PersonFile file) =>
        when.Earliest is { } instant && file.Of<DeathRecorded>().Any(d => d.At.IsOverBy(instant));
}
