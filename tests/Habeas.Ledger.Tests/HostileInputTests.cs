using System.Text;
using FsCheck.Fluent;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Receipts;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tiles;

namespace Habeas.Ledger.Tests;

/// <summary>Whatever comes from outside is refused with a fault, and never with an exception: the page's own texts, torn and mixed.</summary>
public class HostileInputTests
{
    private static readonly byte[][] Texts = MakeTexts();

    [Fact]
    public void Torn_and_mixed_texts_never_throw() =>
        Property.Holds(
            from first in Gen.Choose(0, Texts.Length - 1)
            from second in Gen.Choose(0, Texts.Length - 1)
            from cut in Gen.Choose(0, 1000)
            from start in Gen.Choose(0, 1000)
            from noise in Property.Bytes(3)
            select (first, second, cut, start, noise),
            it =>
            {
                var (first, second) = (Texts[it.first], Texts[it.second]);
                ReadAll([.. first[..(it.cut % (first.Length + 1))], .. it.noise, .. second[(it.start % (second.Length + 1))..]]);
                return true;
            });

    [Fact]
    public void Every_beginning_of_a_text_never_throws()
    {
        foreach (var text in Texts)
        {
            for (var length = 0; length <= text.Length; length++)
            {
                ReadAll(text[..length]);
            }
        }
    }

    // What is read must also print and verify without an exception.
    private static void ReadAll(byte[] bytes)
    {
        if (SignedNote.TryParse(bytes, out var note) == NoteFault.None)
        {
            Assert.Equal(bytes, note!.ToBytes());
            _ = Checkpoint.TryParse(note.Text, out _);
        }

        if (TlogProof.TryParse(bytes, out var proof) == NoteFault.None)
        {
            Assert.Equal(bytes, proof!.ToBytes());
            Assert.False(proof.Verify(default, []).Holds);
        }

        if (Receipt.TryParse(bytes, out var receipt) == ReceiptFault.None)
        {
            Assert.Equal(bytes, receipt!.ToBytes());
            Assert.False(receipt.Verify(LogKeys.Of([])).Holds);
        }

        _ = Inconsistency.TryParse(bytes, out _);
        _ = EntryLeaf.TryParse(bytes, out _);
        _ = SealedPart.TryOpen(bytes, new byte[32], out _);
        _ = WrappedOwnerKey.TryUnwrap(new byte[32], Guid.Empty, bytes, new byte[32]);
        _ = EntryTile.TryRead(bytes, 2, out _);
        var text = Encoding.UTF8.GetString(bytes);
        _ = VerifierKey.TryParse(text, out _);
        _ = ReceiptCodes.Join(text, out _);
        _ = ReceiptCodes.Join("HABEAS1:" + text, out _);
        _ = TileId.TryParse(text, out _);
        var fault = SecretKeyText.TryParse(text, out SignerKey? key);
        Assert.Equal(fault == NoteFault.None, key is not null);
        key?.Dispose();
    }

    private static byte[][] MakeTexts()
    {
        var page = VectorPage.Read("docs/reference/formats.md");
        return
        [
            page.Utf8("checkpoint", "note"), page.Utf8("proof", "proof"), page.Utf8("proof", "leaf"), page.Utf8("receipt", "receipt"), page.Utf8("leaf", "text"),
            page.Utf8("inconsistency", "evidence"), page.Utf8("key", "verifier-key"), page.Utf8("key", "secret-key"),
            page.Utf8("tiles", "path"), page.Hex("part", "stored"), page.Hex("owner-key", "wrapped"),
        ];
    }
}
