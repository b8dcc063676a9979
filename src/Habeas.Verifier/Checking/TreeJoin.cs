using System.Runtime.InteropServices;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Verifier.Sources;

namespace Habeas.Verifier.Checking;

/// <summary>A checkpoint whose root must be compared, or a size of which the root is wanted.</summary>
/// <param name="Size">The size.</param>
/// <param name="Root">The root that was signed; null where only the root at that size is wanted.</param>
/// <param name="InTile">The root over the leaves of the last tile that the size reaches into.</param>
internal readonly record struct WantedRoot(long Size, TreeHash? Root, TreeHash InTile);

/// <summary>What a block of entries hands on.</summary>
internal sealed record BlockResult(IReadOnlyList<TreeHash> TileRoots, IReadOnlyList<WantedRoot> Roots, IReadOnlyList<KeptNote> Notes);

/// <summary>Joins blocks in their order into one tree, and compares it with what was signed and with the tiles above level 0.</summary>
internal sealed class TreeJoin(ILog log, Findings findings)
{
    private readonly TreeFrontier _tiles = new();
    private readonly List<TreeHash>[] _open = [.. Enumerable.Range(0, (64 / TileId.Height) + 1).Select(_ => new List<TreeHash>())];
    private long? _before;
    private bool _differs;

    /// <summary>The computed root at each size that a checkpoint signs or that was asked for.</summary>
    public Dictionary<long, TreeHash> Roots { get; } = new() { [0] = Rfc6962.EmptyRoot };

    public long Checkpoints { get; private set; }

    /// <summary>The largest size at which the log's own checkpoints are right without a break.</summary>
    public long LastGood { get; private set; }

    /// <summary>Looks at the checkpoint of the empty log.</summary>
    public void Begin(KeptNote? ofNothing)
    {
        if (ofNothing is null)
        {
            return;
        }

        Follow(ofNothing);
        if (log.Keys.Signed(findings, 0, ofNothing.Note) is { } root && root != Rfc6962.EmptyRoot)
        {
            findings.Checkpoint(Kinds.CheckpointDiffers, 0, "it does not sign the empty tree");
        }
    }

    public void Add(long first, BlockResult block)
    {
        foreach (var note in block.Notes)
        {
            Follow(note);
        }

        var next = 0;
        for (var tile = 0; tile < block.TileRoots.Count; tile++)
        {
            var end = first + ((tile + 1L) * TileId.FullWidth);
            for (; next < block.Roots.Count && block.Roots[next].Size <= end; next++)
            {
                Compare(block.Roots[next]);
            }

            if (end <= log.Size)
            {
                _tiles.Append(block.TileRoots[tile]);
                Node(1, block.TileRoots[tile]);
            }
        }
    }

    /// <summary>Compares the partial tiles above level 0, where there are any.</summary>
    public void End()
    {
        for (var level = 1; log.HasPartialTiles && level < _open.Length; level++)
        {
            if (_open[level].Count > 0)
            {
                Compare(new TileId(level, TileLayout.NodesAt(level, log.Size) / TileId.FullWidth, _open[level].Count), CollectionsMarshal.AsSpan(_open[level]));
            }
        }
    }

    private void Follow(KeptNote note)
    {
        Checkpoints++;
        // A log begins with the checkpoint of its emptiness: only that one was signed after none.
        if (log.HasChain && (note.Previous != _before || (note.Previous is null && note.Size != 0)))
        {
            findings.Checkpoint(
                Kinds.CheckpointMissing, note.Previous ?? note.Size, FormattableString.Invariant($"the checkpoint of size {note.Size} was signed after one that is not there"));
        }

        _before = note.Size;
    }

    private void Compare(WantedRoot signed)
    {
        var root = signed.InTile;
        for (var i = _tiles.Completed.Length - 1; i >= 0; i--)
        {
            root = Rfc6962.Node(_tiles.Completed[i], root);
        }

        Roots[signed.Size] = root;
        if (signed.Root == root)
        {
            LastGood = _differs ? LastGood : signed.Size;
        }
        else if (signed.Root is not null && !_differs)
        {
            // Every later one differs too: the first says where to look.
            _differs = true;
            findings.Checkpoint(
                Kinds.CheckpointDiffers,
                signed.Size,
                FormattableString.Invariant($"it does not sign the entries that are there; they still are what was signed up to size {LastGood}, so something from entry {LastGood} to {signed.Size - 1} was altered"));
        }
    }

    private void Node(int level, in TreeHash hash)
    {
        var open = _open[level];
        open.Add(hash);
        if (open.Count < TileId.FullWidth)
        {
            return;
        }

        var nodes = CollectionsMarshal.AsSpan(open);
        Compare(new TileId(level, (_tiles.Size >> (level * TileId.Height)) - 1), nodes);
        var root = Rfc6962.Root(nodes);
        open.Clear();
        Node(level + 1, root);
    }

    private void Compare(TileId tile, ReadOnlySpan<TreeHash> computed)
    {
        if (log.Tile(tile) is not { } bytes)
        {
            findings.Tile(Kinds.TileMissing, tile.Level, tile.Index, "the tile is missing");
        }
        else if (!MemoryMarshal.AsBytes(computed).SequenceEqual(bytes))
        {
            findings.Tile(Kinds.TileDiffers, tile.Level, tile.Index, "it is not the tile of the leaves below it");
        }
    }
}
