using System.Buffers.Binary;
using NodaTime;

namespace Habeas.Cli.Host;

/// <summary>Mints UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits (docs/reference/formats.md, Ids).</summary>
internal sealed class IdGenerator(IClock clock, Fill random)
{
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random(bytes[6..]);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
