namespace Habeas.Ledger.Tiles;

/// <summary>Which tiles a tree of a given size has. C2SP tlog-tiles, "Partial Tiles".</summary>
public static class TileLayout
{
    /// <summary>How many nodes a tile level has: the complete subtrees of 256^level leaves.</summary>
    public static long NodesAt(int tileLevel, long treeSize) =>
        tileLevel * TileId.Height >= 63 ? 0 : treeSize >> (tileLevel * TileId.Height);

    /// <summary>The hash tiles of a tree, level by level, left to right; in each level the last may be partial.</summary>
    public static IEnumerable<TileId> HashTiles(long treeSize)
    {
        for (var level = 0; NodesAt(level, treeSize) > 0; level++)
        {
            foreach (var tile in Row(level, NodesAt(level, treeSize)))
            {
                yield return tile;
            }
        }
    }

    /// <summary>The tiles of the entries themselves.</summary>
    public static IEnumerable<TileId> EntryTiles(long treeSize) => Row(TileId.Entries, treeSize);

    private static IEnumerable<TileId> Row(int level, long nodes)
    {
        for (var index = 0L; index < nodes / TileId.FullWidth; index++)
        {
            yield return new TileId(level, index);
        }

        if (nodes % TileId.FullWidth is > 0 and var width)
        {
            yield return new TileId(level, nodes / TileId.FullWidth, (int)width);
        }
    }
}
