using System.Text;
using Habeas.Storage.Tests;

namespace Habeas.Simulation.Tests;

/// <summary>The same seed gives the same register, byte for byte, on both engines; another seed gives another.</summary>
public sealed class SameBytesTests : IDisposable
{
    private readonly SqliteLayer _sqlite = new();
    private readonly PostgresLayer _postgres = new();

    [Fact]
    public void Register_of_a_seed_is_the_same_on_both_engines() => Assert.Equal(LastCheckpoint(_sqlite.New(), 5), LastCheckpoint(_postgres.New(), 5));

    [Fact]
    public void Register_of_a_seed_is_the_same_every_time_and_of_another_seed_another()
    {
        var first = LastCheckpoint(_sqlite.New(), 5);
        Assert.Equal(first, LastCheckpoint(_sqlite.New(), 5));
        Assert.NotEqual(first, LastCheckpoint(_sqlite.New(), 6));
    }

    public void Dispose()
    {
        _sqlite.CleanUp();
        _postgres.CleanUp();
    }

    /// <summary>The signed root over every leaf, each of which names the hash of every stored part: equal notes are equal bytes.</summary>
    private static string LastCheckpoint(Laid laid, int seed)
    {
        using var told = new Told(laid, 150, 2, seed);
        told.Until(Ruritania.End);
        Assert.True(told.Register.Verify(cancel: TestContext.Current.CancellationToken).Holds);
        using var reading = told.Register.Read(Told.Asking);
        return Encoding.UTF8.GetString(reading.CheckpointAt(reading.Head().Size)!);
    }
}
