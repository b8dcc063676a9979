using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Persons;

/// <summary>
/// Somebody disputes the age that the file shows, or would show: from then on the person is treated as a child until it is decided
/// (CRC/C/GC/24: doubt means child). A dispute after a decision, such as an appeal, opens the question again.
/// </summary>
/// <param name="Person">Whose age.</param>
/// <param name="At">When it was disputed.</param>
/// <param name="By">By whom: the person, counsel, a guardian, an officer.</param>
/// <param name="Why">Why.</param>
/// <param name="Born">When the person was born by this account, first and last date; absent where none is given.</param>
public sealed record AgeDisputed(PersonId Person, When At, string By, string Why, DateRange? Born) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>An expert or a service assessed a person's age. It is evidence and decides nothing: the doubt lasts until an authority decides.</summary>
/// <param name="Person">Whose age.</param>
/// <param name="At">When.</param>
/// <param name="By">Who assessed it.</param>
/// <param name="Method">A slug of <see cref="Methods"/>.</param>
/// <param name="Born">The result with its margin: the first and the last date of birth that it leaves possible.</param>
/// <param name="Words">What the report says.</param>
public sealed record AgeAssessed(PersonId Person, When At, string By, [Code(typeof(AgeAssessed), nameof(AgeAssessed.Methods))] string Method, DateRange Born, string? Words) : PersonEvent(Person)
{
    /// <summary>How an age is assessed, as slugs. Bones and teeth alone are too uncertain to decide by (CRC/C/GC/24).</summary>
    public static IReadOnlySet<string> Methods { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "documents", "interview", "social-assessment", "psychological", "physical-examination", "dental", "bones", "several-disciplines", "other",
    };

    public override When? Occurred => At;
}

/// <summary>An authority decided on a person's age. Where its interval leaves a childhood possible, the person stays treated as a child.</summary>
/// <param name="Person">Whose age.</param>
/// <param name="At">When.</param>
/// <param name="Authority">Who decided.</param>
/// <param name="Method">On what chiefly, a slug of <see cref="AgeAssessed.Methods"/>.</param>
/// <param name="Born">The first and the last date of birth that the decision leaves possible.</param>
/// <param name="Number">The number of the decision.</param>
/// <param name="Words">What the decision says.</param>
public sealed record AgeDecided(PersonId Person, When At, string Authority, [Code(typeof(AgeAssessed), nameof(AgeAssessed.Methods))] string Method, DateRange Born, string? Number, string? Words) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records that somebody disputes a person's age.</summary>
public sealed record DisputeAge : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Why { get; init; }

    public DateRange? Born { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "an age is disputed by somebody")
        ?? Wanting.Words("why", Why, "an age is disputed for a reason")
        ?? (Born is { } born ? Births.Fault(born, situation) : null)
        ?? Outcome.Of(new AgeDisputed(Person, At, By, Why, Born));
}

/// <summary>Records an assessment of age.</summary>
public sealed record AssessAge : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Method { get; init; }

    public required DateRange Born { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "an age is assessed by somebody")
        ?? Wanting.Code("method", Method, AgeAssessed.Methods)
        ?? Births.Fault(Born, situation)
        ?? Outcome.Of(new AgeAssessed(Person, At, By, Method, Born, Words));
}

/// <summary>Records the decision of an authority on a person's age.</summary>
public sealed record DecideAge : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public required string Method { get; init; }

    public required DateRange Born { get; init; }

    public string? Number { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("authority", Authority, "an age is decided by a named authority")
        ?? Wanting.Code("method", Method, AgeAssessed.Methods)
        ?? Births.Fault(Born, situation)
        ?? Outcome.Of(new AgeDecided(Person, At, Authority, Method, Born, Number, Words));
}

internal static class Births
{
    /// <summary>What is wrong with dates between which somebody was born, or null.</summary>
    public static Refusal? Fault(DateRange born, Situation situation) =>
        new[] { born.From, born.To }.Select(d => new BirthDate(d.Year, d.Month, d.Day).Fault()).FirstOrDefault(f => f is not null) is { } fault
            ? Refusals.Incomplete("born", fault)
        : new BirthDate(born.From.Year, born.From.Month, born.From.Day).IsAfter(situation.At)
            ? Refusals.NotYetHappened("born", born.From.AtMidnight().InUtc().ToInstant(), situation.At)
        : null;
}
