using System.Text.Json.Serialization;
using Habeas.Register.Custody;
using Habeas.Register.Places;

namespace Habeas.Register.Acts;

/// <summary>
/// What an officer asks the register to record: one command, which becomes one entry or is refused.
/// </summary>
/// <remarks>An act decides against the state it names in <see cref="Subjects"/> and against nothing else; it reads no clock.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenPlace), "open-place")]
[JsonDerivedType(typeof(RecordCount), "record-count")]
[JsonDerivedType(typeof(RecordSightings), "record-sightings")]
public abstract record Act
{
    /// <summary>The act's own id. The same id with the same bytes returns the first answer.</summary>
    public required ActId Id { get; init; }

    /// <summary>Why the officer acts, in their own words.</summary>
    public string? Reason { get; init; }

    /// <summary>The provision that the act rests on.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>SHA-256 digests, lower-case hex, of the documents that support the act.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The entry that last concerned the person when the officer looked; another one since then refuses the act.</summary>
    public long? Expected { get; init; }

    /// <summary>The persons and places whose state the act needs, the first being the one it is chiefly about.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<Subject> Subjects { get; }

    /// <summary>Decides the act: the events it becomes, or why it is refused. Pure.</summary>
    /// <param name="situation">The state of every subject, the actor, the time, and the next file number.</param>
    public abstract Outcome Decide(Situation situation);
}

/// <summary>A person or a place: what a stream of events is about.</summary>
public readonly record struct Subject(SubjectKind Kind, Guid Value)
{
    public static implicit operator Subject(PersonId person) => new(SubjectKind.Person, person.Value);

    public static implicit operator Subject(PlaceId place) => new(SubjectKind.Place, place.Value);

    public Subject ToSubject() => this;
}

public enum SubjectKind
{
    Person = 1,
    Place = 2,
}
