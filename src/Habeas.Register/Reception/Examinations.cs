using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Reception;

/// <summary>What looking for injuries came to, as slugs. That none was seen is a finding of somebody who looked, and never the absence of one.</summary>
public static class InjuryFindings
{
    public const string Seen = "injuries-seen";
    public const string NoneSeen = "none-seen";
    public const string Declined = "declined";
    public const string NotExamined = "not-examined";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { Seen, NoneSeen, Declined, NotExamined };
}

/// <summary>What the person answered when asked how they had been treated before, as slugs.</summary>
public static class TreatmentAnswers
{
    public const string Complaint = "complaint-made";
    public const string None = "no-complaint";
    public const string Declined = "declined";
    public const string NotAsked = "not-asked";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { Complaint, None, Declined, NotAsked };
}

/// <summary>An injury that could be seen. What it is a sign of is for the medical file.</summary>
/// <param name="Where">Where on the body, in words.</param>
/// <param name="Kind">A slug of <see cref="Kinds"/>, with the examiner's own words.</param>
/// <param name="Account">How it came about, as the person tells it; absent where they told nothing.</param>
public sealed record VisibleInjury(string Where, Coded Kind, string? Account)
{
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "abrasion", "bite", "bleeding", "bruise", "burn", "cut", "fracture", "gunshot", "mark-of-restraint", Other, "puncture", "scar", "swelling",
    };

    private const string Other = "other";

    /// <summary>Says what is wrong with it, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Words("examination.injuries.where", Where, "an injury is somewhere on the body")
        ?? Wanting.Code("examination.injuries.kind", Kind.Code, Kinds)
        ?? (Kind.Code == Other ? Wanting.Words("examination.injuries.kind", Kind.Words, "an injury of another kind is put in words") : null);
}

/// <summary>A complaint of ill-treatment before this examination, as the person tells it. Nobody has to believe it for it to be recorded.</summary>
/// <param name="Words">What was done, in the person's words.</param>
/// <param name="Against">Against whom, as far as the person says: a name, a number, a uniform.</param>
/// <param name="At">When it was done, as far as the person says.</param>
public sealed record TreatmentComplaint(string Words, string? Against, When? At);

/// <summary>
/// A look for injuries that can be seen, and a question about earlier ill-treatment, at reception or at any time (Nelson Mandela
/// Rule 7). The two have answers of their own: who shows no injury may complain, and who will not be looked at may speak.
/// </summary>
public sealed record Examination
{
    /// <summary>Said explicitly: nobody but the examiner and the person was there.</summary>
    public const string Nobody = "nobody";

    /// <summary>Said explicitly: whoever tells of the examination does not know who was there.</summary>
    public const string NotKnown = "not-known";

    public required When At { get; init; }

    /// <summary>The place of detention where it was made; absent where it was made elsewhere.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Who looked and asked, by name; absent only where nobody did either.</summary>
    public string? Examiner { get; init; }

    /// <summary>In what capacity: doctor, nurse, reception officer.</summary>
    public string? Capacity { get; init; }

    /// <summary>Who else was there, each by name and capacity; <c>nobody</c>, or <c>not-known</c>.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>A slug of <see cref="InjuryFindings"/>.</summary>
    public required string Found { get; init; }

    public IReadOnlyList<VisibleInjury> Injuries { get; init; } = [];

    /// <summary>A slug of <see cref="TreatmentAnswers"/>.</summary>
    public required string Answer { get; init; }

    public IReadOnlyList<TreatmentComplaint> Complaints { get; init; } = [];

    /// <summary>What else is to be said: why nobody examined, or what the person said when they declined.</summary>
    public string? Words { get; init; }

