using Habeas.Storage.Backup;

namespace Habeas.Storage.Tests.Backup;

/// <summary>Restoring in place of a register, which only SQLite does.</summary>
public sealed class ReplaceTests : OnEngine
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    private static string BackupOf(Laid laid) => laid.Directory + ".backup";

    [Fact]
    public void Register_that_is_replaced_is_kept_aside_with_all_it_had_and_records_nothing_any_more()
    {
        var laid = NewPlace();
        using (var register = NewBusyRegister(laid, 20))
        {
            Backups.Write(laid.Location, BackupOf(laid), Clock);
            Accept(register, Invented.OpenPlace());
        }

        File.WriteAllText(Path.Combine(laid.Directory, "witness.txt"), "the Ombudsman\n");
        var fault = Assert.Throws<StorageFault>(() => Replace(laid));
        Assert.Equal(FaultKind.Behind, fault.Kind);
        const string Words = "I know that entry 23 will be lost";
        Assert.Contains($"--accept-loss '{Words}'", fault.Message, StringComparison.Ordinal);
        var stillOpen = Reopen(laid);
        var report = Replace(laid, Words);
        Assert.Equal((23L, new Loss(23, 23, false), true), (report.Entries, report.Lost, report.WasRead));
        Assert.Equal(FaultKind.Moved, Assert.Throws<StorageFault>(() => stillOpen.Door.Act(Invented.OpenPlace(), Invented.Officer)).Kind);

        var restored = Reopen(laid);
        Assert.Equal("", Found(restored));
        Assert.Equal(23, Accept(restored, Invented.OpenPlace()).Entry);
        Assert.Equal("the Ombudsman\n", File.ReadAllText(Path.Combine(laid.Directory, "witness.txt")));

        var aside = laid with { Directory = report.KeptAside! };
        var old = Reopen(aside);
        Assert.Equal("", Found(old));
        Assert.Equal(FaultKind.Moved, Assert.Throws<StorageFault>(() => old.Door.Act(Invented.OpenPlace(), Invented.Officer)).Kind);
        Assert.Equal(FaultKind.Behind, Assert.Throws<StorageFault>(() => Backups.Reopen(aside.Location, null)).Kind);
    }

    [Fact]
    public void Register_that_cannot_be_read_is_replaced_and_the_report_says_that_nothing_is_known_of_it()
    {
        var laid = NewPlace();
        using (NewBusyRegister(laid, 10))
        {
            Backups.Write(laid.Location, BackupOf(laid), Clock);
        }

        File.WriteAllText(Path.Combine(laid.Directory, "register.db"), "nothing that a database could be, whatever is tried with it");
        var report = Replace(laid);
        Assert.False(report.WasRead);
        Assert.Equal("", Found(Reopen(laid)));
        Assert.True(File.Exists(Path.Combine(report.KeptAside!, "register.db")));
    }

    [Fact]
    public void Backup_that_is_damaged_replaces_nothing()
    {
        var laid = NewPlace();
        using (NewBusyRegister(laid, 10))
        {
            Backups.Write(laid.Location, BackupOf(laid), Clock);
        }

        var chunk = Path.Combine(BackupOf(laid), "000001.chunk");
        var bytes = File.ReadAllBytes(chunk);
        bytes[^1] ^= 1;
        File.WriteAllBytes(chunk, bytes);
        Assert.Equal(FaultKind.Damaged, Assert.Throws<StorageFault>(() => Replace(laid)).Kind);
        var register = Reopen(laid);
        Assert.Equal("", Found(register));
        Accept(register, Invented.OpenPlace());
        Assert.DoesNotContain(Directory.GetDirectories(Path.GetDirectoryName(laid.Directory)!), d => d.Contains(".replaced", StringComparison.Ordinal));
    }

    private RestoreReport Replace(Laid laid, string? words = null) =>
        Backups.Restore(BackupOf(laid), laid.Location, new() { Replace = true, AcceptLoss = words }, Clock);
}
