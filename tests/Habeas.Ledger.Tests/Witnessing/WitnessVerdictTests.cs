using System.Text;
using FsCheck.Fluent;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tests.Tree;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;

namespace Habeas.Ledger.Tests.Witnessing;

public sealed class WitnessVerdictTests : IDisposable
{
    private const string Origin = "ruritania.example/register";
    private static readonly NaiveTree Tree = new(200);
    private static readonly TreeHash OtherRoot = TreeHash.Sha256("another history"u8);
    private readonly SignerKey _log = new(Origin, Seed(1));
    private readonly SignerKey _nextKey = new(Origin, Seed(2));
    private readonly SignerKey _stranger = new("elsewhere.example", Seed(3));
    private readonly CosignerKey _witness = new("witness.example", Seed(4));
    private readonly CosignerKey _other = new("other.example", Seed(5));

    public void Dispose()
    {
        _log.Dispose();
        _nextKey.Dispose();
        _stranger.Dispose();
        _witness.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Checkpoint_that_continues_the_last_is_cosigned_and_only_with_the_right_proof() =>
        Property.Holds(
            from size in Gen.Choose(0, 200)
            from known in Gen.Choose(0, size)
            from old in Gen.Choose(0, 200)
            from proofFrom in Gen.Choose(0, size)
            select (size, known, old, proofFrom),
            it =>
            {
                var hashes = ConsistencyProof.Make(it.proofFrom, it.size, Tree.Subtree).Hashes;
                var right = ConsistencyProof.Make(it.known, it.size, Tree.Subtree).Hashes;
                var answer = Judge(new(it.old, hashes, Note(it.size)), Signed(it.known)).Answer;
                return answer == (it.old > it.size ? WitnessAnswer.Malformed
                    : it.old != it.known ? WitnessAnswer.Conflict
                    : hashes.SequenceEqual(right) ? WitnessAnswer.Cosign : WitnessAnswer.WrongProof);
            });

    [Fact]
    public void First_checkpoint_needs_no_proof_and_has_none()
    {
        Assert.Equal(WitnessAnswer.Cosign, Judge(new(0, [], Note(70)), null).Answer);
        Assert.Equal(WitnessAnswer.WrongProof, Judge(new(0, [OtherRoot], Note(70)), null).Answer);
        var verdict = Judge(new(3, [], Note(70)), null);
        Assert.Equal((WitnessAnswer.Conflict, 0L), (verdict.Answer, verdict.LastSize));
    }

    [Fact]
    public void Empty_log_has_one_root()
    {
        Assert.Equal(WitnessAnswer.Cosign, Judge(new(0, [], Note(0)), null).Answer);
        Assert.Equal(WitnessAnswer.Conflict, Judge(new(0, [], new Checkpoint(Origin, 0, OtherRoot).Sign(_log)), null).Answer);
        Assert.Equal(WitnessAnswer.Cosign, Judge(new(0, [], Note(70)), Signed(0)).Answer);
    }

    [Fact]
    public void Log_that_nobody_asked_to_watch_is_unknown()
    {
        var foreign = new Checkpoint(_stranger.Name, 70, Tree.Root(70)).Sign(_stranger);
        Assert.Equal(WitnessAnswer.UnknownLog, Judge(new(0, [], foreign), null).Answer);
    }

    [Fact]
    public void Checkpoint_without_a_trusted_signature_is_not_signed()
    {
        var text = new Checkpoint(Origin, 70, Tree.Root(70)).ToText();
        var borrowed = _log.Sign("another text\n"u8);
        Assert.Equal(WitnessAnswer.NotSigned, Judge(new(0, [], new SignedNote(text, _nextKey.Sign(text))), null).Answer);
        Assert.Equal(WitnessAnswer.NotSigned, Judge(new(0, [], new SignedNote(text, _stranger.Sign(text))), null).Answer);
        Assert.Equal(WitnessAnswer.NotSigned, Judge(new(0, [], new SignedNote(text, borrowed)), null).Answer);
        Assert.Equal(WitnessAnswer.Cosign, Judge(new(0, [], new SignedNote(text, _nextKey.Sign(text), _log.Sign(text))), null).Answer);
    }

    [Fact]
    public void Note_that_is_no_checkpoint_is_malformed()
    {
        var text = "ruritania.example/register\nnot a number\n"u8.ToArray();
        Assert.Equal(WitnessAnswer.Malformed, Judge(new(0, [], new SignedNote(text, _log.Sign(text))), null).Answer);
    }

    [Fact]
    public void Same_checkpoint_again_is_cosigned_again() =>
        Assert.Equal(WitnessAnswer.Cosign, Judge(new(70, [], Note(70)), Signed(70)).Answer);

    [Fact]
    public void Two_roots_of_one_size_conflict_and_convict_the_log_whatever_old_size_is_said()
    {
        var forked = new Checkpoint(Origin, 70, OtherRoot).Sign(_log);
        foreach (var old in new[] { 0L, 30, 70, 71 })
        {
            var verdict = Judge(new(old, [], forked), Signed(70));
            Assert.Equal(old > 70 ? WitnessAnswer.Malformed : WitnessAnswer.Conflict, verdict.Answer);
            Assert.Equal(70, verdict.LastSize);
            Assert.True(verdict.Evidence!.ConvictsTheLog);
        }
    }

    [Fact]
    public void Fork_of_another_size_fails_with_evidence()
    {
        var forked = new Checkpoint(Origin, 100, OtherRoot).Sign(_log);
        var verdict = Judge(new(70, ConsistencyProof.Make(70, 100, Tree.Subtree).Hashes, forked), Signed(70));
        Assert.Equal(WitnessAnswer.WrongProof, verdict.Answer);
        Assert.Equal(Note(70).ToBytes(), verdict.Evidence!.Earlier.ToBytes());
        Assert.Equal(forked.ToBytes(), verdict.Evidence.Later.ToBytes());
    }

    [Fact]
    public void Older_checkpoint_shown_again_is_a_conflict_and_no_evidence_of_anything()
    {
        var verdict = Judge(new(30, [], Note(30)), Signed(70));
        Assert.Equal((WitnessAnswer.Conflict, 70L, true), (verdict.Answer, verdict.LastSize, verdict.Evidence is null));
    }

    [Fact]
    public void Cosignatures_are_read_as_far_as_known_keys_confirm_them()
    {
        var note = Note(70);
        var answer = _witness.Cosign(note.Text, 1_800_000_000).ToString() + _other.Cosign(note.Text, 1_800_000_001);
        var read = WitnessVerdict.Cosignatures(Encoding.UTF8.GetBytes(answer), note, [_witness.Verifier, _log.Verifier]);
        var (line, by) = Assert.Single(read);
        Assert.Equal((_witness.Name, 1_800_000_000L), (line.KeyName, by.PosixTime));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello\n")]
    [InlineData("\n— witness.example AAAAAAAA\n")]
    [InlineData("— witness.example AAAAAAAA")]
    public void Answer_in_another_form_holds_no_cosignature(string answer) =>
        Assert.Empty(WitnessVerdict.Cosignatures(Encoding.UTF8.GetBytes(answer), Note(70), [_witness.Verifier]));

    [Fact]
    public void Cosignature_over_another_checkpoint_counts_for_nothing()
    {
        var answer = Encoding.UTF8.GetBytes(_witness.Cosign(Note(71).Text, 1_800_000_000).ToString());
        Assert.Empty(WitnessVerdict.Cosignatures(answer, Note(70), [_witness.Verifier]));
    }

    private static byte[] Seed(byte value) => [.. Enumerable.Repeat(value, 32)];

    private WitnessVerdict Judge(AddCheckpoint request, SignedCheckpoint? last) =>
        WitnessVerdict.Of(request, LogKeys.Of([_log.Verifier]), origin => origin == Origin ? last : null);

    private SignedNote Note(int size) => new Checkpoint(Origin, size, Tree.Root(size)).Sign(_log);

    private SignedCheckpoint Signed(int size)
    {
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(Note(size), [_log.Verifier], out var opened));
        return opened!;
    }
}
