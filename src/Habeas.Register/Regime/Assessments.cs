using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>
/// A person was assessed and, where the assessment came to that, classified (Nelson Mandela Rules 8(c), 89, 93). It has a category and
/// reasons and no score: a number that ranks people has no field here.
/// </summary>
/// <param name="Person">Who was assessed.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When.</param>
/// <param name="Kind">A slug of <see cref="AssessPerson.Kinds"/>: the first, a review when it was due, or one that the person asked for.</param>
/// <param name="By">Who assessed: the people, or the board.</param>
/// <param name="Category">The category of the deployment's own list, as a slug, with its words; absent where none was given.</param>
/// <param name="Reasons">Why this category, or what was found.</param>
/// <param name="OwnView">What the person said of it; <c>declined</c> and <c>not-asked</c> are said, and absent is not known.</param>
/// <param name="NextDue">When the next assessment is due.</param>
[Holds("nmr-8-assessment")]
public sealed record PersonAssessed(
    PersonId Person, PlaceId Place, When At, [Code(typeof(AssessPerson), nameof(AssessPerson.Kinds))] string Kind, string By, Coded? Category, string Reasons, string? OwnView, When? NextDue) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records an assessment. That it comes late, or that no first one is on the file, does not refuse it.</summary>
public sealed record AssessPerson : Act
{
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal) { "first", "review", "at-own-request" };

    public required PersonId Person { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Kind { get; init; }

    public required string By { get; init; }

    public Coded? Category { get; init; }

    public required string Reasons { get; init; }

    public string? OwnView { get; init; }

    public When? NextDue { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("kind", Kind, Kinds)
        ?? Wanting.Words("by", By, "an assessment says who assessed")
        ?? Wanting.Words("reasons", Reasons, "an assessment gives its reasons")
        ?? (Category is { } category && !IsSlug(category.Code)
            ? Refusals.Incomplete("category.code", "a category is named by a slug: small letters, digits and hyphens, the first a letter")
            : null)
        ?? (NextDue is null ? null : Wanting.Stretch("nextDue", At, NextDue))
        ?? Outcome.Of(new PersonAssessed(Person, Place, At, Kind, By, Category, Reasons, OwnView, NextDue));

    private static bool IsSlug(string code) =>
        code.Length > 0 && char.IsAsciiLetterLower(code[0]) && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>The assessments on a person's file, and what they amount to at an instant.</summary>
/// <param name="Category">The category that was given last; null where none was given.</param>
/// <param name="Since">Since when it stands.</param>
/// <param name="NextDue">When the next assessment is due, as the last one said.</param>
/// <param name="Overdue">True where that is certainly past.</param>
public sealed record Classification(Coded? Category, When? Since, When? NextDue, bool Overdue)
{
    /// <summary>Every assessment, in the order in which they were made.</summary>
    public static IReadOnlyList<PersonAssessed> Assessments(PersonFile file) => [.. file.Of<PersonAssessed>().OrderBy(a => a.At, ByOccurrence.Order)];

    /// <summary>What stands at <paramref name="at"/>; null where no assessment had been made. A later one without a category leaves the category as it was.</summary>
    public static Classification? At(PersonFile file, Instant at)
    {
        var made = Assessments(file).Where(a => !a.At.IsAfter(at)).ToList();
        if (made.Count == 0)
        {
            return null;
        }

        var given = made.FindLast(a => a.Category is not null);
        var due = made[^1].NextDue;
        return new(given?.Category, given?.At, due, due?.IsOverBy(at) == true);
    }
}
