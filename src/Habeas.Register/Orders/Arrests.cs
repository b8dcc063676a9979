using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Orders;

/// <summary>
/// An arrest as it was told: when, where, by whom and why (Body of Principles 12). What nobody has told is absent: an arrest by
/// people who gave no name is an arrest.
/// </summary>
public sealed record Arrest
{
    /// <summary>Its id, among those of commitment orders: a ground rests on either.</summary>
    public required OrderId Id { get; init; }

    public required When At { get; init; }

    /// <summary>The place of arrest, in words.</summary>
    public string? Where { get; init; }

    /// <summary>The authority that arrested.</summary>
    public string? Authority { get; init; }

    /// <summary>The officers who arrested, by name or number.</summary>
    public IReadOnlyList<string> Officers { get; init; } = [];

    /// <summary>The reasons that were given.</summary>
    public string? Reasons { get; init; }
}

/// <summary>A person was arrested.</summary>
[Holds("nmr-7-arrest")]
[Holds("icpped-17-deprivation")]
[Holds("ohchr-officers")]
public sealed record ArrestRecorded(PersonId Person, Arrest Arrest) : PersonEvent(Person)
{
    public override When? Occurred => Arrest.At;
}

/// <summary>Records an arrest, and opens a file for a person who has none. How long an arrest covers custody is for the law to say.</summary>
public sealed record RecordArrest : Act
{
    public required PersonId Person { get; init; }

    public required Arrest Arrest { get; init; }

    /// <summary>Who the person is, as far as anybody knows.</summary>
    public Identity? Identity { get; init; }

    /// <summary>Where the identity comes from.</summary>
    public string IdentitySource { get; init; } = "arrest";

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Occurrence("arrest.at", Arrest.At, situation)
        ?? Papers.Taken(Arrest.Id, situation.Person(Person))
        ?? Identity?.Fault(situation.At)
        ?? Outcome.Of([.. Registration.Events(Person, Identity, IdentitySource, situation), new ArrestRecorded(Person, Arrest)]);
}
