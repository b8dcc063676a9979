using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Witnessing;

namespace Habeas.Witness.Tests;

public sealed class LogWitnessTests : IDisposable
{
    private readonly InventedLog _log = new("ruritania.example", 1);
    private readonly InventedLog _fork = new("ruritania.example", 1, forkedAt: 40);
    private readonly string _memory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly SetClock _clock = new();

    public LogWitnessTests() => LogWitness.Begin(_memory);

    public void Dispose()
    {
        _log.Dispose();
        _fork.Dispose();
        Directory.Delete(_memory, recursive: true);
    }

    [Fact]
    public void Witness_cosigns_what_continues_and_remembers_it()
    {
        using (var witness = Open())
        {
            Assert.Equal(WitnessAnswer.Cosign, witness.Add(_log.Request(0, 10)).Answer);
            var reply = witness.Add(_log.Request(10, 25));
            var by = Assert.Single(WitnessVerdict.Cosignatures(Encoding.UTF8.GetBytes(reply.Body), _log.Note(25), [witness.Verifier])).By;
            Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), by.PosixTime);
        }

        using var later = Open();
        var conflict = later.Add(_log.Request(10, 30));
        Assert.Equal((WitnessAnswer.Conflict, "text/x.tlog.size", "25\n"), (conflict.Answer, conflict.ContentType, conflict.Body));
        Assert.Equal(WitnessAnswer.Cosign, later.Add(_log.Request(25, 30)).Answer);
        Assert.Equal(30, Opened(later.LastOf(WitnessPath.NameOf(_log.Origin))!, later).Checkpoint.Size);
    }

    [Fact]
    public void Every_status_code_of_the_specification_is_answered()
    {
        using var witness = Open();
        using var stranger = new InventedLog("elsewhere.example", 9);
        using var impostor = new InventedLog("ruritania.example", 9);
        Assert.Equal(WitnessAnswer.Malformed, witness.Add("hello"u8).Answer);
        Assert.Equal(WitnessAnswer.UnknownLog, witness.Add(stranger.Request(0, 1)).Answer);
        Assert.Equal(WitnessAnswer.NotSigned, witness.Add(impostor.Request(0, 1)).Answer);
        Assert.Equal(WitnessAnswer.Cosign, witness.Add(_log.Request(0, 50)).Answer);
        Assert.Equal(WitnessAnswer.Malformed, witness.Add(new AddCheckpoint(51, [], _log.Note(50)).ToBytes()).Answer);
        Assert.Equal(WitnessAnswer.Conflict, witness.Add(_log.Request(0, 60)).Answer);
        Assert.Equal(WitnessAnswer.Conflict, witness.Add(_fork.Request(50, 50)).Answer);
        Assert.Equal(WitnessAnswer.WrongProof, witness.Add(_fork.Request(50, 60)).Answer);
        Assert.Equal(WitnessAnswer.Cosign, witness.Add(_log.Request(50, 50)).Answer);
    }

    [Fact]
    public void Log_that_shows_two_histories_is_refused_and_the_evidence_kept_once()
    {
        using var witness = Open();
        witness.Add(_log.Request(0, 50));
        var reply = witness.Add(_fork.Request(50, 50));
        Assert.True(reply.Convicts);
        Assert.Equal(reply.Evidence, witness.Add(_fork.Request(50, 50)).Evidence);
        Assert.Equal(NoteFault.None, Inconsistency.TryParse(File.ReadAllBytes(reply.Evidence!), out var shown));
        Assert.True(shown!.ConvictsTheLog);
        Assert.True(shown.Earlier.Verify([_log.Key]).Holds && shown.Later.Verify([_log.Key]).Holds);
        Assert.Single(Directory.GetFiles(Path.Combine(_memory, "evidence")));

        var longer = witness.Add(_fork.Request(50, 70));
        Assert.Equal((WitnessAnswer.WrongProof, false), (longer.Answer, longer.Convicts));
        Assert.NotNull(longer.Evidence);
    }

    [Fact]
    public void Log_that_comes_back_from_an_older_backup_is_not_cosigned()
    {
        using var witness = Open();
        witness.Add(_log.Request(0, 80));
        var rolledBack = witness.Add(_log.Request(0, 60));
        Assert.Equal((WitnessAnswer.Conflict, "80\n"), (rolledBack.Answer, rolledBack.Body));
        Assert.Equal(WitnessAnswer.Malformed, witness.Add(new AddCheckpoint(80, [], _log.Note(60)).ToBytes()).Answer);
    }

    [Fact]
    public void Racing_requests_never_roll_the_witness_back()
    {
        using var witness = Open();
        var highest = 0L;
        Parallel.For(0, 8, worker =>
        {
            var random = new Random(worker);
            for (var i = 0; i < 60; i++)
            {
                var from = (int)Interlocked.Read(ref highest);
                var to = Math.Min(from + random.Next(0, 4), _log.Size);
                var reply = witness.Add(_log.Request(from, to));
                Assert.True(reply.Answer is WitnessAnswer.Cosign or WitnessAnswer.Conflict);
                if (reply.Answer == WitnessAnswer.Cosign)
                {
                    // What was cosigned after a larger one would be a rollback: the memory must be at least there.
                    Assert.True(Opened(witness.LastOf(WitnessPath.NameOf(_log.Origin))!, witness).Checkpoint.Size >= to);
                    for (var seen = Interlocked.Read(ref highest); to > seen && Interlocked.CompareExchange(ref highest, to, seen) != seen; seen = Interlocked.Read(ref highest))
                    {
                    }
                }
            }
        });
        Assert.True(highest > 0);
        Assert.Equal(highest, Opened(witness.LastOf(WitnessPath.NameOf(_log.Origin))!, witness).Checkpoint.Size);
    }

    [Fact]
    public void Of_two_requests_from_one_size_one_is_cosigned_and_the_other_told_the_new_size()
    {
        using var witness = Open();
        witness.Add(_log.Request(0, 10));
        for (var size = 10; size < 90; size += 2)
        {
            var answers = new WitnessAnswer[2];
            byte[][] requests = [_log.Request(size, size + 1), _log.Request(size, size + 2)];
            Parallel.For(0, 2, i => answers[i] = witness.Add(requests[i]).Answer);
            Assert.Contains(WitnessAnswer.Cosign, answers);
            var last = Opened(witness.LastOf(WitnessPath.NameOf(_log.Origin))!, witness).Checkpoint.Size;
            Assert.Equal(answers is [WitnessAnswer.Cosign, WitnessAnswer.Conflict] ? size + 1 : size + 2, last);
            witness.Add(_log.Request((int)last, size + 2));
        }
    }

    [Fact]
    public void Memory_belongs_to_one_process_and_is_never_begun_over()
    {
        using (Open())
        {
            Assert.Throws<WitnessFault>(Open);
        }

        Assert.Throws<WitnessFault>(() => LogWitness.Begin(_memory));
        Assert.Throws<WitnessFault>(() => new LogWitness(Key(), LogKeys.Of([_log.Key]), _memory + "-lost", _clock));
    }

    [Fact]
    public void Memory_that_was_touched_is_not_taken_for_an_empty_one()
    {
        string file;
        using (var witness = Open())
        {
            witness.Add(_log.Request(0, 10));
            file = Directory.GetFiles(_memory, "*.checkpoint").Single();
        }

        var bytes = File.ReadAllBytes(file);
        foreach (var touched in new[] { [], bytes[..^10], [.. bytes.Select((b, i) => i == 20 ? (byte)(b ^ 1) : b)], _log.Note(10).ToBytes() })
        {
            File.WriteAllBytes(file, touched);
            Assert.Throws<WitnessFault>(Open);
        }
    }

    [Fact]
    public void Checkpoint_that_was_taken_away_is_not_taken_for_a_log_never_seen()
    {
        using (var witness = Open())
        {
            witness.Add(_log.Request(0, 10));
        }

        File.Delete(Directory.GetFiles(_memory, "*.checkpoint").Single());
        Assert.Contains("missing", Assert.Throws<WitnessFault>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_that_was_replaced_gets_no_cosignature_alone()
    {
        using var next = new SignerKey(_log.Origin, [.. Enumerable.Repeat((byte)7, 32)]);
        var succession = new Succession(20, _log.Key, next.Verifier).Sign(_log.Signer, next).ToBytes();
        using var witness = new LogWitness(Key(), LogKeys.Of([_log.Key], succession), _memory, _clock);
        Assert.Equal(WitnessAnswer.Cosign, witness.Add(_log.Request(0, 10)).Answer);
        Assert.Equal(WitnessAnswer.NotSigned, witness.Add(_log.Request(10, 20)).Answer);
        Assert.Equal(WitnessAnswer.Cosign, witness.Add(_log.Request(10, 20, next)).Answer);
    }

    [Fact]
    public void Log_that_replaced_its_key_is_followed_with_both_keys_and_with_the_new_one_alone_only_if_it_signed_the_last()
    {
        using var next = new SignerKey(_log.Origin, [.. Enumerable.Repeat((byte)7, 32)]);
        using (var witness = new LogWitness(Key(), LogKeys.Of([_log.Key, next.Verifier]), _memory, _clock))
        {
            witness.Add(_log.Request(0, 10));
            Assert.Equal(WitnessAnswer.Cosign, witness.Add(_log.Request(10, 20, next)).Answer);
        }

        using (var witness = new LogWitness(Key(), LogKeys.Of([next.Verifier]), _memory, _clock))
        {
            Assert.Equal(WitnessAnswer.NotSigned, witness.Add(_log.Request(20, 30)).Answer);
            Assert.Equal(WitnessAnswer.Cosign, witness.Add(_log.Request(20, 30, next)).Answer);
        }

        Assert.Throws<WitnessFault>(() => new LogWitness(Key(), LogKeys.Of([_log.Key]), _memory, _clock));
    }

    private static CosignerKey Key() => new("ombudsman.example", [.. Enumerable.Repeat((byte)200, 32)]);

    private LogWitness Open() => new(Key(), LogKeys.Of([_log.Key]), _memory, _clock);

    private SignedCheckpoint Opened(byte[] note, LogWitness witness)
    {
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(note, [_log.Key, witness.Verifier], out var opened));
        Assert.Single(opened!.Cosignatures);
        return opened;
    }

    private sealed class SetClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
