using System.Reflection;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Regime;

namespace Habeas.Register.Readers;

/// <summary>
/// Says that a rule keeps what an event tells confidential within the file itself: shown to those who need it, and left out where
/// the rest of the file is shown. Such an event holds nothing but that, so that it is withheld as a whole.
/// </summary>
/// <param name="rule">The rule that asks for it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConfidentialAttribute(string rule) : Attribute
{
    public string Rule { get; } = rule;
}

/// <summary>A confidential event that is addressed to one authority: nobody else reads it but the person (Nelson Mandela Rules 8(d), 57(2)).</summary>
public interface IAddressed : IOfComplaint
{
    /// <summary>Who reads it beside the person: a slug of <see cref="Addressees"/>.</summary>
    string ReadBy { get; }
}

/// <summary>The rule that keeps an event confidential, and to whom it is addressed.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="ReadBy">Who alone reads it beside the person; null where whoever needs it does.</param>
public sealed record Confidence(string Rule, string? ReadBy)
{
    /// <summary>Why an event is confidential; null where it is not. What a correction puts in its place is as confidential as the event itself.</summary>
    public static Confidence? Of(Event recorded) =>
        recorded is ICorrection { Replacement: { } instead } ? Of(instead)
        : recorded.GetType().GetCustomAttribute<ConfidentialAttribute>() is { } marked ? new(marked.Rule, (recorded as IAddressed)?.ReadBy)
        : null;

    /// <summary>Whether a reader may see such an event of this file, or what a correction says. An authority that a complaint was appealed to reads what it appeals against.</summary>
    public bool Admits(Reader reader, Event recorded, PersonFile file) => (ReadBy, recorded) switch
    {
        (null, _) => reader.Purpose != Purpose.Work,
        (_, IAddressed addressed) => ComplaintsOnFile.Reads(file, addressed, reader.Is),
        _ => false,
    };
}
