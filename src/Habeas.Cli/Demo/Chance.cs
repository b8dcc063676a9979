using Habeas.Cli.Host;
using NodaTime;

namespace Habeas.Cli.Demo;

/// <summary>Everything that a demo leaves to chance, from one seed: the same seed, the same register.</summary>
internal sealed class Chance : IClock
{
    private readonly Random _random;
    private readonly IdGenerator _ids;

    public Chance(int seed)
    {
        _random = new Random(seed);
        _ids = new IdGenerator(this, bytes => _random.NextBytes(bytes));
    }

    /// <summary>The demo's time, which its ids carry and the register records.</summary>
    public Instant Now { get; set; }

    public Instant GetCurrentInstant() => Now;

    public Guid Id() => _ids.Next();

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public bool In(int percent) => _random.Next(100) < percent;

    public T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public Duration Hours(int least, int most) => Duration.FromMinutes(Between(least * 60, most * 60));
}
