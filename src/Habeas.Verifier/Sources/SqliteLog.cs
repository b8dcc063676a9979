using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Verifier.Checking;

namespace Habeas.Verifier.Sources;

/// <summary>A log in the tables of a register's database.</summary>
internal sealed class SqliteLog : ILog
{
    /// <summary>The most entries that are looked for in vain, beyond as many as there are.</summary>
    private const long MostMissing = 1 << 20;

    private readonly string _path;
    private readonly Database _database;
    private readonly long _id;
    private readonly long _lastSigned;

    public SqliteLog(string path, Database database, long id, SigningKeys keys)
    {
        (_path, _database, _id, Keys) = (path, database, id, keys);
        var (first, end) = (SqliteRegister.Id(id, 0), SqliteRegister.Id(id + 1, 0));
        _lastSigned = database.Number("select max(id) from checkpoint where id >= ?1 and id < ?2", first, end) is { } signed ? SqliteRegister.Index(signed) : -1;
        var last = database.Number("select max(id) from entry where id >= ?1 and id < ?2", first, end) is { } entry ? SqliteRegister.Index(entry) + 1 : 0;
        var there = database.Number("select count(*) from entry where id >= ?1 and id < ?2", first, end) ?? 0;
        Size = Math.Min(Math.Max(_lastSigned, last), there + MostMissing);
    }

    public SigningKeys Keys { get; }

    public long Size { get; }

    public bool HasChain => true;

    public bool HasPartialTiles => false;

    public KeptNote? EmptyNote => _database.Select("select previous, note from checkpoint where id = ?1", SqliteBlocks.Note(0), SqliteRegister.Id(_id, 0)).FirstOrDefault();

    public byte[]? LastNote => Note(_lastSigned);

    public byte[]? Tile(TileId tile) => tile.IsComplete
        ? _database.Select("select hashes from tile where log = ?1 and level = ?2 and idx = ?3", r => r.Bytes(0), _id, tile.Level, tile.Index).FirstOrDefault()
        : tile.Level > 0 ? null : Edge(tile);

    public IBlocks Open() => new SqliteBlocks(Database.Open(_path), _id, Keys.Origin);

    public void NameBeyond(Findings findings)
    {
        foreach (var beyond in _database.Select("select id from checkpoint where id > ?1 and id < ?2 order by id limit 100", r => SqliteRegister.Index(r.Int(0)), SqliteRegister.Id(_id, Size), SqliteRegister.Id(_id + 1, 0)))
        {
            findings.Checkpoint(Kinds.CheckpointDiffers, beyond, "it signs far more entries than there are");
        }

        foreach (var beyond in _database.Select("select id from entry where id >= ?1 and id < ?2 order by id limit 100", r => SqliteRegister.Index(r.Int(0)), SqliteRegister.Id(_id, Size), SqliteRegister.Id(_id + 1, 0)))
        {
            findings.Entry(Kinds.EntryExtra, beyond, "it lies far beyond all other entries");
        }
    }

    public IEnumerable<KeptCosignature> Ends(Findings findings)
    {
        Extra(findings);
        if (_lastSigned < 0)
        {
            findings.Checkpoint(Kinds.CheckpointMissing, 0, "the log has no checkpoint");
        }

        var size = Math.Max(_lastSigned, 0);
        foreach (var entry in _database.Select("select id from entry where id >= ?1 and id < ?2 order by id limit 1000", r => SqliteRegister.Index(r.Int(0)), SqliteRegister.Id(_id, size), SqliteRegister.Id(_id, Size)))
        {
            findings.Entry(Kinds.EntryExtra, entry, "no checkpoint signs the entry");
        }

        foreach (var (entry, part) in _database.Select("select id from part where id >= ?1 and id < ?2 order by id limit 1000", r => SqliteRegister.EntryAndPart(r.Int(0)), SqliteRegister.Part(_id, Size), SqliteRegister.Part(_id + 1, 0)))
        {
            findings.Part(Kinds.PartExtra, entry, part, "there is no such entry");
        }

        return _database.Select(
            "select c.id, c.witness, c.at, c.line, p.note from cosignature c left join checkpoint p on p.id = c.id where c.id >= ?1 and c.id < ?2 order by c.id",
            r => new KeptCosignature(SqliteRegister.Index(r.Int(0)), r.Text(1), r.Int(2), r.Bytes(3), r.IsNull(4) ? null : r.Bytes(4)),
            SqliteRegister.Id(_id, 0), SqliteRegister.Id(_id + 1, 0));
    }

    private void Extra(Findings findings)
    {
        var levels = Math.Max(1, (63 / TileId.Height) + 1);
        for (var level = 0; level < levels; level++)
        {
            NameTiles(findings, "level = ?2 and idx >= ?3", level, TileLayout.NodesAt(level, Size) / TileId.FullWidth);
            NameTiles(findings, "level = ?2 and idx < ?3", level, 0);
        }

        NameTiles(findings, "level >= ?2", levels, 0);
        NameTiles(findings, "level < ?2", 0, 0);
    }

    private void NameTiles(Findings findings, string which, long level, long index)
    {
        foreach (var (at, tile) in _database.Select($"select level, idx from tile where log = ?1 and {which} and ?3 = ?3 limit 1000", r => (r.Int(0), r.Int(1)), _id, level, index))
        {
            findings.Tile(Kinds.TileExtra, (int)Math.Clamp(at, int.MinValue, int.MaxValue), tile, "the log is not long enough to have this tile");
        }
    }

    private byte[]? Note(long size) =>
        size < 0 ? null : _database.Select("select note from checkpoint where id = ?1", r => r.Bytes(0), SqliteRegister.Id(_id, size)).FirstOrDefault();

    /// <summary>The partial tile of level 0, which a register keeps as the hashes of its entries.</summary>
    private byte[]? Edge(TileId tile)
    {
        var first = tile.Index * TileId.FullWidth;
        var hashes = _database.Select(
            "select leaf_hash from entry where id >= ?1 and id < ?2 order by id", r => r.Bytes(0), SqliteRegister.Id(_id, first), SqliteRegister.Id(_id, first + tile.Width));
        return hashes.Count == tile.Width && hashes.TrueForAll(h => h.Length == TreeHash.Length) ? [.. hashes.SelectMany(h => h)] : null;
    }
}
