using Habeas.Cli.Output;

namespace Habeas.Cli.Receipts;

/// <summary>What the page of a receipt says in one language. What was recorded is told in the words of the register.</summary>
internal sealed record ReceiptTexts(string Language, string Direction, IReadOnlyDictionary<string, string> Words)
{
    public static Translation<ReceiptTexts> Kept { get; } = new("receipts/receipts.", "the receipt", "habeas receipt texts");

    public string this[string word] => Words[word];

    public static ReceiptTexts Read(byte[] json, string name) =>
        Kept.Read(json, name, texts => Translation.Fault(texts.Language, texts.Direction, texts.Words, Kept.In("en").Words));

    public static string Css() => Translation.Resource("receipts/receipts.css");
}
