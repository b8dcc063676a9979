using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>What restrains a person's body, as slugs. Those that no rule allows are on the list as well: what was done is recorded.</summary>
public static class Instruments
{
    /// <summary>What is degrading or painful in itself (Nelson Mandela Rule 47(1)).</summary>
    public static IReadOnlySet<string> Prohibited { get; } = new SortedSet<string>(StringComparer.Ordinal) { "chains", "irons", "other-degrading-or-painful" };

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(Prohibited, StringComparer.Ordinal)
    {
        "handcuffs", "leg-cuffs", "body-belt", "strait-jacket", "bed-straps", "restraint-chair", "soft-restraint", "other",
    };
}

/// <summary>An instrument of restraint was put on a person (Nelson Mandela Rules 47 to 49).</summary>
/// <param name="Person">On whom.</param>
/// <param name="Restraint">The id of this use.</param>
/// <param name="Place">The place that held them; absent where they were in transit.</param>
/// <param name="At">When.</param>
/// <param name="Instrument">A slug of <see cref="Instruments"/>.</param>
/// <param name="During">What was going on: a slug of <see cref="ApplyRestraint.Occasions"/>.</param>
/// <param name="Authority">Who ordered it.</param>
/// <param name="Words">Why, and why nothing less would do.</param>
public sealed record RestraintApplied(
    PersonId Person, RestraintId Restraint, PlaceId? Place, When At, [Code(typeof(Instruments), nameof(Instruments.All))] string Instrument, [Code(typeof(ApplyRestraint), nameof(ApplyRestraint.Occasions))] string During, string Authority, string Words)
    : PersonEvent(Person), IBegins<RestraintId>
{
    public override When? Occurred => At;

    RestraintId IBegins<RestraintId>.Begun => Restraint;
}

/// <summary>Somebody looked after a person under restraint.</summary>
/// <param name="Person">Whom.</param>
/// <param name="Restraint">Which use.</param>
/// <param name="At">When.</param>
/// <param name="By">Who looked.</param>
/// <param name="HealthCare">Whether they are of the health-care staff: <c>yes</c>, <c>no</c> or <c>not-known</c>.</param>
/// <param name="Words">What they saw and did.</param>
public sealed record RestraintChecked(PersonId Person, RestraintId Restraint, When At, string By, [Code(typeof(YesNo), nameof(YesNo.All))] string HealthCare, string Words) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>The instrument was taken off.</summary>
/// <param name="Person">From whom.</param>
/// <param name="Restraint">Which use.</param>
/// <param name="At">When.</param>
/// <param name="By">Who took it off.</param>
public sealed record RestraintRemoved(PersonId Person, RestraintId Restraint, When At, string? By) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records that an instrument of restraint was put on a person, whatever the occasion: what a rule says of it is a finding.</summary>
public sealed record ApplyRestraint : Act
{
    internal const string BeforeAuthority = "before-authority";

    /// <summary>When no woman is restrained (Nelson Mandela Rule 48(2), Bangkok Rule 24).</summary>
    internal static readonly IReadOnlySet<string> Childbirth = new SortedSet<string>(StringComparer.Ordinal) { "labour", "birth", "just-after-birth" };

    /// <summary>What can go on while a person is restrained; <c>before-authority</c> is before a court or another that decides.</summary>
    public static IReadOnlySet<string> Occasions { get; } = new SortedSet<string>(Childbirth, StringComparer.Ordinal)
    {
        "transfer", BeforeAuthority, "medical-care", "violence", "self-harm", "damage", "other", YesNo.NotKnown,
    };

    public required PersonId Person { get; init; }

    public required RestraintId Restraint { get; init; }

    public PlaceId? Place { get; init; }

    public required When At { get; init; }

    public required string Instrument { get; init; }

    public required string During { get; init; }

    public required string Authority { get; init; }

