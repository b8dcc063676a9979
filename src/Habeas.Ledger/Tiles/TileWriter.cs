using System.Runtime.InteropServices;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tiles;

/// <summary>A hash tile and its bytes: <see cref="TileId.Width"/> hashes of 32 bytes, left to right.</summary>
public sealed record Tile(TileId Id, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Grows a tree leaf by leaf and hands out each tile at the moment it is complete. Nothing it hands out ever changes.
/// </summary>
/// <remarks>
/// It remembers the hashes appended through it; what an unfinished tile held before comes from the source, and is asked for only
/// when that tile is completed. Opening a log therefore costs no more than its frontier. When a batch is not committed after
/// all, discard the writer and restore another. Not safe for several threads at once.
/// </remarks>
public sealed class TileWriter
{
    private const int MaxLevels = (63 / TileId.Height) + 1;
    private readonly TreeFrontier _frontier;
    private readonly SubtreeHash _earlier;
    private readonly List<TreeHash>[] _appended;

    /// <summary>A writer for an empty log.</summary>
    public TileWriter()
        : this(new TreeFrontier(), (_, _) => throw new InvalidOperationException("An empty log has no earlier hashes."))
    {
    }

    /// <summary>A writer that goes on where a log stands.</summary>
    /// <param name="frontier">The log's frontier; the writer grows it.</param>
    /// <param name="earlier">The hashes of what is in the log already, for example <see cref="TileReader.Hash"/>.</param>
    public TileWriter(TreeFrontier frontier, SubtreeHash earlier)
    {
        _frontier = frontier;
        _earlier = earlier;
        _appended = [.. Enumerable.Range(0, MaxLevels).Select(_ => new List<TreeHash>())];
    }

    /// <summary>The number of leaves.</summary>
    public long Size => _frontier.Size;

    /// <summary>The frontier so far.</summary>
    public TreeFrontier Frontier => _frontier;

    /// <summary>The root so far.</summary>
    public TreeHash Root() => _frontier.Root();

    /// <summary>Appends a leaf by its hash, and adds to <paramref name="completed"/> the tiles that it completes, lowest level first.</summary>
    public void Append(in TreeHash leafHash, ICollection<Tile> completed)
    {
        Span<TreeHash> completedAt = stackalloc TreeHash[64];
        _frontier.Append(leafHash, completedAt);
        for (var level = 0; level < MaxLevels; level++)
        {
            _appended[level].Add(completedAt[level * TileId.Height]);
            var nodes = TileLayout.NodesAt(level, Size);
            if (nodes % TileId.FullWidth != 0)
            {
                return;
            }

            completed.Add(Complete(level, (nodes / TileId.FullWidth) - 1));
        }
    }

    private Tile Complete(int level, long index)
    {
        var bytes = new byte[TileId.FullWidth * TreeHash.Length];
        var hashes = MemoryMarshal.Cast<byte, TreeHash>(bytes.AsSpan());
        var appended = CollectionsMarshal.AsSpan(_appended[level]);
        var missing = TileId.FullWidth - appended.Length;
        for (var i = 0; i < missing; i++)
        {
            hashes[i] = _earlier(level * TileId.Height, (index * TileId.FullWidth) + i);
        }

        appended.CopyTo(hashes[missing..]);
        _appended[level].Clear();
        return new Tile(new TileId(level, index), bytes);
    }
}
