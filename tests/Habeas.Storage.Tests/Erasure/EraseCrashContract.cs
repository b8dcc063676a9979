using System.Diagnostics;
using System.Globalization;
using Habeas.Register;
using Habeas.Register.Erasure;

namespace Habeas.Storage.Tests.Erasure;

public abstract class EraseCrashContract : OnEngine
{
    private const int Runs = 20;

    /// <summary>One more than the steps of an erasure of two: beyond it the process is killed while it clears what is left.</summary>
    private const int Steps = 9;

    [Fact]
    public void Process_killed_at_any_step_of_an_erasure_leaves_nothing_half_done()
    {
        var laid = NewPlace();
        var gone = new List<PersonId>();
        for (var seed = 0; seed < Runs; seed++)
        {
            var invented = new Invented(1000 + seed);
            Planted[] two;
            var others = 0L;
            using (var register = seed == 0 ? StoredRegister.Create(laid.Location, "register.example/erase", "TST", Clock) : StoredRegister.Open(laid.Location, Clock))
            {
                var place = new PlaceId(invented.Id());
                Accept(register, invented.OpenPlace(place));
                Accept(register, invented.Sightings(place));
                two = [new(register, invented, $"Zdenkovar {seed} Qvlahoskij"), new(register, invented, $"Bravomil {seed} Tzernoskij")];
                for (var i = 0; i < two.Length; i++)
                {
                    two[i].Live(place);
                    two[i].Approve(i == 0 ? Erasures.Identity : Erasures.Full);
                    two[i].CarryOut();
                }

                others = Named(laid) - 2;
            }

            var steps = EraseUntilKilled(laid, seed);
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: killed after {string.Join(", ", steps)}");
            using (var register = StoredRegister.Open(laid.Location, Clock))
            {
                Accept(register, invented.OpenPlace()); // the door goes on with the erasure before anything else
                gone.AddRange(two.Select(p => p.Person));
                Assert.Empty(register.FinishErasures());
                Assert.Equal("", Found(register));
                Assert.Equal(others, Named(laid));
                using var reading = register.Read(Invented.Officer);
                Assert.All(gone, p => Assert.Null(reading.File(p).FileNumber));
            }
        }

        Assert.Equal(2 * Runs, gone.Count);
    }

    private static long Named(Laid laid)
    {
        using var raw = laid.OpenRaw();
        return Convert.ToInt64(raw.Rows("select count(*) from person where primary_name is not null").Single()[0], CultureInfo.InvariantCulture);
    }

    private static List<string> EraseUntilKilled(Laid laid, int seed)
    {
        var until = 1 + (seed % Steps);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment[EraseChild.Register] = laid.Directory;
        start.Environment[EraseChild.Until] = (until < Steps ? until : 0).ToString(CultureInfo.InvariantCulture);
        start.Environment["HABEAS_POSTGRES"] = laid.Postgres;
        using var child = Process.Start(start)!;
        var steps = new List<string>();
        while (child.StandardOutput.ReadLine() is { } step)
        {
            steps.Add(step);
            if (step == "ended" || (until < Steps ? steps.Count == until : step == "remade"))
            {
                break;
            }
        }

        child.Kill();
        child.WaitForExit();
        Assert.NotEmpty(steps);
        return steps;
    }
}

public sealed class EraseCrashOnSqlite : EraseCrashContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class EraseCrashOnPostgres : EraseCrashContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}
