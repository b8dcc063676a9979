using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tiles;

/// <summary>
/// What was derived of the last tile of each level while a log grows. A hash in it stands for a complete subtree, which never changes, so a
/// reader of a later size goes on from it instead of hashing up to 255 tiles anew. Safe for several threads.
/// </summary>
/// <remarks>It belongs to one log. Whoever cannot be sure of that compares a root with a signed checkpoint, and forgets it where they differ.</remarks>
public sealed class DerivedTiles
{
    private readonly Lock _one = new();
    private readonly Dictionary<int, (long Index, byte[] Bytes)> _last = [];

    /// <summary>Forgets everything.</summary>
    public void Forget()
    {
        lock (_one)
        {
            _last.Clear();
        }
    }

    /// <summary>Copies the hashes that are known of a tile to its beginning.</summary>
    /// <returns>How many hashes that is.</returns>
    internal int Begin(TileId tile, Span<byte> bytes)
    {
        lock (_one)
        {
            if (!_last.TryGetValue(tile.Level, out var last) || last.Index != tile.Index)
            {
                return 0;
            }

            var known = Math.Min(last.Bytes.Length, bytes.Length);
            last.Bytes.AsSpan(0, known).CopyTo(bytes);
            return known / TreeHash.Length;
        }
    }

    internal void Keep(TileId tile, byte[] bytes)
    {
        lock (_one)
        {
            if (!_last.TryGetValue(tile.Level, out var last) || last.Index < tile.Index || (last.Index == tile.Index && last.Bytes.Length < bytes.Length))
            {
                _last[tile.Level] = (tile.Index, bytes);
            }
        }
    }
}