    /// <summary>Says what is wrong with it, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Code("examination.found", Found, InjuryFindings.All)
        ?? Wanting.Code("examination.answer", Answer, TreatmentAnswers.All)
        ?? Who()
        ?? (Found == InjuryFindings.Seen == Injuries.Count > 0 ? null
            : Refusals.Incomplete("examination.injuries", "injuries are listed where injuries were seen, and there alone"))
        ?? (Answer == TreatmentAnswers.Complaint == Complaints.Count > 0 ? null
            : Refusals.Incomplete("examination.complaints", "complaints are listed where a complaint was made, and there alone"))
        ?? Injuries.Select(i => i.Fault()).FirstOrDefault(f => f is not null)
        ?? Complaints.Select(c => Wanting.Words("examination.complaints.words", c.Words, "a complaint is in the person's words") ?? Wanting.Time("examination.complaints.at", c.At))
            .FirstOrDefault(f => f is not null);

    private Refusal? Who() => Found == InjuryFindings.NotExamined && Answer == TreatmentAnswers.NotAsked
        ? Wanting.Words("examination.words", Words, "that nobody examined the person is said with the reason")
        : Wanting.Words("examination.examiner", Examiner, "whoever looked or asked is named: that nothing was seen is what they saw")
            ?? Wanting.Words("examination.capacity", Capacity, "whoever looked or asked did so in some capacity")
            ?? (Present.Count > 0 && !Present.Any(string.IsNullOrWhiteSpace) ? null
                : Refusals.Incomplete("examination.present", "who else was there is said, or nobody, or not-known"));
}

/// <summary>A person was examined for injuries that can be seen and asked how they had been treated; or declined; or nobody did it.</summary>
[Holds("nmr-7-injuries")]
public sealed record ExaminationRecorded(PersonId Person, Examination Examination) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => Examination.At;

    Refusal? IFaultable.Fault() => Examination.Fault();
}

/// <summary>Records what an examination saw and what the person said, or that there was none and why.</summary>
public sealed record RecordExamination : Act
{
    public required PersonId Person { get; init; }

    public required Examination Examination { get; init; }

    public override IReadOnlyList<Subject> Subjects => Examination.Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (Examination.Place is { } place ? Wanting.Registered(place, situation) : null)
        ?? Wanting.Occurrence("examination.at", Examination.At, situation)
        ?? Examination.Fault()
        ?? Examination.Complaints.Select(c => c.At is { } at ? Wanting.Occurrence("examination.complaints.at", at, situation) : null).FirstOrDefault(f => f is not null)
        ?? Outcome.Of(new ExaminationRecorded(Person, Examination));
}

/// <summary>A stay and the first examination of it.</summary>
/// <param name="Stay">The stay.</param>
/// <param name="First">The first examination that was made or declined on the way into the stay or during it; null where the file tells of none.</param>
public sealed record ExaminedStay(Stay Stay, Examination? First);

/// <summary>The examinations on a person's file.</summary>
public static class Examinations
{
    /// <summary>Every one, in the order in which they were made.</summary>
    public static IReadOnlyList<Examination> Of(PersonFile file) =>
        [.. file.Of<ExaminationRecorded>().Select(e => e.Examination).OrderBy(e => e.At, ByOccurrence.Order)];

    /// <summary>
    /// Every stay with the first examination of it. One that was declined counts, for the person was asked; one that nobody made
    /// does not, whatever the reason, and leaves the stay without.
    /// </summary>
    public static IReadOnlyList<ExaminedStay> ByStay(PersonFile file)
    {
        var made = Of(file).Where(e => e.Found != InjuryFindings.NotExamined).ToList();
        return [.. Stays.Of(file).Select(s => new ExaminedStay(s, made.Find(e => (e.Place is null || e.Place == s.Place) && s.MayTake(e.At))))];
    }

    /// <summary>
    /// Injuries seen after an examination that had seen none, with that examination: they came about in between. Where the person was
    /// then the timeline says; this says nothing of whose doing it was.
    /// </summary>
    public static IReadOnlyList<(Examination Before, Examination After)> Between(PersonFile file)
    {
        var found = new List<(Examination, Examination)>();
        Examination? before = null;
        foreach (var one in Of(file).Where(e => e.Found is InjuryFindings.Seen or InjuryFindings.NoneSeen))
        {
            if (before?.Found == InjuryFindings.NoneSeen && one.Found == InjuryFindings.Seen)
            {
                found.Add((before, one));
            }

            before = one;
        }

        return found;
    }
}
