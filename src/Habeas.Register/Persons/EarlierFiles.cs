using Habeas.Register.Acts;

namespace Habeas.Register.Persons;

/// <summary>Other files agree with this one so that they may be the same person's. A suggestion: no file is merged by it.</summary>
/// <param name="Person">Whose file was compared.</param>
/// <param name="Candidates">The files that agree with it, and on what.</param>
public sealed record EarlierFilesSuggested(PersonId Person, IReadOnlyList<EarlierFile> Candidates) : PersonEvent(Person);

/// <summary>A file that may be an earlier one of the same person.</summary>
/// <param name="File">The other file.</param>
/// <param name="AgreesOn">Slugs of <see cref="Resemblance"/>.</param>
public sealed record EarlierFile(PersonId File, IReadOnlyList<string> AgreesOn);

/// <summary>Compares a file with others that may be the same person's, and records those that agree with it and on what.</summary>
public sealed record SuggestEarlierFiles : Act
{
    public required PersonId Person { get; init; }

    /// <summary>The files to compare with, such as a search brought up; those that agree on nothing are left out.</summary>
    public required IReadOnlyList<PersonId> Candidates { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, .. Others.Select(c => (Subject)c)];

    private IEnumerable<PersonId> Others => Candidates.Where(c => c != Person).Distinct();

    public override Outcome Decide(Situation situation)
    {
        var agreeing = Others
            .Select(c => new EarlierFile(c, Resemblance.Between(situation.Person(Person), situation.Person(c))))
            .Where(c => c.AgreesOn.Count > 0)
            .ToList();
        return Wanting.Registered(Person, situation)
            ?? (agreeing.Count == 0 ? Refusals.NoResemblance(Person) : null)
            ?? Outcome.Of(new EarlierFilesSuggested(Person, agreeing));
    }
}
