using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Reception;
using Habeas.Register.Time;

namespace Habeas.Register.Health;

/// <summary>What a notice of health says, as slugs: as much as those who hold a person must know, and nothing of what ails them.</summary>
public static class HealthStates
{
    public const string Fit = "fit";
    public const string NeedsAttention = "needs-attention";

    /// <summary>Ill or hurt so that those close to the person are told, unless the person objects (Nelson Mandela Rules 68 to 70).</summary>
    public const string SeriouslyIllOrInjured = "seriously-ill-or-injured";

    /// <summary>Not to be held in this place, or not at all, as it is.</summary>
    public const string NotFit = "not-fit-to-be-held";
    public const string Declined = "declined";
    public const string NotExamined = "not-examined";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Fit, NeedsAttention, SeriouslyIllOrInjured, NotFit, Declined, NotExamined,
    };
}

/// <summary>
/// A notice of a person's state of health (Convention on Enforced Disappearance art. 17(3)(f)). The medical file is kept apart and
/// is confidential (Nelson Mandela Rule 26): the notice has no field for a finding, a diagnosis or a medicine, and no words.
/// </summary>
/// <param name="Person">Whose.</param>
/// <param name="Place">The place of detention, where it was given there.</param>
/// <param name="At">When.</param>
/// <param name="State">A slug of <see cref="HealthStates"/>.</param>
/// <param name="By">Who gave it, by name.</param>
/// <param name="Capacity">In what capacity: doctor, nurse; or an officer, where nobody else was there.</param>
/// <param name="MedicalFile">Under what reference the medical file keeps what the notice rests on: letters, digits and dashes that say nothing by themselves.</param>
[Holds("icpped-17-health")]
public sealed record HealthNoticed(
    PersonId Person, PlaceId? Place, When At, string State, string By, string Capacity, string? MedicalFile) : PersonEvent(Person), IFaultable
{
    /// <summary>The most characters of a reference: enough for any number, too few for a history.</summary>
    public const int LongestReference = 40;

    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("state", State, HealthStates.All)
        ?? Wanting.Words("by", By, "whoever gives notice of a state of health is named")
        ?? Wanting.Words("capacity", Capacity, "whoever gives notice of a state of health does so in some capacity")
        ?? (MedicalFile is null || IsReference(MedicalFile) ? null
            : Refusals.Incomplete("medicalFile", "a reference has a digit, no more than 40 letters, digits, dashes and slashes, and says nothing by itself"));

    /// <summary>A word in letters alone may be the name of an illness; a reference has a digit, and no blank.</summary>
    private static bool IsReference(string text) =>
        text.Length <= LongestReference && text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/');
}

/// <summary>Records a notice of a person's state of health.</summary>
public sealed record RecordHealth : Act
{
    public required PersonId Person { get; init; }

    public PlaceId? Place { get; init; }

    public required When At { get; init; }

    public required string State { get; init; }

    public required string By { get; init; }

    public required string Capacity { get; init; }

    public string? MedicalFile { get; init; }

    public override IReadOnlyList<Subject> Subjects => Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (Place is { } place ? Wanting.Registered(place, situation) : null)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Sound(new HealthNoticed(Person, Place, At, State, By, Capacity, MedicalFile));
}

/// <summary>The notices of health on a person's file.</summary>
public static class HealthNotices
{
    /// <summary>Every one, in the order in which they were given.</summary>
    public static IReadOnlyList<HealthNoticed> Of(PersonFile file) => [.. file.Of<HealthNoticed>().OrderBy(n => n.At, ByOccurrence.Order)];

    /// <summary>
    /// The stays without any notice of health by somebody who examined the person or offered to: an examination is due as soon as
    /// possible after admission (Nelson Mandela Rule 30).
    /// </summary>
    public static IReadOnlyList<Stay> StaysWithout(PersonFile file)
    {
        var given = Of(file).Where(n => n.State != HealthStates.NotExamined).ToList();
        return [.. Stays.Of(file).Where(s => !given.Exists(n => (n.Place is null || n.Place == s.Place) && s.MayTake(n.At)))];
    }
}
