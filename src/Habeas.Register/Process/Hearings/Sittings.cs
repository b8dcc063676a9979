using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Process.Hearings;

/// <summary>
/// A hearing took place. Who sat, how the person took part, who stood by them and what comes next are all said, or said to be
/// unknown: a prosecutor is not a judge, and a link is not an appearance (ICCPR art. 9(3); CCPR/C/GC/35 paras 32-34).
/// </summary>
/// <param name="Person">Whose hearing.</param>
/// <param name="Hearing">Which.</param>
/// <param name="At">When it took place.</param>
/// <param name="Mode">How the person took part, a slug of <see cref="Modes"/>.</param>
/// <param name="Before">What sat: a slug of <see cref="Benches"/>.</param>
/// <param name="Judge">Who sat, by name; <c>not-known</c> where nobody knows.</param>
/// <param name="Counsel">Counsel who were there, by name; <c>none</c> alone where there was none.</param>
/// <param name="Interpreter">The interpreter, by name; <c>not-needed</c>, <c>none</c> where one was needed and missing, or <c>not-known</c>.</param>
/// <param name="Outcome">What came of it, in words.</param>
/// <param name="Next">What was said of the next date.</param>
[Holds("nmr-8-process")]
[Holds("ohchr-appearance")]
public sealed record HearingHeld(
    PersonId Person,
    HearingId Hearing,
    When At,
    [Code(typeof(Modes), nameof(Modes.All))] string Mode,
    [Code(typeof(HearingHeld), nameof(HearingHeld.Benches))] string Before,
    string Judge,
    IReadOnlyList<string> Counsel,
    string Interpreter,
    string Outcome,
    NextDate Next) : PersonEvent(Person), IOfHearing
{
    /// <summary>Before whom a person is heard, as slugs.</summary>
    public static IReadOnlySet<string> Benches { get; } = new SortedSet<string>(StringComparer.Ordinal) { Judicial, "prosecutor", "other-official", Said.NotKnown };

    /// <summary>A judge or another officer with judicial power; of the benches the only one that stops the clock of ICCPR art. 9(3).</summary>
    public const string Judicial = "judge";

    /// <summary>Said of an interpreter: the person needed none.</summary>
    public const string NotNeeded = "not-needed";

    public override When? Occurred => At;
}

/// <summary>A hearing did not take place, or broke off, by decision of the court.</summary>
/// <param name="Person">Whose hearing.</param>
/// <param name="Hearing">Which.</param>
/// <param name="At">When that was decided, before the day or on it.</param>
/// <param name="By">Who decided it.</param>
/// <param name="Why">Why, in words.</param>
/// <param name="Next">What was said of the next date.</param>
[Holds("nmr-8-process")]
public sealed record HearingAdjourned(PersonId Person, HearingId Hearing, When At, string By, string Why, NextDate Next)
    : PersonEvent(Person), IOfHearing
{
    public override When? Occurred => At;
}

/// <summary>A person was not brought to a hearing for which they were listed.</summary>
/// <param name="Person">Who.</param>
/// <param name="Hearing">To which hearing.</param>
/// <param name="At">When they were to be there, or when it was decided not to bring them.</param>
/// <param name="Why">A slug of <see cref="Reasons"/>.</param>
/// <param name="Words">The reason in words.</param>
/// <param name="DecidedBy">Who decided it, by name; <c>none</c> where nobody did and it merely came about.</param>
[Holds("nmr-8-process")]
public sealed record NotProduced(PersonId Person, HearingId Hearing, When At, [Code(typeof(NotProduced), nameof(NotProduced.Reasons))] string Why, string Words, string DecidedBy)
    : PersonEvent(Person), IOfHearing
{
    /// <summary>Why a person is not brought to court, as slugs.</summary>
    public static IReadOnlySet<string> Reasons { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "no-vehicle", "no-escort", "place-not-told", "at-another-place", "at-another-hearing", "ill", "person-declined",
        "security", "weather-or-road", "court-closed", "other", Said.NotKnown,
    };

    public override When? Occurred => At;
}

/// <summary>Records that a hearing took place; one that was never listed, as a first appearance seldom is, comes in the same act.</summary>
public sealed record RecordHearingHeld : Act
{
    public required PersonId Person { get; init; }

    /// <summary>Which hearing.</summary>
    public required HearingId Hearing { get; init; }

    /// <summary>The hearing itself, where it is not on the file yet.</summary>
    public Hearing? Listing { get; init; }

    public required When At { get; init; }

    public required string Mode { get; init; }

    public required string Before { get; init; }

    public required string Judge { get; init; }

    public required IReadOnlyList<string> Counsel { get; init; }

    public required string Interpreter { get; init; }

    public required string Outcome { get; init; }

    public required NextDate Next { get; init; }

