using System.Runtime.InteropServices;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Register.Acts;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Verifying;

/// <summary>A log as a verification sees it.</summary>
internal sealed record LogToVerify(long Id, byte[] Origin, SigningKeys Keys, long Size)
{
    /// <summary>Its origin, which is the name of all its keys.</summary>
    public string Name => Keys.Current.Key.Name;
}

/// <summary>A checkpoint whose root must be compared: one that is stored, or a size that somebody outside signed.</summary>
/// <param name="Size">The size.</param>
/// <param name="Root">The root that was signed; null where only the root at that size is wanted.</param>
/// <param name="InTile">The root over the leaves of the last tile that the size reaches into.</param>
internal readonly record struct RootToCompare(long Size, TreeHash? Root, TreeHash InTile);

/// <summary>What a block hands on: the root of each of its tiles, and the checkpoints within.</summary>
internal sealed record BlockResult(
    IReadOnlyList<TreeHash> TileRoots, IReadOnlyList<RootToCompare> Roots, IReadOnlyList<(long Size, long? Previous)> Checkpoints, (long First, long Last)? Recorded);

// Failure policy: whatever is stored, a problem is noted and the rest is looked at; only the environment's own faults end a block.

/// <summary>Verifies a run of entries that begins at a tile's edge: leaves, parts, hashes, tiles of level 0, signatures of checkpoints.</summary>
internal sealed class Block(LogToVerify log, Findings findings, IReadOnlySet<long> outsideSizes, DeepCheck? deep)
{
    /// <summary>Entries in a block: a multiple of a tile's 256.</summary>
    public const int Entries = 16 * TileId.FullWidth;

    private readonly TreeHash[] _hashes = new TreeHash[Entries];
    private readonly (int Start, int Length)[] _leaves = new (int, int)[Entries];
    private byte[] _leafBytes = new byte[Entries * 256];

    public BlockResult Verify(ISession session, long first)
    {
        deep?.Reset();
        var count = (int)Math.Min(Entries, log.Size - first);
        var last = first + count;
        using var rows = session.Run(
            new("select id, leaf, leaf_hash from entry where id >= $1 and id < $2 order by id", LogKey.Of(log.Id, first), LogKey.Of(log.Id, last)),
            new("select id, stored from part where id >= $1 and id < $2 order by id", LogKey.Part(log.Id, first), LogKey.Part(log.Id, last)),
            new("select idx, hashes from tile where log = $1 and level = 0 and idx >= $2 and idx < $3 order by idx", log.Id, first / 256, (last + 255) / 256),
            new("select id, previous, note from checkpoint where id > $1 and id <= $2 order by id", LogKey.Of(log.Id, first), LogKey.Of(log.Id, last)));
        ReadLeaves(rows, first, count);
        rows.NextResult();
        ReadParts(rows, first, count);
        rows.NextResult();
        ReadTiles(rows, first, count);
        rows.NextResult();
        return Hash(rows, first, count);
    }

    private void ReadLeaves(IRows rows, long first, int count)
    {
        Array.Clear(_hashes);
        Array.Clear(_leaves);
        var used = 0;
        while (rows.Next())
        {
            var at = (int)(LogKey.Index(rows.Int(0)) - first);
            var leaf = rows.Span(1);
            if (used + leaf.Length > _leafBytes.Length)
            {
                Array.Resize(ref _leafBytes, Math.Max(2 * _leafBytes.Length, used + leaf.Length));
            }

            leaf.CopyTo(_leafBytes.AsSpan(used));
            leaf = _leafBytes.AsSpan(used, leaf.Length);
            _leaves[at] = (used, leaf.Length);
            used += leaf.Length;
            _hashes[at] = Rfc6962.Leaf(leaf);
            if (!rows.Span(2).SequenceEqual(_hashes[at].Bytes))
            {
                findings.Entry(ProblemKinds.LeafHashDiffers, first + at, "its leaf is not the one whose hash is stored");
            }
        }

        for (var at = 0; at < count; at++)
        {
            if (_leaves[at].Length == 0)
            {
                findings.Entry(ProblemKinds.EntryMissing, first + at, "the entry is missing");
            }
        }
    }

    private void ReadParts(IRows rows, long first, int count)
    {
        var more = rows.Next();
        for (var at = 0; at < count; at++)
        {
            var index = first + at;
            var leaf = _leafBytes.AsSpan(_leaves[at].Start, _leaves[at].Length);
            var fault = EntryLeaf.TryParse(leaf, log.Origin, index, out var entry);
            if (fault != LeafFault.None && leaf.Length > 0)
            {
                findings.Entry(ProblemKinds.LeafUnreadable, index, $"its leaf cannot be read: {fault}");
            }

            deep?.Begin(index);
            var next = 0;
            for (; more && LogKey.EntryAndPart(rows.Int(0)) is var (of, part) && of == index; more = rows.Next())
            {
                if (fault == LeafFault.None)
                {
                    next = Part(entry, new(index, part), next, rows.Span(1));
                    deep?.Part(part, rows.Span(1));
                }
            }

            Missing(index, next, fault == LeafFault.None ? entry.PartCount : 0);
            deep?.End(next);
        }
    }

