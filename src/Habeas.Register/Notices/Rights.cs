using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Needs;
using Habeas.Register.Time;

namespace Habeas.Register.Notices;

/// <summary>The rights of which a person deprived of liberty is told, as slugs.</summary>
public static class Rights
{
    public const string Consulate = "consulate";

    /// <summary>The rights of which everybody is told, each with the rule that says so.</summary>
    public static IReadOnlyDictionary<string, string> OfEveryone { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["reasons"] = "ICCPR art. 9(2)",
        ["challenge"] = "ICCPR art. 9(4); Body of Principles 13",
        ["counsel"] = "Body of Principles 17",
        ["tell-family"] = "Body of Principles 16",
        ["complain"] = "Nelson Mandela Rule 54",
        ["rules-of-the-place"] = "Nelson Mandela Rule 54",
    };

    /// <summary>Every right that can be recorded: those of everyone, and those of some.</summary>
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(OfEveryone.Keys, StringComparer.Ordinal)
    {
        Consulate, "asylum", "interpreter", "legal-aid", "medical-care", "own-file", "refugee-body", "silence",
    };
}

/// <summary>A person was told of rights.</summary>
/// <param name="Person">Who was told.</param>
/// <param name="Place">The place of detention, where it was there.</param>
/// <param name="At">When.</param>
/// <param name="Of">Which, slugs of <see cref="Rights"/>.</param>
/// <param name="Language">In which language: an ISO 639 code.</param>
/// <param name="Means">By what means, a slug of <see cref="AllMeans"/>.</param>
/// <param name="By">Who told them, by name.</param>
/// <param name="Interpreter">Who interpreted, by name, where somebody did.</param>
/// <param name="Understood">What the person said of it, a slug of <see cref="Answers"/>.</param>
public sealed record RightsTold(
    PersonId Person,
    PlaceId? Place,
    When At,
    IReadOnlyList<string> Of,
    string Language,
    string Means,
    string By,
    string? Interpreter,
    string Understood) : PersonEvent(Person), IFaultable
{
    public const string Spoken = "spoken";
    public const string Interpreted = "interpreted";
    public const string Written = "written";

    public static IReadOnlySet<string> AllMeans { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Spoken, Interpreted, Written, "spoken-and-written", "easy-read", "signed", "recording",
    };

    public static IReadOnlySet<string> Answers { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "understood", "not-understood", "gave-no-answer", "not-asked",
    };

    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        (Of.Count > 0 ? null : Refusals.Incomplete("of", "a person is told of at least one right"))
        ?? Of.Select(r => Wanting.Code("of", r, Rights.All)).FirstOrDefault(f => f is not null)
        ?? LanguageCode.Fault("language", Language)
        ?? Wanting.Code("means", Means, AllMeans)
        ?? Wanting.Words("by", By, "whoever told the person is named")
        ?? (Means == Interpreted ? Wanting.Words("interpreter", Interpreter, "whoever interpreted is named") : null)
        ?? Wanting.Code("understood", Understood, Answers);
}

/// <summary>Records that a person was told of rights: which, by whom, and so that they could understand it.</summary>
public sealed record TellRights : Act
{
    public required PersonId Person { get; init; }

    public PlaceId? Place { get; init; }

    public required When At { get; init; }

    public required IReadOnlyList<string> Of { get; init; }

    public required string Language { get; init; }

    public required string Means { get; init; }

    public required string By { get; init; }

    public string? Interpreter { get; init; }

    public required string Understood { get; init; }

    public override IReadOnlyList<Subject> Subjects => Place is { } place ? [Person, place] : [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? (Place is { } place ? Wanting.Registered(place, situation) : null)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Sound(new RightsTold(Person, Place, At, Of, Language, Means, By, Interpreter, Understood));
}
