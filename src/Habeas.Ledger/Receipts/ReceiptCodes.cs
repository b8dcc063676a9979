using System.Globalization;
using System.IO.Compression;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Receipts;

/// <summary>
/// A receipt as the texts of QR codes: <c>HABEAS1:number/count:check:letters</c>. Scanned in any order, with line breaks anywhere or none,
/// in capitals or not, they join again; a code that is missing or of another receipt is named.
/// </summary>
/// <remarks>
/// The letters of all codes in their order are base32 (RFC 4648, without padding) of the receipt, deflated (RFC 1951). The check is base32 of the
/// first five bytes of SHA-256 over the deflated bytes. The mark cannot occur among letters: base32 has no 1.
/// docs/reference/formats.md, "Receipt in QR codes".
/// </remarks>
public static class ReceiptCodes
{
    /// <summary>The most characters of one code's text: what a QR code of version 20 and level M holds in alphanumeric mode.</summary>
    public const int MaxCharacters = 970;

    /// <summary>The most codes that a receipt is cut into; one that needs more is kept as a file.</summary>
    public const int MaxCodes = 99;

    private const string Mark = "HABEAS1:";
    private const int CheckBytes = 5;
    private const int Letters = MaxCharacters - 24;

    /// <summary>The texts for a receipt, in their order; none where it needs more than <see cref="MaxCodes"/>.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> receipt)
    {
        var deflated = Deflated(receipt);
        var letters = CanonicalBase32.Encode(deflated);
        var count = (letters.Length + Letters - 1) / Letters;
        if (count > MaxCodes)
        {
            return [];
        }

        // Codes of one size look alike and scan alike: the letters are dealt out evenly.
        var each = (letters.Length + count - 1) / count;
        return [.. Enumerable.Range(0, count).Select(at => string.Create(
            CultureInfo.InvariantCulture, $"{Mark}{at + 1}/{count}:{Check(deflated)}:{letters.AsSpan(at * each, Math.Min(each, letters.Length - (at * each)))}"))];
    }

    /// <summary>Whether a text begins as the text of a code does.</summary>
    public static bool Are(string text) => text.AsSpan().TrimStart().StartsWith(Mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>Joins the texts of codes, one after another in whatever order.</summary>
    /// <returns>The receipt's bytes, or null and in <paramref name="wrong"/> what is wrong, in plain words.</returns>
    public static byte[]? Join(string text, out string wrong)
    {
        var whole = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        var codes = whole.Split(Mark);
        if (whole.Length > 2 * Receipt.MaxBytes || codes.Length < 2 || codes[0].Length > 0)
        {
            wrong = "this is not the text of a receipt's codes: each begins with HABEAS1:";
            return null;
        }

        var read = codes.Skip(1).Select(Code.Read).ToList();
        wrong = Wrong(read);
        if (wrong.Length > 0)
        {
            return null;
        }

        var deflated = CanonicalBase32.Decode(string.Concat(read.DistinctBy(c => c!.Number).OrderBy(c => c!.Number).Select(c => c!.Letters)));
        var receipt = deflated is not null && Check(deflated) == read[0]!.Check ? Inflated(deflated) : null;
        wrong = receipt is null ? "the codes do not give what they were made from: one was read wrongly. Scan them again." : "";
        return receipt;
    }

    private static string Wrong(List<Code?> read)
    {
        var bad = read.FindIndex(c => c is null);
        if (bad >= 0)
        {
            return FormattableString.Invariant($"the code that was scanned as number {bad + 1} cannot be read: scan it again");
        }

        // Most codes say which receipt it is; the others are foreign.
        var own = read.GroupBy(c => (c!.Check, c.Count)).MaxBy(g => g.Count())!;
        if (read.Find(c => (c!.Check, c.Count) != own.Key) is { } foreign)
        {
            return FormattableString.Invariant($"code {foreign.Number} of {foreign.Count} ({foreign.Check}) is of another receipt than the rest ({own.Key.Check})");
        }

        var missing = Enumerable.Range(1, own.Key.Count).Except(own.Select(c => c!.Number)).ToList();
        if (missing.Count > 0)
        {
            return FormattableString.Invariant($"missing of {own.Key.Count} codes: {string.Join(", ", missing)}");
        }

        return own.GroupBy(c => c!.Number).FirstOrDefault(g => g.Distinct().Count() > 1) is { } twice
            ? FormattableString.Invariant($"code {twice.Key} was scanned twice and reads differently")
            : "";
    }

    private static string Check(ReadOnlySpan<byte> deflated) => CanonicalBase32.Encode(TreeHash.Sha256(deflated).Bytes[..CheckBytes]);

    private static byte[] Deflated(ReadOnlySpan<byte> bytes)
    {
        using var to = new MemoryStream();
        using (var deflate = new DeflateStream(to, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return to.ToArray();
    }

    private static byte[]? Inflated(byte[] deflated)
    {
        using var inflate = new DeflateStream(new MemoryStream(deflated), CompressionMode.Decompress);
        var bytes = new byte[Receipt.MaxBytes + 1];
        try
        {
            var read = inflate.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read <= Receipt.MaxBytes ? bytes[..read] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private sealed record Code(int Number, int Count, string Check, string Letters)
    {
        public static Code? Read(string text)
        {
            var fields = text.Split(':');
            var place = fields[0].Split('/');
            return fields.Length == 3 && place.Length == 2 && Counted(place[0]) is { } number && Counted(place[1]) is { } count && number <= count
                && fields[1].Length == 8 && fields[2].Length > 0
                ? new(number, count, fields[1], fields[2])
                : null;
        }

        private static int? Counted(string digits) =>
            CanonicalDecimal.TryParse(Encoding.UTF8.GetBytes(digits), out var number) && number is > 0 and <= MaxCodes ? (int)number : null;
    }
}
