using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Storage.Backup;

namespace Habeas.Storage.Tests.Backup;

/// <summary>A real file system that is full, and one that is read-only: below the register, its backup, and what is restored.</summary>
public sealed class SmallDiskTests : OnEngine
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    [Fact]
    public void Register_on_a_full_disk_says_so_and_goes_on_once_there_is_room()
    {
        using var disk = SmallDisk.Mount("2m");
        var laid = new Laid(Path.Combine(disk.Folder, "register"), null);
        using (var register = StoredRegister.Create(laid.Location, "register.example/full", "TST", Clock, Invented.Bytes(7)))
        {
            var place = OpenPlace(register);
            var answers = new List<(Act Act, Answer Answer)>();
            var failed = Fill(register, place, answers);
            Assert.Contains("Make room", failed.Fault.Message, StringComparison.Ordinal);
            Assert.NotEmpty(answers);
            disk.Remount("size=64m");
            Assert.All(answers, a => Assert.Equal(a.Answer, Accept(register, a.Act)));
            Accept(register, failed.Act);
            Assert.Equal("", Found(register));
        }
    }

    private (Act Act, StorageFault Fault) Fill(StoredRegister register, PlaceId place, List<(Act Act, Answer Answer)> answers)
    {
        while (true)
        {
            var act = Invented.Sightings(place);
            try
            {
                answers.Add((act, register.Door.Act(act, Invented.Officer)));
            }
            catch (StorageFault fault)
            {
                Assert.Equal(FaultKind.DiskFull, fault.Kind);
                return (act, fault);
            }

            Assert.True(answers.Count < 20_000, "the disk was never full");
        }
    }

    [Fact]
    public void Backup_to_a_full_disk_leaves_the_one_before_whole_and_goes_on_once_there_is_room()
    {
        using var disk = SmallDisk.Mount("400k");
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 50);
        var backup = Path.Combine(disk.Folder, "backup");
        Backups.Write(laid.Location, backup, Clock);
        var place = OpenPlace(register);
        Assert.All(register.Door.ActMany(Enumerable.Range(0, 500).Select(_ => (Act)Invented.Sightings(place, runs: 3)), Invented.Officer), a => Assert.IsType<Answer.Accepted>(a));
        var fault = Assert.Throws<StorageFault>(() => Backups.Write(laid.Location, backup, Clock));
        Assert.Equal(FaultKind.DiskFull, fault.Kind);
        Assert.Contains("Make room", fault.Message, StringComparison.Ordinal);
        Assert.Single(Backups.List(laid.Location, backup));
        Backups.Check(laid.Location, backup);
        disk.Remount("size=64m");
        Assert.Equal(2, Backups.Write(laid.Location, backup, Clock).Run);
        Assert.True(Backups.Drill(backup, laid.Location, laid.Directory + ".drill").IsContinued);

        disk.Remount("ro");
        var denied = Assert.Throws<StorageFault>(() => Backups.Write(laid.Location, backup, Clock));
        Assert.Equal(FaultKind.Denied, denied.Kind);
        Assert.Contains("read-only", denied.Message, StringComparison.Ordinal);

        // What is read-only can be restored from all the same.
        Assert.Equal(554, Backups.Drill(backup, laid.Location, laid.Directory + ".drill").Entries);
    }

    [Fact]
    public void Restore_onto_a_full_disk_makes_no_half_register_and_ends_well_once_there_is_room()
    {
        using var disk = SmallDisk.Mount("500k");
        var laid = NewPlace();
        NewBusyRegister(laid, 400);
        var backup = laid.Directory + ".backup";
        Backups.Write(laid.Location, backup, Clock);
        var home = new Laid(Path.Combine(disk.Folder, "register"), null);
        KeyFiles.Copy(laid.Location.KeyDirectory, home.Location.KeyDirectory);
        Assert.Equal(FaultKind.DiskFull, Assert.Throws<StorageFault>(() => Backups.Restore(backup, home.Location, new(), Clock)).Kind);
        Assert.Equal(FaultKind.NoRegister, Assert.Throws<StorageFault>(() => StoredRegister.Open(home.Location, Clock)).Kind);
        disk.Remount("size=64m");
        Backups.Restore(backup, home.Location, new(), Clock);
        Assert.Equal("", Found(Reopen(home)));
    }

    [Fact]
    public void Register_on_a_read_only_disk_says_so_and_nothing_is_lost()
    {
        using var disk = SmallDisk.Mount("64m");
        var laid = new Laid(Path.Combine(disk.Folder, "register"), null);
        var act = Invented.OpenPlace();
        Answer answer;
        using (var register = StoredRegister.Create(laid.Location, "register.example/read-only", "TST", Clock, Invented.Bytes(7)))
        {
            answer = Accept(register, act);
        }

        disk.Remount("ro");
        var fault = Assert.Throws<StorageFault>(() =>
        {
            using var register = StoredRegister.Open(laid.Location, Clock);
            register.Door.Act(Invented.OpenPlace(), Invented.Officer);
        });
        Assert.Equal(FaultKind.Denied, fault.Kind);
        Assert.Contains("read-only", fault.Message, StringComparison.Ordinal);
        disk.Remount("rw");
        using var again = StoredRegister.Open(laid.Location, Clock);
        Assert.Equal(answer, Accept(again, act));
        Assert.Equal("", Found(again));
    }
}
