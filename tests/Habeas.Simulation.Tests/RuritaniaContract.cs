using System.Globalization;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Groups;
using Habeas.Simulation.Tests.Truths;
using Habeas.Simulation.Truths;
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
    private const int Probes = 6;

    /// <summary>What the views tell of now and not of an instant.</summary>
    private static readonly IReadOnlySet<Wrong> AtTheEnd = new HashSet<Wrong>(
        [Wrongs.PropertyLeftBehind, Wrongs.PropertyDiffers, Wrongs.EarlierFileNotLinked, Wrongs.FamilyNotTold, Wrongs.DeathNotInquired]);

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

        Assert.True(world.Truths.Select(t => t.Wrong).Distinct().Count() >= Wrongs.All.Count / 2, $"seed {seed}: too little was planted to find anything");
        InsideIsInMinusOut(told, seed);
        FilesAreRight(told, seed);
        PlantedIsFound(told, seed);
        Holds(told, seed, new() { Deep = true });
        told.Register.Rebuild(cancel: TestContext.Current.CancellationToken);
        Holds(told, seed, new() { Deep = true });
        InsideIsInMinusOut(told, seed);
        PublishedSaysNothing(told, seed);
    }

    public void Dispose()
    {
        CleanUp();
        GC.SuppressFinalize(this);
    }

    internal abstract Laid NewPlace();

    protected abstract void CleanUp();

    /// <summary>No text, no id and no time of anything that was recorded is in any published byte, however one might write it.</summary>
    private static void PublishedSaysNothing(Told told, int seed)
    {
        var planted = new Planted();
        using (var reading = told.Register.Read(Told.Asking))
        {
            for (var entry = 0L; reading.Entry(entry) is { } view; entry++)
            {
                foreach (var part in view.Parts)
                {
                    planted.Add(part.Json!);
                }
            }

            Assert.NotNull(planted.FoundIn(reading.Entry(1)!.Parts[1].Json));
        }

        Assert.True(planted.Count > 10_000, $"seed {seed}: only {planted.Count} texts to look for");
        var directory = Laid.NewDirectory();
        try
        {
            var published = Path.Combine(directory, "published");
            told.Register.Publish(published, cancel: TestContext.Current.CancellationToken);
            foreach (var file in Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories))
            {
                var found = planted.FoundIn(File.ReadAllBytes(file));
                Assert.True(found is null, $"seed {seed}: {Path.GetRelativePath(published, file)} holds, {found}");
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

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
        var planted = told.World.Truths.Where(t => t.Wrong.View == nameof(CustodyView)).ToLookup(t => t.About);
        foreach (var person in told.Persons)
        {
            var file = reading.File(person);
            var view = CustodyView.Of(file);
            var truths = planted[person].ToList();
            var wrong = Oracles.TwoPlaces(view) ?? Oracles.Partition(view) ?? Oracles.Missed(view, truths) ?? Oracles.Invented(file, view, truths);
            Assert.True(wrong is null, $"seed {seed}, {file.FileNumber} {person}: {wrong}\n{Oracles.Text(file, view)}");
        }
    }

    /// <summary>At the end and at instants before it the register's views show what was planted, and nothing else.</summary>
    private static void PlantedIsFound(Told told, int seed)
    {
        using var reading = told.Register.Read(Told.Asking);
        var world = told.World;
        var adults = new HashSet<PlaceId>([world.Country.Remand, world.Country.OtherRemand, .. world.Country.Prison]);
        var files = told.Persons.Select(p => reading.File(p)).ToList();
        var truths = world.Truths.Where(t => t.Wrong.View != nameof(CustodyView)).ToList();
        var wrong = new List<string>();
        for (var part = 1; part <= Probes; part++)
        {
            var at = world.Begin + ((Ruritania.End - world.Begin) * part / Probes);
            var asked = truths.Where(t => t.About.Kind == SubjectKind.Person && t.Wrong.View != nameof(GroupState) && (at >= Ruritania.End || !AtTheEnd.Contains(t.Wrong))).ToList();
            wrong.AddRange(LedgerOfTruths.Differences(asked, [.. files.SelectMany(f => Finder.In(f, at, adults))], at));
        }

        var held = files.ConvertAll(f => (f, Timeline.Of(f)));
        var places = world.Country.All.Select(p => reading.Place(p)).ToList();
        var shown = places.SelectMany(p => AtPlaces.Forms(p).Concat(AtPlaces.Rolls(p, held, Ruritania.End))).Concat(AtPlaces.Evacuation(world.Evacuation!.Value, files)).ToList();
        wrong.AddRange(LedgerOfTruths.Differences([.. truths.Where(t => t.About.Kind == SubjectKind.Place || t.Wrong.View == nameof(GroupState))], shown, Ruritania.End));
        Assert.True(wrong.Count == 0, $"seed {seed}: {wrong.Count} differences\n{string.Join('\n', wrong.Take(20))}");
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
