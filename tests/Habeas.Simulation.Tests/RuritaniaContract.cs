using System.Globalization;
using Habeas.Register.Custody;
using Habeas.Storage.Tests;
using Habeas.Storage.Verifying;
using NodaTime;

namespace Habeas.Simulation.Tests;

/// <summary>
/// Ruritania lives for some years in a real register, with fixed seeds and one fresh one; at every quarter and at the end the oracles are asked.
/// A failure names the seed: <c>HABEAS_SEED=… dotnet test --project tests/Habeas.Simulation.Tests</c> replays it.
/// </summary>
public abstract class RuritaniaContract : IDisposable
{
    private const int Persons = 700;
    private const int Years = 3;

    public static TheoryData<int> Seeds => [42, 20_260_301, Fresh];

    private static int Fresh { get; } = int.TryParse(Environment.GetEnvironmentVariable("HABEAS_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : (int)(DateTime.UtcNow.Ticks % 1_000_000);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Register_of_Ruritania_says_what_is_true(int seed)
    {
        using var told = new Told(NewPlace(), Persons, Years, seed);
        var world = told.World;
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            told.Until(world.Begin + ((Ruritania.End - world.Begin) * quarter / 4));
            Holds(told, seed, new());
        }

        Assert.True(world.Truths.Select(t => t.Code).Distinct().Count() >= 6, $"seed {seed}: too little was planted to find anything");
        InsideIsInMinusOut(told, seed);
        FilesAreRight(told, seed);
        Holds(told, seed, new() { Deep = true });
        told.Register.Rebuild(cancel: TestContext.Current.CancellationToken);
        Holds(told, seed, new() { Deep = true });
        InsideIsInMinusOut(told, seed);
    }

    public void Dispose()
    {
        CleanUp();
        GC.SuppressFinalize(this);
    }

    internal abstract Laid NewPlace();

    protected abstract void CleanUp();

    private static void Holds(Told told, int seed, VerifyOptions options)
    {
        var verification = told.Register.Verify(options, TestContext.Current.CancellationToken);
        Assert.True(verification.Holds, $"seed {seed}: {string.Join("; ", verification.Problems.Select(p => $"{p.Kind} {p.Where} {p.Words}"))}");
    }

    /// <summary>The count at the beginning of each month is what it truly was, between low and high, and certain but for a few.</summary>
    private static void InsideIsInMinusOut(Told told, int seed)
    {
        var most = 0;
        for (var month = told.World.Begin + Duration.FromDays(31); month < Ruritania.End - Duration.FromDays(20); month += Duration.FromDays(31))
        {
            var (low, high) = told.Held(month);
            var truth = told.World.HeldAt(month);
            Assert.True(low <= truth && truth <= high && high - low <= 2, $"seed {seed}: at {month} {truth} were held, and the register says {low} to {high}");
            most = Math.Max(most, truth);
        }

        Assert.True(most > Persons / 20, $"seed {seed}: hardly anybody was ever held");
    }

    private static void FilesAreRight(Told told, int seed)
    {
        using var reading = told.Register.Read(Told.Asking);
        var planted = told.World.Truths.ToLookup(t => t.Person);
        foreach (var person in told.Persons)
        {
            var file = reading.File(person);
            var view = CustodyView.Of(file);
            var wrong = Oracles.TwoPlaces(view) ?? Oracles.Partition(view) ?? Oracles.Missed(view, planted[person]) ?? Oracles.Invented(file, view, [.. planted[person]]);
            Assert.True(wrong is null, $"seed {seed}, {file.FileNumber} {person}: {wrong}\n{Oracles.Text(file, view)}");
        }
    }
}

public sealed class RuritaniaOnSqlite : RuritaniaContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class RuritaniaOnPostgres : RuritaniaContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}
