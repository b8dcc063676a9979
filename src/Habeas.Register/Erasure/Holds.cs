using Habeas.Register.Acts;
using Habeas.Register.Claims;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Process.Appeals;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Regime;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Erasure;

/// <summary>An authority ordered that a file be kept, whatever its time.</summary>
/// <param name="Person">Whose file.</param>
/// <param name="Hold">Its id.</param>
/// <param name="At">Since when.</param>
/// <param name="Authority">Who ordered it: a court, the inspectorate, whoever investigates.</param>
public sealed record HoldPlaced(PersonId Person, HoldId Hold, When At, string Authority) : PersonEvent(Person), IKeptByRegister
{
    public override When? Occurred => At;
}

/// <summary>A file need not be kept any longer for the sake of one hold.</summary>
public sealed record HoldLifted(PersonId Person, HoldId Hold, When At, string Authority) : PersonEvent(Person), IKeptByRegister
{
    public override When? Occurred => At;
}

/// <summary>Forbids that a file be erased, by order of an authority. Why is said as the act's reason.</summary>
public sealed record PlaceHold : Act, IActOnErased
{
    public required PersonId Person { get; init; }

    public required HoldId Hold { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "a file is held by a named authority")
        ?? (situation.Person(Person).Of<HoldPlaced>().Any(h => h.Hold == Hold) ? Refusals.HoldAlreadyOnFile(Hold) : null)
        ?? Outcome.Of(new HoldPlaced(Person, Hold, At, Authority));
}

/// <summary>Lifts a hold.</summary>
public sealed record LiftHold : Act, IActOnErased
{
    public required PersonId Person { get; init; }

    public required HoldId Hold { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        (Holds.Placed(situation.Person(Person)).Any(h => h.Hold == Hold) ? null : Refusals.HoldNotOnFile(Hold))
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "a hold is lifted by a named authority")
        ?? Outcome.Of(new HoldLifted(Person, Hold, At, Authority));
}

/// <summary>What forbids that a file be erased now, as slugs.</summary>
public static class Holds
{
    public const string Held = "still-held";
    public const string Escaped = "escaped";
    public const string Claim = "claim-open";
    public const string Complaint = "complaint-unanswered";
    public const string Appeal = "appeal-pending";
    public const string Challenge = "challenge-pending";
    public const string Release = "release-not-executed";
    public const string Ordered = "hold-of-authority";

    /// <summary>Every hold, in this order.</summary>
    public static IReadOnlyList<string> All { get; } = [Held, Escaped, Claim, Complaint, Appeal, Challenge, Release, Ordered];

    /// <summary>Those that stand at an instant. A claim holds until the person was found or it was withdrawn: a denial ends no search.</summary>
    public static IReadOnlyList<string> At(PersonFile file, Instant instant) => [.. All.Where(h => h switch
    {
        Held => Timeline.Of(file).Any(s => s.EpisodeEnd is not { } end || end.Latest is null || end.Latest > instant),
        Escaped => file.Of<Movements.Escaped>().Count > file.Of<Movements.Recaptured>().Count,
        Claim => ClaimsOnFile.At(file, instant).Any(c => c.Withdrawn is null && c.Found.Count == 0),
        Complaint => ComplaintsOnFile.Unanswered(ComplaintsOnFile.Of(file), instant).Count > 0,
        Appeal => AppealsOnFile.PendingAt(file, instant).Count > 0,
        Challenge => ChallengesOnFile.PendingAt(file, instant).Count > 0,
        Release => OrderedReleases.NotExecuted(file, instant).Count > 0,
        _ => Placed(file).Any(),
    })];

    /// <summary>The holds of authorities that stand.</summary>
    public static IEnumerable<HoldPlaced> Placed(PersonFile file)
    {
        var lifted = file.Of<HoldLifted>().Select(l => l.Hold).ToHashSet();
        return file.Of<HoldPlaced>().Where(h => !lifted.Contains(h.Hold));
    }
}
