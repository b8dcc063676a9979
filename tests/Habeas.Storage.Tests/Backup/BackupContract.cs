using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Register;
using Habeas.Storage.Backup;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Tests.Backup;

public abstract class BackupContract : OnEngine
{
    private string _folder = "";

    private string Directory => Path.Combine(_folder, "backup");

    /// <summary>The place of the register that is backed up, with the backup beside it.</summary>
    private Laid NewBackedUp()
    {
        var laid = NewPlace();
        _folder = Path.GetDirectoryName(laid.Directory)!;
        return laid;
    }

    private BackupReport Write(Laid laid) => Backups.Write(laid.Location, Directory, Clock, Invented.Bytes(11));

    /// <summary>Another empty place on this engine, with the keys of the first.</summary>
    private Laid NewHome(Laid laid)
    {
        var home = NewPlace();
        KeyFiles.Copy(laid.Location.KeyDirectory, home.Location.KeyDirectory);
        return home;
    }

    private RestoreReport Restore(Laid home, RestoreOptions? options = null) => Backups.Restore(Directory, home.Location, options ?? new(), Clock);

    private static byte[] Checkpoint(StoredRegister register)
    {
        using var session = register.Store.OpenReader();
        return session.Select(Storage.Writing.Head.LastCheckpoint, r => r.Bytes(1)).First();
    }

    /// <summary>Every row of the log and the keys, as text.</summary>
    private static List<string> Rows(StoredRegister register)
    {
        using var session = register.Store.OpenReader();
        var rows = new List<string>();
        foreach (var table in Tables.All.Where(t => t.Use == TableUse.Log))
        {
            rows.AddRange(session.Select(new($"select {table.ColumnList} from {table.Name} order by {table.KeyList}"), r => table.Name + " " + string.Join(' ', table.Columns.Select((c, i) =>
                r.IsNull(i) ? "-" : c.Type switch
                {
                    ColumnType.Integer => r.Int(i).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ColumnType.Id => r.Id(i).ToString(),
                    ColumnType.Text => r.Text(i),
                    _ => Convert.ToHexString(r.Span(i)),
                }))));
        }

        return [.. rows, .. register.Store.Keys.Range(1, 10_000).Select(k => $"{k.Number} {k.Id} {Convert.ToHexString(k.Bytes ?? [])}")];
    }

    [Fact]
    public void Register_restored_after_several_runs_is_the_same_byte_for_byte_and_goes_on()
    {
        var laid = NewBackedUp();
        var register = NewBusyRegister(laid, 300);
        Assert.Equal((1, 303L, true), Write(laid) is var first ? (first.Run, first.NewEntries, first.KeyMade) : default);
        var person = Invented.Sightings(OpenPlace(register));
        Accept(register, person);
        register.Door.Add("%PDF-1.7 an order"u8.ToArray(), person.Person, Invented.Officer);
        Assert.Equal((2, 2L, 1L, false), Write(laid) is var second ? (second.Run, second.NewEntries, second.Documents, second.KeyMade) : default);
        Assert.Equal(0, Write(laid).NewEntries);

        var home = NewHome(laid);
        var report = Restore(home);
        Assert.Equal((3, 305L, 0L, ErasedList.Absent), (report.Run, report.Entries, report.Erased, report.ErasedList));
        var restored = Reopen(home);
        Assert.Equal(Rows(register), Rows(restored));
        Assert.Equal("", Found(restored));
        Assert.Equal(register.Engine, restored.Engine);
        Assert.Equal(305, Accept(restored, Invented.OpenPlace()).Entry);
        Assert.Equal("", Found(restored));
    }

