using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Process.Cases;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Hearings;

/// <summary>A hearing as it was listed.</summary>
public sealed record Hearing
{
    /// <summary>What a hearing is for, as slugs.</summary>
    public static IReadOnlySet<string> Purposes { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "first-appearance", "remand", "detention-review", "trial", "judgment", "appeal", "lawfulness", "other", Said.NotKnown,
    };

    /// <summary>Its id on this file.</summary>
    public required HearingId Id { get; init; }

    /// <summary>The court before which it takes place.</summary>
    public required string Court { get; init; }

    /// <summary>When it is to take place: an hour, or only a day.</summary>
    public required When At { get; init; }

    /// <summary>What it is for, a slug of <see cref="Purposes"/>.</summary>
    [Code(typeof(Hearing), nameof(Hearing.Purposes))]
    public required string Purpose { get; init; }

    /// <summary>The purpose in the words of the source.</summary>
    public string? Words { get; init; }

    /// <summary>The case, where it is on the file.</summary>
    public CaseId? Case { get; init; }

    /// <summary>Says what is wrong with the hearing as listed, or null.</summary>
    internal Refusal? Fault(string field, PersonFile file) =>
        Wanting.Words(field + ".court", Court, "a hearing is before a named court")
        ?? Wanting.Time(field + ".at", At)
        ?? Wanting.Code(field + ".purpose", Purpose, Purposes)
        ?? CasesOnFile.Missing(Case, file)
        ?? HearingsOnFile.Taken(Id, file);
}

/// <summary>What was said of the next date when a hearing ended: which, or that none was set, or that nobody knows.</summary>
/// <param name="Said">A slug of <see cref="Sayings"/>.</param>
/// <param name="Hearing">The next hearing, where one was set.</param>
/// <param name="Words">Why none was set, or what else was said.</param>
public sealed record NextDate([Code(typeof(NextDate), nameof(NextDate.Sayings))] string Said, HearingId? Hearing = null, string? Words = null)
{
    public const string Set = "set";
    public const string NoneSet = "none-set";

    public static IReadOnlySet<string> Sayings { get; } = new SortedSet<string>(StringComparer.Ordinal) { Set, NoneSet, Process.Said.NotKnown };
}

/// <summary>A hearing was listed: the person is to be before a court at a time.</summary>
/// <param name="Person">Whose hearing.</param>
/// <param name="Hearing">The hearing.</param>
/// <param name="Listed">When it was listed, as far as anybody knows.</param>
[Holds("nmr-8-process")]
public sealed record HearingListed(PersonId Person, Hearing Hearing, When Listed) : PersonEvent(Person)
{
    public override When? Occurred => Listed;
}

/// <summary>A hearing was moved to another time.</summary>
/// <param name="Person">Whose hearing.</param>
/// <param name="Hearing">Which.</param>
/// <param name="To">When it is to take place now.</param>
/// <param name="Court">The court, where it is another now.</param>
/// <param name="At">When that was decided.</param>
/// <param name="By">Who decided it.</param>
/// <param name="Why">Why, in words.</param>
[Holds("nmr-8-process")]
public sealed record HearingMoved(PersonId Person, HearingId Hearing, When To, string? Court, When At, string By, string Why)
    : PersonEvent(Person), IOfHearing
{
    public override When? Occurred => At;
}

/// <summary>Something that became of a hearing.</summary>
internal interface IOfHearing
{
    HearingId Hearing { get; }

    When At { get; }

    /// <summary>What was said of the next date; null where the event is none at which it is said.</summary>
    NextDate? Next => null;
}

/// <summary>Records that a hearing was listed, for a time that may lie ahead.</summary>
public sealed record ListHearing : Act
{
    public required PersonId Person { get; init; }

    public required Hearing Hearing { get; init; }

    /// <summary>When it was listed.</summary>
    public required When Listed { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("listed", Listed, situation)
        ?? Hearing.Fault("hearing", situation.Person(Person))
        ?? Outcome.Of(new HearingListed(Person, Hearing, Listed));
}

/// <summary>Records that a hearing was moved to another time: it stays the same hearing.</summary>
public sealed record MoveHearing : Act
{
    public required PersonId Person { get; init; }

    public required HearingId Hearing { get; init; }

    public required When To { get; init; }

    public string? Court { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Time("to", To)
        ?? Wanting.Words("by", By, "a hearing is moved by somebody")
        ?? Wanting.Words("why", Why, "a hearing is moved for a reason")
        ?? HearingsOnFile.Missing(Hearing, situation.Person(Person))
        ?? Outcome.Of(new HearingMoved(Person, Hearing, To, Court, At, By, Why));
}
