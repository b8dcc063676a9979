using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>Force was used on a person (Nelson Mandela Rule 82). That they were examined, and that it was reported, are events of their own.</summary>
/// <param name="Person">On whom.</param>
/// <param name="Force">The id of this use.</param>
/// <param name="Place">The place that held them; absent where they were in transit.</param>
/// <param name="At">When.</param>
/// <param name="By">Who used it, by name or number.</param>
/// <param name="Against">Against what: a slug of <see cref="RecordForce.Causes"/>.</param>
/// <param name="Means">Slugs of <see cref="RecordForce.MeansList"/>.</param>
/// <param name="Words">What happened.</param>
/// <param name="Injuries">The injuries that could be seen, in words; <c>none-seen</c> and <c>not-looked</c> are said.</param>
public sealed record ForceUsed(
    PersonId Person, ForceId Force, PlaceId? Place, When At, IReadOnlyList<string> By, [Code(typeof(RecordForce), nameof(RecordForce.Causes))] string Against, [Code(typeof(RecordForce), nameof(RecordForce.MeansList))] IReadOnlyList<string> Means, string Words, string Injuries)
    : PersonEvent(Person), IBegins<ForceId>
{
    public override When? Occurred => At;

    ForceId IBegins<ForceId>.Begun => Force;
}

/// <summary>Something followed a use of force: the person was examined, or it was reported or looked into.</summary>
/// <param name="Person">On whom it was used.</param>
/// <param name="Force">Which use.</param>
/// <param name="At">When.</param>
/// <param name="Step">A slug of <see cref="FollowForce.Steps"/>.</param>
/// <param name="By">Who examined, reported or looked into it.</param>
/// <param name="To">To whom it was reported.</param>
/// <param name="Words">What came of it; what a physician found is in the medical file.</param>
public sealed record ForceFollowed(PersonId Person, ForceId Force, When At, [Code(typeof(FollowForce), nameof(FollowForce.Steps))] string Step, string By, string? To, string? Words) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records that force was used.</summary>
public sealed record RecordForce : Act
{
    public static IReadOnlySet<string> Causes { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "self-defence", "defence-of-others", "attempted-escape", "active-resistance", "passive-resistance", "self-harm", "damage", "other", YesNo.NotKnown,
    };

    public static IReadOnlySet<string> MeansList { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "hands", "baton", "shield", "irritant-spray", "electric-discharge", "kinetic-projectile", "water-cannon", "dog", "firearm", "restraint", "other", YesNo.NotKnown,
    };

    public required PersonId Person { get; init; }

    public required ForceId Force { get; init; }

    public PlaceId? Place { get; init; }

    public required When At { get; init; }

    public required IReadOnlyList<string> By { get; init; }

    public required string Against { get; init; }

    public required IReadOnlyList<string> Means { get; init; }

    public required string Words { get; init; }

    public required string Injuries { get; init; }

    public override IReadOnlyList<Subject> Subjects => Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (Place is { } place ? Wanting.Registered(place, situation) : null)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (By.Count == 0 || By.Any(string.IsNullOrWhiteSpace) ? Refusals.Incomplete("by", "who used force is named, 'unknown' if nobody knows") : null)
        ?? Wanting.Code("against", Against, Causes)
        ?? (Means.Count == 0 ? Refusals.Incomplete("means", "force has means, or 'not-known'") : null)
        ?? Means.Select(m => Wanting.Code("means", m, MeansList)).FirstOrDefault(f => f is not null)
        ?? Wanting.Words("words", Words, "what happened is told")
        ?? Wanting.Words("injuries", Injuries, "the injuries that could be seen are told, or 'none-seen', or 'not-looked'")
        ?? Onward.Taken("force", Force, situation.Person(Person))
        ?? Outcome.Of(new ForceUsed(Person, Force, Place, At, By, Against, Means, Words, Injuries));
}

/// <summary>Records what followed a use of force.</summary>
public sealed record FollowForce : Act
{
    internal const string Examined = "examined";
    internal const string Reported = "reported";

    public static IReadOnlySet<string> Steps { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Examined, "examination-declined", "examination-not-offered", Reported, "looked-into",
    };

    public required PersonId Person { get; init; }

    public required ForceId Force { get; init; }

    public required When At { get; init; }

    public required string Step { get; init; }

    public required string By { get; init; }

    public string? To { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("force", Force, At, situation, Person)
        ?? Wanting.Code("step", Step, Steps)
        ?? Wanting.Words("by", By, "who did it, or says it, is named")
        ?? (Step == Reported ? Wanting.Words("to", To, "a report goes to somebody") : null)
        ?? Outcome.Of(new ForceFollowed(Person, Force, At, Step, By, To, Words));
}

/// <summary>A use of force with what followed. Derived.</summary>
/// <param name="Used">The use.</param>
/// <param name="Followed">What followed, in the order in which it occurred.</param>
public sealed record ForceState(ForceUsed Used, IReadOnlyList<ForceFollowed> Followed)
{
    public bool IsExaminedBy(Instant instant) => Has(FollowForce.Examined, instant);

    public bool IsReportedBy(Instant instant) => Has(FollowForce.Reported, instant);

    /// <summary>Every use of force on a file, in the order in which they occurred.</summary>
    public static IReadOnlyList<ForceState> Of(PersonFile file)
    {
        var followed = file.Of<ForceFollowed>().OrderBy(f => f.At, ByOccurrence.Order).ToLookup(f => f.Force);
        return
        [
            .. file.Of<ForceUsed>().DistinctBy(u => u.Force)
                .OrderBy(u => u.At, ByOccurrence.Order).ThenBy(u => u.Force.Value)
                .Select(u => new ForceState(u, [.. followed[u.Force]])),
        ];
    }

    /// <summary>What of it is below a standard at an instant.</summary>
    internal static IEnumerable<Finding> Findings(PersonFile file, Instant at) =>
        Of(file).Where(u => !u.IsReportedBy(at)).Select(u => new Finding(BelowStandard.ForceNotReported, u.Used.At.Earliest, u.Used.Force.ToString()));

    private bool Has(string step, Instant by) => Followed.Any(f => f.Step == step && !f.At.IsAfter(by));
}
