namespace Habeas.Register.Custody;

/// <summary>
/// One coded value with the source's own words beside it. Two unknowns are kept apart: the source says it does not know
/// (<see cref="SourceUnknown"/>), and the source says something that no mapping knows (<see cref="Unmapped"/>).
/// </summary>
/// <param name="Code">A stable slug of the attribute's code list.</param>
/// <param name="Words">The source's own words, when there was a source.</param>
public sealed record Coded(string Code, string? Words = null)
{
    /// <summary>The source says that it does not know.</summary>
    public const string SourceUnknown = "unknown";

    /// <summary>The source says something that the mapping does not know; its words stand beside.</summary>
    public const string Unmapped = "unmapped";

    /// <summary>What a question shows where nothing was recorded at all.</summary>
    public const string NotRecorded = "not-recorded";
}

/// <summary>The names of attributes that every register shares; a mapping may record others.</summary>
public static class Attributes
{
    public const string LegalStatus = "legal-status";
    public const string Ground = "ground";
    public const string Sex = "sex";
    public const string Age = "age";

    /// <summary>The earliest and latest date of birth, <c>1990-01-01/1990-12-31</c>.</summary>
    public const string Born = "born";
    public const string Offence = "offence";
    public const string CustodyLevel = "custody-level";
    public const string Place = "place";
    public const string Whereabouts = "whereabouts";
    public const string Bail = "bail";
    public const string Coverage = "coverage";
}
