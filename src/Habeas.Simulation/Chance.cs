using System.Buffers.Binary;
using NodaTime;

namespace Habeas.Simulation;

/// <summary>
/// All that is left to chance, from one seed: the same seed gives the same on every machine and with every version of .NET. Each life has
/// a stream of its own, so that what is added to one changes no other.
/// </summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood, 2014). Not for keys: whoever knows the seed can tell every bit of it.</remarks>
public sealed class Chance
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private readonly ulong _seed;
    private ulong _state;

    public Chance(ulong seed) => (_seed, _state) = (seed, seed);

    /// <summary>Another stream, which depends on the seed and on the number alone.</summary>
    public Chance Stream(ulong number) => new(Mixed(unchecked(_seed + (Step * (number + 1)))));

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool In(int percent) => Between(1, 100) <= percent;

    public T One<T>(IReadOnlyList<T> of) => of[Between(0, of.Count - 1)];

    public Duration Minutes(int least, int most) => Duration.FromMinutes(Between(least, most));

    public Duration Hours(int least, int most) => Duration.FromMinutes(Between(least * 60, most * 60));

    public Duration Days(int least, int most) => Duration.FromDays(Between(least, most));

    public void Fill(Span<byte> bytes)
    {
        Span<byte> eight = stackalloc byte[8];
        for (; bytes.Length > 0; bytes = bytes[Math.Min(8, bytes.Length)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(eight, Next());
            eight[..Math.Min(8, bytes.Length)].CopyTo(bytes);
        }
    }

    /// <summary>A UUIDv7 that carries the instant (docs/reference/formats.md, Ids).</summary>
    public Guid Id(Instant at)
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, at.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next() => Mixed(unchecked(_state += Step));

    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
