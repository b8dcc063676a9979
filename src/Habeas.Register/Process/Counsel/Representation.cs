using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Process.Cases;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Counsel;

/// <summary>Counsel who acts for a person, in all matters or in one case.</summary>
public sealed record Representation
{
    /// <summary>How counsel came, as slugs.</summary>
    public static IReadOnlySet<string> Ways { get; } = new SortedSet<string>(StringComparer.Ordinal) { "chosen", "appointed", Said.NotKnown };

    /// <summary>Who pays, as slugs.</summary>
    public static IReadOnlySet<string> Payers { get; } = new SortedSet<string>(StringComparer.Ordinal) { "legal-aid", "person", "other", Said.NotKnown };

    /// <summary>Its id on this file.</summary>
    public required CounselId Id { get; init; }

    /// <summary>Counsel's name.</summary>
    public required string Name { get; init; }

    /// <summary>How counsel came, a slug of <see cref="Ways"/>.</summary>
    [Code(typeof(Representation), nameof(Representation.Ways))]
    public required string Way { get; init; }

    /// <summary>Who appointed counsel, where somebody did.</summary>
    public string? AppointedBy { get; init; }

    /// <summary>Who pays, a slug of <see cref="Payers"/>.</summary>
    [Code(typeof(Representation), nameof(Representation.Payers))]
    public string PaidBy { get; init; } = Said.NotKnown;

    /// <summary>The case, where counsel acts in one only and it is on the file.</summary>
    public CaseId? Case { get; init; }

    internal Refusal? Fault(PersonFile file) =>
        Wanting.Words("counsel.name", Name, "counsel has a name")
        ?? Wanting.Code("counsel.way", Way, Ways)
        ?? Wanting.Code("counsel.paidBy", PaidBy, Payers)
        ?? CasesOnFile.Missing(Case, file)
        ?? (CounselOnFile.Missing(Id, file) is null ? Refusals.AlreadyOnFile("counsel", Id.ToString()) : null);
}

/// <summary>Counsel began to act for a person: chosen by them, or appointed.</summary>
/// <param name="Person">For whom.</param>
/// <param name="Counsel">Who, and how they came.</param>
/// <param name="From">When.</param>
[Holds("nmr-8-process")]
public sealed record CounselEngaged(PersonId Person, Representation Counsel, When From) : PersonEvent(Person)
{
    public override When? Occurred => From;
}

/// <summary>Counsel and person were in contact. The first contact after an arrest is what time to counsel is measured by.</summary>
/// <param name="Person">With whom.</param>
/// <param name="Counsel">Which counsel.</param>
/// <param name="At">When.</param>
/// <param name="Mode">A slug of <see cref="ContactModes"/>.</param>
/// <param name="InPrivate">Whether nobody could hear them: a slug of <see cref="Privacy"/>.</param>
[Holds("nmr-8-process")]
public sealed record CounselMet(PersonId Person, CounselId Counsel, When At, [Code(typeof(CounselMet), nameof(CounselMet.ContactModes))] string Mode, [Code(typeof(CounselMet), nameof(CounselMet.Privacy))] string InPrivate) : PersonEvent(Person)
{
    /// <summary>Written: a contact, and not the one that time to counsel is measured by.</summary>
    public const string ByLetter = "by-letter";

    /// <summary>How counsel and person are in contact, as slugs.</summary>
    public static IReadOnlySet<string> ContactModes { get; } =
        new SortedSet<string>(StringComparer.Ordinal) { Modes.InPerson, Modes.ByVideo, "by-telephone", ByLetter, Said.NotKnown };

    /// <summary>Whether they were in private, as slugs: within sight is allowed, within hearing is not (Nelson Mandela Rule 61).</summary>
    public static IReadOnlySet<string> Privacy { get; } =
        new SortedSet<string>(StringComparer.Ordinal) { "in-private", "within-sight", "within-hearing", Said.NotKnown };

    public override When? Occurred => At;
}

/// <summary>Counsel acts for a person no longer.</summary>
/// <param name="Person">For whom.</param>
/// <param name="Counsel">Which counsel.</param>
/// <param name="At">When.</param>
/// <param name="How">A slug of <see cref="Ways"/>.</param>
/// <param name="By">Counsel who came in their place, where they are on the file.</param>
/// <param name="Why">Why, where it was said.</param>
[Holds("nmr-8-process")]
public sealed record CounselEnded(PersonId Person, CounselId Counsel, When At, [Code(typeof(CounselEnded), nameof(CounselEnded.Ways))] string How, CounselId? By, string? Why) : PersonEvent(Person)
{
    /// <summary>How counsel ceases to act, as slugs.</summary>
    public static IReadOnlySet<string> Ways { get; } =
        new SortedSet<string>(StringComparer.Ordinal) { "withdrew", "replaced", "dismissed-by-person", "removed-by-court", "case-over", "died", Said.NotKnown };

    public override When? Occurred => At;
}

/// <summary>Records counsel who acts for a person, chosen or appointed.</summary>
public sealed record RecordCounsel : Act
{
    public required PersonId Person { get; init; }

    public required Representation Counsel { get; init; }

    public required When From { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("from", From, situation)
        ?? Counsel.Fault(situation.Person(Person))
        ?? Outcome.Of(new CounselEngaged(Person, Counsel, From));
}

/// <summary>Records that counsel and person were in contact, and how private it was.</summary>
public sealed record RecordCounselMet : Act
{
    public required PersonId Person { get; init; }

    public required CounselId Counsel { get; init; }

    public required When At { get; init; }

    public required string Mode { get; init; }

    public string InPrivate { get; init; } = Said.NotKnown;

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("mode", Mode, CounselMet.ContactModes)
        ?? Wanting.Code("inPrivate", InPrivate, CounselMet.Privacy)
        ?? CounselOnFile.Missing(Counsel, situation.Person(Person))
        ?? Outcome.Of(new CounselMet(Person, Counsel, At, Mode, InPrivate));
}

/// <summary>Records that counsel acts for the person no longer.</summary>
public sealed record RecordCounselEnded : Act
{
    public required PersonId Person { get; init; }

    public required CounselId Counsel { get; init; }

    public required When At { get; init; }

    public required string How { get; init; }

    public CounselId? By { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("how", How, CounselEnded.Ways)
        ?? CounselOnFile.Missing(Counsel, situation.Person(Person))
        ?? (By is { } by ? by == Counsel ? Refusals.Incomplete("by", "counsel is replaced by another") : CounselOnFile.Missing(by, situation.Person(Person)) : null)
        ?? Outcome.Of(new CounselEnded(Person, Counsel, At, How, By, Why));
}
