using System.Diagnostics;
using System.Globalization;
using Habeas.Register;

namespace Habeas.Storage.Tests.Writing;

public abstract class CrashContract : OnEngine
{
    private static int Runs =>
        int.TryParse(Environment.GetEnvironmentVariable("HABEAS_CRASH_RUNS"), CultureInfo.InvariantCulture, out var runs) ? runs
        : string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal) ? 50
        : 5;

    [Fact]
    public void Process_killed_at_any_point_loses_nothing_that_it_acknowledged()
    {
        var laid = NewPlace();
        PlaceId place;
        using (var register = StoredRegister.Create(laid.Location, "register.example/crash", "TST", Clock))
        {
            place = OpenPlace(register);
        }

        var first = Environment.TickCount & 0xffff;
        for (var seed = first; seed < first + Runs; seed++)
        {
            var printed = WriteUntilKilled(laid, place, seed);
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: killed after {printed.Count} acts were acknowledged");
            using var register = StoredRegister.Open(laid.Location, Clock);
            Assert.Equal("", Found(register, deep: false));
            foreach (var act in CrashChild.Acts(seed, place).SelectMany(a => a).TakeWhile(a => printed.ContainsKey(a.Id.Value)))
            {
                Assert.Equal(printed[act.Id.Value], Accept(register, act).Entry);
                printed.Remove(act.Id.Value);
            }

            Assert.True(printed.Count == 0, $"seed {seed}: {printed.Count} acknowledged acts were not in the order they were sent");
            Accept(register, Invented.OpenPlace());
        }

        using var last = StoredRegister.Open(laid.Location, Clock);
        Assert.Equal("", Found(last));
    }

    /// <summary>What the child acknowledged before it died: act to entry.</summary>
    private static Dictionary<Guid, long> WriteUntilKilled(Laid laid, PlaceId place, int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[CrashChild.Register] = laid.Directory;
        start.Environment[CrashChild.Seed] = seed.ToString(CultureInfo.InvariantCulture);
        start.Environment[CrashChild.Place] = place.ToString();
        start.Environment["HABEAS_POSTGRES"] = laid.Postgres;
        using var child = Process.Start(start)!;
        var lines = new List<string>();
        for (var left = new Random(seed).Next(1, 120); left > 0 && child.StandardOutput.ReadLine() is { } line; left--)
        {
            lines.Add(line);
        }

        child.Kill();
        while (child.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        child.WaitForExit();
        Assert.NotEqual(0, child.ExitCode);

        // A line that the kill cut off in the middle was not an acknowledgement that anybody could read.
        return lines.Select(l => l.Split(' ')).Where(l => l is [_, _, "."])
            .ToDictionary(l => Guid.Parse(l[0]), l => long.Parse(l[1], CultureInfo.InvariantCulture));
    }
}

public sealed class CrashOnSqlite : CrashContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class CrashOnPostgres : CrashContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}