    [Fact]
    public void Backup_holds_no_word_that_anybody_could_read()
    {
        var laid = NewBackedUp();
        NewBusyRegister(laid, 100);
        Write(laid);
        var words = new[] { "Orsak", "Prison ", "nightly", "registrar", "Europe" }.Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var file in System.IO.Directory.GetFiles(Directory))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.All(words, w => Assert.Equal(-1, bytes.AsSpan().IndexOf(w)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(File.ReadAllBytes(Path.Combine(laid.Location.KeyDirectory, "master.key")).AsSpan(17, 44)));
        }
    }

    [Fact]
    public void Whatever_is_altered_cut_swapped_or_taken_away_is_found()
    {
        var laid = NewBackedUp();
        var register = NewBusyRegister(laid, 40);
        Write(laid);
        Accept(register, Invented.OpenPlace());
        Write(laid);
        Assert.True(Backups.Check(laid.Location, Directory) > 100);
        var random = Invented.Random;
        var home = NewHome(laid);
        foreach (var path in System.IO.Directory.GetFiles(Directory).Where(p => Path.GetFileName(p) != "lock"))
        {
            var whole = File.ReadAllBytes(path);
            foreach (var at in Enumerable.Range(0, 12).Select(_ => random.Next(whole.Length)).Append(0).Append(whole.Length - 1))
            {
                var altered = whole.ToArray();
                altered[at] ^= (byte)(1 << random.Next(8));
                Damaged(path, altered);
            }

            Damaged(path, whole[..random.Next(whole.Length)]);
            Damaged(path, [.. whole, 0]);
            Assert.Equal(FaultKind.Damaged, Assert.Throws<StorageFault>(() => Restore(home)).Kind);
            Assert.Throws<StorageFault>(() => StoredRegister.Open(home.Location, Clock));
            File.Delete(path);

            // Without the last manifest it is the backup of the run before, whose owner keys are gone.
            Assert.Equal(FaultKind.Damaged, Assert.Throws<StorageFault>(() => Backups.Check(laid.Location, Directory)).Kind);

            File.WriteAllBytes(path, whole);
        }

        Assert.True(Backups.Check(laid.Location, Directory) > 100);

        void Damaged(string path, byte[] bytes)
        {
            File.WriteAllBytes(path, bytes);
            Assert.Equal(FaultKind.Damaged, Assert.Throws<StorageFault>(() => Backups.Check(laid.Location, Directory)).Kind);
        }
    }

    [Fact]
    public void Older_manifest_brought_back_shows_where_a_later_checkpoint_is_kept()
    {
        var laid = NewBackedUp();
        var register = NewBusyRegister(laid, 10);
        Write(laid);
        var keys = Path.Combine(Directory, "000001.keys");
        var bytes = File.ReadAllBytes(keys);
        Accept(register, Invented.OpenPlace());
        Write(laid);
        foreach (var later in System.IO.Directory.GetFiles(Directory, "000002.*"))
        {
            File.Delete(later);
        }

        File.WriteAllBytes(keys, bytes);
        Backups.Check(laid.Location, Directory);
        var fault = Assert.Throws<StorageFault>(() => Restore(NewHome(laid), new() { Outside = [Checkpoint(register)] }));
        Assert.Equal(FaultKind.Behind, fault.Kind);
        Assert.Contains("it lacks entry 13.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restoring_an_older_backup_does_not_bring_an_erased_person_back()
    {
        var laid = NewBackedUp();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        var (erased, stays) = (Invented.Sightings(place), Invented.Sightings(place));
        Accept(register, erased);
        Accept(register, stays);
        Write(laid);
        Erase(register, laid, erased.Person);
        var home = NewHome(laid);
        var report = Restore(home);
        Assert.Equal((1L, ErasedList.There), (report.Erased, report.ErasedList));
        var restored = Reopen(home);
        using (var reading = restored.Read(Invented.Officer))
        {
            Assert.Null(reading.Person(erased.Person)?.Name);
            Assert.NotNull(reading.Person(stays.Person)?.Name);
        }

        // A later backup knows it by itself, and mends a list that is an older copy.
        Write(laid);
        var other = NewHome(laid);
        File.Delete(Path.Combine(other.Location.KeyDirectory, ErasedKeys.File));
        Assert.Equal((0L, ErasedList.Behind), Restore(other) is var second ? (second.Erased, second.ErasedList) : default);
        Assert.Single(new ErasedKeys(other.Location.KeyDirectory).Read());
    }

    private static void Erase(StoredRegister register, Laid laid, PersonId person)
    {
        Guid key;
        using (var session = register.Store.OpenReader())
        {
            key = session.Select(new("select key_id from owner where kind = 1 and subject = $1", person.Value), r => r.Id(0)).Single();
        }

        new ErasedKeys(laid.Location.KeyDirectory).Add([key]);
        register.Store.Keys.Destroy(key);
    }

    [Fact]
    public void Owner_keys_that_were_destroyed_do_not_live_on_in_the_backup()
    {
        var laid = NewBackedUp();
        var register = NewRegister(laid);
        var act = Invented.Sightings(OpenPlace(register));
        Accept(register, act);
        Write(laid);
        Erase(register, laid, act.Person);
        Write(laid);
        Assert.Equal(["000002.keys"], System.IO.Directory.GetFiles(Directory, "*.keys").Select(Path.GetFileName));
    }

    [Fact]
    public void Backup_of_another_register_or_of_another_history_is_refused_and_what_is_there_stays()
    {
        var laid = NewBackedUp();
        var register = NewBusyRegister(laid, 20);
        Write(laid);
        var home = NewHome(laid);
        Restore(home);
        Accept(register, Invented.OpenPlace());
        Write(laid);
        Accept(Reopen(home), Invented.OpenPlace());
        var forked = Assert.Throws<StorageFault>(() => Write(home));
        Assert.Contains("does not continue", forked.Message, StringComparison.Ordinal);

        var other = NewPlace();
        using (StoredRegister.Create(other.Location, "register.example/other", "OTH", Clock))
        {
            File.Copy(Path.Combine(laid.Location.KeyDirectory, BackupKey.File), Path.Combine(other.Location.KeyDirectory, BackupKey.File));
            Assert.Contains("another register", Assert.Throws<StorageFault>(() => Write(other)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, Backups.List(laid.Location, Directory).Count);
        Backups.Check(laid.Location, Directory);
        File.WriteAllText(Path.Combine(_folder, "other.txt"), "");
        Assert.Equal(FaultKind.AlreadyThere, Assert.Throws<StorageFault>(() => Backups.Write(laid.Location, _folder, Clock)).Kind);
        Assert.Contains("best on another disk", Assert.Throws<StorageFault>(() => Backups.Write(laid.Location, Path.Combine(laid.Directory, "backup"), Clock)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_run_at_the_same_time_is_refused_and_so_is_a_key_that_does_not_fit()
    {
        var laid = NewBackedUp();
        NewBusyRegister(laid, 5);
        Write(laid);
        using (BackupPlace.ToWrite(Directory))
        {
            Assert.Equal(FaultKind.Locked, Assert.Throws<StorageFault>(() => Write(laid)).Kind);
            Assert.Equal(FaultKind.Locked, Assert.Throws<StorageFault>(() => Backups.Check(laid.Location, Directory)).Kind);
        }

        var key = Path.Combine(laid.Location.KeyDirectory, BackupKey.File);
        File.Delete(key);
        Assert.Equal(FaultKind.Keys, Assert.Throws<StorageFault>(() => Write(laid)).Kind);
        BackupKey.Create(laid.Location.KeyDirectory, Invented.Bytes(99)).Dispose();
        Assert.Contains("not written under the backup key", Assert.Throws<StorageFault>(() => Write(laid)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_behind_a_checkpoint_needs_the_very_words_and_a_history_that_contradicts_one_is_refused_whatever_is_said()
    {
        var laid = NewBackedUp();
        var register = NewBusyRegister(laid, 20);
        Write(laid);
        var early = Checkpoint(register);
        Accept(register, Invented.OpenPlace());
        Accept(register, Invented.OpenPlace());
        var late = Checkpoint(register);
        var home = NewHome(laid);
        const string Words = "I know that entries 23 to 24 will be lost although witnessed";
        foreach (var said in new[] { null, "yes", Words.ToUpperInvariant() })
        {
            var fault = Assert.Throws<StorageFault>(() => Restore(home, new() { Outside = [early, late], AcceptLoss = said }));
            Assert.Equal(FaultKind.Behind, fault.Kind);
            Assert.Contains($"--accept-loss '{Words}'", fault.Message, StringComparison.Ordinal);
        }

        Assert.Throws<StorageFault>(() => StoredRegister.Open(home.Location, Clock));
        Assert.Equal(new Loss(23, 24, true), Restore(home, new() { Outside = [early, late], AcceptLoss = Words }).Lost);

        // The restored one goes on differently; what it signs then does not fit to what the first one was backed up with.
        var other = Reopen(home);
        Accept(other, Invented.OpenPlace());
        Accept(other, Invented.OpenPlace());
        Write(laid);
        var forked = Assert.Throws<StorageFault>(() => Restore(NewHome(laid), new() { Outside = [Checkpoint(other)], AcceptLoss = Words }));
        Assert.Equal(FaultKind.Damaged, forked.Kind);
        Assert.Contains("another history", forked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cosignatures_are_backed_up_each_once_and_one_whose_clock_was_wrong_is_not_left_out()
    {
        var laid = NewBackedUp();
        var register = NewBusyRegister(laid, 10);
        Cosign(register, "w1", 100);
        Cosign(register, "w2", 500);
        Write(laid);
        Cosign(register, "w1", 200);
        var chunk = Write(laid);
        Cosign(register, "w2", 400); // behind what it signed before
        Cosign(register, "w3", 50);
        Write(laid);
        Write(laid);
        Assert.Equal(4, chunk.Run + 2);
        var home = NewHome(laid);
        Restore(home);
        Assert.Equal(Rows(register), Rows(Reopen(home)));
    }

    private static void Cosign(StoredRegister register, string witness, long at)
    {
        using var key = new CosignerKey(witness, [.. Enumerable.Repeat((byte)witness[^1], 32)]);
        using var writer = register.Store.OpenWriter();
        long id;
        SignedNote? note;
        using (var rows = writer.Begin(Storage.Writing.Head.LastCheckpoint))
        {
            Assert.True(rows.Next());
            id = rows.Int(0);
            Assert.Equal(NoteFault.None, SignedNote.TryParse(rows.Bytes(1), out note));
        }

        var batch = new Batch();
        batch.To(Tables.Cosignature).Int(id).Text(key.Verifier.ToString()).Int(at).Bytes(Encoding.UTF8.GetBytes(key.Cosign(note!.Text, at).ToString()));
        writer.Commit(batch);
    }

    [Fact]
    public void Drill_proves_the_backup_compares_it_and_leaves_nothing()
    {
        var laid = NewBackedUp();
        var register = NewBusyRegister(laid, 30);
        Write(laid);
        Accept(register, Invented.OpenPlace());
        var folder = Path.Combine(_folder, "drill");
        var report = Backups.Drill(Directory, laid.Location, folder);
        Assert.Equal((33L, 34L, true), (report.Entries, report.LiveEntries, report.IsContinued));
        Assert.False(System.IO.Directory.Exists(folder));

        var home = NewHome(laid);
        Assert.Equal((null, null), Backups.Drill(Directory, home.Location, folder) is var alone ? (alone.LiveEntries, alone.IsContinued) : default);
        File.WriteAllBytes(Path.Combine(Directory, "000001.keys"), [1]);
        Assert.Throws<StorageFault>(() => Backups.Drill(Directory, home.Location, folder));
        Assert.False(System.IO.Directory.Exists(folder));
    }

    [Fact]
    public async Task Backup_while_acts_are_recorded_is_one_state_and_holds_nobody_up()
    {
        var laid = NewBackedUp();
        var register = NewBusyRegister(laid, 300);
        var place = OpenPlace(register);
        var acted = 0;
        for (var run = 0; run < 4; run++)
        {
            using var stop = new CancellationTokenSource();
            var writer = Task.Run(() =>
            {
                for (var left = 300; left > 0 && !stop.IsCancellationRequested; left--, acted++)
                {
                    Accept(register, Invented.Sightings(place, runs: 1));
                }
            }, TestContext.Current.CancellationToken);
            Write(laid);
            Assert.True(Backups.Drill(Directory, laid.Location, Path.Combine(_folder, "drill")).IsContinued);
            await stop.CancelAsync();
            await writer;
        }

        Assert.True(acted > 0);
        Write(laid);
        var home = NewHome(laid);
        Assert.Equal(304 + acted, Restore(home).Entries);
        Assert.Equal(Rows(register), Rows(Reopen(home)));
    }

    [Fact]
    public void Place_that_is_taken_is_left_as_it_is()
    {
        var laid = NewBackedUp();
        NewBusyRegister(laid, 5);
        Write(laid);
        Assert.Equal(FaultKind.AlreadyThere, Assert.Throws<StorageFault>(() => Restore(laid)).Kind);
        Assert.Equal("", Found(Reopen(laid)));
    }
}

public sealed class BackupOnSqlite : BackupContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class BackupOnPostgres : BackupContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}
