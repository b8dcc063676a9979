using Habeas.Storage.Backup;

namespace Habeas.Storage.Tests.Backup;

/// <summary>kill -9 in the middle of a backup and of a restore, at instants drawn from a seed that is printed.</summary>
public abstract class KilledContract : OnEngine
{
    /// <summary>The most acts that are recorded while one backup is under way: a register that only grows would tell nothing more.</summary>
    private const int MostActs = 500;

    internal static string BackupOf(Laid laid) => laid.Directory + ".backup";

    internal static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    [Fact]
    public async Task Backup_killed_at_any_instant_under_load_leaves_the_one_before_whole_and_the_next_run_goes_on()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 200);
        var place = OpenPlace(register);
        Backups.Write(laid.Location, BackupOf(laid), Clock);
        var acted = 0;
        var seed = Environment.TickCount & 0xffff;
        var random = new Random(seed);
        var most = BackupChild.Kill("backup", BackupOf(laid), laid, null, int.MaxValue).Lines;
        for (var run = 0; run < BackupChild.Runs; run++)
        {
            var before = Backups.List(laid.Location, BackupOf(laid));
            using var stop = new CancellationTokenSource();
            var load = Task.Run(() =>
            {
                for (var left = MostActs; left > 0 && !stop.IsCancellationRequested; left--, acted++)
                {
                    Accept(register, Invented.Sightings(place, runs: 1));
                }
            }, TestContext.Current.CancellationToken);
            var (lines, ended) = BackupChild.Kill("backup", BackupOf(laid), laid, null, random.Next(1, most + 1));
            await stop.CancelAsync();
            await load;
            Say($"seed {seed}, run {run}: killed after {lines} of about {most} lines{(ended ? ", when it had ended" : "")}");
            Backups.Check(laid.Location, BackupOf(laid));
            var after = Backups.List(laid.Location, BackupOf(laid));
            Assert.Equal(before, after.Take(before.Count));
            Assert.True(after.Count == before.Count + 1 || (!ended && after.Count == before.Count));
            if (run % 2 == 0)
            {
                Assert.Equal(after.Count + 1, Backups.Write(laid.Location, BackupOf(laid), Clock).Run);
            }
        }

        Backups.Write(laid.Location, BackupOf(laid), Clock);
        Assert.Equal([".chunk", ".keys", ".manifest", "lock"], Directory.GetFiles(BackupOf(laid)).Select(f => Path.GetFileName(f) is "lock" ? "lock" : Path.GetExtension(f)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(202 + acted + 2, Backups.Drill(BackupOf(laid), laid.Location, laid.Directory + ".drill").Entries);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Restore_killed_at_any_instant_leaves_a_whole_register_or_none_and_running_it_again_ends_well()
    {
        var laid = NewPlace();
        long entries;
        using (var register = NewBusyRegister(laid, 60))
        {
            Backups.Write(laid.Location, BackupOf(laid), Clock);
            entries = Verify(register, deep: false).Entries;
        }

        var seed = Environment.TickCount & 0xffff;
        var random = new Random(seed);
        var most = BackupChild.Kill("restore", BackupOf(laid), null, Home(laid), int.MaxValue).Lines;
        for (var run = 0; run < BackupChild.Runs; run++)
        {
            var home = Home(laid);
            var replaces = Directory.Exists(home.Directory) && File.Exists(Path.Combine(home.Directory, "register.db"));
            var (lines, ended) = BackupChild.Kill("restore", BackupOf(laid), null, home, random.Next(1, most + 1));
            Say($"seed {seed}, run {run}: killed after {lines} of about {most} lines{(ended ? ", when it had ended" : "")}");
            if (replaces || ended)
            {
                using var whole = StoredRegister.Open(home.Location, Clock);
                Assert.Equal("", Found(whole, deep: false));
            }

            AgainAndWhole(laid, home, entries);
        }
    }

    /// <summary>A place to restore into: on SQLite every other time one that holds the register already.</summary>
    private protected abstract Laid Home(Laid laid);

    private void AgainAndWhole(Laid laid, Laid home, long entries)
    {
        try
        {
            Backups.Restore(BackupOf(laid), home.Location.AsDescribed(), new() { Replace = home.Postgres is null }, Clock);
        }
        catch (StorageFault fault) when (fault.Kind == FaultKind.AlreadyThere && home.Postgres is not null)
        {
            // The child had come to its end: what is there is whole, which is asserted below.
        }

        using var register = StoredRegister.Open(home.Location, Clock);
        Assert.Equal("", Found(register, deep: false));
        Assert.Equal(entries, Accept(register, Invented.OpenPlace()).Entry);
    }
}

public sealed class KilledOnSqlite : KilledContract
{
    private readonly SqliteLayer _layer = new();
    private int _homes;

    internal override Laid NewPlace() => _layer.New();

    private protected override Laid Home(Laid laid)
    {
        var home = NewPlace();
        KeyFiles.Copy(laid.Location.KeyDirectory, home.Location.KeyDirectory);
        if (_homes++ % 2 == 0)
        {
            Backups.Restore(BackupOf(laid), home.Location, new(), Clock);
        }

        return home;
    }

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class KilledOnPostgres : KilledContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    private protected override Laid Home(Laid laid)
    {
        var home = NewPlace();
        KeyFiles.Copy(laid.Location.KeyDirectory, home.Location.KeyDirectory);
        return home;
    }

    protected override void CleanUp() => _layer.CleanUp();
}

/// <summary>kill -9 in the middle of a move, there and back by turns.</summary>
public sealed class KilledMigrationTests : OnEngine
{
    private readonly SqliteLayer _sqlite = new();
    private readonly PostgresLayer _postgres = new();

    internal override Laid NewPlace() => _sqlite.New();

    protected override void CleanUp()
    {
        _sqlite.CleanUp();
        _postgres.CleanUp();
    }

    [Fact]
    public void Move_killed_at_any_instant_leaves_at_most_one_open_and_running_it_again_ends_well()
    {
        var from = NewPlace();
        using (NewBusyRegister(from, 60))
        {
        }

        var seed = Environment.TickCount & 0xffff;
        var random = new Random(seed);
        var most = new int[2];
        for (var run = 0; run < BackupChild.Runs + 2; run++)
        {
            var to = from.Postgres is null ? _postgres.New() : NewPlace();
            var after = run < 2 ? int.MaxValue : random.Next(1, most[run % 2] + 1);
            var (lines, ended) = BackupChild.Kill("migrate", "", from, to, after);
            most[run % 2] = Math.Max(most[run % 2], run < 2 ? lines : 0);
            KilledContract.Say($"seed {seed}, run {run}, from {(from.Postgres is null ? "SQLite" : "PostgreSQL")}: killed after {lines} lines of about {most[run % 2]}{(ended ? ", when it had ended" : "")}");
            var open = new[] { from, to }.Where(IsOpen).ToList();
            Assert.True(open.Count <= 1, "both record");
            if (open.Count == 0 || open[0] == from)
            {
                Backups.Migrate(from.Location.AsDescribed(), to.Location);
            }

            Assert.False(IsOpen(from));
            using var moved = StoredRegister.Open(to.Location, Clock);
            Assert.Equal("", Found(moved, deep: false));
            Accept(moved, Invented.OpenPlace());
            from = to;
        }
    }

    /// <summary>Whether a place holds a register that would record; nothing is recorded.</summary>
    private bool IsOpen(Laid laid)
    {
        try
        {
            using var register = StoredRegister.Open(laid.Location, Clock);
            using var writer = register.Store.OpenWriter();
            using var rows = writer.Begin(Storage.Writing.Head.WhatShuts);
            return !rows.Next();
        }
        catch (StorageFault fault) when (fault.Kind == FaultKind.NoRegister)
        {
            return false;
        }
    }
}
