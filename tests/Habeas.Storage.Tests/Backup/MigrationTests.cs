using Habeas.Storage.Backup;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Tests.Backup;

/// <summary>Moving a register to the other engine and back. Needs both, so that it is skipped where there is no server.</summary>
public sealed class MigrationTests : OnEngine
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
    public void Register_moved_there_and_back_is_the_same_and_only_the_last_one_records()
    {
        var first = NewPlace();
        var second = _postgres.New();
        var third = NewPlace();
        var register = NewBusyRegister(first, 200);
        var person = Invented.Sightings(OpenPlace(register));
        Accept(register, person);
        register.Door.Add("%PDF-1.7 an order"u8.ToArray(), person.Person, Invented.Officer);
        var there = Backups.Migrate(first.Location, second.Location);
        Assert.Equal(("sqlite", "postgres", 205L), (there.From, there.Engine, there.Entries));
        var moved = Reopen(second);
        Assert.Equal("", Found(moved));
        Assert.Equal(205, Accept(moved, Invented.OpenPlace()).Entry);

        // The door that was open before is shut as well.
        var fault = Assert.Throws<StorageFault>(() => register.Door.Act(Invented.OpenPlace(), Invented.Officer));
        Assert.Equal(FaultKind.Moved, fault.Kind);
        Assert.Contains(second.Directory, fault.Message, StringComparison.Ordinal);
        Assert.Equal(FaultKind.Moved, Assert.Throws<StorageFault>(() => register.Door.Add("%PDF-1.7 another"u8.ToArray(), person.Person, Invented.Officer)).Kind);
        Assert.Equal("", Found(register));

        var back = Backups.Migrate(second.Location, third.Location);
        Assert.Equal(("postgres", "sqlite", 206L), (back.From, back.Engine, back.Entries));
        Assert.Equal("", Found(Reopen(third)));
        Assert.Equal(206, Accept(Reopen(third), Invented.OpenPlace()).Entry);
    }

    [Fact]
    public void Erased_persons_stay_erased_and_counters_go_on()
    {
        var from = NewPlace();
        var to = _postgres.New();
        var register = NewRegister(from);
        var act = Invented.Sightings(OpenPlace(register));
        Accept(register, act);
        Guid key;
        using (var session = register.Store.OpenReader())
        {
            key = session.Select(new("select key_id from owner where kind = 1"), r => r.Id(0)).Single();
        }

        register.Store.Keys.Destroy(key);
        Rebuild(register);
        Backups.Migrate(from.Location, to.Location);
        var moved = Reopen(to);
        Assert.Null(moved.Store.Keys.Find(key)!.Bytes);
        Assert.Equal(Counters(register), Counters(moved));
    }

    private static List<string> Counters(StoredRegister register)
    {
        using var session = register.Store.OpenReader();
        return [.. session.Select(new("select name, value from counter order by name"), r => $"{r.Text(0)} {r.Int(1)}")];
    }

    [Fact]
    public void Move_that_was_begun_is_undone_without_words_and_one_that_was_finished_with_them_only()
    {
        var from = NewPlace();
        var to = _postgres.New();
        var register = NewBusyRegister(from, 5);
        Notes.Write(register.Store, Notes.Shut, "moving to " + to.Directory);
        Assert.Equal(FaultKind.Moved, Assert.Throws<StorageFault>(() => register.Door.Act(Invented.OpenPlace(), Invented.Officer)).Kind);
        Backups.Reopen(from.Location, null);
        Accept(register, Invented.OpenPlace());

        Backups.Migrate(from.Location, to.Location);
        var fault = Assert.Throws<StorageFault>(() => Backups.Reopen(from.Location, "yes"));
        Assert.Equal(FaultKind.Behind, fault.Kind);
        Backups.Reopen(from.Location, fault.Message.Split('\'')[1]);
        Accept(register, Invented.OpenPlace());
    }

    [Fact]
    public void Finished_move_is_not_made_again_wherever_the_register_went_from_there()
    {
        var (from, middle) = (NewPlace(), _postgres.New());
        NewBusyRegister(from, 5).Dispose();
        Backups.Migrate(from.Location, middle.Location);
        Assert.Equal(FaultKind.Moved, Assert.Throws<StorageFault>(() => Backups.Migrate(from.Location, middle.Location)).Kind);

        var to = NewPlace();
        Backups.Migrate(middle.Location.AsDescribed(), to.Location);
        Directory.Move(to.Directory, to.Directory + "-elsewhere");
        Assert.Equal(FaultKind.Moved, Assert.Throws<StorageFault>(() => Backups.Migrate(middle.Location.AsDescribed(), to.Location)).Kind);
        Assert.False(Directory.Exists(to.Directory));
    }

    [Fact]
    public void Place_that_is_taken_and_the_same_engine_are_refused_and_the_register_stays_open()
    {
        var from = NewPlace();
        var to = _postgres.New();
        var register = NewBusyRegister(from, 5);
        NewRegister(to);
        Assert.Equal(FaultKind.AlreadyThere, Assert.Throws<StorageFault>(() => Backups.Migrate(from.Location, to.Location)).Kind);
        Assert.Contains("already", Assert.Throws<StorageFault>(() => Backups.Migrate(from.Location, NewPlace().Location)).Message, StringComparison.Ordinal);
        Accept(register, Invented.OpenPlace());
    }
}
