using Habeas.Register.Acts;
using Habeas.Register.Corrections;

namespace Habeas.Register.Regime;

/// <summary>
/// An event whose content only the authority that it is addressed to reads, with the person themselves: nobody at the place of detention
/// does (Nelson Mandela Rules 8(d), 57(2)). It holds nothing but that content, so that it is withheld as a whole.
/// </summary>
public interface IConfidential
{
    /// <summary>Who reads it beside the person: a slug of <see cref="Addressees"/>.</summary>
    string ReadBy { get; }
}

/// <summary>To whom a request or a complaint is addressed, as slugs.</summary>
public static class Addressees
{
    public const string PlaceHead = "place-head";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        PlaceHead, "central-administration", "judge", "inspectorate", "other",
    };
}

/// <summary>The one question that every reader of events asks before an event is shown.</summary>
public static class Confidentiality
{
    /// <summary>Who alone reads the event beside the person; null where it is not confidential. What a correction puts in its place is as confidential as the event itself.</summary>
    public static string? ReadBy(Event recorded) => recorded switch
    {
        IConfidential confidential => confidential.ReadBy,
        EventReplaced { Replacement: { } replacement } => ReadBy(replacement),
        _ => null,
    };
}
