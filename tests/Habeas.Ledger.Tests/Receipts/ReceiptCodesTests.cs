using Habeas.Ledger.Receipts;

namespace Habeas.Ledger.Tests.Receipts;

public class ReceiptCodesTests
{
    private const int Seed = 20260301;
    private static readonly InventedReceipt Invented = new();
    private readonly byte[] _receipt = Invented.Of(41).ToBytes();

    [Fact]
    public void Codes_join_in_any_order_with_line_breaks_or_without()
    {
        var codes = ReceiptCodes.Of(_receipt);
        Assert.True(codes.Count > 1);
        Assert.All(codes, c => Assert.InRange(c.Length, 1, ReceiptCodes.MaxCharacters));
        Assert.All(codes, c => Assert.DoesNotContain(c, l => !"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".Contains(l, StringComparison.Ordinal)));
        var random = new Random(Seed);
        foreach (var between in (string[])["", "\n", "\r\n\r\n", " "])
        {
            var shuffled = codes.ToArray();
            random.Shuffle(shuffled);
            Assert.True(ReceiptCodes.Are(shuffled[0]));
            Assert.Equal(_receipt, ReceiptCodes.Join(string.Join(between, shuffled.Append(shuffled[0])), out _));
            Assert.Equal(_receipt, ReceiptCodes.Join(string.Join(between, shuffled).ToLowerInvariant(), out _));
        }
    }

    [Fact]
    public void Missing_code_is_named()
    {
        var codes = ReceiptCodes.Of(_receipt);
        Assert.Null(ReceiptCodes.Join(string.Concat(codes.Skip(1)), out var wrong));
        Assert.Equal($"missing of {codes.Count} codes: 1", wrong);
    }

    [Fact]
    public void Code_of_another_receipt_is_named()
    {
        var (codes, foreign) = (ReceiptCodes.Of(_receipt), ReceiptCodes.Of(Invented.Of(12).ToBytes()));
        Assert.Null(ReceiptCodes.Join(string.Concat(codes.Append(foreign[0])), out var wrong));
        Assert.StartsWith($"code 1 of {foreign.Count} (", wrong, StringComparison.Ordinal);
        Assert.Contains("is of another receipt", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_that_were_read_wrongly_give_nothing()
    {
        var random = new Random(Seed);
        var text = string.Concat(ReceiptCodes.Of(_receipt));
        for (var i = 0; i < 1_000; i++)
        {
            var at = random.Next(text.Length);
            var changed = string.Concat(text.AsSpan(0, at), [(char)(33 + random.Next(94))], text.AsSpan(at + 1));
            if (!changed.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                Assert.Null(ReceiptCodes.Join(changed, out var wrong));
                Assert.NotEmpty(wrong);
            }
        }

        Assert.Null(ReceiptCodes.Join("", out _));
        Assert.Null(ReceiptCodes.Join("HABEAS1:", out _));
    }

    [Fact]
    public void Receipt_too_long_for_codes_has_none()
    {
        var noise = new byte[100_000];
        new Random(Seed).NextBytes(noise);
        Assert.Empty(ReceiptCodes.Of(noise));
    }
}