    private int Part(EntryLeaf entry, EventRef part, int next, ReadOnlySpan<byte> stored)
    {
        if (part.Part >= entry.PartCount)
        {
            findings.Part(ProblemKinds.PartExtra, part, "the entry's leaf knows of no such part");
            return next;
        }

        Missing(part.Entry, next, part.Part);
        if (SealedPart.Hash(stored) != entry.PartHash(part.Part))
        {
            findings.Part(ProblemKinds.PartDiffers, part, "its bytes are not those whose hash is in the entry's leaf");
        }

        return part.Part + 1;
    }

    private void Missing(long entry, int from, int to)
    {
        for (var part = from; part < to; part++)
        {
            findings.Part(ProblemKinds.PartMissing, new(entry, part), "the part is missing");
        }
    }

    private void ReadTiles(IRows rows, long first, int count)
    {
        var complete = count / TileId.FullWidth;
        var next = 0;
        while (rows.Next())
        {
            var tile = (int)(rows.Int(0) - (first / TileId.FullWidth));
            MissingTiles(first, next, Math.Min(tile, complete));
            next = tile + 1;
            if (tile >= complete)
            {
                findings.Tile(ProblemKinds.TileExtra, 0, rows.Int(0), "the log is not long enough to have this tile", null);
                continue;
            }

            var stored = MemoryMarshal.Cast<byte, TreeHash>(rows.Span(1));
            var computed = _hashes.AsSpan(tile * TileId.FullWidth, TileId.FullWidth);
            var same = stored.CommonPrefixLength(computed);
            if (same != TileId.FullWidth || stored.Length != TileId.FullWidth)
            {
                var entry = (rows.Int(0) * TileId.FullWidth) + same;
                findings.Tile(ProblemKinds.TileDiffers, 0, rows.Int(0), FormattableString.Invariant($"it is not the tile of the leaves, from entry {entry} on"), entry);
            }
        }

        MissingTiles(first, next, complete);
    }

    private void MissingTiles(long first, int from, int to)
    {
        for (var tile = from; tile < to; tile++)
        {
            findings.Tile(ProblemKinds.TileMissing, 0, (first / TileId.FullWidth) + tile, "the tile is missing", first + ((long)tile * TileId.FullWidth));
        }
    }

    private BlockResult Hash(IRows checkpoints, long first, int count)
    {
        var roots = new List<RootToCompare>();
        var tileRoots = new List<TreeHash>();
        var seen = new List<(long Size, long? Previous)>();
        var next = Next(checkpoints, seen);
        for (var begin = 0; begin < count; begin += TileId.FullWidth)
        {
            var tree = new TreeFrontier();
            for (var at = begin; at < Math.Min(begin + TileId.FullWidth, count); at++)
            {
                tree.Append(_hashes[at]);
                var size = first + at + 1;
                if (next?.Size == size)
                {
                    roots.Add(new(size, next.Value.Root, tree.Root()));
                    next = Next(checkpoints, seen);
                }

                if (outsideSizes.Contains(size))
                {
                    roots.Add(new(size, null, tree.Root()));
                }
            }

            tileRoots.Add(tree.Root());
        }

        return new(tileRoots, roots, seen, deep?.Recorded);
    }

    /// <summary>The next checkpoint that is rightly signed.</summary>
    private (long Size, TreeHash Root)? Next(IRows rows, List<(long Size, long? Previous)> seen)
    {
        while (rows.Next())
        {
            var size = LogKey.Index(rows.Int(0));
            seen.Add((size, rows.IntOrNull(1)));
            if (Signed(findings, log, size, rows.Span(2)) is { } root)
            {
                return (size, root);
            }
        }

        return null;
    }

    /// <summary>The root that a stored note signs; null, and a problem, where it is not rightly signed.</summary>
    public static TreeHash? Signed(Findings findings, LogToVerify log, long size, ReadOnlySpan<byte> note)
    {
        var fault = SignedCheckpoint.TryOpen(note, [log.Keys.At(size)], out var signed);
        if (fault != NoteFault.None)
        {
            findings.Checkpoint(ProblemKinds.CheckpointUnreadable, size, $"its note is not one that the register's key of that size signed: {fault}");
            return null;
        }

        if (signed!.Checkpoint.Size != size || signed.Checkpoint.Origin != log.Name)
        {
            findings.Checkpoint(ProblemKinds.CheckpointUnreadable, size, "its note signs another size or another log");
            return null;
        }

        return signed.Checkpoint.Root;
    }
}
