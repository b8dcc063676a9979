using Habeas.Register.Acts;
using Habeas.Register.Family;
using Habeas.Register.Time;

namespace Habeas.Register.Contacts;

/// <summary>A letter, a parcel or a call, as the books of a place tell it. No field holds what was written or said.</summary>
public sealed record Correspondence
{
    public const string Passed = "passed";

    public const string Withheld = "withheld";

    /// <summary>What it was; a <c>message</c> is one that somebody carried or that was told at the gate.</summary>
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal) { "call", "letter", "message", "parcel", "video-call" };

    /// <summary>From the person, or to them.</summary>
    public static IReadOnlySet<string> Directions { get; } = new SortedSet<string>(StringComparer.Ordinal) { "from", "to" };

    /// <summary>What became of it.</summary>
    public static IReadOnlySet<string> Fates { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "declined", "lost", "not-answered", Passed, "returned", Withheld,
    };

    /// <summary>What it was: a slug of <see cref="Kinds"/>.</summary>
    [Code(typeof(Correspondence), nameof(Correspondence.Kinds))]
    public required string Kind { get; init; }

    /// <summary>From the person, or to them: a slug of <see cref="Directions"/>.</summary>
    [Code(typeof(Correspondence), nameof(Correspondence.Directions))]
    public required string Direction { get; init; }

    public required When At { get; init; }

    /// <summary>Who wrote or called, or was written to or called.</summary>
    public required OutsidePerson With { get; init; }

    /// <summary>What became of it: a slug of <see cref="Fates"/>.</summary>
    [Code(typeof(Correspondence), nameof(Correspondence.Fates))]
    public required string Fate { get; init; }

    /// <summary>Who withheld it.</summary>
    public string? By { get; init; }

    /// <summary>Why it was withheld or did not arrive.</summary>
    public string? Why { get; init; }

    /// <summary>Whether an officer opened it or could hear it; absent where the book does not say.</summary>
    public bool? Opened { get; init; }

    /// <summary>How many minutes a call lasted.</summary>
    public int? Minutes { get; init; }

    /// <summary>True where it was opened or heard although it was to or from counsel (Nelson Mandela Rule 61).</summary>
    internal bool WasOverheard => With.Relation.Code == Relations.Counsel && Opened == true;

    internal Refusal? Fault(PersonId person, Situation situation) =>
        Wanting.Code("correspondence.kind", Kind, Kinds)
        ?? Wanting.Code("correspondence.direction", Direction, Directions)
        ?? Wanting.Occurrence("correspondence.at", At, situation)
        ?? With.Fault("correspondence.with", situation.Person(person))
        ?? Wanting.Code("correspondence.fate", Fate, Fates)
        ?? (Fate == Withheld
            ? Wanting.Words("correspondence.by", By, "what is withheld is withheld by somebody")
                ?? Wanting.Words("correspondence.why", Why, "what is withheld is withheld for a reason, or it is said that none was given")
            : null)
        ?? (Minutes is < 0 ? Refusals.Incomplete("correspondence.minutes", "a call lasts no less than no time") : null);
}

/// <summary>A letter, a parcel or a call passed between a person in custody and somebody outside, or did not.</summary>
public sealed record CorrespondenceRecorded(PersonId Person, PlaceId Place, Correspondence Correspondence) : PersonEvent(Person)
{
    public override When? Occurred => Correspondence.At;
}

/// <summary>Records a letter, a parcel or a call, whether it passed or was withheld.</summary>
public sealed record RecordCorrespondence : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required Correspondence Correspondence { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Correspondence.Fault(Person, situation)
        ?? Outcome.Of(new CorrespondenceRecorded(Person, Place, Correspondence));
}
