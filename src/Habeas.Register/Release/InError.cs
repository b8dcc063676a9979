using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Time;

namespace Habeas.Register.Release;

/// <summary>It was found that a person had been released while a ground still held them.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">When they were released.</param>
/// <param name="FoundBy">Who found it.</param>
/// <param name="Ground">The ground that was still standing, where it is on the file.</param>
/// <param name="Why">How the error came about, as far as anybody knows.</param>
public sealed record ReleasedInErrorFound(PersonId Person, When At, string FoundBy, GroundId? Ground, string? Why) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => At;
}

/// <summary>A person who had been released in error is held again: another custody episode began.</summary>
public sealed record ReturnedAfterError(PersonId Person, PlaceId Place, When At, string? By) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Began, Place, At, NewEpisode: true);
}

/// <summary>Records the finding that a release was an error of the authorities.</summary>
public sealed record RecordReleaseInError : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string FoundBy { get; init; }

    public GroundId? Ground { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("foundBy", FoundBy, "a finding says who found it")
        ?? (Ground is { } ground && Grounds.Find(ground, situation.Person(Person)) is null ? Refusals.GroundNotOnFile(ground) : null)
        ?? Outcome.Of(new ReleasedInErrorFound(Person, At, FoundBy, Ground, Why));
}

/// <summary>Records that a person released in error is held again.</summary>
public sealed record RecordReturn : Act
{
    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Who brought them, or that they came by themselves.</summary>
    public string? By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Outcome.Of(new ReturnedAfterError(Person, Place, At, By));
}
