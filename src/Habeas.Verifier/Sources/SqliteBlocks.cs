using System.Runtime.InteropServices;
using System.Text;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Verifier.Checking;

namespace Habeas.Verifier.Sources;

/// <summary>Reads entries, parts, tiles of level 0 and checkpoints out of a register's tables, over one connection.</summary>
internal sealed class SqliteBlocks : IBlocks
{
    private readonly Database _database;
    private readonly long _log;
    private readonly byte[] _origin;
    private readonly Rows _entries;
    private readonly Rows _parts;
    private readonly Rows _tiles;
    private readonly Rows _notes;
    private bool _morePart;

    public SqliteBlocks(Database database, long log, string origin)
    {
        (_database, _log, _origin) = (database, log, Encoding.UTF8.GetBytes(origin));
        _entries = database.Prepare("select id, leaf, leaf_hash from entry where id >= ?1 and id < ?2 order by id");
        _parts = database.Prepare("select id, stored from part where id >= ?1 and id < ?2 order by id");
        _tiles = database.Prepare("select idx, hashes from tile where log = ?1 and level = 0 and idx >= ?2 and idx < ?3 order by idx");
        _notes = database.Prepare("select previous, note, id from checkpoint where id > ?1 and id <= ?2 order by id");
    }

    /// <summary>Reads a row of previous and note as a checkpoint of a size, or of the size that the third column says.</summary>
    public static Func<Rows, KeptNote> Note(long? size) => rows => new(size ?? SqliteRegister.Index(rows.Int(2)), rows.IsNull(0) ? null : rows.Int(0), rows.Bytes(1));

    public IReadOnlyList<KeptNote> Read(long first, Span<TreeHash> hashes, Findings findings)
    {
        var end = first + hashes.Length;
        ReadEntries(first, hashes, findings);
        ReadTiles(first, hashes, findings);
        _notes.Begin(SqliteRegister.Id(_log, first), SqliteRegister.Id(_log, end));
        var notes = new List<KeptNote>();
        while (_notes.Next())
        {
            notes.Add(Note(null)(_notes));
        }

        return notes;
    }

    public void Dispose()
    {
        foreach (var rows in (Rows[])[_entries, _parts, _tiles, _notes])
        {
            rows.Dispose();
        }

        _database.Dispose();
    }

    private void ReadEntries(long first, Span<TreeHash> hashes, Findings findings)
    {
        var end = first + hashes.Length;
        _entries.Begin(SqliteRegister.Id(_log, first), SqliteRegister.Id(_log, end));
        _parts.Begin(SqliteRegister.Part(_log, first), SqliteRegister.Part(_log, end));
        _morePart = _parts.Next();
        var next = first;
        for (; _entries.Next(); next++)
        {
            var index = SqliteRegister.Index(_entries.Int(0));
            MissingEntries(next, index, findings);
            next = index;
            var leaf = _entries.Span(1);
            var hash = hashes[(int)(index - first)] = Rfc6962.Leaf(leaf);
            if (!_entries.Span(2).SequenceEqual(hash.Bytes))
            {
                findings.Entry(Kinds.LeafHashDiffers, index, "its leaf is not the one whose hash is stored");
            }

            var fault = EntryLeaf.TryParse(leaf, _origin, index, out var entry);
            if (fault != LeafFault.None)
            {
                findings.Entry(Kinds.LeafUnreadable, index, $"its leaf cannot be read: {fault}");
            }

            ReadParts(index, entry, fault == LeafFault.None, findings);
        }

        MissingEntries(next, end, findings);
    }

    private void MissingEntries(long from, long to, Findings findings)
    {
        for (var entry = from; entry < to; entry++)
        {
            findings.Entry(Kinds.EntryMissing, entry, "the entry is missing");
            ReadParts(entry, default, false, findings);
        }
    }

    private void ReadParts(long index, EntryLeaf entry, bool isReadable, Findings findings)
    {
        var next = 0;
        for (; _morePart && SqliteRegister.EntryAndPart(_parts.Int(0)) is var (of, part) && of == index; _morePart = _parts.Next())
        {
            if (!isReadable)
            {
                continue;
            }

            if (part >= entry.PartCount)
            {
                findings.Part(Kinds.PartExtra, index, part, "the entry's leaf knows of no such part");
                continue;
            }

            MissingParts(index, next, part, findings);
            next = part + 1;
            if (SealedPart.Hash(_parts.Span(1)) != entry.PartHash(part))
            {
                findings.Part(Kinds.PartDiffers, index, part, "its bytes are not those whose hash is in the entry's leaf");
            }
        }

        MissingParts(index, next, isReadable ? entry.PartCount : 0, findings);
    }

    private static void MissingParts(long entry, int from, int to, Findings findings)
    {
        for (var part = from; part < to; part++)
        {
            findings.Part(Kinds.PartMissing, entry, part, "the part is missing");
        }
    }

    private void ReadTiles(long first, ReadOnlySpan<TreeHash> hashes, Findings findings)
    {
        var (begin, complete) = (first / TileId.FullWidth, hashes.Length / TileId.FullWidth);
        _tiles.Begin(_log, begin, begin + complete);
        var next = 0;
        for (; _tiles.Next(); next++)
        {
            var tile = (int)(_tiles.Int(0) - begin);
            MissingTiles(begin, next, tile, findings);
            next = tile;
            TileOfLeaves.Compare(begin + tile, _tiles.Span(1), hashes.Slice(tile * TileId.FullWidth, TileId.FullWidth), findings);
        }

        MissingTiles(begin, next, complete, findings);
    }

    private static void MissingTiles(long begin, int from, int to, Findings findings)
    {
        for (var tile = from; tile < to; tile++)
        {
            findings.Tile(Kinds.TileMissing, 0, begin + tile, "the tile is missing", (begin + tile) * TileId.FullWidth);
        }
    }
}

/// <summary>Compares a tile of level 0 with the leaves themselves.</summary>
internal static class TileOfLeaves
{
    public static void Compare(long index, ReadOnlySpan<byte> stored, ReadOnlySpan<TreeHash> computed, Findings findings)
    {
        if (stored.SequenceEqual(MemoryMarshal.AsBytes(computed)))
        {
            return;
        }

        var entry = (index * TileId.FullWidth) + (stored.CommonPrefixLength(MemoryMarshal.AsBytes(computed)) / TreeHash.Length);
        findings.Tile(Kinds.TileDiffers, 0, index, FormattableString.Invariant($"it is not the tile of the leaves, from entry {entry} on"), entry);
    }
}
