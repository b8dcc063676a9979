using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Needs;

/// <summary>The code of a language.</summary>
internal static class LanguageCode
{
    public static Refusal? Fault(string field, string code) =>
        code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower)
            ? null
            : Refusals.UnknownCode(field, code, ["two letters of ISO 639-1", "three of ISO 639-3 where there are no two", LanguageKnown.Undetermined]);
}

/// <summary>A language that a person speaks or reads, a signed one too.</summary>
/// <param name="Language">Two letters of ISO 639-1, or three of ISO 639-3 where there are no two; <c>und</c> where nobody knows which it is.</param>
/// <param name="Speaks">How well they speak it, or sign it: a slug of <see cref="Grades"/>.</param>
/// <param name="Reads">How well they read it: a slug of <see cref="Grades"/>.</param>
/// <param name="Words">What the person calls it.</param>
public sealed record LanguageKnown(string Language, string Speaks, string Reads, string? Words = null)
{
    /// <summary>The ISO 639 code for a language that nobody could tell.</summary>
    public const string Undetermined = "und";

    private const string No = "no";

    public static IReadOnlySet<string> Grades { get; } = new SortedSet<string>(StringComparer.Ordinal) { "well", "a-little", No, "not-known" };

    /// <summary>False where the person neither speaks nor reads it.</summary>
    internal bool IsOfUse => Speaks != No || Reads != No;

    /// <summary>Says what is wrong with it, or null.</summary>
    public Refusal? Fault() =>
        LanguageCode.Fault("languages.language", Language)
        ?? Wanting.Code("languages.speaks", Speaks, Grades)
        ?? Wanting.Code("languages.reads", Reads, Grades)
        ?? (Language == Undetermined ? Wanting.Words("languages.words", Words, "a language that nobody can tell is put in words: what it sounds like, what the person calls it") : null);
}

/// <summary>Which languages a person speaks and reads, and whether they need an interpreter (Nelson Mandela Rule 55). A later statement stands in the place of an earlier one.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">When it was stated.</param>
/// <param name="Languages">Those of which something is known, the person's first language first.</param>
/// <param name="Interpreter">Whether an interpreter is needed, a slug of <see cref="Answers"/>.</param>
/// <param name="Source">Who says so: own statement, the escort, an interpreter by telephone.</param>
public sealed record LanguagesStated(
    PersonId Person, When At, IReadOnlyList<LanguageKnown> Languages, string Interpreter, string Source) : PersonEvent(Person), IFaultable
{
    public static IReadOnlySet<string> Answers { get; } = new SortedSet<string>(StringComparer.Ordinal) { "needed", "not-needed", "not-asked" };

    public override When? Occurred => At;

    /// <summary>
    /// Whether it is known that the person neither speaks nor reads a language: other languages are stated and this is not, or it is
    /// stated that they know none of it. Where one of theirs is undetermined, it may be that one.
    /// </summary>
    public bool IsUnknown(string language) => !Languages.Any(l => l.Language == LanguageKnown.Undetermined || (l.Language == language && l.IsOfUse));

    Refusal? IFaultable.Fault() =>
        (Languages.Count > 0 ? null : Refusals.Incomplete("languages", "at least one language is stated: und, with words, where nobody can tell which it is"))
        ?? Languages.Select(l => l.Fault()).FirstOrDefault(f => f is not null)
        ?? Wanting.Code("interpreter", Interpreter, Answers)
        ?? Wanting.Words("source", Source, "a statement of languages has a source");
}

/// <summary>Records which languages a person speaks and reads.</summary>
public sealed record RecordLanguages : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required IReadOnlyList<LanguageKnown> Languages { get; init; }

    public required string Interpreter { get; init; }

    public required string Source { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Sound(new LanguagesStated(Person, At, Languages, Interpreter, Source));
}

/// <summary>The languages on a person's file.</summary>
public static class LanguagesOnFile
{
    /// <summary>The last statement; null where nobody stated any.</summary>
    public static LanguagesStated? Of(PersonFile file) => file.Of<LanguagesStated>().OrderBy(l => l.At, ByOccurrence.Order).LastOrDefault();
}
