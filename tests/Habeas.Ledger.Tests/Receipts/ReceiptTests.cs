using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Receipts;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Receipts;

public class ReceiptTests
{
    private const int Seed = 20260301;
    private readonly InventedReceipt _invented = new();

    [Fact]
    public void Receipt_reads_back_and_holds()
    {
        var bytes = _invented.Of(41).ToBytes();
        Assert.Equal(ReceiptFault.None, Receipt.TryParse(bytes, out var receipt));
        Assert.Equal(bytes, receipt!.ToBytes());
        var verdict = receipt.Verify(LogKeys.Of(_invented.Keys), _invented.Both);
        Assert.True(verdict.Holds, verdict.Fault.ToString());
        Assert.Equal((InventedReceipt.Origin, 41, 1, 70), (verdict.Origin, verdict.Entry, verdict.Part, verdict.Size));
        Assert.Equal(InventedReceipt.Content, Encoding.UTF8.GetString(verdict.Content!.Value.Span));
        Assert.Equal([("witness.example", 1_772_619_330), ("ombudsman.example", 1_772_619_330)], verdict.Cosignatures.Select(c => (c.Witness, c.PosixTime)));
    }

    [Fact]
    public void Receipt_of_an_erased_content_still_shows_that_the_entry_exists()
    {
        Assert.Equal(ReceiptFault.None, Receipt.TryParse(_invented.Of(3, erased: true).ToBytes(), out var receipt));
        var verdict = receipt!.Verify(LogKeys.Of(_invented.LogKey));
        Assert.True(verdict.Holds);
        Assert.Null(verdict.Content);
    }

    [Fact]
    public void Receipt_is_refused_without_the_key_of_its_log_or_with_too_few_witnesses()
    {
        var receipt = _invented.Of(41);
        Assert.Equal(ReceiptFault.NotSigned, receipt.Verify(LogKeys.Of([.. _invented.Keys.Skip(1)])).Fault);
        Assert.Equal(ReceiptFault.TooFewWitnesses, receipt.Verify(LogKeys.Of([.. _invented.Keys.Take(2)]), _invented.Both).Fault);
    }

    [Fact]
    public void Receipt_put_together_from_two_is_refused()
    {
        var (one, other) = (_invented.Of(41), _invented.Of(40));
        Assert.Equal(ReceiptFault.OtherPart, (one with { Shown = other.Shown }).Verify(LogKeys.Of(_invented.Keys)).Fault);
        Assert.Equal(ReceiptFault.OtherEntry, (one with { Leaf = other.Leaf }).Verify(LogKeys.Of(_invented.Keys)).Fault);
        Assert.Equal(ReceiptFault.OtherPart, (one with { Part = 2 }).Verify(LogKeys.Of(_invented.Keys)).Fault);
        Assert.Equal(ReceiptFault.BadLeaf, (one with { Part = 3 }).Verify(LogKeys.Of(_invented.Keys)).Fault);
        Assert.Equal(ReceiptFault.DoesNotOpen, (one with { Shown = one.Shown! with { Key = other.Shown!.Key } }).Verify(LogKeys.Of(_invented.Keys)).Fault);
        Assert.Equal(ReceiptFault.NotInTree, (one with { Proof = one.Proof with { Hashes = other.Proof.Hashes } }).Verify(LogKeys.Of(_invented.Keys)).Fault);
    }

    [Fact]
    public void Ten_thousand_mutated_receipts_are_refused()
    {
        var bytes = _invented.Of(41).ToBytes();
        var random = new Random(Seed);
        for (var i = 0; i < 10_000; i++)
        {
            var mutated = Mutated(bytes, random);
            Assert.True(mutated.AsSpan().SequenceEqual(bytes) || Receipt.TryParse(mutated, out _) != ReceiptFault.None, $"seed {Seed}, mutation {i} was read");
        }
    }

    [Fact]
    public void Mutated_receipts_whose_check_was_made_anew_prove_nothing_else()
    {
        var receipt = _invented.Of(41);
        var bytes = receipt.ToBytes();
        var random = new Random(Seed);
        var body = Array.IndexOf(bytes, (byte)'\n', Array.IndexOf(bytes, (byte)'\n') + 1) + 1;
        var (said, refused) = (receipt.Verify(LogKeys.Of(_invented.Keys)), 0);
        for (var i = 0; i < 2_000; i++)
        {
            var mutated = Mutated(bytes[body..], random);
            byte[] again = [.. Encoding.ASCII.GetBytes($"habeas/receipt@v1\ncheck {TreeHash.Sha256(mutated).ToBase64()}\n"), .. mutated];
            if (Receipt.TryParse(again, out var read) != ReceiptFault.None || read!.Verify(LogKeys.Of(_invented.Keys), _invented.Both) is not { Holds: true } verdict)
            {
                refused++;
                continue;
            }

            // A signature line that stands elsewhere, or twice, changes nothing of what is shown.
            Assert.Equal((said.Origin, said.Entry, said.Part, said.Size), (verdict.Origin, verdict.Entry, verdict.Part, verdict.Size));
            Assert.Equal(said.Content?.ToArray(), verdict.Content?.ToArray());
        }

        Assert.True(refused > 1_900, $"{refused} were refused");
    }

    [Fact]
    public void Receipt_opens_one_part_and_no_other()
    {
        var receipt = _invented.Of(41);
        using var key = new PartKey(receipt.Shown!.Key.Span);
        for (var entry = 0; entry < 70; entry++)
        {
            for (var part = 0; part < 3; part++)
            {
                Assert.Equal((entry, part) == (41, 1) ? PartFault.None : PartFault.WrongKey, SealedPart.TryOpen(_invented.Stored(entry, part), key, out _));
            }
        }
    }

    /// <summary>One change: bytes flipped, lost, put in or repeated, or two lines exchanged.</summary>
    private static byte[] Mutated(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(6))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
            case 2:
                return [.. bytes[..at], .. bytes[(at + 1)..]];
            case 3:
                var lines = Encoding.Latin1.GetString(bytes).Split('\n');
                var (one, other) = (random.Next(lines.Length), random.Next(lines.Length));
                (lines[one], lines[other]) = (lines[other], lines[one]);
                return Encoding.Latin1.GetBytes(string.Join('\n', lines));
            case 4:
                var end = at + random.Next(Math.Min(100, bytes.Length - at));
                return [.. bytes[..end], .. bytes[at..]];
            default:
                var changed = (byte[])bytes.Clone();
                changed[at] ^= (byte)(1 + random.Next(255));
                return changed;
        }
    }
}
