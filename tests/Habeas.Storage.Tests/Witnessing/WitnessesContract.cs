using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Witnessing;
using Habeas.Storage.Witnessing;

namespace Habeas.Storage.Tests.Witnessing;

public abstract class WitnessesContract : OnEngine
{
    private readonly List<RunningWitness> _witnesses = [];

    [Fact]
    public void Register_is_witnessed_once_enough_have_cosigned()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var (a, b, c) = (Start(register, "a", 1), Start(register, "b", 2), Start(register, "c", 3));
        c.Stop();
        b.Stop();
        Set(register, $"{a.Line}{b.Line}{c.Line}group two 2 a b c\nquorum two\n");
        OpenPlace(register);
        Assert.Equal([WitnessOutcome.Cosigned, WitnessOutcome.Away, WitnessOutcome.Away], register.Witnesses.Ask(Cancel).Select(s => s.Outcome));
        Assert.Null(register.Witnesses.State().WitnessedSize);

        b.Start();
        Assert.Equal([WitnessOutcome.Cosigned, WitnessOutcome.Cosigned, WitnessOutcome.Away], register.Witnesses.Ask(Cancel).Select(s => s.Outcome));
        var state = register.Witnesses.State();
        Assert.Equal((1L, 1L), (state.Size, state.WitnessedSize));
        Assert.Equal([1L, 1, null], state.Witnesses.Select(w => w.Size));
        var verified = Verify(register, deep: false);
        Assert.True(verified.Holds);
        Assert.True(verified.Cosignatures >= 2);
    }

    [Fact]
    public void Door_in_use_has_what_it_records_witnessed_by_the_time_the_register_is_closed()
    {
        var laid = NewPlace();
        RunningWitness witness;
        using (var register = StoredRegister.Create(laid.Location, "register.example/test", "TST", Clock))
        {
            witness = Start(register, "a", 1);
            Set(register, witness.Line + "quorum a\n");
            for (var i = 0; i < 20; i++)
            {
                OpenPlace(register);
            }
        }

        Assert.Equal(20, Reopen(laid).Witnesses.State().WitnessedSize);
        Assert.All(witness.Told, t => Assert.Equal(WitnessAnswer.Cosign, t.Answer));
    }

    [Fact]
    public void Register_goes_on_while_its_witness_is_away_and_catches_up()
    {
        var laid = NewPlace();
        RunningWitness witness;
        using (var register = StoredRegister.Create(laid.Location, "register.example/test", "TST", Clock))
        {
            witness = Start(register, "a", 1);
            Set(register, witness.Line + "quorum a\n");
            OpenPlace(register);
            register.Witnesses.Ask(Cancel);
            witness.Stop();
            for (var i = 0; i < 300; i++)
            {
                OpenPlace(register);
            }

            var away = Assert.Single(register.Witnesses.Ask(Cancel));
            Assert.Equal((WitnessOutcome.Away, "nothing answers there"), (away.Outcome, away.Words));
            Assert.Equal(1, register.Witnesses.State().Witnesses.Single().Size);
        }

        witness.Start();
        var later = Reopen(laid);
        Assert.Equal(WitnessOutcome.Cosigned, Assert.Single(later.Witnesses.Ask(Cancel)).Outcome);
        Assert.Equal(301, later.Witnesses.State().WitnessedSize);
    }

    [Fact]
    public void Answer_of_a_witness_that_was_lost_on_the_way_is_caught_up_with()
    {
        var register = NewRegister();
        var witness = Start(register, "a", 1);
        OpenPlace(register);
        Set(register, witness.Line + "quorum a\n");
        using (var reading = register.Read(Invented.Officer))
        using (var client = new WitnessClient())
        {
            // It cosigned, and nobody here knows of it.
            Assert.NotNull(client.Add(new(witness.Url), new(0, [], reading.Head().Checkpoint!), Cancel).Status);
        }

        OpenPlace(register);
        Assert.Equal(WitnessOutcome.Cosigned, Assert.Single(register.Witnesses.Ask(Cancel)).Outcome);
    }

    [Fact]
    public void Older_copy_put_in_place_is_told_at_once_and_a_history_that_goes_on_from_it_is_evidence()
    {
        var laid = NewPlace();
        using var copy = new CopyOf(laid);
        RunningWitness witness;
        using (var register = StoredRegister.Create(laid.Location, "register.example/test", "TST", Clock))
        {
            witness = Start(register, "a", 1);
            Set(register, witness.Line + "quorum a\n");
            OpenPlace(register);
        }

        copy.Take();
        using (var register = StoredRegister.Open(laid.Location, Clock))
        {
            OpenPlace(register);
            OpenPlace(register);
            Assert.Equal(WitnessOutcome.Cosigned, Assert.Single(register.Witnesses.Ask(Cancel)).Outcome);
        }

        copy.PutBack();
        using (var register = StoredRegister.Open(laid.Location, Clock))
        {
            var behind = Assert.Single(register.Witnesses.Ask(Cancel));
            Assert.Equal(WitnessOutcome.Contradicted, behind.Outcome);
            Assert.Contains("older copy", behind.Words, StringComparison.Ordinal);
            for (var i = 0; i < 5; i++)
            {
                OpenPlace(register);
            }

            var forked = Assert.Single(register.Witnesses.Ask(Cancel));
            Assert.Contains("two histories", forked.Words, StringComparison.Ordinal);
            Assert.Equal(NoteFault.None, Inconsistency.TryParse(File.ReadAllBytes(forked.Evidence!), out var shown));
            Assert.True(shown!.Earlier.Verify(register.VerifierKeys).Holds && shown.Later.Verify(register.VerifierKeys).Holds);
            Assert.NotEmpty(Directory.GetFiles(witness.Evidence));
        }
    }

    [Fact]
    public void Two_histories_of_one_size_convict_the_register()
    {
        var laid = NewPlace();
        using var copy = new CopyOf(laid);
        RunningWitness witness;
        using (var register = StoredRegister.Create(laid.Location, "register.example/test", "TST", Clock))
        {
            witness = Start(register, "a", 1);
            Set(register, witness.Line + "quorum a\n");
        }

        copy.Take();
        using (var register = StoredRegister.Open(laid.Location, Clock))
        {
            OpenPlace(register);
            register.Witnesses.Ask(Cancel);
        }

        copy.PutBack();
        using var again = StoredRegister.Open(laid.Location, Clock);
        OpenPlace(again);
        var split = Assert.Single(again.Witnesses.Ask(Cancel));
        Assert.Equal(WitnessOutcome.Contradicted, split.Outcome);
        Assert.Equal(NoteFault.None, Inconsistency.TryParse(File.ReadAllBytes(split.Evidence!), out var shown));
        Assert.True(shown!.ConvictsTheLog);
        Assert.Contains(witness.Told, t => t.Convicts);
    }

    [Fact]
    public void Signing_key_is_replaced_before_the_eyes_of_the_witness()
    {
        var register = NewRegister();
        var witness = Start(register, "a", 1);
        Set(register, witness.Line + "quorum a\n");
        OpenPlace(register);
        register.Witnesses.Ask(Cancel);
        register.Keyring.RotateSigning();
        OpenPlace(register);
        // Both keys sign: a witness that knows only the earlier one goes on.
        Assert.Equal(WitnessOutcome.Cosigned, Assert.Single(register.Witnesses.Ask(Cancel)).Outcome);
        register.Keyring.RetireSigning();
        OpenPlace(register);
        OpenPlace(register);
        Assert.Contains("does not trust the key", Assert.Single(register.Witnesses.Ask(Cancel)).Words, StringComparison.Ordinal);
        witness.Stop();
        witness.Start(register.VerifierKeys);
        Assert.Equal(WitnessOutcome.Cosigned, Assert.Single(register.Witnesses.Ask(Cancel)).Outcome);
        Assert.Equal(4, register.Witnesses.State().WitnessedSize);
    }

    [Fact]
    public void Witness_of_another_key_than_the_policy_names_does_not_count()
    {
        var register = NewRegister();
        var (witness, other) = (Start(register, "a", 1), Start(register, "b", 2));
        Set(register, $"witness a {other.Verifier} {witness.Url}\nquorum a\n");
        var refused = Assert.Single(register.Witnesses.Ask(Cancel));
        Assert.Equal(WitnessOutcome.Refused, refused.Outcome);
        Assert.Null(register.Witnesses.State().WitnessedSize);
    }

    [Fact]
    public void Cosignature_that_was_altered_or_has_no_checkpoint_is_named()
    {
        var laid = NewPlace();
        using (var recording = StoredRegister.Create(laid.Location, "register.example/test", "TST", Clock))
        {
            var witness = Start(recording, "a", 1);
            Set(recording, witness.Line + "quorum a\n");
            OpenPlace(recording);
        }

        var register = Reopen(laid);
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        var line = (byte[])raw.One("select line from cosignature where id = 1")!;
        foreach (var i in new[] { 0, 20, line.Length - 10 })
        {
            var touched = line.ToArray();
            touched[i] ^= 1;
            raw.Execute("update cosignature set line = $1 where id = 1", touched);
            Assert.Contains("cosignature-wrong checkpoint 1", Found(register, deep: false), StringComparison.Ordinal);
        }

        raw.Execute("update cosignature set line = $1 where id = 1", line);
        raw.Execute("update cosignature set at = at + 1 where id = 1");
        Assert.Contains("cosignature-wrong checkpoint 1", Found(register, deep: false), StringComparison.Ordinal);
        raw.Execute("update cosignature set at = at - 1, id = 7 where id = 1");
        Assert.Contains("cosignature-wrong checkpoint 7", Found(register, deep: false), StringComparison.Ordinal);
        raw.Execute("update cosignature set id = 1 where id = 7");
        raw.RestoreGuards();
        Assert.Equal("", Found(register, deep: false));
    }

    internal static void Set(StoredRegister register, string policy)
    {
        var (read, fault) = WitnessPolicy.Read(policy);
        Assert.Null(fault);
        register.Witnesses.Set(read);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RunningWitness Start(StoredRegister register, string name, byte seed)
    {
        _witnesses.Add(new(name, seed, register.VerifierKeys));
        return _witnesses[^1];
    }

    protected override void CleanUp() => _witnesses.ForEach(w => w.Dispose());
}

public sealed class WitnessesOnSqlite : WitnessesContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp()
    {
        base.CleanUp();
        _layer.CleanUp();
    }
}

public sealed class WitnessesOnPostgres : WitnessesContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp()
    {
        base.CleanUp();
        _layer.CleanUp();
    }
}
