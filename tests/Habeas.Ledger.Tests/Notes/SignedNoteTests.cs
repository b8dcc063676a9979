using System.Text;
using FsCheck.Fluent;
using Habeas.Ledger.Notes;

namespace Habeas.Ledger.Tests.Notes;

public sealed class SignedNoteTests : IDisposable
{
    private readonly SignerKey _peter = new("PeterNeumann", Seed(1));
    private readonly SignerKey _ann = new("ann.example/key", Seed(2));
    private readonly SignerKey _other = new("ann.example/key", Seed(3));

    public void Dispose()
    {
        _peter.Dispose();
        _ann.Dispose();
        _other.Dispose();
    }

    // The note and key of the documentation of Go's golang.org/x/mod/sumdb/note.
    [Fact]
    public void Note_of_the_go_documentation_verifies()
    {
        const string Text =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        Assert.Equal(NoteFault.None, VerifierKey.TryParse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", out var key));
        Assert.Equal(NoteFault.None, SignedNote.TryParse(Bytes(Text), out var note));
        Assert.True(note!.Verify([key!]).Holds);
        Assert.Equal(Text, note.ToString());
    }

    [Fact]
    public void Note_reads_back_and_verifies_and_any_flipped_bit_breaks_it()
    {
        var note = new SignedNote("a text\n\nwith an empty line\n"u8, _peter.Sign("a text\n\nwith an empty line\n"u8));
        var bytes = note.ToBytes();
        Assert.Equal(NoteFault.None, SignedNote.TryParse(bytes, out var read));
        Assert.True(read!.Verify([_peter.Verifier]).Holds);
        Assert.Equal(bytes, read.ToBytes());
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var touched = bytes.ToArray();
            touched[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(SignedNote.TryParse(touched, out var other) == NoteFault.None && other!.Verify([_peter.Verifier]).Holds);
        }
    }

    [Fact]
    public void Signatures_of_unknown_keys_are_ignored_even_under_a_known_name()
    {
        var note = new SignedNote("text\n"u8, _other.Sign("text\n"u8), _peter.Sign("text\n"u8), _other.Sign("another text\n"u8));
        var verdict = note.Verify([_peter.Verifier, _ann.Verifier]);
        Assert.True(verdict.Holds);
        Assert.Equal([_peter.Verifier], verdict.Verified.Select(signature => signature.Key));
        Assert.Equal(NoteFault.NoKnownKey, note.Verify([_ann.Verifier]).Fault);
        Assert.Equal(NoteFault.NoKnownKey, note.Verify([]).Fault);
    }

    [Fact]
    public void Known_key_that_fails_makes_the_note_invalid()
    {
        var note = new SignedNote("text\n"u8, _peter.Sign("text\n"u8), _ann.Sign("another text\n"u8));
        var verdict = note.Verify([_peter.Verifier, _ann.Verifier]);
        Assert.Equal(NoteFault.KnownKeyFailed, verdict.Fault);
        Assert.Same(_ann.Verifier, verdict.FailedKey);
        Assert.Empty(verdict.Verified);
    }

    [Fact]
    public void A_hundred_signatures_are_read_and_more_are_refused()
    {
        var note = new SignedNote("text\n"u8, [.. Enumerable.Repeat(_peter.Sign("text\n"u8), SignedNote.MaxSignatures)]);
        Assert.Equal(NoteFault.None, SignedNote.TryParse(note.ToBytes(), out var read));
        Assert.Equal(SignedNote.MaxSignatures, read!.Verify([_peter.Verifier]).Verified.Length);
        Assert.Equal(NoteFault.TooManySignatures, SignedNote.TryParse([.. note.ToBytes(), .. Bytes(_peter.Sign("text\n"u8).ToString())], out _));
        Assert.Throws<ArgumentException>(() => note.With(_peter.Sign("text\n"u8)));
    }

    [Theory]
    [InlineData("", NoteFault.NotPlainText)]
    [InlineData("text\n", NoteFault.NoSignatures)]
    [InlineData("text\n\n", NoteFault.NoSignatures)]
    [InlineData("text\n\n— name AAAAAAA=", NoteFault.NoSignatures)]
    [InlineData("text\n— name AAAAAAA=\n", NoteFault.NoSignatures)]
    [InlineData("text\r\n\n— name AAAAAAA=\n", NoteFault.NotPlainText)]
    [InlineData("te\0xt\n\n— name AAAAAAA=\n", NoteFault.NotPlainText)]
    [InlineData("text\n\n— name AAAAAA==\n", NoteFault.MalformedSignature)] // an id alone
    [InlineData("text\n\n— name AAAAAAB=\n", NoteFault.MalformedSignature)] // an unused bit is set
    [InlineData("text\n\n— name AAAAAAAAAB==\n", NoteFault.MalformedSignature)] // so is one of four
    [InlineData("text\n\n— name AAAAAAA\n", NoteFault.MalformedSignature)]
    [InlineData("text\n\n— name AAAA\tAAA=\n", NoteFault.NotPlainText)]
    [InlineData("text\n\n— name AAAAAAA=AAAA\n", NoteFault.MalformedSignature)]
    [InlineData("text\n\n— name  AAAAAAA=\n", NoteFault.MalformedSignature)]
    [InlineData("text\n\n— name AAAAAAA= \n", NoteFault.MalformedSignature)]
    [InlineData("text\n\n— na+me AAAAAAA=\n", NoteFault.MalformedSignature)]
    [InlineData("text\n\n— na\u00a0me AAAAAAA=\n", NoteFault.MalformedSignature)]
    [InlineData("text\n\n- name AAAAAAA=\n", NoteFault.MalformedSignature)]
    [InlineData("text\n\nname AAAAAAA=\n", NoteFault.MalformedSignature)]
    public void Note_in_another_form_is_refused(string text, NoteFault fault) => Assert.Equal(fault, SignedNote.TryParse(Bytes(text), out _));

    [Fact]
    public void Hostile_bytes_never_throw()
    {
        Assert.Equal(NoteFault.NotPlainText, SignedNote.TryParse([0xff, 0x0a, 0x0a, 0x0a], out _));
        Assert.Equal(NoteFault.TooLong, SignedNote.TryParse(new byte[SignedNote.MaxBytes + 1], out _));
        Property.Holds(Gen.Choose(0, 60).SelectMany(length => Gen.ArrayOf(Gen.Elements("\n", "— ", "a", " ", "AAAAAAA=", "+", "\n\n"), length)), pieces =>
            SignedNote.TryParse(Bytes(string.Concat(pieces)), out var note) != NoteFault.None || note!.ToString() == string.Concat(pieces));
    }

    private static byte[] Seed(byte value) => [.. Enumerable.Repeat(value, 32)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
