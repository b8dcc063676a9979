using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Family;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;

namespace Habeas.Register.CoResidents;

/// <summary>A child was born to a person in custody (Nelson Mandela Rule 28: in a hospital outside, wherever that can be arranged).</summary>
/// <param name="Person">The mother.</param>
/// <param name="Child">The child.</param>
/// <param name="At">When.</param>
/// <param name="Setting">In what setting: a slug of <see cref="RecordBirth.Settings"/>.</param>
/// <param name="Where">Where, in words; for the file and never for the birth certificate.</param>
[Confidential("Bangkok Rule 3")]
public sealed record ChildBorn(PersonId Person, ChildId Child, When At, [Code(typeof(RecordBirth), nameof(RecordBirth.Settings))] string Setting, string? Where) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A birth certificate was issued or issued anew. Birth in a place of custody is not mentioned in it (Nelson Mandela Rule 28).</summary>
/// <param name="Person">The mother.</param>
/// <param name="Child">Whose certificate.</param>
/// <param name="At">When it was issued.</param>
/// <param name="NamesCustody">Whether it names the place of custody. Where it does, another is due.</param>
/// <param name="Number">Its number.</param>
[Confidential("Bangkok Rule 3")]
public sealed record BirthCertified(PersonId Person, ChildId Child, When At, bool NamesCustody, string? Number) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records a birth. It opens no file for the child, who is not in custody; that the child lives inside afterwards is another act.</summary>
public sealed record RecordBirth : Act
{
    /// <summary>Where a child is born.</summary>
    public static IReadOnlySet<string> Settings { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "hospital-outside", "on-the-way", "other", "place-of-custody", Coded.SourceUnknown,
    };

    public required PersonId Person { get; init; }

    /// <summary>The child as far as anybody knows; the id alone before they have a name.</summary>
    public required Child Child { get; init; }

    public required When At { get; init; }

    public required string Setting { get; init; }

    public string? Where { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Child.Fault("child", situation.At)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("setting", Setting, Settings)
        ?? Outcome.Of([
            .. RecordChild.Told(Child, "birth", situation.Person(Person)),
            new ChildBorn(Person, Child.Id, At, Setting, Where)]);
}

/// <summary>Records that a birth certificate was issued, as it is: one that names the place of custody is recorded and shown.</summary>
public sealed record RecordBirthCertificate : Act
{
    public required PersonId Person { get; init; }

    public required ChildId Child { get; init; }

    public required When At { get; init; }

    public required bool NamesCustody { get; init; }

    public string? Number { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (RecordChild.IsOn(situation.Person(Person), Child) ? null : Refusals.ChildNotOnFile(Child))
        ?? Outcome.Of(new BirthCertified(Person, Child, At, NamesCustody, Number));
}

/// <summary>A birth in custody and the certificate that was issued last.</summary>
/// <param name="Born">The birth.</param>
/// <param name="Certificate">The last certificate; null where none is on file.</param>
public sealed record BirthInCustody(ChildBorn Born, BirthCertified? Certificate)
{
    /// <summary>True until a certificate is on file that does not name the place of custody.</summary>
    public bool CertificateDue => Certificate is null or { NamesCustody: true };

    /// <summary>The births on a file, in order of time.</summary>
    public static IReadOnlyList<BirthInCustody> Of(PersonFile file)
    {
        var certificates = file.Of<BirthCertified>().OrderBy(c => c.At, ByOccurrence.Order).ToLookup(c => c.Child);
        return [.. file.Of<ChildBorn>().OrderBy(b => b.At, ByOccurrence.Order).Select(b => new BirthInCustody(b, certificates[b.Child].LastOrDefault()))];
    }
}
