using Habeas.Register;
using Habeas.Register.Acts;
using Npgsql;

namespace Habeas.Storage.Tests.Postgres;

/// <summary>A server that ends connections while acts are being committed, as one does that stops or dies.</summary>
public sealed class LostServerTests : OnEngine
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    [Fact]
    public async Task Server_lost_at_any_instant_loses_nothing_that_was_acknowledged_and_the_message_says_what_to_do()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        var acts = Enumerable.Range(0, 120).Select(_ => (Act)Invented.Sightings(place, runs: 1)).ToList();
        var answers = new Dictionary<ActId, Answer>();
        var faults = new List<StorageFault>();
        using var stop = new CancellationTokenSource();
        var ended = 0L;
        var ending = Task.Run(() => ended = End(laid.Postgres!, stop.Token), TestContext.Current.CancellationToken);
        foreach (var act in acts)
        {
            try
            {
                answers[act.Id] = register.Door.Act(act, Invented.Officer);
            }
            catch (StorageFault fault)
            {
                faults.Add(fault);
            }
        }

        await stop.CancelAsync();
        await ending;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{ended} connections were ended, {answers.Count} acts acknowledged, {faults.Count} not, {faults.Count(f => f.OutcomeUnknown)} of them during a commit");
        Assert.NotEmpty(faults);
        Assert.All(faults, f => Assert.Equal(FaultKind.Unreachable, f.Kind));
        Assert.All(faults, f => Assert.Contains("try again", f.Message, StringComparison.Ordinal));

        // The first one may still hold connections that were ended, and would say so.
        var again = Reopen(laid);
        Assert.Equal("", Found(again, deep: false));
        foreach (var act in acts)
        {
            var answer = Accept(again, act);
            Assert.Equal(answers.GetValueOrDefault(act.Id, answer), answer);
        }

        Assert.Equal("", Found(again));
    }

    /// <summary>Ends every other connection to the database over and over.</summary>
    private static long End(string postgres, CancellationToken stop)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", connection);
        var ended = 0L;
        while (!stop.IsCancellationRequested)
        {
            ended += (long)command.ExecuteScalar()!;
            Thread.SpinWait(2_000_000);
        }

        return ended;
    }
}