    public required string Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (Place is { } place ? Wanting.Registered(place, situation) : null)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("instrument", Instrument, Instruments.All)
        ?? Wanting.Code("during", During, Occasions)
        ?? Wanting.Words("authority", Authority, "who ordered a restraint is named, or 'unknown'")
        ?? Wanting.Words("words", Words, "a restraint is given a reason, or it is said that none was given")
        ?? Onward.Taken("restraint", Restraint, situation.Person(Person))
        ?? Outcome.Of(new RestraintApplied(Person, Restraint, Place, At, Instrument, During, Authority, Words));
}

/// <summary>Records that somebody looked after a person under restraint.</summary>
public sealed record CheckRestraint : Act
{
    public required PersonId Person { get; init; }

    public required RestraintId Restraint { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public string HealthCare { get; init; } = YesNo.NotKnown;

    public required string Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("restraint", Restraint, At, situation, Person)
        ?? Wanting.Words("by", By, "who looked is named")
        ?? Wanting.Code("healthCare", HealthCare, YesNo.All)
        ?? Wanting.Words("words", Words, "a check says what was seen")
        ?? Outcome.Of(new RestraintChecked(Person, Restraint, At, By, HealthCare, Words));
}

/// <summary>Records that an instrument of restraint was taken off.</summary>
public sealed record RemoveRestraint : Act
{
    public required PersonId Person { get; init; }

    public required RestraintId Restraint { get; init; }

    public required When At { get; init; }

    public string? By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("restraint", Restraint, At, situation, Person)
        ?? Outcome.Of(new RestraintRemoved(Person, Restraint, At, By));
}

/// <summary>One use of an instrument of restraint, with the checks and its end. Derived.</summary>
/// <param name="Applied">How it began.</param>
/// <param name="Checks">The checks, in the order in which they were made.</param>
/// <param name="Removed">When it ended; null while nothing says so.</param>
public sealed record RestraintState(RestraintApplied Applied, IReadOnlyList<RestraintChecked> Checks, When? Removed)
{
    /// <summary>How long it certainly lasted by <paramref name="at"/>, and how long it may have; the latter null where its start is unbounded.</summary>
    public (Duration Least, Duration? Most) Length(Instant at)
    {
        var (least, most) = Onward.Ended(Removed, at);
        return (
            Applied.At.Latest is { } latest && least > latest ? least - latest : Duration.Zero,
            Applied.At.Earliest is { } earliest ? Duration.Max(Duration.Zero, most - earliest) : null);
    }

    /// <summary>Every use on a file, in the order in which they began.</summary>
    public static IReadOnlyList<RestraintState> Of(PersonFile file)
    {
        var checks = file.Of<RestraintChecked>().OrderBy(c => c.At, ByOccurrence.Order).ToLookup(c => c.Restraint);
        var ends = file.Of<RestraintRemoved>().ToLookup(e => e.Restraint, e => e.At);
        return
        [
            .. file.Of<RestraintApplied>().DistinctBy(r => r.Restraint)
                .OrderBy(r => r.At, ByOccurrence.Order).ThenBy(r => r.Restraint.Value)
                .Select(r => new RestraintState(r, [.. checks[r.Restraint]], Onward.Told(ends[r.Restraint]))),
        ];
    }

    /// <summary>What of it is below a standard.</summary>
    internal static IEnumerable<Finding> Findings(PersonFile file)
    {
        foreach (var use in Of(file).Select(r => r.Applied))
        {
            if (ApplyRestraint.Childbirth.Contains(use.During))
            {
                yield return new(BelowStandard.RestraintInChildbirth, use.At.Earliest, $"{use.Restraint} {use.During}");
            }

            if (Instruments.Prohibited.Contains(use.Instrument))
            {
                yield return new(BelowStandard.ProhibitedRestraint, use.At.Earliest, $"{use.Restraint} {use.Instrument}");
            }

            if (use.During == ApplyRestraint.BeforeAuthority)
            {
                yield return new(BelowStandard.RestraintBeforeAuthority, use.At.Earliest, use.Restraint.ToString());
            }
        }
    }
}
