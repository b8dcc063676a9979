using System.Diagnostics;
using System.Globalization;
using Habeas.Ledger.Notes;
using Habeas.Register;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Tests.Keys;

public abstract class KeyringContract : OnEngine
{
    [Fact]
    public void Signing_key_is_replaced_while_both_sign_and_then_the_new_one_alone()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        OpenPlace(register);
        var first = register.VerifierKey;
        var taken = register.Keyring.RotateSigning();
        Assert.Equal((1L, 2L), (taken.Number, taken.Since));
        OpenPlace(register);
        Assert.Equal([first.KeyId, taken.Key.KeyId], Signers(register));
        Assert.Equal(first.ToString(), register.Keyring.RetireSigning()!.ToString());
        Assert.Null(register.Keyring.RetireSigning());

        var reopened = Reopen(laid);
        OpenPlace(reopened);
        Assert.Equal([taken.Key.KeyId], Signers(reopened));
        Assert.Equal("", Found(reopened));
    }

    [Fact]
    public void Door_that_was_open_signs_with_the_new_key_that_another_process_made()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        OpenPlace(register);
        var taken = Reopen(laid).Keyring.RotateSigning();
        OpenPlace(register);
        Assert.Contains(taken.Key.KeyId, Signers(register));
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Outsider_who_trusts_the_first_key_is_led_to_the_last_by_the_public_keys()
    {
        var register = NewRegister();
        var first = register.VerifierKey;
        register.Keyring.RotateSigning();
        OpenPlace(register);
        var last = register.Keyring.RotateSigning();
        OpenPlace(register);
        register.Keyring.RetireSigning();
        OpenPlace(register);
        var text = register.Keyring.ExportPublic().ToString();
        Assert.Equal(NoteFault.None, PublicKeys.TryParse(text, out var exported));
        Assert.Equal(text, exported!.ToString());
        Assert.Equal(first.ToString(), exported.First.ToString());
        Assert.Equal(last.Key.ToString(), exported.Trusted.All[^1].ToString());
        using var reading = register.Read(Invented.Officer);
        Assert.Equal(NoteFault.NoKnownKey, SignedCheckpoint.TryOpen(reading.Head().Checkpoint!, [first], out _));
        Assert.Equal(NoteFault.None, exported.Trusted.TryOpen(reading.Head().Checkpoint!, out _));
    }

    [Fact]
    public void Signing_key_that_is_lost_is_replaced_only_when_that_is_said_and_verification_tells()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        OpenPlace(register);
        File.Delete(KeyPath(laid, "signing.key"));
        Assert.Equal(FaultKind.Keys, Assert.Throws<StorageFault>(() => OpenPlace(Reopen(laid))).Kind);
        Assert.Contains("--lost", Assert.Throws<StorageFault>(() => Reopen(laid).Keyring.RotateSigning()).Message, StringComparison.Ordinal);
        Assert.True(Verify(Reopen(laid), deep: false).Holds);

        Reopen(laid).Keyring.RotateSigning(isLost: true);
        var later = Reopen(laid);
        OpenPlace(later);
        Assert.Equal("", Found(later)); // whoever has the new key accepts it
        Assert.Throws<StorageFault>(() => later.Keyring.RotateSigning(isLost: true));
        var taken = later.VerifierKey;
        later.Keyring.RotateSigning();
        later.Keyring.RetireSigning();
        Assert.Equal("", Found(later)); // and whoever has one that it vouched for
        File.Delete(KeyPath(laid, "signing.key"));
        Assert.Contains("key-succession-broken checkpoint 2", Found(Reopen(laid), deep: false), StringComparison.Ordinal);
        Assert.True(Reopen(laid).Verify(new() { Keys = () => [taken] }, TestContext.Current.CancellationToken).Holds);
    }

    [Fact]
    public void Without_the_master_key_the_log_verifies_and_nothing_is_read_or_written()
    {
        var laid = NewPlace();
        OpenPlace(NewRegister(laid));
        File.Delete(KeyPath(laid, "master.key"));
        var register = Reopen(laid);
        Assert.True(Verify(register, deep: false).Holds);
        Assert.Equal(FaultKind.Keys, Assert.Throws<StorageFault>(() => OpenPlace(register)).Kind);
        Assert.Equal(FaultKind.Keys, Assert.Throws<StorageFault>(() => register.Read(Invented.Officer)).Kind);
        Assert.Empty(register.Keyring.Read().Masters);
        Assert.Equal(FaultKind.Keys, Assert.Throws<StorageFault>(() => register.Keyring.RotateMaster()).Kind);
    }

    [Fact]
    public void Master_key_is_replaced_and_the_old_one_opens_nothing()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 30);
        var old = File.ReadAllText(KeyPath(laid, "master.key"));
        var (before, told) = (register.Keyring.Read(), new List<long>());
        var taken = register.Keyring.RotateMaster((done, _) => told.Add(done));
        Assert.NotEqual(before.Masters.Single().Id, taken.Id);
        Assert.Equal(before.OwnersMinted, told[^1]);
        Assert.Equal(taken, register.Keyring.Read().Masters.Single());
        Assert.Equal("", Found(Reopen(laid)));

        File.WriteAllText(KeyPath(laid, "master.key"), old);
        Assert.Equal(FaultKind.Keys, Assert.Throws<StorageFault>(() => OpenPlace(Reopen(laid))).Kind);
    }

    [Fact]
    public void Registers_that_were_open_go_on_reading_and_minting_after_the_master_key_was_replaced()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        Accept(register, Invented.Sightings(place, new PersonId(Invented.Id()), 1));
        Reopen(laid).Keyring.RotateMaster();
        // More new persons than keys were minted ahead: some of theirs are minted after the old master key is gone.
        Assert.All(
            register.Door.ActMany(Enumerable.Range(0, 600).Select(_ => Invented.Sightings(place, new PersonId(Invented.Id()), 1)), Invented.Officer),
            a => Assert.IsType<Answer.Accepted>(a));
        Assert.Equal("", Found(Reopen(laid)));
    }

    [Fact]
    public void Master_key_is_not_replaced_over_an_owner_key_that_does_not_open()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        OpenPlace(register);
        using (var raw = NewRaw(laid))
        {
            raw.Execute($"update {raw.KeyTable} set wrapped = $1 where number = 9", new byte[61 + 16]);
        }

        var before = File.ReadAllText(KeyPath(laid, "master.key"));
        Assert.Contains("Owner key 9", Assert.Throws<StorageFault>(() => register.Keyring.RotateMaster()).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(KeyPath(laid, "master.key")));
        OpenPlace(Reopen(laid));
    }

    [Fact]
    public void Of_several_who_replace_the_master_key_at_once_one_does_and_nothing_is_lost()
    {
        var laid = NewPlace();
        NewBusyRegister(laid, 30);
        for (var round = 0; round < 5; round++)
        {
            var registers = Enumerable.Range(0, 4).Select(_ => Reopen(laid)).ToList();
            var done = 0;
            Parallel.ForEach(registers, register =>
            {
                try
                {
                    register.Keyring.RotateMaster();
                    Interlocked.Increment(ref done);
                }
                catch (StorageFault fault) when (fault.Kind == FaultKind.Locked)
                {
                    // Told to wait.
                }
            });
            Assert.InRange(done, 1, 4);
            var reopened = Reopen(laid);
            Assert.Equal("", Found(reopened));
            OpenPlace(reopened);
            registers.ForEach(r => r.Dispose()); // each holds connections
            reopened.Dispose();
        }
    }

    [Fact]
    public void Register_that_was_moved_replaces_no_key()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        using (var writer = register.Store.OpenWriter())
        {
            writer.Begin(new Query("select 1")).Dispose();
            writer.Commit(new() { Meta = { [Storage.Backup.Notes.Shut] = "moved to another place" } });
        }

        var before = File.ReadAllText(KeyPath(laid, "master.key"));
        Assert.Equal(FaultKind.Moved, Assert.Throws<StorageFault>(() => register.Keyring.RotateMaster()).Kind);
        Assert.Equal(FaultKind.Moved, Assert.Throws<StorageFault>(() => register.Keyring.RotateSigning()).Kind);
        Assert.Equal(before, File.ReadAllText(KeyPath(laid, "master.key")));
    }

    [Fact]
    public void Key_file_that_others_can_read_is_refused()
    {
        var laid = NewPlace();
        NewRegister(laid);
        foreach (var file in new[] { "signing.key", "master.key" }.Select(f => KeyPath(laid, f)))
        {
            Mode(file, UnixFileMode.GroupRead);
            Assert.Contains("chmod 600", Assert.Throws<StorageFault>(() => OpenPlace(Reopen(laid))).Message, StringComparison.Ordinal);
            Mode(file, UnixFileMode.None);
        }

        OpenPlace(Reopen(laid));
    }

    [Fact]
    public void Keys_may_be_kept_by_programs()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var (signing, master) = (KeyPath(laid, "signing.key"), KeyPath(laid, "master.key"));
        var (elsewhere, verifier) = (Path.Combine(laid.Directory, "elsewhere"), register.VerifierKey.ToString());
        Directory.CreateDirectory(elsewhere);
        File.Move(signing, Path.Combine(elsewhere, "signing"));
        File.Move(master, Path.Combine(elsewhere, "master"));
        WriteKey(KeyPath(laid, "signing.command"), KeyProgram.CommandFile(verifier, "sign", Path.Combine(elsewhere, "signing")));
        WriteKey(KeyPath(laid, "master.command"), KeyProgram.CommandFile(null, "print", Path.Combine(elsewhere, "master")));
        var reopened = Reopen(laid);
        OpenPlace(reopened);
        Assert.Equal("", Found(reopened));

        WriteKey(KeyPath(laid, "signing.command"), KeyProgram.CommandFile(verifier, "fail"));
        var fault = Assert.Throws<StorageFault>(() => OpenPlace(Reopen(laid)));
        Assert.Equal(FaultKind.Keys, fault.Kind);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
        WriteKey(KeyPath(laid, "signing.command"), KeyProgram.CommandFile(verifier, "print", Path.Combine(elsewhere, "signing")));
        Assert.Contains("signature", Assert.Throws<StorageFault>(() => OpenPlace(Reopen(laid))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_that_a_program_keeps_takes_over_like_any_other()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        OpenPlace(register);
        using var next = new SignerKey(register.Origin, [.. Enumerable.Repeat((byte)9, 32)]);
        var secret = Path.Combine(laid.Directory, "secret");
        File.WriteAllText(secret, SecretKeyText.Write(next.Verifier, [.. Enumerable.Repeat((byte)9, 32)]));
        WriteKey(KeyPath(laid, "signing.next.command"), KeyProgram.CommandFile(next.Verifier.ToString(), "sign", secret));
        Assert.Equal(next.Verifier.KeyId, register.Keyring.RotateSigning().Key.KeyId);
        Assert.True(File.Exists(KeyPath(laid, "signing.command")) && File.Exists(KeyPath(laid, "signing.previous.key")));
        OpenPlace(register);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Process_killed_while_it_replaces_keys_leaves_a_register_that_works_and_goes_on()
    {
        var laid = NewPlace();
        using (var register = StoredRegister.Create(laid.Location, "register.example/crash", "TST", Clock))
        {
            OpenPlace(register);
        }

        var first = Environment.TickCount & 0xffff;
        for (var seed = first; seed < first + 20; seed++)
        {
            var done = RotateUntilKilled(laid, seed);
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: killed after {done} steps");
            using var register = StoredRegister.Open(laid.Location, Clock);
            OpenPlace(register);
            Assert.Equal("", Found(register));
            register.Keyring.RotateMaster();
            register.Keyring.RotateSigning();
            register.Keyring.RetireSigning();
            Assert.Single(register.Keyring.Read().Masters);
            OpenPlace(register);
        }

        using var last = StoredRegister.Open(laid.Location, Clock);
        Assert.Equal("", Found(last));
        Assert.Equal([".lock", "master.key", "signing.key"], Directory.GetFiles(laid.Location.KeyDirectory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    internal abstract RawStore NewRaw(Laid laid);

    private static int RotateUntilKilled(Laid laid, int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[RotationChild.Register] = laid.Directory;
        start.Environment[RotationChild.Seed] = seed.ToString(CultureInfo.InvariantCulture);
        start.Environment["HABEAS_POSTGRES"] = laid.Postgres;
        using var child = Process.Start(start)!;
        var random = new Random(seed);
        var done = 0;
        for (var left = random.Next(0, 12); left > 0 && child.StandardOutput.ReadLine() is not null; left--)
        {
            done++;
        }

        // Somewhere within the next step, which takes a few milliseconds.
        Thread.SpinWait(random.Next(0, 400_000));
        child.Kill();
        child.WaitForExit();
        Assert.NotEqual(0, child.ExitCode);
        return done;
    }

    private static IEnumerable<uint> Signers(StoredRegister register)
    {
        using var reading = register.Read(Invented.Officer);
        var note = reading.Head().Checkpoint!;
        Assert.True(note.Verify(register.VerifierKeys).Holds);
        return [.. note.Signatures.Select(s => s.KeyId)];
    }

    private static string KeyPath(Laid laid, string file) => Path.Combine(laid.Location.KeyDirectory, file);

    private static void WriteKey(string path, string text)
    {
        File.WriteAllText(path, text);
        Mode(path, UnixFileMode.None);
    }

    private static void Mode(string path, UnixFileMode more)
    {
        if (!OperatingSystem.IsWindows()) // a register runs on Linux alone
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
        }
    }
}

public sealed class KeyringOnSqlite : KeyringContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    internal override RawStore NewRaw(Laid laid) => new RawSqlite(laid.Directory);

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class KeyringOnPostgres : KeyringContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    internal override RawStore NewRaw(Laid laid) => new RawPostgres(laid.Postgres!);

    protected override void CleanUp() => _layer.CleanUp();
}
