using System.Buffers.Binary;

namespace Habeas.Import.Sources;

/// <summary>
/// The last eight bytes of a gzip file (RFC 1952 section 2.3.1): checksum and length of its last member. The platform's reader takes a
/// file that is cut off for one that ends there, and half a roster would make the other half absent.
/// </summary>
internal static class GzipEnding
{
    public const int Length = 8;

    /// <summary>Keeps the last eight bytes of all that went by.</summary>
    public static void Keep(Span<byte> tail, ReadOnlySpan<byte> next)
    {
        if (next.Length >= Length)
        {
            next[^Length..].CopyTo(tail);
            return;
        }

        tail[next.Length..].CopyTo(tail);
        next.CopyTo(tail[^next.Length..]);
    }

    /// <summary>True when the ending agrees with what was unpacked: with all of it, or in a file of several members with the last part.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> tail, long unpacked, Func<Stream> open)
    {
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail[4..]);
        return length == (unpacked & uint.MaxValue) || (length < unpacked && Checksum(open, unpacked - length) == checksum);
    }

    private static uint Checksum(Func<Stream> open, long skip)
    {
        using var stream = open();
        var buffer = new byte[81920];
        var table = Table();
        var crc = uint.MaxValue;
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            var from = (int)Math.Min(skip, read);
            skip -= from;
            foreach (var b in buffer.AsSpan(from, read - from))
            {
                crc = table[(crc ^ b) & 0xFF] ^ (crc >> 8);
            }
        }

        return ~crc;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
