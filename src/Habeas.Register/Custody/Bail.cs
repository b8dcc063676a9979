using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>Where bail stands on a ground, as slugs. Granted and not met is a state of its own: the person may go and cannot.</summary>
public static class BailStates
{
    public const string None = "none";
    public const string NotMet = "granted-not-met";
    public const string Met = "met";
    public const string Revoked = "revoked";
}

/// <summary>A decision or a fact about bail on one ground.</summary>
internal interface IBail : ICustodyFact
{
    GroundId Ground { get; }

    When At { get; }

    /// <summary>Where two carry the same time, what must have come first.</summary>
    int Rank { get; }
}

/// <summary>Release on bail was granted on a ground, on conditions; the conditions of a later grant stand in the place of an earlier's.</summary>
/// <param name="Person">To whom.</param>
/// <param name="Ground">On which ground.</param>
/// <param name="At">When.</param>
/// <param name="Authority">The court or officer that granted it.</param>
/// <param name="Amount">The sum that is asked, if one is.</param>
/// <param name="Conditions">The other conditions, in the words of the decision.</param>
public sealed record BailGranted(
    PersonId Person, GroundId Ground, When At, string Authority, Money? Amount, IReadOnlyList<string> Conditions) : PersonEvent(Person), IBail
{
    public override When? Occurred => At;

    int IBail.Rank => 0;
}

/// <summary>A sum of money.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Currency">The ISO 4217 code.</param>
public sealed record Money(decimal Amount, string Currency) : IFaultable
{
    /// <summary>Says what is wrong with the sum of a bail, or null.</summary>
    public Refusal? Fault() => Amount < 0 || Currency.Length != 3 || !Currency.All(char.IsAsciiLetterUpper)
        ? Refusals.Incomplete("amount", "a sum is not negative and names its currency by three capital letters of ISO 4217")
        : null;
}

/// <summary>The conditions of bail were met: the ground holds the person no longer.</summary>
public sealed record BailMet(PersonId Person, GroundId Ground, When At, string? By) : PersonEvent(Person), IBail
{
    public override When? Occurred => At;

    int IBail.Rank => 1;
}

/// <summary>Bail was revoked: the ground holds the person as it did before.</summary>
public sealed record BailRevoked(PersonId Person, GroundId Ground, When At, string Authority, string? Why) : PersonEvent(Person), IBail
{
    public override When? Occurred => At;

    int IBail.Rank => 2;
}

/// <summary>Records that bail was granted. Until <see cref="RecordBailMet"/> it is shown as granted and not met.</summary>
public sealed record GrantBail : Act
{
    public required PersonId Person { get; init; }

    public required GroundId Ground { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public Money? Amount { get; init; }

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "bail is granted by a named authority")
        ?? Amount?.Fault()
        ?? Against(Grounds.Find(Ground, situation.Person(Person)))
        ?? Outcome.Of(new BailGranted(Person, Ground, At, Authority, Amount, Conditions));

    private Refusal? Against(GroundState? ground) =>
        ground is null ? Refusals.GroundNotOnFile(Ground)
        : ground.Ended is { } ended && At.Earliest is { } at && ended.IsOverBy(at) ? Refusals.GroundAlreadyEnded(Ground)
        : null;
}

/// <summary>Records that the conditions of bail were met.</summary>
public sealed record RecordBailMet : Act
{
    public required PersonId Person { get; init; }

    public required GroundId Ground { get; init; }

    public required When At { get; init; }

    /// <summary>Who met them: the person, a surety, a fund.</summary>
    public string? By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Occurrence("at", At, situation)
        ?? (Grounds.Find(Ground, situation.Person(Person)) is { } ground
            ? (ground.Bail.LastOrDefault(b => !b.Occurred!.IsAfter(At)) switch
            {
                BailGranted => null,
                BailMet => Refusals.BailAlreadyMet(Ground),
                _ => Refusals.BailNotGranted(Ground),
            })
            : Refusals.GroundNotOnFile(Ground))
        ?? Outcome.Of(new BailMet(Person, Ground, At, By));
}

/// <summary>Records that bail was revoked, whether or not its conditions had been met.</summary>
public sealed record RevokeBail : Act
{
    public required PersonId Person { get; init; }

    public required GroundId Ground { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "bail is revoked by a named authority")
        ?? (Grounds.Find(Ground, situation.Person(Person)) is { } ground
            ? ground.Bail.LastOrDefault(b => !b.Occurred!.IsAfter(At)) is null or BailRevoked
                ? Refusals.BailNotGranted(Ground)
                : null
            : Refusals.GroundNotOnFile(Ground))
        ?? Outcome.Of(new BailRevoked(Person, Ground, At, Authority, Why));
}
