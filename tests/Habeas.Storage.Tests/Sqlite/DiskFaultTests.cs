using Habeas.Register;
using Habeas.Register.Acts;

namespace Habeas.Storage.Tests.Sqlite;

/// <summary>A disk whose flush fails, whose write fails, and that is full, below the files of a register: whichever call it is.</summary>
public sealed class DiskFaultTests : OnEngine
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    [Theory]
    [InlineData(0, FaultKind.Failed)]
    [InlineData(1, FaultKind.Failed)]
    [InlineData(2, FaultKind.DiskFull)]
    public void Whichever_call_to_the_disk_fails_nothing_that_was_acknowledged_is_lost_and_the_message_says_what_to_do(int fault, FaultKind kind)
    {
        var laid = NewPlace();
        PlaceId place;
        using (var register = NewRegister(laid))
        {
            place = OpenPlace(register);
        }

        var failing = 1;
        var messages = new List<StorageFault>();
        for (var failed = true; failed; failing += 1 + (failing / 4))
        {
            failed = Run(laid, place, (DiskFault)fault, failing, messages);
            Assert.True(failing < 5000, "the loop never ran without a fault");
        }

        Assert.NotEmpty(messages);
        Assert.All(messages, m => Assert.Equal(kind, m.Kind));
        Assert.All(messages, m => Assert.Contains(kind == FaultKind.DiskFull ? "Make room" : "another disk", m.Message, StringComparison.Ordinal));
        Assert.Contains(messages, m => m.OutcomeUnknown);
        using var last = StoredRegister.Open(laid.Location, Clock);
        Assert.Equal("", Found(last));
    }

    private bool Run(Laid laid, PlaceId place, DiskFault fault, int failing, List<StorageFault> messages)
    {
        var answers = new Dictionary<ActId, Answer>();
        List<Act> single = [Invented.Sightings(place), Invented.OpenPlace(), Invented.Sightings(place)];
        List<Act> many = [.. Enumerable.Range(0, 30).Select(_ => Invented.Sightings(place, runs: 1))];
        using var disk = new FaultyDisk(laid.Directory, fault, failing);
        Try(messages, () =>
        {
            using var register = StoredRegister.Open(laid.Location, Clock);
            foreach (var act in single)
            {
                Try(messages, () => answers[act.Id] = register.Door.Act(act, Invented.Officer));
            }

            Try(messages, () =>
            {
                foreach (var (act, answer) in many.Zip(register.Door.ActMany(many, Invented.Officer)))
                {
                    answers[act.Id] = answer;
                }
            });
        });
        disk.Mend();
        using var again = StoredRegister.Open(laid.Location, Clock);
        Assert.Equal("", Found(again, deep: false));
        foreach (var act in single.Concat(many))
        {
            var answer = Accept(again, act);
            Assert.Equal(answers.GetValueOrDefault(act.Id, answer), answer);
        }

        return disk.Failed;
    }

    private static void Try(List<StorageFault> messages, Action work)
    {
        try
        {
            work();
        }
        catch (StorageFault fault)
        {
            messages.Add(fault);
        }
    }
}
