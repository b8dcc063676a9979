using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Habeas.Ledger.Tiles;

/// <summary>
/// The bytes of a tile of entries: the leaves, each after its length as a big-endian 16-bit number. C2SP tlog-tiles, "Log entries".
/// </summary>
public static class EntryTile
{
    /// <summary>Writes 1 to 256 leaves.</summary>
    /// <exception cref="ArgumentException">There are none, too many, or one is longer than 65,535 bytes.</exception>
    public static byte[] Write(IReadOnlyCollection<ReadOnlyMemory<byte>> leaves)
    {
        if (leaves.Count is 0 or > TileId.FullWidth || leaves.Any(leaf => leaf.Length > ushort.MaxValue))
        {
            throw new ArgumentException("A tile holds 1 to 256 leaves of at most 65,535 bytes.", nameof(leaves));
        }

        var bytes = new byte[leaves.Sum(leaf => 2 + leaf.Length)];
        var rest = bytes.AsSpan();
        foreach (var leaf in leaves)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)leaf.Length);
            leaf.Span.CopyTo(rest[2..]);
            rest = rest[(2 + leaf.Length)..];
        }

        return bytes;
    }

    /// <summary>Reads exactly <paramref name="width"/> leaves, which must fill the bytes; they are seen in place.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> tile, int width, [NotNullWhen(true)] out IReadOnlyList<ReadOnlyMemory<byte>>? leaves)
    {
        leaves = null;
        var read = new List<ReadOnlyMemory<byte>>();
        for (; read.Count < width; read.Add(TakeLeaf(ref tile)))
        {
            if (tile.Length < 2 || tile.Length - 2 < BinaryPrimitives.ReadUInt16BigEndian(tile.Span))
            {
                return false;
            }
        }

        leaves = tile.IsEmpty ? read : null;
        return tile.IsEmpty;
    }

    private static ReadOnlyMemory<byte> TakeLeaf(ref ReadOnlyMemory<byte> tile)
    {
        var leaf = tile.Slice(2, BinaryPrimitives.ReadUInt16BigEndian(tile.Span));
        tile = tile[(2 + leaf.Length)..];
        return leaf;
    }
}
