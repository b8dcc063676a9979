using System.Collections.Immutable;
using System.Text;
using FsCheck.Fluent;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Tests.Tree;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Proofs;

public sealed class ProofTextTests : IDisposable
{
    private const string Origin = "ruritania.example/register";
    private static readonly NaiveTree Tree = new(200);
    private readonly SignerKey _log = new(Origin, [.. Enumerable.Repeat((byte)1, 32)]);
    private readonly CosignerKey _witness = new("witness.example", [.. Enumerable.Repeat((byte)4, 32)]);

    public void Dispose()
    {
        _log.Dispose();
        _witness.Dispose();
    }

    [Fact]
    public void Receipt_made_and_read_verifies() =>
        Property.Holds(
            from size in Gen.Choose(1, 200)
            from index in Gen.Choose(0, size - 1)
            from extra in Property.Bytes(40)
            select (size, index, extra),
            it =>
            {
                var bytes = TlogProof.Make(it.index, Checkpoint(it.size), Tree.Subtree, it.extra).ToBytes();
                return TlogProof.TryParse(bytes, out var proof) == NoteFault.None
                    && proof!.Verify(Tree.LeafHashes[it.index], [_log.Verifier]).Holds
                    && proof.Extra.Span.SequenceEqual(it.extra)
                    && proof.ToBytes().SequenceEqual(bytes)
                    && !proof.Verify(Tree.LeafHashes[(it.index + 1) % 200], [_log.Verifier]).Holds;
            });

    // Only the extra data and signatures of unknown keys are beyond the proof's reach; this receipt has neither.
    [Fact]
    public void Receipt_with_any_bit_flipped_is_refused()
    {
        var bytes = TlogProof.Make(70, Checkpoint(100), Tree.Subtree).ToBytes();
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var touched = bytes.ToArray();
            touched[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(TlogProof.TryParse(touched, out var proof) == NoteFault.None
                && proof!.Verify(Tree.LeafHashes[70], [_log.Verifier]).Holds);
        }
    }

    [Fact]
    public void Receipt_has_the_lines_of_the_specification()
    {
        var note = Checkpoint(2).With(_witness.Cosign(Checkpoint(2).Text, 1_700_000_000));
        var text = Encoding.UTF8.GetString(TlogProof.Make(1, note, Tree.Subtree, "ab"u8.ToArray()).ToBytes());
        Assert.Equal($"c2sp.org/tlog-proof@v1\nextra YWI=\nindex 1\n{Tree.LeafHashes[0].ToBase64()}\n\n{note}", text);
        Assert.Equal(NoteFault.None, TlogProof.TryParse(Encoding.UTF8.GetBytes(text), out var proof));
        var verdict = proof!.Verify(Tree.LeafHashes[1], [_log.Verifier, _witness.Verifier]);
        Assert.True(verdict.Holds);
        Assert.Single(verdict.Checkpoint!.Cosignatures);
        Assert.Equal(NoteFault.NotSignedByOrigin, proof.Verify(Tree.LeafHashes[1], [_witness.Verifier]).NoteFault);
    }

    [Theory]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n#", NoteFault.UnknownVersion)]
    [InlineData("c2sp.org/tlog-proof@v1\n\n#", NoteFault.MalformedProof)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 01\n\n#", NoteFault.MalformedProof)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nextra YWI=\n\n#", NoteFault.MalformedProof)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra YWI\nindex 0\n\n#", NoteFault.MalformedProof)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n#", NoteFault.MalformedProof)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n", NoteFault.MalformedProof)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\n", NoteFault.NotPlainText)]
    public void Receipt_in_another_form_is_refused(string text, NoteFault fault)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Replace("#", Checkpoint(1).ToString(), StringComparison.Ordinal));
        Assert.Equal(fault, TlogProof.TryParse(bytes, out _));
    }

    [Fact]
    public void Checkpoints_of_one_tree_are_not_inconsistent()
    {
        var hashes = ConsistencyProof.Make(70, 100, Tree.Subtree).Hashes;
        Assert.Null(Inconsistency.Between(Opened(Checkpoint(70)), Opened(Checkpoint(100)), hashes));
        Assert.Null(Inconsistency.Between(Opened(Checkpoint(0)), Opened(Checkpoint(100)), []));
        Assert.Null(Inconsistency.Between(Opened(Checkpoint(100)), Opened(Checkpoint(100)), []));
    }

    [Fact]
    public void Two_roots_of_one_size_convict_the_log_before_a_third_party()
    {
        var forked = new Checkpoint(Origin, 100, Tree.Root(99)).Sign(_log);
        var found = Inconsistency.Between(Opened(Checkpoint(100)), Opened(forked), []);
        Assert.Equal(ProofFault.RootDiffers, found!.Verdict.Fault);
        Assert.True(found.ConvictsTheLog);
        Assert.Equal(NoteFault.None, Inconsistency.TryParse(found.ToBytes(), out var read));
        Assert.Equal(found.ToBytes(), read!.ToBytes());
        Assert.True(read.ConvictsTheLog);
        Assert.True(read.Later.Verify([_log.Verifier]).Holds);
    }

    [Fact]
    public void Failing_proof_is_kept_with_both_checkpoints()
    {
        var hashes = ConsistencyProof.Make(70, 100, Tree.Subtree).Hashes;
        var rewritten = new Checkpoint(Origin, 100, TreeHash.Sha256("rewritten"u8)).Sign(_log);
        var found = Inconsistency.Between(Opened(Checkpoint(70)), Opened(rewritten), hashes);
        Assert.Equal((ProofFault.RootDiffers, Tree.Root(100)), (found!.Verdict.Fault, found.Verdict.Computed!.Value));
        Assert.False(found.ConvictsTheLog);
        Assert.Equal(
            $"habeas/inconsistency@v1\nfault RootDiffers\n{string.Concat(hashes.Select(hash => hash.ToBase64() + "\n"))}\n{Checkpoint(70)}\n{rewritten}",
            Encoding.UTF8.GetString(found.ToBytes()));
        Assert.Equal(NoteFault.None, Inconsistency.TryParse(found.ToBytes(), out var read));
        Assert.Equal(hashes, read!.Hashes.AsEnumerable());
    }

    [Fact]
    public void Evidence_of_nothing_is_refused()
    {
        var nothing = new Inconsistency(Checkpoint(100), Checkpoint(100), ImmutableArray<TreeHash>.Empty, default);
        Assert.Equal(NoteFault.MalformedProof, Inconsistency.TryParse(nothing.ToBytes(), out _));
        Assert.Equal(NoteFault.UnknownVersion, Inconsistency.TryParse([], out _));
        Assert.Equal(NoteFault.MalformedProof, Inconsistency.TryParse("habeas/inconsistency@v1\nfault X\n\n\n\n"u8, out _));
        using var other = new SignerKey("elsewhere.example", new byte[32]);
        var elsewhere = new Checkpoint(other.Name, 0, Rfc6962.EmptyRoot).Sign(other);
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(elsewhere, [other.Verifier], out var opened));
        Assert.Throws<ArgumentException>(() => Inconsistency.Between(opened!, Opened(Checkpoint(1)), []));
    }

    private SignedNote Checkpoint(int size) => new Checkpoint(Origin, size, Tree.Root(size)).Sign(_log);

    private SignedCheckpoint Opened(SignedNote note)
    {
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(note, [_log.Verifier], out var opened));
        return opened!;
    }
}
