using Habeas.Register.Acts;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>Why a person may be held for a stretch of time, as it was stated. Several may run at once.</summary>
public sealed record LegalGround
{
    public required GroundId Id { get; init; }

    /// <summary>A slug of <see cref="GroundKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The commitment order or the arrest record that it rests on; absent where none was shown, and then nothing covers it.</summary>
    public OrderId? RestsOn { get; init; }

    /// <summary>The case number.</summary>
    public string? Case { get; init; }

    /// <summary>The authority that ordered the custody.</summary>
    public string? OrderedBy { get; init; }

    /// <summary>The authority that holds the person.</summary>
    public string? HeldBy { get; init; }

    /// <summary>The authority for which the person is held: another State, an international court.</summary>
    public string? RequestedBy { get; init; }

    public IReadOnlyList<Offence> Offences { get; init; } = [];

    /// <summary>When it ceases by itself; absent where an act must end it.</summary>
    public When? Until { get; init; }

    /// <summary>Says what is wrong with the ground as stated from <paramref name="from"/> on, or null.</summary>
    public Refusal? Fault(When from) =>
        GroundKinds.Fault("ground.kind", Kind)
        ?? Wanting.Stretch("ground.until", from, Until)
        ?? Offences.Select(o => o.Fault()).FirstOrDefault(f => f is not null);
}

/// <summary>An offence in the words of its source, with the codes that are known.</summary>
/// <param name="Words">The source's own words.</param>
/// <param name="National">The code of national law.</param>
/// <param name="Iccs">The code of the International Classification of Crime for Statistical Purposes, where mapped.</param>
public sealed record Offence(string? Words, NationalCode? National = null, string? Iccs = null)
{
    /// <summary>Says what is wrong with the offence, or null: it must say something.</summary>
    public Refusal? Fault() =>
        (National is null ? Wanting.Words("ground.offences", Words, "an offence has words or a code") : null)
        ?? (National is { } code ? Wanting.Words("ground.offences.national", code.System, "a code belongs to a system") : null);
}

/// <summary>A code of a national list: which list, which edition of it, which code.</summary>
public sealed record NationalCode(string System, string? Version, string Code);

/// <summary>A ground began to hold a person.</summary>
[Holds("nmr-7-commitment")]
[Holds("icpped-17-order")]
[Holds("icpped-17-supervision")]
[MayLieAhead]
public sealed record GroundRecorded(PersonId Person, LegalGround Ground, When From) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => From;
}

/// <summary>A ground holds the person no longer. Nobody is released by it while another ground holds.</summary>
/// <param name="Person">Whom it held.</param>
/// <param name="Ground">Which ground.</param>
/// <param name="At">When it ended.</param>
/// <param name="Why">Acquittal, time served, charges withdrawn, release ordered.</param>
/// <param name="Authority">Who ended it; absent where it ended by law.</param>
public sealed record GroundEnded(PersonId Person, GroundId Ground, When At, string Why, string? Authority) : PersonEvent(Person), ICustodyFact
{
    public override When? Occurred => At;
}

/// <summary>Records a ground on which a person is held, beside those that run already.</summary>
public sealed record RecordGround : Act
{
    public required PersonId Person { get; init; }

    public required LegalGround Ground { get; init; }

    public required When From { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Ground.Fault(From)
        ?? Grounds.Taken(Ground.Id, situation.Person(Person))
        ?? Papers.Missing(Ground.RestsOn, situation.Person(Person))
        ?? Outcome.Of(new GroundRecorded(Person, Ground, From));
}

/// <summary>Records that a ground ended.</summary>
public sealed record EndGround : Act
{
    public required PersonId Person { get; init; }

    public required GroundId Ground { get; init; }

    public required When At { get; init; }

    public required string Why { get; init; }

    public string? Authority { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("why", Why, "a ground ends for a reason")
        ?? Against(Grounds.Find(Ground, situation.Person(Person)))
        ?? Outcome.Of(new GroundEnded(Person, Ground, At, Why, Authority));

    private Refusal? Against(GroundState? ground) =>
        ground is null ? Refusals.GroundNotOnFile(Ground)
        : ground.Ended is not null ? Refusals.GroundAlreadyEnded(Ground)
        : ground.From.Earliest is { } from && At.Latest is { } end && end <= from ? Refusals.UntilBeforeFrom("at", from, end)
        : null;
}
