using System.Runtime.InteropServices;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tiles;

/// <summary>
/// The bytes of a tile of a store. Complete tiles must be there, and so must the partial tile of level 0, which is the leaf hashes
/// after the last complete one. For a partial tile of a higher level a store may answer with nothing: it is derived.
/// </summary>
public delegate ReadOnlyMemory<byte> TileSource(TileId tile);

/// <summary>
/// Reads the hash of any complete subtree of a log out of its tiles; <see cref="Hash"/> is what roots and proofs are made from.
/// </summary>
/// <remarks>
/// It keeps the tile last read of each level. It checks lengths, not hashes: compare a root with a signed checkpoint to know that
/// the tiles are the log's. Not safe for several threads at once.
/// </remarks>
/// <param name="treeSize">The number of leaves.</param>
/// <param name="source">The tiles.</param>
/// <param name="derived">What earlier readers of the same log derived; null where nothing is known.</param>
public sealed class TileReader(long treeSize, TileSource source, DerivedTiles? derived = null)
{
    private readonly Dictionary<int, Tile> _lastRead = [];

    /// <summary>The number of leaves of the tree that is read.</summary>
    public long Size { get; } = treeSize;

    /// <summary>The root of the tree at this size or at an earlier one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree is not that large.</exception>
    /// <exception cref="InvalidDataException">A tile is missing or has a wrong length.</exception>
    public TreeHash Root(long? atSize = null)
    {
        var size = atSize ?? Size;
        return size <= Size
            ? Rfc6962.Root(size, Hash)
            : throw new ArgumentOutOfRangeException(nameof(atSize), size, $"The tree has {Size} leaves.");
    }

    /// <summary>The hash of a complete subtree; a <see cref="SubtreeHash"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The subtree is not inside the tree.</exception>
    /// <exception cref="InvalidDataException">A tile is missing or has a wrong length.</exception>
    public TreeHash Hash(int level, long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, level > 62 ? 0 : Size >> level, nameof(index));
        var (tileLevel, above) = Math.DivRem(level, TileId.Height);
        var count = 1 << above;
        var (tile, offset) = Math.DivRem(index << above, TileId.FullWidth);
        return Rfc6962.Root(Read(tileLevel, tile).Slice((int)offset, count));
    }

    /// <summary>The bytes of any tile of this tree, derived where the store does not keep it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such tile, or it is a tile of entries.</exception>
    /// <exception cref="InvalidDataException">A tile is missing or has a wrong length.</exception>
    public ReadOnlyMemory<byte> Bytes(TileId tile)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tile.Level, nameof(tile));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tile.Width, WidthOf(tile.Level, tile.Index), nameof(tile));
        Read(tile.Level, tile.Index);
        return _lastRead[tile.Level].Bytes[..(tile.Width * TreeHash.Length)];
    }

    private ReadOnlySpan<TreeHash> Read(int level, long index)
    {
        if (!_lastRead.TryGetValue(level, out var tile) || tile.Id.Index != index)
        {
            var id = new TileId(level, index, WidthOf(level, index));
            var bytes = source(id);
            tile = new Tile(id, bytes.IsEmpty && level > 0 && !id.IsComplete ? Derive(id) : bytes);
            if (tile.Bytes.Length != id.Width * TreeHash.Length)
            {
                throw new InvalidDataException($"{id} has {tile.Bytes.Length} bytes, not {id.Width * TreeHash.Length}.");
            }

            _lastRead[level] = tile;
        }

        return MemoryMarshal.Cast<byte, TreeHash>(tile.Bytes.Span);
    }

    private byte[] Derive(TileId tile)
    {
        var bytes = new byte[tile.Width * TreeHash.Length];
        for (var i = derived?.Begin(tile, bytes) ?? 0; i < tile.Width; i++)
        {
            var below = Read(tile.Level - 1, (tile.Index * TileId.FullWidth) + i);
            Rfc6962.Root(below).CopyTo(bytes.AsSpan(i * TreeHash.Length));
        }

        derived?.Keep(tile, bytes);
        return bytes;
    }

    private int WidthOf(int level, long index)
    {
        var nodes = TileLayout.NodesAt(level, Size);
        return index < 0 || index > nodes / TileId.FullWidth
            ? 0
            : (int)Math.Min(nodes - (index * TileId.FullWidth), TileId.FullWidth);
    }
}
