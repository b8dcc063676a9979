using Habeas.Register.Acts;

namespace Habeas.Register.Persons;

/// <summary>
/// Opens the file of a person. One whom nobody can name gets a file too, under a provisional description; once somebody can
/// name them, <see cref="RecordIdentity"/> adds the name and nothing is lost.
/// </summary>
public sealed record RegisterPerson : Act
{
    public required PersonId Person { get; init; }

    public required Identity Identity { get; init; }

    /// <summary>Where the identity comes from: own statement, passport, the escort.</summary>
    public required string Source { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        (situation.Person(Person).Exists ? Refusals.PersonAlreadyRegistered(Person) : null)
        ?? Registration.Fault(Identity, Source, situation, Person)
        ?? Outcome.Of(Registration.Events(Person, Identity, Source, situation));
}

/// <summary>Adds an identity to a file, beside those that it holds. The last recorded is shown first; none is overwritten.</summary>
public sealed record RecordIdentity : Act
{
    public required PersonId Person { get; init; }

    public required Identity Identity { get; init; }

    public required string Source { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Registration.Fault(Identity, Source, situation, Person)
        ?? Outcome.Of(new IdentityRecorded(Person, Identity, Source));
}

/// <summary>How an act that meets a person for the first time opens their file.</summary>
internal static class Registration
{
    /// <summary>What is wrong with an identity that an act brings, or null. The first one of a file must tell the person apart.</summary>
    public static Refusal? Fault(Identity identity, string? source, Situation situation, PersonId person) =>
        identity.Fault(situation.At)
        ?? Wanting.Words("source", source, "an identity has a source: who says so, or on what document")
        ?? (situation.Person(person).Exists || identity.TellsApart ? null : Refusals.NoIdentity());

    /// <summary>The file, where there is none yet, and the identity, where the act brings one.</summary>
    public static IReadOnlyList<Event> Events(PersonId person, Identity? identity, string source, Situation situation)
    {
        var events = new List<Event>(2);
        if (!situation.Person(person).Exists)
        {
            events.Add(new PersonRegistered(person, situation.NextFileNumber.ToString()));
        }

        if (identity is not null)
        {
            events.Add(new IdentityRecorded(person, identity, source));
        }

        return events;
    }
}
