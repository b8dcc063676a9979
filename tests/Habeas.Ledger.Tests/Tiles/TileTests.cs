using FsCheck.Fluent;
using Habeas.Ledger.Tests.Tree;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Tiles;

public class TileTests
{
    private const int Most = 1100;
    private static readonly NaiveTree Tree = new(Most);

    // The example of C2SP tlog-tiles, "Partial Tiles".
    [Fact]
    public void Seventy_thousand_leaves_have_the_tiles_of_the_specification()
    {
        var tiles = TileLayout.HashTiles(70_000).ToList();
        Assert.Equal(273, tiles.Count(tile => tile is { Level: 0, IsComplete: true }));
        Assert.Equal([new TileId(0, 273, 112)], tiles.Where(tile => tile is { Level: 0, IsComplete: false }));
        Assert.Equal([new TileId(1, 0), new TileId(1, 1, 17)], tiles.Where(tile => tile.Level == 1));
        Assert.Equal([new TileId(2, 0, 1)], tiles.Where(tile => tile.Level == 2));
        Assert.Equal(273 + 1 + 2 + 1, tiles.Count);
        Assert.Equal(new TileId(TileId.Entries, 273, 112), TileLayout.EntryTiles(70_000).Last());
        Assert.Equal([new TileId(0, 0), new TileId(1, 0, 1)], TileLayout.HashTiles(256));
        Assert.Empty(TileLayout.HashTiles(0));
    }

    [Fact]
    public void Seventy_thousand_leaves_written_in_batches_read_back()
    {
        const int Size = 70_000;
        var leaves = Enumerable.Range(0, Size).Select(index => Rfc6962.Leaf(BitConverter.GetBytes(index))).ToArray();
        var store = new TileStore();
        var frontier = new TreeFrontier();
        for (var size = 0; size < Size;)
        {
            // Each batch is written by a new writer, as after a restart.
            var reader = store.Reader(size);
            var writer = new TileWriter(TreeFrontier.Restore(size, reader.Hash), reader.Hash);
            var completed = new List<Tile>();
            for (var end = Math.Min(size + 997, Size); size < end; size++)
            {
                writer.Append(leaves[size], completed);
                frontier.Append(leaves[size]);
            }

            Assert.Equal(frontier.Root(), writer.Root());
            store.Add(leaves.AsSpan(0, size), completed);
        }

        Assert.Equal(TileLayout.HashTiles(Size).Where(tile => tile.IsComplete).ToHashSet(), store.Tiles.ToHashSet());
        var last = store.Reader(Size);
        Assert.Equal(frontier.Root(), last.Root());
        Assert.Equal(Rfc6962.Root(65_536, last.Hash), TreeHashOf(last.Bytes(new TileId(2, 0, 1))));
        Assert.True(InclusionProof.Make(12_345, Size, last.Hash).Check(leaves[12_345], frontier.Root()).Holds);
        Assert.True(ConsistencyProof.Make(66_000, Size, last.Hash).Check(last.Root(66_000), frontier.Root()).Holds);
    }

    [Fact]
    public void Reader_finds_every_subtree_as_the_naive_tree_does()
    {
        foreach (var size in new[] { 1, 2, 255, 256, 257, 511, 512, 769, Most })
        {
            var reader = StoreOf(size).Reader(size);
            for (var level = 0; size >> level > 0; level++)
            {
                for (var index = 0; index < size >> level; index++)
                {
                    Assert.Equal(Tree.Subtree(level, index), reader.Hash(level, index));
                }
            }
        }
    }

    [Fact]
    public void Root_at_any_size_comes_from_the_tiles_of_a_larger_tree() =>
        Property.Holds(
            from size in Gen.Choose(0, Most)
            from earlier in Gen.Choose(0, size)
            select (size, earlier),
            it => StoreOf(it.size).Reader(it.size).Root(it.earlier) == Tree.Root(it.earlier));

