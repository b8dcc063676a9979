using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Verifier.Sources;

namespace Habeas.Verifier.Checking;

/// <summary>Goes through all entries of a log on all cores, block by block, with memory for a few blocks only.</summary>
internal sealed class LogCheck(ILog log, Findings findings, IReadOnlySet<long> wanted, Action<long, long> progress)
{
    /// <summary>Entries in a block: a multiple of a tile's 256.</summary>
    public const int BlockEntries = 16 * TileId.FullWidth;

    private const int BlocksAWorker = 4;

    /// <summary>After so many problems nothing more is looked at: a log may claim more entries than anybody could look for.</summary>
    private const long Enough = 1 << 20;

    public TreeJoin Run(int workers)
    {
        var tree = new TreeJoin(log, findings);
        var open = Enumerable.Range(0, workers).Select(_ => log.Open()).ToList();
        try
        {
            tree.Begin(log.EmptyNote);
            var wave = workers * BlocksAWorker;
            for (var first = 0L; first < log.Size && findings.Count < Enough; first += (long)wave * BlockEntries)
            {
                Wave(tree, open, first, (int)Math.Min(wave, (log.Size - first + BlockEntries - 1) / BlockEntries));
            }

            tree.End();
            return tree;
        }
        finally
        {
            open.ForEach(o => o.Dispose());
        }
    }

    private void Wave(TreeJoin tree, List<IBlocks> open, long first, int blocks)
    {
        var results = new BlockResult[blocks];
        var taken = -1;
        Parallel.ForEach(open, reader =>
        {
            var hashes = new TreeHash[BlockEntries];
            for (var at = Interlocked.Increment(ref taken); at < blocks; at = Interlocked.Increment(ref taken))
            {
                results[at] = Block(reader, first + ((long)at * BlockEntries), hashes);
            }
        });
        for (var at = 0; at < blocks; at++)
        {
            tree.Add(first + ((long)at * BlockEntries), results[at]);
        }

        progress(Math.Min(log.Size, first + ((long)blocks * BlockEntries)), log.Size);
    }

    private BlockResult Block(IBlocks reader, long first, TreeHash[] buffer)
    {
        var hashes = buffer.AsSpan(0, (int)Math.Min(BlockEntries, log.Size - first));
        hashes.Clear();
        var notes = reader.Read(first, hashes, findings);
        var signed = notes.Select(n => (n.Size, Root: log.Keys.Signed(findings, n.Size, n.Note))).Where(n => n.Root is not null).ToDictionary(n => n.Size, n => n.Root);
        var roots = new List<WantedRoot>();
        var tileRoots = new List<TreeHash>();
        for (var begin = 0; begin < hashes.Length; begin += TileId.FullWidth)
        {
            var tree = new TreeFrontier();
            foreach (ref readonly var hash in hashes[begin..Math.Min(begin + TileId.FullWidth, hashes.Length)])
            {
                tree.Append(hash);
                var size = first + begin + tree.Size;
                if (signed.TryGetValue(size, out var root) || wanted.Contains(size))
                {
                    roots.Add(new(size, root, tree.Root()));
                }
            }

            tileRoots.Add(tree.Root());
        }

        return new(tileRoots, roots, notes);
    }
}
