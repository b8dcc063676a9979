using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Verifying;

/// <summary>Joins the blocks of a log, in order, into one tree, and compares it with what was signed and with the tiles above level 0.</summary>
internal sealed class TreeCheck(LogToVerify log, ISession session, Findings findings)
{
    private readonly TileWriter _tiles = new();
    private readonly HashSet<(long Level, long Index)> _expected = [];
    private long? _lastSize;
    private long _lastRecorded = long.MinValue;
    private bool _differs;

    /// <summary>The largest size at which a checkpoint was right.</summary>
    public long LastGood { get; private set; }

    public long Checkpoints { get; private set; }

    /// <summary>The computed root at each size that was asked for from outside, and at the last checkpoint.</summary>
    public Dictionary<long, TreeHash> Roots { get; } = [];

    /// <summary>Looks at the checkpoint of the empty log.</summary>
    public void Begin()
    {
        Roots[0] = Rfc6962.EmptyRoot;
        foreach (var (previous, note) in session.Select(
            new("select previous, note from checkpoint where id = $1", LogKey.Of(log.Id, 0)), r => (r.IntOrNull(0), r.Bytes(1))))
        {
            Follow(0, previous);
            if (Block.Signed(findings, log, 0, note) is { } root && root != Rfc6962.EmptyRoot)
            {
                findings.Checkpoint(ProblemKinds.CheckpointDiffers, 0, "it does not sign the empty tree");
            }
        }
    }

    public void Add(long first, BlockResult block)
    {
        foreach (var (size, previous) in block.Checkpoints)
        {
            Follow(size, previous);
        }

        if (block.Recorded is { } recorded)
        {
            if (recorded.First <= _lastRecorded)
            {
                findings.Entry(ProblemKinds.HeaderDisagrees, first, "it says that it was recorded before the entry before it");
            }

            _lastRecorded = recorded.Last;
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
                Complete(block.TileRoots[tile]);
            }
        }
    }

    /// <summary>Looks for what should not be there.</summary>
    public void End()
    {
        foreach (var (level, index) in session.Select(new("select level, idx from tile where log = $1 and level > 0", log.Id), r => (r.Int(0), r.Int(1))))
        {
            if (!_expected.Contains((level, index)))
            {
                findings.Tile(ProblemKinds.TileExtra, (int)level, index, "the log is not long enough to have this tile", null);
            }
        }

        foreach (var index in session.Select(
            new("select idx from tile where log = $1 and level = 0 and idx >= $2", log.Id, (log.Size + 255) / TileId.FullWidth), r => r.Int(0)))
        {
            findings.Tile(ProblemKinds.TileExtra, 0, index, "the log is not long enough to have this tile", null);
        }
    }

    private void Follow(long size, long? previous)
    {
        Checkpoints++;
        // A log begins with the checkpoint of its emptiness: only that one was signed after none.
        if (previous != _lastSize || (previous is null && size != 0))
        {
            findings.Checkpoint(
                ProblemKinds.CheckpointMissing,
                previous ?? size,
                FormattableString.Invariant($"the checkpoint of size {size} was signed after one that is not there"));
        }

        _lastSize = size;
    }

    private void Compare(RootToCompare signed)
    {
        var root = signed.InTile;
        for (var i = _tiles.Frontier.Completed.Length - 1; i >= 0; i--)
        {
            root = Rfc6962.Node(_tiles.Frontier.Completed[i], root);
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
                ProblemKinds.CheckpointDiffers,
                signed.Size,
                FormattableString.Invariant($"it does not sign the entries that are there; they still are what was signed up to size {LastGood}, so something from entry {LastGood} to {signed.Size - 1} was altered"));
        }
    }

    private void Complete(TreeHash tileRoot)
    {
        var completed = new List<Tile>();
        _tiles.Append(tileRoot, completed);
        foreach (var tile in completed)
        {
            var level = tile.Id.Level + 1;
            _expected.Add((level, tile.Id.Index));
            var stored = session.Select(
                new("select hashes from tile where log = $1 and level = $2 and idx = $3", log.Id, (long)level, tile.Id.Index), r => r.Bytes(0)).FirstOrDefault();
            if (stored is null)
            {
                findings.Tile(ProblemKinds.TileMissing, level, tile.Id.Index, "the tile is missing", null);
            }
            else if (!tile.Bytes.Span.SequenceEqual(stored))
            {
                findings.Tile(ProblemKinds.TileDiffers, level, tile.Id.Index, "it is not the tile of the leaves below it", null);
            }
        }
    }
}
