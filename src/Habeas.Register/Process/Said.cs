namespace Habeas.Register.Process;

/// <summary>What is said where there is no name and no code to give, so that a blank is never read as "none".</summary>
public static class Said
{
    /// <summary>There was none: no counsel, no interpreter, no alternative.</summary>
    public const string None = "none";

    /// <summary>Whoever records it does not know.</summary>
    public const string NotKnown = "not-known";
}

/// <summary>How a person took part in what a court or another authority did, as slugs.</summary>
public static class Modes
{
    public const string InPerson = "in-person";

    /// <summary>Over a link: it stops no clock that asks for the person to be brought before a judge (CCPR/C/GC/35 para 34).</summary>
    public const string ByVideo = "by-video";

    /// <summary>The person was not there at all.</summary>
    public const string InAbsence = "in-absence";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { InPerson, ByVideo, InAbsence, Said.NotKnown };
}

/// <summary>Who puts something before a court for or against a person, as slugs; the name stands beside.</summary>
public static class Filers
{
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "person", "counsel", "family", "monitor", "prosecutor", "court", "other", Said.NotKnown,
    };
}
