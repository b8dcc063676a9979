using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Storage.Writing;

namespace Habeas.Storage.Tests.Writing;

public abstract class FaultContract : OnEngine
{
    private const int People = Intake.Portion + 10; // so that a batch is written in portions, and that some runs mint owner keys

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whichever_call_fails_what_was_acknowledged_stays_and_a_resend_gets_the_first_answer(bool afterCommit)
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        var failing = 1;
        for (var failed = true; failed; failing++)
        {
            failed = RunWith(register, place, failing, afterCommit);
            Assert.True(failing < 500, "the loop never ran without a fault");
        }

        Assert.True(failing > 10);
        Assert.Equal("", Found(register));
    }

    private bool RunWith(StoredRegister register, PlaceId place, int failing, bool afterCommit)
    {
        var store = new FaultyStore(register.Store, failing, afterCommit);
        var first = Invented.Sightings(place);
        List<Act> single = [first, Invented.Sightings(place, first.Person), Invented.OpenPlace()];
        List<Act> many = [.. Enumerable.Range(0, People).Select(_ => Invented.Sightings(place, runs: 1))];
        var answers = new Dictionary<ActId, Answer>();
        using (var door = new Door(store, register.Keys, Clock, Invented.Bytes(1_000 + failing), register.FilePrefix))
        {
            foreach (var act in single)
            {
                Try(() => answers[act.Id] = door.Act(act, Invented.Officer));
            }

            Try(() =>
            {
                foreach (var (act, answer) in many.Zip(door.ActMany(many, Invented.Officer)))
                {
                    answers[act.Id] = answer;
                }
            });
        }

        Assert.Equal("", Found(register, deep: false));
        foreach (var act in single.Concat(many))
        {
            var again = Accept(register, act);
            Assert.Equal(answers.GetValueOrDefault(act.Id, again), again);
        }

        return store.Failed;
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (StorageFault fault)
        {
            Assert.Equal(FaultKind.Unreachable, fault.Kind);
        }
    }

    [Fact]
    public void Fault_during_a_commit_says_that_the_outcome_is_unknown_and_before_it_that_nothing_happened()
    {
        var register = NewRegister();
        var act = Invented.OpenPlace();
        var unknown = new List<bool>();
        for (var failing = 1; ; failing++)
        {
            var store = new FaultyStore(register.Store, failing, afterCommit: false);
            using var door = new Door(store, register.Keys, Clock, Invented.Bytes(1_000 + failing), register.FilePrefix);
            try
            {
                door.Act(act, Invented.Officer);
                break;
            }
            catch (StorageFault fault)
            {
                unknown.Add(fault.OutcomeUnknown);
            }
        }

        Assert.True(unknown[^1]);
        Assert.All(unknown[..^1], u => Assert.False(u));
    }
}

public sealed class FaultsOnSqlite : FaultContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class FaultsOnPostgres : FaultContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}
