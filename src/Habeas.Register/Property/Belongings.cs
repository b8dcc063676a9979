using Habeas.Register.Acts;
using Habeas.Register.Custody;

namespace Habeas.Register.Property;

/// <summary>One line of a receipt.</summary>
/// <param name="Line">Its number on the receipt, from 1: what is returned or lost later is said by it.</param>
/// <param name="What">What it is, so that its owner would know it again.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Condition">In what condition, where that is said.</param>
public sealed record PropertyItem(int Line, string What, int Quantity, string? Condition = null);

/// <summary>So many of one line of a receipt, or of something that is on no receipt.</summary>
/// <param name="Receipt">The receipt; absent for something that is on none.</param>
/// <param name="Line">The line on the receipt.</param>
/// <param name="What">What it is, for something that is on no receipt.</param>
/// <param name="Quantity">How many.</param>
public sealed record PropertyPart(ReceiptId? Receipt, int? Line, string? What, int Quantity);

/// <summary>Who signed. That a person could not or would not is said and not left blank.</summary>
/// <param name="Officer">Who signed for the place, by name.</param>
/// <param name="Person">Whether the person signed: a slug of <see cref="Answers"/>.</param>
/// <param name="Witness">Who saw it, by name, where the person did not sign; <c>nobody</c> where nobody did.</param>
/// <param name="Words">What the person said.</param>
public sealed record Signing(string Officer, string Person, string? Witness = null, string? Words = null)
{
    public const string Signed = "signed";

    public static IReadOnlySet<string> Answers { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Signed, "could-not", "would-not", "not-asked",
    };

    /// <summary>Says what is wrong with it, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Words("signing.officer", Officer, "whoever signs for the place is named")
        ?? Wanting.Code("signing.person", Person, Answers)
        ?? (Person == Signed ? null : Wanting.Words("signing.witness", Witness, "who saw that the person did not sign is named, or it is said that nobody did"));
}

/// <summary>What belongings are made of, and what is wrong with them.</summary>
internal static class Belongings
{
    /// <summary>So that whatever is added up can be: no register of a place has more of anything.</summary>
    private const int Most = 1_000_000;
    private const decimal MostCash = 1_000_000_000_000;

    public static Refusal? Fault(IReadOnlyList<PropertyItem> items) =>
        items.Any(i => i.Line < 1) || items.DistinctBy(i => i.Line).Count() < items.Count
            ? Refusals.Incomplete("items.line", "each line of a receipt has a number of its own, from 1")
            : items.Select(i => Wanting.Words("items.what", i.What, "what is received is described") ?? Counted(i.Quantity)).FirstOrDefault(f => f is not null);

    public static Refusal? Fault(IReadOnlyList<PropertyPart> parts) =>
        parts.Select(p => Named(p) ?? Counted(p.Quantity)).FirstOrDefault(f => f is not null);

    public static Refusal? Fault(IReadOnlyList<Money> cash) =>
        cash.Any(m => m.Amount is <= 0 or > MostCash || m.Currency.Length != 3 || !m.Currency.All(char.IsAsciiLetterUpper))
            ? Refusals.Incomplete("cash", "a sum is more than nothing and names its currency by three capital letters of ISO 4217")
            : null;

    /// <summary>A part is named in one way, so that it is added to one line.</summary>
    private static Refusal? Named(PropertyPart part) =>
        (part.Receipt is null) == (part.Line is null) && (part.Receipt is null) != string.IsNullOrWhiteSpace(part.What)
            ? null
            : Refusals.Incomplete("items", "an item is named by its receipt and line, or in words where it is on no receipt");

    private static Refusal? Counted(int quantity) =>
        quantity is >= 1 and <= Most ? null : Refusals.Incomplete("items.quantity", "there is at least one of an item, and no more than a million");
}
