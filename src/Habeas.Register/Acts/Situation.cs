using Habeas.Register.Persons;
using Habeas.Register.Places;
using NodaTime;

namespace Habeas.Register.Acts;

/// <summary>All that a decision may look at: the state of the act's subjects, who acts, when, and the next file number.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="At">The instant at which the register records the act.</param>
/// <param name="Persons">The file of each person that the act names, empty for one who has none yet.</param>
/// <param name="Places">The record of each place that the act names, empty for one that is not in the register.</param>
/// <param name="NextFileNumber">The file number that a file opened by this act receives.</param>
public sealed record Situation(
    Actor Actor,
    Instant At,
    IReadOnlyDictionary<PersonId, PersonFile> Persons,
    IReadOnlyDictionary<PlaceId, PlaceRecord> Places,
    FileNumber NextFileNumber)
{
    public PersonFile Person(PersonId id) => Persons[id];

    public PlaceRecord Place(PlaceId id) => Places[id];

    /// <summary>The facts about a person or a place, whichever it is.</summary>
    public Chronicle Chronicle(Subject subject) => subject.Kind == SubjectKind.Person
        ? Person(new(subject.Value)).Chronicle
        : Place(new(subject.Value)).Chronicle;
}

/// <summary>What became of an act: its events, or its refusal.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The act is recorded as these events, in this order; never empty.</summary>
    public sealed record Accepted(IReadOnlyList<Event> Events) : Outcome;

    /// <summary>The act is not recorded, and this is the lawful reason.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome;

    public static implicit operator Outcome(Refusal refusal) => new Refused(refusal);

    public static implicit operator Outcome(Event @event) => new Accepted([@event]);

    public static Outcome Of(params IReadOnlyList<Event> events) => new Accepted(events);

    public Outcome ToOutcome() => this;
}
