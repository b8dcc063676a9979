using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>
/// A person was physically held at a place: found there, reported there, or listed in a count. A fact, lawful or not; nothing refuses it.
/// </summary>
/// <param name="Person">Whose presence.</param>
/// <param name="Place">Where.</param>
/// <param name="Source">Who or what says so: an inspector, a roster by name.</param>
/// <param name="At">When they were seen; null when <paramref name="Counted"/> says on which dates instead.</param>
/// <param name="Counted">Dates of counts that listed the person, each a whole day in <paramref name="Zone"/>, since a count's hour is not stated.</param>
/// <param name="Zone">The place's zone.</param>
/// <param name="HeldSince">Since when the source says they have been held (a roster's admission time): the source's statement, not an admission.</param>
/// <param name="Particulars">What the source said of the person then: attribute to coded value.</param>
[Holds("icpped-17-place")]
public sealed record PresenceRecorded(
    PersonId Person,
    PlaceId Place,
    string Source,
    When? At,
    IReadOnlyList<DateRange> Counted,
    string Zone,
    When? HeldSince,
    IReadOnlyDictionary<string, Coded> Particulars) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => At;
}

/// <summary>A person was not held at a place: not found there, or not listed in a count that was taken.</summary>
/// <param name="Person">Whose absence.</param>
/// <param name="Place">Where they were not.</param>
/// <param name="Source">Who or what says so.</param>
/// <param name="At">When; null when <paramref name="Counted"/> says on which dates instead.</param>
/// <param name="Counted">Dates of counts that did not list the person.</param>
/// <param name="Zone">The place's zone.</param>
public sealed record AbsenceRecorded(
    PersonId Person,
    PlaceId Place,
    string Source,
    When? At,
    IReadOnlyList<DateRange> Counted,
    string Zone) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => At;
}

/// <summary>
/// Records that somebody was found or reported held: nameless, at a closed place, without an order, or while the register shows
/// them elsewhere. Nothing about the law refuses it. A person who has no file gets one, with an identity only if anybody knows it.
/// </summary>
public sealed record RecordPresence : Act
{
    public required PersonId Person { get; init; }

    /// <summary>Where; a place on no list is first opened with the kind <c>unofficial</c>.</summary>
    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Who saw or reported them.</summary>
    public required string Source { get; init; }

    /// <summary>Since when they are said to have been held.</summary>
    public When? HeldSince { get; init; }

    /// <summary>Who the person is, as far as the source knows.</summary>
    public Identity? Identity { get; init; }

    /// <summary>What else the source says of the person: attribute to coded value.</summary>
    public IReadOnlyDictionary<string, Coded> Particulars { get; init; } = new Dictionary<string, Coded>(StringComparer.Ordinal);

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Time("heldSince", HeldSince)
        ?? Wanting.Words("source", Source, "a presence has a source: who saw or reported it")
        ?? Identity?.Fault(situation.At)
        ?? Outcome.Of([
            .. Registration.Events(Person, Identity, Source, situation),
            new PresenceRecorded(Person, Place, Source, At, [], situation.Place(Place).Zone, HeldSince, Particulars)]);
}

/// <summary>Records that a person was looked for at a place and not found held there.</summary>
public sealed record RecordAbsence : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Who looked.</summary>
    public required string Source { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("source", Source, "an absence has a source: who looked")
        ?? Outcome.Of(new AbsenceRecorded(Person, Place, Source, At, [], situation.Place(Place).Zone));
}
