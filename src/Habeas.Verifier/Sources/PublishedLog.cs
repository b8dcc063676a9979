using System.Text;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Verifier.Checking;

namespace Habeas.Verifier.Sources;

/// <summary>A log as it was published: a checkpoint, tiles of hashes and tiles of entries. It has leaves and no parts.</summary>
internal sealed class PublishedLog : ISource, ILog
{
    private readonly IPublishedFiles _files;

    /// <exception cref="Stop">There is no checkpoint, or it is not signed by a key that was given.</exception>
    public PublishedLog(IPublishedFiles files, LogKeys given)
    {
        _files = files;
        LastNote = files.Read("checkpoint") ?? throw Stop.Unreadable("there is neither a register.db nor a file named checkpoint.");
        if (given.All.IsEmpty)
        {
            throw Stop.Usage("a published log does not state its key: give the one you were handed with --key or --keys.");
        }

        // Beside a log lies how its keys took over from each other: whoever trusts one trusts those that it vouched for.
        var successions = files.Read("public-keys") is { } text && PublicKeys.TryParse(Encoding.UTF8.GetString(text), out var keys) == NoteFault.None ? keys!.Successions : [];
        given = given.With(successions);
        var fault = given.TryOpen(LastNote, out var signed);
        if (fault != NoteFault.None)
        {
            throw new Stop(Exits.Altered, $"the checkpoint is not one that a key that was given signed: {fault}");
        }

        Size = signed!.Checkpoint.Size;
        Keys = new(signed.Checkpoint.Origin, [], given);
    }

    public SigningKeys Keys { get; }

    public long Size { get; }

    public bool HasChain => false;

    public bool HasPartialTiles => true;

    public KeptNote? EmptyNote => Size == 0 ? new(0, null, LastNote) : null;

    public byte[] LastNote { get; }

    public IReadOnlyList<ILog> Logs => [this];

    /// <summary>The tile, or the beginning of one that is more complete by now.</summary>
    public byte[]? Tile(TileId tile) => _files.Read(tile.ToString()) ?? (tile.IsComplete || _files.Read(new TileId(tile.Level, tile.Index).ToString()) is not { Length: TileId.FullWidth * TreeHash.Length } whole
        ? null
        : whole[..(tile.Width * TreeHash.Length)]);

    public IBlocks Open() => new PublishedBlocks(this);

    public void NameBeyond(Findings findings)
    {
    }

    public IEnumerable<KeptCosignature> Ends(Findings findings) => [];

    public void NameStray(Findings findings)
    {
    }

    public void Dispose() => _files.Dispose();

    /// <summary>The leaves of a tile of entries; null where it is missing, none where it cannot be read.</summary>
    private IReadOnlyList<ReadOnlyMemory<byte>>? Leaves(long index, int width)
    {
        var tile = new TileId(TileId.Entries, index, width);
        if (_files.Read(tile.ToString()) is { } bytes)
        {
            return EntryTile.TryRead(bytes, width, out var leaves) ? leaves : [];
        }

        return !tile.IsComplete && _files.Read(new TileId(TileId.Entries, index).ToString()) is { } whole
            ? EntryTile.TryRead(whole, TileId.FullWidth, out var more) ? [.. more.Take(width)] : []
            : null;
    }

    private sealed class PublishedBlocks(PublishedLog log) : IBlocks
    {
        private readonly byte[] _origin = Encoding.UTF8.GetBytes(log.Keys.Origin);

        public IReadOnlyList<KeptNote> Read(long first, Span<TreeHash> hashes, Findings findings)
        {
            for (var begin = 0; begin < hashes.Length; begin += TileId.FullWidth)
            {
                var index = (first + begin) / TileId.FullWidth;
                var some = hashes[begin..Math.Min(begin + TileId.FullWidth, hashes.Length)];
                ReadLeaves(index, some, findings);
                if (log.Tile(new TileId(0, index, some.Length)) is { } tile)
                {
                    TileOfLeaves.Compare(index, tile, some, findings);
                }
                else
                {
                    findings.Tile(Kinds.TileMissing, 0, index, "the tile is missing", index * TileId.FullWidth);
                }
            }

            return log.Size > first && log.Size <= first + hashes.Length ? [new(log.Size, null, log.LastNote)] : [];
        }

        public void Dispose()
        {
        }

        private void ReadLeaves(long tile, Span<TreeHash> hashes, Findings findings)
        {
            var first = tile * TileId.FullWidth;
            if (log.Leaves(tile, hashes.Length) is not { Count: > 0 } leaves)
            {
                findings.Entry(Kinds.EntryMissing, first, FormattableString.Invariant($"the tile of entries {tile} is missing or cannot be read, and with it the entries {first} to {first + hashes.Length - 1}"));
                return;
            }

            for (var at = 0; at < hashes.Length; at++)
            {
                hashes[at] = Rfc6962.Leaf(leaves[at].Span);
                var fault = EntryLeaf.TryParse(leaves[at].Span, _origin, first + at, out _);
                if (fault != LeafFault.None)
                {
                    findings.Entry(Kinds.LeafUnreadable, first + at, $"its leaf cannot be read: {fault}");
                }
            }
        }
    }
}
