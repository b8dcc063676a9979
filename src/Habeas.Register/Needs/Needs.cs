using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Needs;

/// <summary>What a specific need concerns, as slugs. Not why a person has it: that is theirs, or the medical file's.</summary>
public static class NeedKinds
{
    public const string Other = "other";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "care-of-a-child", "communication", "daily-living", "diet", "hearing", "mobility", Other, "pregnancy-or-birth", "protection", "religion",
        "sight", "understanding",
    };
}

/// <summary>A person has a specific need, as they or somebody for them say.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">When it was said.</param>
/// <param name="Need">What it concerns, a slug of <see cref="NeedKinds"/>, and the words in which it was said.</param>
/// <param name="Until">When it ended, where it did.</param>
/// <param name="Source">Who says so: own statement, a relative, an officer who saw it.</param>
public sealed record NeedStated(PersonId Person, When At, Coded Need, When? Until, string Source) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("need.code", Need.Code, NeedKinds.All)
        ?? (Need.Code == NeedKinds.Other ? Wanting.Words("need.words", Need.Words, "a need of another kind is put in words") : null)
        ?? Wanting.Stretch("until", At, Until)
        ?? Wanting.Words("source", Source, "a need has a source: the person themselves, as a rule");
}

/// <summary>Records a specific need of a person.</summary>
public sealed record RecordNeed : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required Coded Need { get; init; }

    public When? Until { get; init; }

    public required string Source { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Sound(new NeedStated(Person, At, Need, Until, Source));
}

/// <summary>The needs on a person's file.</summary>
public static class NeedsOnFile
{
    /// <summary>Every one that may last at <paramref name="instant"/>, in the order in which they were stated.</summary>
    public static IReadOnlyList<NeedStated> At(PersonFile file, NodaTime.Instant instant) =>
        [.. file.Of<NeedStated>().Where(n => !n.At.IsAfter(instant) && n.Until?.IsOverBy(instant) != true).OrderBy(n => n.At, ByOccurrence.Order)];
}