    [Fact]
    public void Reader_goes_on_from_what_was_derived_at_an_earlier_size_and_reads_no_complete_tile_again()
    {
        var derived = new DerivedTiles();
        foreach (var size in new[] { 300, 511, 512, 513, 700, 640, Most })
        {
            var (store, read) = (StoreOf(size), new HashSet<TileId>());
            Assert.Equal(Tree.Root(size), new TileReader(size, Told(store.Source(size), read), derived).Root());
            read.Clear();
            Assert.Equal(Tree.Root(size), new TileReader(size, Told(store.Source(size), read), derived).Root());
            Assert.DoesNotContain(read, t => t.Level == 0 && t.IsComplete);
        }

        derived.Forget();
        var again = new HashSet<TileId>();
        Assert.Equal(Tree.Root(600), new TileReader(600, Told(StoreOf(600).Source(600), again), derived).Root());
        Assert.Contains(again, t => t.Level == 0 && t.IsComplete);
    }

    private static TileSource Told(TileSource source, HashSet<TileId> read) => tile =>
    {
        read.Add(tile);
        return source(tile);
    };

    [Fact]
    public void Tile_that_is_missing_or_short_is_told()
    {
        var store = StoreOf(600);
        var reader = new TileReader(600, tile => tile == new TileId(0, 1) ? default : store.Source(600)(tile));
        Assert.Throws<InvalidDataException>(() => reader.Root());
        reader = new TileReader(600, tile => store.Source(600)(tile)[..^1]);
        Assert.Throws<InvalidDataException>(() => reader.Hash(0, 599));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Hash(0, 600));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Hash(10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Root(601));
    }

    [Fact]
    public void Entries_read_back_and_nothing_else_does()
    {
        ReadOnlyMemory<byte>[] leaves = ["one"u8.ToArray(), Array.Empty<byte>(), new byte[65_535]];
        var tile = EntryTile.Write(leaves);
        Assert.True(EntryTile.TryRead(tile, 3, out var read));
        Assert.Equal(leaves.Select(leaf => leaf.ToArray()), read.Select(leaf => leaf.ToArray()));
        Assert.Equal([0, 3, (byte)'o', (byte)'n', (byte)'e', 0, 0, 0xff, 0xff], tile[..9]);
        Assert.False(EntryTile.TryRead(tile, 2, out _));
        Assert.False(EntryTile.TryRead(tile, 4, out _));
        Assert.False(EntryTile.TryRead(tile.AsMemory(..^1), 3, out _));
        Assert.Throws<ArgumentException>(() => EntryTile.Write([]));
        Assert.Throws<ArgumentException>(() => EntryTile.Write([new byte[65_536]]));
    }

    private static TreeHash TreeHashOf(ReadOnlyMemory<byte> bytes) => new(bytes.Span);

    private static TileStore StoreOf(int size)
    {
        var store = new TileStore();
        var completed = new List<Tile>();
        var writer = new TileWriter();
        foreach (var leaf in Tree.LeafHashes.AsSpan(0, size))
        {
            writer.Append(leaf, completed);
        }

        store.Add(Tree.LeafHashes.AsSpan(0, size), completed);
        return store;
    }

    // What a storage keeps: complete tiles, and a hash for each leaf.
    private sealed class TileStore
    {
        private readonly Dictionary<TileId, ReadOnlyMemory<byte>> _tiles = [];
        private TreeHash[] _leaves = [];

        public IEnumerable<TileId> Tiles => _tiles.Keys;

        public void Add(ReadOnlySpan<TreeHash> leaves, IEnumerable<Tile> completed)
        {
            _leaves = leaves.ToArray();
            foreach (var tile in completed)
            {
                _tiles.Add(tile.Id, tile.Bytes);
            }
        }

        public TileReader Reader(int size) => new(size, Source(size));

        public TileSource Source(int size) => tile =>
        {
            if (_tiles.TryGetValue(tile, out var bytes))
            {
                return bytes;
            }

            return tile is { Level: 0, IsComplete: false }
                ? _leaves[(int)(tile.Index * 256)..Math.Min(size, (int)(tile.Index * 256) + tile.Width)].SelectMany(leaf => leaf.ToArray()).ToArray()
                : default(ReadOnlyMemory<byte>);
        };
    }
}
