using System.Globalization;
using Habeas.Register;
using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Storage.Tests.Writing;

/// <summary>
/// The process that is killed: it writes acts to a register and prints each one that was acknowledged.
/// </summary>
internal static class CrashChild
{
    public const string Register = "HABEAS_CRASH_CHILD";
    public const string Seed = "HABEAS_CRASH_SEED";
    public const string Place = "HABEAS_CRASH_PLACE";

    public static int Write(string directory)
    {
        var clock = new SetClock(Instant.FromUtc(2026, 3, 1, 12, 0));
        using var register = StoredRegister.Open(RegisterLocation.Parse(directory, Environment.GetEnvironmentVariable), clock);
        var place = new PlaceId(Guid.Parse(Environment.GetEnvironmentVariable(Place)!));
        var seed = int.Parse(Environment.GetEnvironmentVariable(Seed)!, CultureInfo.InvariantCulture);
        using var output = Console.OpenStandardOutput();
        using var lines = new StreamWriter(output) { AutoFlush = true };
        foreach (var batch in Acts(seed, place))
        {
            foreach (var (act, answer) in batch.Zip(register.Door.ActMany(batch, Invented.Officer)))
            {
                lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{act.Id} {((Answer.Accepted)answer).Entry} ."));
            }
        }

        return 0;
    }

    /// <summary>The same acts for the same seed, in batches of one to eight.</summary>
    public static IEnumerable<IReadOnlyList<Act>> Acts(int seed, PlaceId place)
    {
        var invented = new Invented(seed);
        var persons = Enumerable.Range(0, 10).Select(_ => new PersonId(invented.Id())).ToList();
        for (var i = 0; i < 2000; i++)
        {
            var size = invented.Random.Next(3) == 0 ? 1 + invented.Random.Next(8) : 1;
            yield return [.. Enumerable.Range(0, size).Select(_ => (Act)invented.Sightings(
                place, invented.Random.Next(2) == 0 ? persons[invented.Random.Next(persons.Count)] : null, 1))];
        }
    }
}
