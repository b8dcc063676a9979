using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Persons;

/// <summary>
/// Two files were found to be one person's. Both files hold the link, neither is rewritten and no stream is merged: whoever reads one
/// learns of the other, and <see cref="FileGroups"/> puts together who is one person.
/// </summary>
/// <param name="Person">The file that holds this half of the link.</param>
/// <param name="Other">The other file.</param>
/// <param name="Link">The finding's id, the same in both files.</param>
/// <param name="At">When it was found.</param>
/// <param name="FoundBy">Who found it, by name.</param>
/// <param name="Why">Why they hold the two to be one.</param>
/// <param name="On">On what evidence.</param>
public sealed record FilesLinked(
    PersonId Person, PersonId Other, LinkId Link, When At, string FoundBy, string Why, IReadOnlyList<IdentityEvidence> On) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A link was found to be wrong: the two files are two persons' again, unless another link still joins them.</summary>
/// <param name="Person">The file that holds this half.</param>
/// <param name="Other">The other file.</param>
/// <param name="Link">The link that stands no longer.</param>
/// <param name="At">When it was found.</param>
/// <param name="FoundBy">Who found it, by name.</param>
/// <param name="Why">Why the two are not one.</param>
/// <param name="On">On what evidence, where there is any.</param>
public sealed record FilesUnlinked(
    PersonId Person, PersonId Other, LinkId Link, When At, string FoundBy, string Why, IReadOnlyList<IdentityEvidence> On) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>
/// Links two files as one person's, in both files at once. A second finding about the same two is a second link: each is undone by
/// itself. What the files say of custody stays as each says it.
/// </summary>
public sealed record LinkFiles : Act
{
    public required PersonId Person { get; init; }

    public required PersonId Other { get; init; }

    public required LinkId Link { get; init; }

    public required When At { get; init; }

    public required string FoundBy { get; init; }

    public required string Why { get; init; }

    /// <summary>At least one: two files are not linked on a resemblance that nobody looked into.</summary>
    public required IReadOnlyList<IdentityEvidence> On { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Other];

    public override Outcome Decide(Situation situation) =>
        (Person == Other ? Refusals.Incomplete("other", "a file is linked with another file") : null)
        ?? Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Other, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("foundBy", FoundBy, "that two files are one person's is found by a named human")
        ?? Wanting.Words("why", Why, "a link has a reason")
        ?? IdentityEvidence.Fault("on", On, "a link rests on evidence")
        ?? (new[] { Person, Other }.Any(p => situation.Person(p).Of<FilesLinked>().Any(l => l.Link == Link)) ? Refusals.LinkAlreadyOnFile(Link) : null)
        ?? Outcome.Of(
            new FilesLinked(Person, Other, Link, At, FoundBy, Why, On),
            new FilesLinked(Other, Person, Link, At, FoundBy, Why, On));
}

/// <summary>Undoes a link in both files at once. The link stays on record, and so does what was recorded while it stood.</summary>
public sealed record UnlinkFiles : Act
{
    public required PersonId Person { get; init; }

    public required PersonId Other { get; init; }

    public required LinkId Link { get; init; }

    public required When At { get; init; }

    public required string FoundBy { get; init; }

    public required string Why { get; init; }

    public IReadOnlyList<IdentityEvidence> On { get; init; } = [];

    public override IReadOnlyList<Subject> Subjects => [Person, Other];

    public override Outcome Decide(Situation situation) =>
        (Joins(Person, Other, situation) || Joins(Other, Person, situation) ? null : Refusals.LinkNotOnFile(Link))
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("foundBy", FoundBy, "that two files are not one person's is found by a named human")
        ?? Wanting.Words("why", Why, "a link is undone for a reason")
        ?? IdentityEvidence.Fault("on", On)
        ?? Outcome.Of(
            new FilesUnlinked(Person, Other, Link, At, FoundBy, Why, On),
            new FilesUnlinked(Other, Person, Link, At, FoundBy, Why, On));

    private bool Joins(PersonId one, PersonId other, Situation situation) =>
        situation.Person(one).Of<FilesLinked>().Any(l => l.Link == Link && l.Other == other);
}
