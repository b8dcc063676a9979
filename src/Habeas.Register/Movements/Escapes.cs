using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Movements;

/// <summary>A person escaped; the custody episode ended, the legal grounds did not.</summary>
/// <param name="Person">Who.</param>
/// <param name="Place">The place that held them; absent where they were in transit.</param>
/// <param name="At">When, as far as anybody knows.</param>
/// <param name="How">How, as far as anybody knows.</param>
public sealed record Escaped(PersonId Person, PlaceId? Place, When At, string? How) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Ended, Place, At);
}

/// <summary>A person who had escaped was taken again and held at a place: another custody episode began.</summary>
[Holds("icpped-17-deprivation")]
public sealed record Recaptured(PersonId Person, PlaceId Place, When At, string? By) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Began, Place, At, NewEpisode: true);
}

/// <summary>Records an escape. A fact: that the register showed the person elsewhere, or nowhere, does not refuse it.</summary>
public sealed record RecordEscape : Act
{
    public required PersonId Person { get; init; }

    public PlaceId? Place { get; init; }

    public required When At { get; init; }

    public string? How { get; init; }

    public override IReadOnlyList<Subject> Subjects => Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (Place is { } place ? Wanting.Registered(place, situation) : null)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Outcome.Of(new Escaped(Person, Place, At, How));
}

/// <summary>Records a recapture. A fact: no escape need be on the file.</summary>
public sealed record RecordRecapture : Act
{
    public required PersonId Person { get; init; }

    /// <summary>Where the person is held from then on.</summary>
    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Who took them.</summary>
    public string? By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Outcome.Of(new Recaptured(Person, Place, At, By));
}
