using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Persons;

/// <summary>It was established who a person is whom nobody could name, or whose name rested on nothing; the dead too.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">When it was established.</param>
/// <param name="By">Who established it.</param>
/// <param name="On">On what evidence.</param>
public sealed record PersonIdentified(PersonId Person, When At, string By, IReadOnlyList<IdentityEvidence> On) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>
/// Names a person on evidence (Convention on Enforced Disappearance art. 17(3)(a)). The provisional description stays beside the name,
/// so that whoever knew the person by it finds the file.
/// </summary>
public sealed record IdentifyPerson : Act
{
    public required PersonId Person { get; init; }

    public required Identity Identity { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required IReadOnlyList<IdentityEvidence> On { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "who a person is, is established by somebody")
        ?? (Identity.Names.Count == 0 ? Refusals.NoIdentity() : Identity.Fault(situation.At))
        ?? IdentityEvidence.Fault("on", On, "a person is identified on evidence; record-identity takes a name without any")
        ?? Outcome.Of(new PersonIdentified(Person, At, By, On), new IdentityRecorded(Person, Identity, By));
}

/// <summary>How far it is known who a person is.</summary>
/// <param name="State">One of the slugs below.</param>
/// <param name="Established">The last time it was established on evidence, where it was.</param>
public sealed record Naming(string State, PersonIdentified? Established)
{
    /// <summary>Nobody can name the person.</summary>
    public const string Unidentified = "unidentified";

    /// <summary>There is a name, from whatever source: most people are known by their own word.</summary>
    public const string Named = "named";

    /// <summary>Named on evidence that is on file.</summary>
    public const string Identified = "identified";

    public static Naming Of(PersonFile file)
    {
        var established = file.Of<PersonIdentified>().OrderBy(i => i.At, ByOccurrence.Order).LastOrDefault();
        var named = file.Of<IdentityRecorded>().Any(i => i.Identity.Names.Count > 0);
        return new(!named ? Unidentified : established is null ? Named : Identified, established);
    }
}
