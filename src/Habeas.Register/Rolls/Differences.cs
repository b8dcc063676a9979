using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Rolls;

/// <summary>How a difference between a roll and the register came out, as slugs.</summary>
public static class Resolutions
{
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "miscounted", "in-another-unit", "out-at-the-time", "register-was-behind", "register-was-wrong", "escaped", "released", "died", "never-here", "other",
    };
}

/// <summary>It was found out why a roll differed from the register. Said of a person it stands on their file, said of a number on the place's record.</summary>
/// <param name="About">The person, or the place.</param>
/// <param name="Place">The place.</param>
/// <param name="Roll">The roll that differed.</param>
/// <param name="Unit">The code of the unit, as the roll has it.</param>
/// <param name="How">A slug of <see cref="Resolutions"/>.</param>
/// <param name="Words">How, in words.</param>
/// <param name="By">Who found it out.</param>
/// <param name="At">When.</param>
public sealed record DifferenceResolved(
    Subject About, PlaceId Place, RollId Roll, string? Unit, [Code(typeof(Resolutions), nameof(Resolutions.All))] string How, string? Words, string By, When At) : Event
{
    public override Subject Subject => About;

    public override When? Occurred => At;
}

/// <summary>
/// Says why a roll differed. It changes nothing about anybody's whereabouts: an escape, a release or a late admission is recorded by its
/// own act, and then the register and the roll may agree by themselves.
/// </summary>
public sealed record ResolveDifference : Act
{
    public required PlaceId Place { get; init; }

    public required RollId Roll { get; init; }

    /// <summary>The code of the unit, as the roll has it.</summary>
    public string? Unit { get; init; }

    /// <summary>The person who was missing or not expected; absent to answer for the whole unit.</summary>
    public PersonId? Person { get; init; }

    public required string How { get; init; }

    public string? Words { get; init; }

    public required string By { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => Person is { } person ? [Place, person] : [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? (Person is { } person ? Wanting.Registered(person, situation) : null)
        ?? PlaceRolls.NotCounted(Roll, situation.Place(Place))
        ?? (Unit is { } unit ? PlaceRolls.NoLine(Roll, "unit", unit, situation.Place(Place)) : null)
        ?? Wanting.Code("how", How, Resolutions.All)
        ?? (How == "other" ? Wanting.Words("words", Words, "what no code says is said in words") : null)
        ?? Wanting.Words("by", By, "a difference is resolved by somebody")
        ?? Wanting.Occurrence("at", At, situation)
        ?? Outcome.Of(new DifferenceResolved(Person is { } about ? about : Place, Place, Roll, Unit, How, Words, By, At));
}