    /// <summary>The next hearing, where it was set and is not on the file yet.</summary>
    public Hearing? NextListing { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("mode", Mode, Modes.All)
        ?? Wanting.Code("before", Before, HearingHeld.Benches)
        ?? Wanting.Words("judge", Judge, "who sat is named, or it is said: not-known")
        ?? (Counsel.Count == 0 || Counsel.Any(string.IsNullOrWhiteSpace) || (Counsel.Count > 1 && Counsel.Any(c => c is Said.None or Said.NotKnown))
            ? Refusals.Incomplete("counsel", "counsel who were there are named, or it is said alone: none, not-known")
            : null)
        ?? Wanting.Words("interpreter", Interpreter, "an interpreter is named, or it is said: not-needed, none, not-known")
        ?? Wanting.Words("outcome", Outcome, "what came of a hearing is said in words")
        ?? Told.Fault(Person, Hearing, Listing, Next, NextListing, situation)
        ?? Acts.Outcome.Of(Told.Around(
            new HearingHeld(Person, Hearing, At, Mode, Before, Judge, Counsel, Interpreter, Outcome, Next), At, Listing, NextListing));
}

/// <summary>Records that a hearing was adjourned, on the day or before it, with what was said of the next date.</summary>
public sealed record RecordHearingAdjourned : Act
{
    public required PersonId Person { get; init; }

    /// <summary>Which hearing.</summary>
    public required HearingId Hearing { get; init; }

    /// <summary>The hearing itself, where it is not on the file yet.</summary>
    public Hearing? Listing { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Why { get; init; }

    public required NextDate Next { get; init; }

    /// <summary>The next hearing, where it was set and is not on the file yet.</summary>
    public Hearing? NextListing { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "a hearing is adjourned by somebody")
        ?? Wanting.Words("why", Why, "a hearing is adjourned for a reason")
        ?? Told.Fault(Person, Hearing, Listing, Next, NextListing, situation)
        ?? Outcome.Of(Told.Around(new HearingAdjourned(Person, Hearing, At, By, Why, Next), At, Listing, NextListing));
}

/// <summary>Records that a person was not brought to a hearing, why, and who decided so.</summary>
public sealed record RecordNotProduced : Act
{
    public required PersonId Person { get; init; }

    /// <summary>Which hearing.</summary>
    public required HearingId Hearing { get; init; }

    /// <summary>The hearing itself, where it is not on the file yet.</summary>
    public Hearing? Listing { get; init; }

    public required When At { get; init; }

    public required string Why { get; init; }

    public required string Words { get; init; }

    public required string DecidedBy { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("why", Why, NotProduced.Reasons)
        ?? Wanting.Words("words", Words, "the reason is said in words beside its code")
        ?? Wanting.Words("decidedBy", DecidedBy, "who decided is named, or it is said: none, not-known")
        ?? Told.Fault(Person, Hearing, Listing, null, null, situation)
        ?? Outcome.Of(Told.Around(new NotProduced(Person, Hearing, At, Why, Words, DecidedBy), At, Listing, null));
}

/// <summary>What an act that tells what became of a hearing brings with it: the hearing, where it was not on file, and the next one.</summary>
internal static class Told
{
    public static Refusal? Fault(PersonId person, HearingId hearing, Hearing? listing, NextDate? next, Hearing? nextListing, Situation situation)
    {
        var file = situation.Person(person);
        return (listing is null ? HearingsOnFile.Missing(hearing, file)
                : listing.Id != hearing ? Refusals.Incomplete("listing", "it is the listing of another hearing")
                : listing.Fault("listing", file))
            ?? (next is null ? null : Fault(next, hearing, nextListing, file));
    }

    private static Refusal? Fault(NextDate next, HearingId hearing, Hearing? listing, PersonFile file) =>
        Wanting.Code("next.said", next.Said, NextDate.Sayings)
        ?? (next.Said == NextDate.Set
            ? next.Hearing is not { } set || set == hearing ? Refusals.Incomplete("next.hearing", "where a next date was set, the next hearing is named")
                : listing is null ? HearingsOnFile.Missing(set, file)
                : listing.Id != set ? Refusals.Incomplete("nextListing", "it is the listing of another hearing")
                : listing.Fault("nextListing", file)
            : next.Hearing is not null || listing is not null ? Refusals.Incomplete("next.said", "a next hearing is named, and it is said that none was set")
            : next.Said == NextDate.NoneSet ? Wanting.Words("next.words", next.Words, "why no next date was set is said in words")
            : null);

    /// <summary>The event, after the hearing that it is about, where it was listed at nobody knows what time before, and before the one that it set.</summary>
    public static IReadOnlyList<Event> Around(PersonEvent told, When at, Hearing? listing, Hearing? next) =>
    [
        .. listing is null ? Enumerable.Empty<Event>() : [new HearingListed(told.Person, listing, new When(null, at.Latest, at.Zone))],
        told,
        .. next is null ? Enumerable.Empty<Event>() : [new HearingListed(told.Person, next, at)],
    ];
}
