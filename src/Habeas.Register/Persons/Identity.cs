using System.Text;
using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using NodaTime;

namespace Habeas.Register.Persons;

/// <summary>A file was opened for a person, under this file number.</summary>
public sealed record PersonRegistered(PersonId Person, string FileNumber) : PersonEvent(Person);

/// <summary>An identity as somebody recorded it, on some evidence; a person may have several, and the last recorded is shown first.</summary>
/// <param name="Person">Whose identity.</param>
/// <param name="Identity">What was recorded.</param>
/// <param name="Source">Where it comes from: own statement, passport, a feed by name.</param>
[Holds("nmr-7-identity")]
[Holds("icpped-17-identity")]
public sealed record IdentityRecorded(PersonId Person, Identity Identity, string Source) : PersonEvent(Person), ICustodyFact;

/// <summary>Who a person is, as recorded at one time. Every field may be absent: facts come before completeness.</summary>
public sealed record Identity
{
    /// <summary>Names in any script, as written; none for a person whom nobody can name.</summary>
    public IReadOnlyList<Name> Names { get; init; } = [];

    /// <summary>How to tell apart a person whom nobody can name, such as clothing, or the bed; its presence makes the identity provisional.</summary>
    public string? Provisional { get; init; }

    public BirthDate? Born { get; init; }

    /// <summary>Sex as the source recorded it.</summary>
    public Coded? Sex { get; init; }

    /// <summary>Gender as the person themselves says it (Nelson Mandela Rule 7(a)).</summary>
    public string? Gender { get; init; }

    /// <summary>ISO 3166-1 alpha-2 codes, or <c>stateless</c>.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>True where there is a name, or the description of a person whom nobody can name.</summary>
    [JsonIgnore]
    public bool TellsApart => Names.Count > 0 || !string.IsNullOrWhiteSpace(Provisional);

    /// <summary>Says what is wrong with what was recorded, or null. No name is wrong for its script, its length or its number of words.</summary>
    /// <param name="at">The instant at which it is recorded: nobody is born after it.</param>
    public Refusal? Fault(Instant at) =>
        Names.Select(n => n.Fault()).FirstOrDefault(f => f is not null)
        ?? (Born?.Fault() is { } born ? Refusals.Incomplete("identity.born", born) : null)
        ?? (Born is { } date && date.IsAfter(at) ? Refusals.NotYetHappened("identity.born", date.Earliest.AtMidnight().InUtc().ToInstant(), at) : null)
        ?? Nationalities.Where(n => !IsNationality(n)).Select(n => Refusals.UnknownCode(
            "identity.nationalities", n, ["two capital letters of ISO 3166-1", Stateless])).FirstOrDefault()
        ?? (Identifiers.Any(i => string.IsNullOrWhiteSpace(i.Issuer) || string.IsNullOrWhiteSpace(i.Value))
            ? Refusals.Incomplete("identity.identifiers", "an identifier has an issuer and a value")
            : null);

    /// <summary>The code of a person whom no State holds to be its national.</summary>
    public const string Stateless = "stateless";

    private static bool IsNationality(string code) =>
        code == Stateless || (code.Length == 2 && code.All(char.IsAsciiLetterUpper));
}

/// <summary>A name as written, in its own script.</summary>
/// <param name="Text">The name, in the order of its own language.</param>
/// <param name="Kind">A slug of <see cref="Kinds"/>.</param>
/// <param name="Script">The ISO 15924 code of its script, where the source says.</param>
public sealed record Name(string Text, [Code(typeof(Name), nameof(Name.Kinds))] string Kind = "name", string? Script = null)
{
    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal) { "name", "alias", "former" };

    /// <summary>Says what is wrong with the name, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Words("identity.names.text", Text, "a name has at least one letter") ?? Wanting.Code("identity.names.kind", Kind, Kinds);
}

/// <summary>A number or code that an issuer gave a person; unique only together with its issuer.</summary>
public sealed record Identifier(string Issuer, string Value)
{
    /// <summary>
    /// A value as it is compared: its letters and digits, in capitals, digits of every script as 0 to 9, since one officer writes a number with
    /// blanks or hyphens and the next without. A value of neither stays as it is.
    /// </summary>
    public static string Compact(string value)
    {
        var compact = new StringBuilder();
        foreach (var rune in value.EnumerateRunes().Where(Rune.IsLetterOrDigit))
        {
            _ = Rune.IsDigit(rune) ? compact.Append((int)Rune.GetNumericValue(rune)) : compact.Append(Rune.ToUpperInvariant(rune));
        }

        return compact.Length > 0 ? compact.ToString() : value.Trim();
    }
}

/// <summary>A date of birth with its precision: only the fields that are known. <c>Circa</c> marks an estimate.</summary>
public sealed record BirthDate(int Year, int? Month = null, int? Day = null, bool Circa = false)
{
    /// <summary>The earliest date it can be.</summary>
    [JsonIgnore]
    public LocalDate Earliest => new(Year, Month ?? 1, Month is null ? 1 : Day ?? 1);

    /// <summary>The latest date it can be.</summary>
    [JsonIgnore]
    public LocalDate Latest => Month is null
        ? new(Year, 12, 31)
        : Day is { } day ? new(Year, Month.Value, day) : new LocalDate(Year, Month.Value, 1).PlusMonths(1).PlusDays(-1);

    /// <summary>True when the date has begun nowhere on Earth yet, where days begin up to fourteen hours before UTC's.</summary>
    public bool IsAfter(Instant at) => Earliest > at.WithOffset(Offset.FromHours(14)).Date;

    /// <summary>Says what is wrong with the date, or null.</summary>
    public string? Fault() =>
        Year is < 1850 or > 9999 ? "the year of birth is out of range"
        : Month is < 1 or > 12 ? "the month of birth is out of range"
        : Day is not null && Month is null ? "a day of birth needs its month"
        : Day is { } d && (d < 1 || d > CalendarSystem.Iso.GetDaysInMonth(Year, Month!.Value)) ? "the day of birth does not exist"
        : null;
}
