using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Release;

/// <summary>An authority ordered a person's release on some grounds. The person is held still.</summary>
/// <param name="Person">Whom.</param>
/// <param name="At">When it was ordered.</param>
/// <param name="Authority">By whom: a court, a parole board, the head of the place for time served.</param>
/// <param name="Basis">On what: acquittal, bail met, habeas corpus, end of sentence, amnesty.</param>
/// <param name="Grounds">The grounds that it concerns; other grounds go on holding.</param>
/// <param name="Number">The number of the decision.</param>
[Holds("icpped-17-release")]
public sealed record ReleaseOrdered(
    PersonId Person, When At, string Authority, string Basis, IReadOnlyList<GroundId> Grounds, string? Number) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>The place completed the papers of a release. The person has not left yet.</summary>
/// <param name="Person">Whom.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="Despite">Why the release went on while other grounds were standing, where any were.</param>
public sealed record ReleaseProcessed(PersonId Person, PlaceId Place, When At, string? Despite) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>
/// A person physically left custody. Of the three events of a release this one ends custody, and it says who saw it, so that
/// it can be verified that the person was actually released (Convention on Enforced Disappearance art. 21).
/// </summary>
/// <param name="Person">Who left.</param>
/// <param name="Place">From where.</param>
/// <param name="At">The day and hour.</param>
/// <param name="Witness">Who saw it, by name; <see cref="Nobody"/> where nobody did.</param>
/// <param name="Destination">Where they went, as far as they said.</param>
[Holds("nmr-7-hours")]
[Holds("icpped-17-release")]
public sealed record PersonLeft(PersonId Person, PlaceId Place, When At, string Witness, string? Destination) : PersonEvent(Person), IWhereabouts
{
    /// <summary>Said explicitly: nobody saw the person leave.</summary>
    public const string Nobody = "nobody";

    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Ended, Place, At);
}

/// <summary>Records that an authority ordered a release.</summary>
public sealed record OrderRelease : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public required string Basis { get; init; }

    /// <summary>The grounds that the order concerns; none where the person is held on none.</summary>
    public required IReadOnlyList<GroundId> Grounds { get; init; }

    public string? Number { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "a release is ordered by a named authority")
        ?? Wanting.Words("basis", Basis, "a release is ordered on a basis: acquittal, bail met, end of sentence")
        ?? Grounds.Where(g => Custody.Grounds.Find(g, situation.Person(Person)) is null).Select(Refusals.GroundNotOnFile).FirstOrDefault()
        ?? Outcome.Of(new ReleaseOrdered(Person, At, Authority, Basis, Grounds, Number));
}

/// <summary>
/// Completes the papers of a release: ends the grounds on which it was ordered. Refused while a ground stands on which no release
/// was ordered, unless the act says despite what. That the person left is another act, and nothing refuses that one.
/// </summary>
public sealed record ProcessRelease : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Why the release goes on although other grounds stand.</summary>
    public string? Despite { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation)
    {
        var file = situation.Person(Person);
        return Wanting.Registered(Place, situation)
            ?? Wanting.Occurrence("at", At, situation)
            ?? (Held.PerhapsIn(file, Place, At) ? null : Refusals.NotShownHeld(Place, At.Earliest))
            ?? Process(
                [.. file.Of<ReleaseOrdered>().Where(r => !r.At.IsAfter(At)).OrderBy(r => r.At, ByOccurrence.Order)],
                Grounds.Holding(file, (At.Latest ?? situation.At) - Duration.Epsilon));
    }

    private Outcome Process(List<ReleaseOrdered> orders, IReadOnlyList<GroundState> holding)
    {
        var ended = holding.Where(g => orders.Exists(o => o.Grounds.Contains(g.Id))).ToList();
        var others = holding.Except(ended).ToList();
        if (others.Count > 0 && string.IsNullOrWhiteSpace(Despite))
        {
            return Refusals.OtherGroundStanding(string.Join(", ", others.Select(g => g.Id)));
        }

        var ends = ended.Select(g => (g.Id, Order: orders.FindLast(o => o.Grounds.Contains(g.Id))!))
            .Select(e => new GroundEnded(Person, e.Id, At, e.Order.Basis, e.Order.Authority));
        return Outcome.Of([.. ends, new ReleaseProcessed(Person, Place, At, Despite)]);
    }
}

/// <summary>Records that a person physically left. A fact: neither a standing ground nor a missing order of release refuses it.</summary>
public sealed record RecordLeft : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Who saw it, by name, or <c>nobody</c>.</summary>
    public required string Witness { get; init; }

    public string? Destination { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (string.IsNullOrWhiteSpace(Witness) ? Refusals.WitnessNotStated() : null)
        ?? Outcome.Of(new PersonLeft(Person, Place, At, Witness, Destination));
}
