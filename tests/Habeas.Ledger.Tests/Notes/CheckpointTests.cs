using System.Buffers.Binary;
using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Notes;

public sealed class CheckpointTests : IDisposable
{
    private const string Origin = "ruritania.example/register";
    private static readonly Checkpoint Point = new(Origin, 123, TreeHash.Sha256("root"u8));
    private readonly SignerKey _log = new(Origin, Seed(1));
    private readonly SignerKey _nextKey = new(Origin, Seed(2));
    private readonly SignerKey _stranger = new("elsewhere.example", Seed(3));
    private readonly CosignerKey _witness = new("witness.example", Seed(4));

    public void Dispose()
    {
        _log.Dispose();
        _nextKey.Dispose();
        _stranger.Dispose();
        _witness.Dispose();
    }

    [Fact]
    public void Checkpoint_opens_with_the_key_of_its_log()
    {
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(Point.Sign(_log).ToBytes(), [_log.Verifier], out var opened));
        Assert.Equal(Point, opened!.Checkpoint);
        Assert.Equal(NoteFault.NoKnownKey, SignedCheckpoint.TryOpen(Point.Sign(_log), [_nextKey.Verifier], out _));
    }

    [Fact]
    public void Checkpoint_signed_with_both_keys_opens_with_either()
    {
        var note = Point.Sign(_log, _nextKey);
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(note, [_log.Verifier], out _));
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(note, [_nextKey.Verifier], out _));
    }

    [Fact]
    public void Checkpoint_that_only_others_signed_is_refused()
    {
        var note = new SignedNote(Point.ToText(), _stranger.Sign(Point.ToText()), _witness.Cosign(Point.ToText(), 1));
        Assert.Equal(NoteFault.NotSignedByOrigin, SignedCheckpoint.TryOpen(note, [_log.Verifier, _stranger.Verifier, _witness.Verifier], out _));
        Assert.Throws<ArgumentException>(() => Point.Sign(_stranger));
    }

    [Fact]
    public void Extension_lines_are_kept_as_they_are()
    {
        var extended = Point with { Extensions = "one\ntwo — 2\n" };
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(extended.Sign(_log).ToBytes(), [_log.Verifier], out var opened));
        Assert.Equal(extended, opened!.Checkpoint);
        Assert.Throws<ArgumentException>(() => (Point with { Extensions = "not ended" }).Sign(_log));
        Assert.Throws<ArgumentException>(() => (Point with { Extensions = "one\n\ntwo\n" }).Sign(_log));
        Assert.Throws<ArgumentException>(() => (Point with { Size = -1 }).Sign(_log));
    }

    [Theory]
    [InlineData("origin\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", true)]
    [InlineData("origin\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", false)]
    [InlineData("origin\n00\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("origin\n\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("origin\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", false)]
    [InlineData("origin\n0\n47DEQpj8HBSa\n", false)]
    [InlineData("origin\n0\n", false)]
    [InlineData("origin\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n", false)]
    [InlineData("origin\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n\n", false)]
    [InlineData("", false)]
    public void Checkpoint_text_is_read_strictly(string text, bool expected) =>
        Assert.Equal(expected, Checkpoint.TryParse(Encoding.UTF8.GetBytes(text), out _) == NoteFault.None);

    [Fact]
    public void Cosignature_tells_its_time_and_covers_it()
    {
        var text = Point.ToText();
        var signature = _witness.Cosign(text, 1_679_315_147);
        var note = Point.Sign(_log).With(signature);
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(note.ToBytes(), [_log.Verifier, _witness.Verifier], out var opened));
        Assert.Equal([1_679_315_147L], opened!.Cosignatures.Select(cosignature => cosignature.PosixTime!.Value));
        Assert.Equal(72, signature.Signature.Length);

        foreach (var time in new ulong[] { 0, 1_679_315_148, ulong.MaxValue })
        {
            var touched = signature.Signature.ToArray();
            BinaryPrimitives.WriteUInt64BigEndian(touched, time);
            var other = Point.Sign(_log).With(signature with { Signature = touched });
            Assert.Equal(NoteFault.KnownKeyFailed, SignedCheckpoint.TryOpen(other, [_log.Verifier, _witness.Verifier], out _));
            Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(other, [_log.Verifier], out _));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => _witness.Cosign(Point.ToText(), 0));
    }

    private static byte[] Seed(byte value) => [.. Enumerable.Repeat(value, 32)];
}
