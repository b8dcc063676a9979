using System.Globalization;
using System.Net;
using System.Text;
using Habeas.Ledger.Receipts;

namespace Habeas.Cli.Receipts;

/// <summary>What the page of a receipt tells beside the receipt itself.</summary>
/// <param name="Origin">The register.</param>
/// <param name="Key">Its public key.</param>
/// <param name="FileNumber">The file it is of; null for an entry about a place.</param>
/// <param name="Says">What was recorded; null where it was erased.</param>
/// <param name="Happened">When it happened, as the event says.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Officer">Who recorded it, and in what capacity.</param>
/// <param name="Size">How many entries the checkpoint signs.</param>
/// <param name="Witnesses">The names of the witnesses whose signature lines it bears.</param>
internal sealed record ReceiptPage(
    string Origin, string Key, string? FileNumber, string? Says, string? Happened, string? RecordedAt, string? Officer, long Size, IReadOnlyList<string> Witnesses);

/// <summary>A receipt as one page of HTML that is printed from any browser: no script, nothing fetched.</summary>
internal static class ReceiptHtml
{
    public static void Write(TextWriter writer, ReceiptTexts texts, ReceiptPage page, Receipt receipt)
    {
        writer.Write($"<!doctype html>\n<html lang=\"{Text(texts.Language)}\" dir=\"{Text(texts.Direction)}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Text(texts["title"])}</title>\n<style>\n{ReceiptTexts.Css()}</style>\n</head>\n<body>\n<main>\n");
        writer.Write($"<header>\n<h1>{Text(texts["title"])}</h1>\n<p>{Text(texts["intro"])}</p>\n</header>\n<dl>\n");
        foreach (var (word, value) in Lines(texts, page, receipt).Where(l => !string.IsNullOrEmpty(l.Value)))
        {
            writer.Write($"<dt>{Text(texts[word])}</dt><dd><bdi>{Text(value!)}</bdi></dd>\n");
        }

        writer.Write($"</dl>\n<h2>{Text(texts["check"])}</h2>\n<p>{Text(texts["check-file"])}</p>\n<p><code dir=\"ltr\">habeas-verify receipt FILE --key '{Text(page.Key)}'</code></p>\n<p>{Text(texts["check-key"])} <code dir=\"ltr\">{Text(page.Key)}</code></p>\n");
        writer.Write($"<h2>{Text(texts["not"])}</h2>\n<ul>\n{string.Concat(((string[])["not-true", "not-rest", "not-now"]).Select(w => $"<li>{Text(texts[w])}</li>\n"))}</ul>\n<p>{Text(texts["keep"])}</p>\n");
        Codes(writer, texts, receipt);
        writer.Write("</main>\n</body>\n</html>\n");
    }

    private static IEnumerable<(string Word, string? Value)> Lines(ReceiptTexts texts, ReceiptPage page, Receipt receipt) =>
    [
        ("register", page.Origin),
        ("file", page.FileNumber),
        ("entry", string.Create(CultureInfo.InvariantCulture, $"{receipt.Proof.Index}/{receipt.Part}")),
        ("what", page.Says ?? texts["erased"]),
        ("happened", page.Happened),
        ("recorded", page.RecordedAt),
        ("officer", page.Officer),
        ("signed", page.Size.ToString(CultureInfo.InvariantCulture)),
        ("witnesses", page.Witnesses.Count == 0 ? texts["none"] : string.Join(", ", page.Witnesses)),
    ];

    private static void Codes(TextWriter writer, ReceiptTexts texts, Receipt receipt)
    {
        var codes = ReceiptCodes.Of(receipt.ToBytes());
        writer.Write($"<h2>{Text(texts["codes"])}</h2>\n");
        if (codes.Count == 0)
        {
            writer.Write($"<p>{Text(texts["too-many"])}</p>\n");
            return;
        }

        var list = new StringBuilder("<ol class=\"codes\">\n");
        for (var at = 0; at < codes.Count; at++)
        {
            list.Append(CultureInfo.InvariantCulture, $"<li>{QrSvg.Of(codes[at])}{at + 1} / {codes.Count}</li>\n");
        }

        writer.Write(list.Append("</ol>\n").ToString());
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
