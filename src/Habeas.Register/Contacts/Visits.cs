using Habeas.Register.Acts;
using Habeas.Register.Family;
using Habeas.Register.Time;

namespace Habeas.Register.Contacts;

/// <summary>A visit, as the book of visits tells it. No field holds what was said, and there is to be none.</summary>
public sealed record Visit
{
    public const string Legal = "legal";

    /// <summary>An officer could hear it.</summary>
    public const string WithinHearing = "within-hearing";

    /// <summary>The kinds of visit: in one room, behind a partition, over a screen, by counsel, by a consul, by a monitor, for faith.</summary>
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "closed", "consular", "contact", Legal, "monitoring", "other", "religious", "video",
    };

    /// <summary>How it was watched.</summary>
    public static IReadOnlySet<string> Watches { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "none", "recorded", WithinHearing, "within-sight",
    };

    /// <summary>What kind of visit: a slug of <see cref="Kinds"/>.</summary>
    [Code(typeof(Visit), nameof(Visit.Kinds))]
    public required string Kind { get; init; }

    /// <summary>When it began.</summary>
    public required When At { get; init; }

    /// <summary>When it ended.</summary>
    public When? Until { get; init; }

    /// <summary>Who came.</summary>
    public required IReadOnlyList<OutsidePerson> Visitors { get; init; }

    /// <summary>How it was watched: a slug of <see cref="Watches"/>; absent where the book does not say.</summary>
    [Code(typeof(Visit), nameof(Visit.Watches))]
    public string? Watched { get; init; }

    /// <summary>
    /// True for a visit of counsel that somebody could hear or that was recorded: it may be watched by sight only (Nelson Mandela
    /// Rule 61).
    /// </summary>
    internal bool WasOverheard => Kind == Legal && Watched is WithinHearing or "recorded";
}

/// <summary>A person received a visit.</summary>
public sealed record VisitRecorded(PersonId Person, PlaceId Place, Visit Visit) : PersonEvent(Person)
{
    public override When? Occurred => Visit.At;
}

/// <summary>Somebody came, or asked to come, and there was no visit.</summary>
/// <param name="Person">Whom they wanted to visit.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What kind of visit: a slug of <see cref="Visit.Kinds"/>.</param>
/// <param name="Visitors">Who wanted to visit.</param>
/// <param name="Refuser">Whose refusal it was, a slug of <see cref="RecordVisitRefused.Refusers"/>: that the person did not want it is not that the place did not let them.</param>
/// <param name="By">Who refused it, by name or office.</param>
/// <param name="Why">The reason that was given.</param>
public sealed record VisitRefused(
    PersonId Person, PlaceId Place, When At, [Code(typeof(Visit), nameof(Visit.Kinds))] string Kind, IReadOnlyList<OutsidePerson> Visitors, [Code(typeof(RecordVisitRefused), nameof(RecordVisitRefused.Refusers))] string Refuser, string By, string Why)
    : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records a visit. A fact: a visit that no rule allowed is recorded as it was.</summary>
public sealed record RecordVisit : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required Visit Visit { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Code("visit.kind", Visit.Kind, Visit.Kinds)
        ?? Wanting.Occurrence("visit.at", Visit.At, situation)
        ?? (Visit.Until is { } until ? Wanting.Stretch("visit.until", Visit.At, until) ?? Wanting.Occurrence("visit.until", until, situation) : null)
        ?? (Visit.Watched is { } watched ? Wanting.Code("visit.watched", watched, Visit.Watches) : null)
        ?? Visitors("visit.visitors", Visit.Visitors, Person, situation)
        ?? Outcome.Of(new VisitRecorded(Person, Place, Visit));

    internal static Refusal? Visitors(string field, IReadOnlyList<OutsidePerson> visitors, PersonId person, Situation situation) =>
        visitors.Count == 0
            ? Refusals.Incomplete(field, "somebody comes for a visit; one whom nobody can name has the relation 'unknown'")
            : visitors.Select(v => v.Fault(field, situation.Person(person))).FirstOrDefault(f => f is not null);
}

/// <summary>Records that a visit was refused: by whom, and why.</summary>
public sealed record RecordVisitRefused : Act
{
    /// <summary>Whose refusal it is: the place's, another authority's, or the person's own.</summary>
    public static IReadOnlySet<string> Refusers { get; } = new SortedSet<string>(StringComparer.Ordinal) { "other-authority", "person", "place" };

    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<OutsidePerson> Visitors { get; init; }

    public required string Refuser { get; init; }

    public required string By { get; init; }

    public required string Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("kind", Kind, Visit.Kinds)
        ?? Wanting.Code("refuser", Refuser, Refusers)
        ?? Wanting.Words("by", By, "a refusal says who refused")
        ?? Wanting.Words("why", Why, "a refusal states the reason that was given, or that none was")
        ?? RecordVisit.Visitors("visitors", Visitors, Person, situation)
        ?? Outcome.Of(new VisitRefused(Person, Place, At, Kind, Visitors, Refuser, By, Why));
}
