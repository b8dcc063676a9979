using System.Text;
using Habeas.Ledger.Notes;

namespace Habeas.Ledger.Tests.Notes;

public sealed class SuccessionTests : IDisposable
{
    private const string Origin = "ruritania.example/register";
    private readonly SignerKey _first = new(Origin, Seed(1));
    private readonly SignerKey _second = new(Origin, Seed(2));
    private readonly SignerKey _third = new(Origin, Seed(3));
    private readonly SignerKey _stranger = new("elsewhere.example", Seed(4));

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _third.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public void Succession_signed_by_both_joins_the_keys()
    {
        Assert.Equal(NoteFault.None, Succession.TryOpen(Note(_first, _second), out var read));
        Assert.Equal((12L, _first.Verifier.ToString(), _second.Verifier.ToString()), (read!.Since, read.Earlier.ToString(), read.Later.ToString()));
    }

    [Fact]
    public void Chain_is_followed_in_any_order_and_from_any_link_on()
    {
        byte[][] notes = [Note(_second, _third), Note(_first, _second)];
        Assert.Equal([_first.Verifier.KeyId, _second.Verifier.KeyId, _third.Verifier.KeyId], LogKeys.Of([_first.Verifier], notes).All.Select(k => k.KeyId));
        Assert.Equal([_second.Verifier.KeyId, _third.Verifier.KeyId], LogKeys.Of([_second.Verifier], notes).All.Select(k => k.KeyId));
        Assert.Equal([_third.Verifier.KeyId], LogKeys.Of([_third.Verifier], notes).All.Select(k => k.KeyId));
    }

    [Fact]
    public void Succession_that_the_lost_key_did_not_sign_joins_nothing()
    {
        var note = new Succession(12, _first.Verifier, _second.Verifier).Sign(null, _second).ToBytes();
        Assert.Equal(NoteFault.NoKnownKey, Succession.TryOpen(note, out var read));
        Assert.NotNull(read);
        Assert.Single(LogKeys.Of([_first.Verifier], [note]).All);
    }

    [Fact]
    public void Succession_that_only_the_earlier_key_signed_is_refused()
    {
        var whole = Parsed(Note(_first, _second));
        Assert.Equal(NoteFault.NotSignedByOrigin, Succession.TryOpen(new SignedNote(whole.Text, whole.Signatures[0]).ToBytes(), out _));
    }

    [Fact]
    public void Succession_with_any_bit_flipped_joins_nothing()
    {
        var note = Note(_first, _second);
        for (var bit = 0; bit < 8 * note.Length; bit++)
        {
            var touched = note.ToArray();
            touched[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(NoteFault.None, Succession.TryOpen(touched, out _));
        }
    }

    [Fact]
    public void Checkpoint_is_no_succession_and_a_succession_no_checkpoint()
    {
        Assert.NotEqual(NoteFault.None, SignedCheckpoint.TryOpen(Note(_first, _second), [_first.Verifier], out _));
        Assert.Equal(NoteFault.UnknownVersion, Succession.TryOpen(new Checkpoint(Origin, 3, default).Sign(_first).ToBytes(), out _));
    }

    [Fact]
    public void Key_of_another_log_does_not_succeed()
    {
        Assert.Throws<ArgumentException>(() => new Succession(1, _first.Verifier, _stranger.Verifier).Sign(_first, _stranger));
        var text = Encoding.UTF8.GetBytes($"habeas/succession@v1\n{Origin}\n12\n{_first.Verifier}\n{_stranger.Verifier}\n");
        Assert.Equal(NoteFault.MalformedKey, Succession.TryOpen(new SignedNote(text, _first.Sign(text), _stranger.Sign(text)).ToBytes(), out _));
    }

    [Fact]
    public void Key_that_was_replaced_signs_nothing_alone_from_the_size_of_its_succession_on()
    {
        var keys = LogKeys.Of([_first.Verifier], Note(_first, _second));
        SignedNote Signed(long size, params ReadOnlySpan<SignerKey> signers) => new Checkpoint(Origin, size, default).Sign(signers);
        Assert.Equal(NoteFault.None, keys.TryOpen(Signed(11, _first), out _));
        Assert.Equal(NoteFault.ReplacedKey, keys.TryOpen(Signed(12, _first), out var refused));
        Assert.Null(refused);
        Assert.Equal(NoteFault.None, keys.TryOpen(Signed(12, _first, _second), out _));
        Assert.Equal(NoteFault.None, keys.TryOpen(Signed(99, _second), out _));
        Assert.Equal(NoteFault.None, LogKeys.Of([_first.Verifier]).TryOpen(Signed(12, _first), out _));
        Assert.Equal(NoteFault.ReplacedKey, LogKeys.Of([_first.Verifier, _second.Verifier]).With([Note(_first, _second)]).TryOpen(Signed(12, _first), out _));
    }

    [Fact]
    public void Public_keys_are_read_as_they_were_written()
    {
        var keys = new PublicKeys(_first.Verifier, [Note(_first, _second), Note(_second, _third)]);
        Assert.Equal(NoteFault.None, PublicKeys.TryParse(keys.ToString(), out var read));
        Assert.Equal(keys.ToString(), read!.ToString());
        Assert.Equal(3, read.Trusted.All.Length);
        Assert.Equal(NoteFault.None, PublicKeys.TryParse(_first.Verifier.ToString(), out var alone));
        Assert.Single(alone!.Trusted.All);
        Assert.NotEqual(NoteFault.None, PublicKeys.TryParse(keys.ToString().Replace("\n12\n", "\n13\n", StringComparison.Ordinal), out _));
        Assert.NotEqual(NoteFault.None, PublicKeys.TryParse("", out _));
    }

    private static byte[] Seed(byte value) => [.. Enumerable.Repeat(value, 32)];

    private static byte[] Note(SignerKey earlier, SignerKey later) => new Succession(12, earlier.Verifier, later.Verifier).Sign(earlier, later).ToBytes();

    private static SignedNote Parsed(byte[] note)
    {
        Assert.Equal(NoteFault.None, SignedNote.TryParse(note, out var parsed));
        return parsed!;
    }
}
