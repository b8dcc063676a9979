using System.Globalization;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tree;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Tests.Verifying;

/// <summary>One change that an intruder made, with what a verification must name, and how to take it back.</summary>
internal sealed record Mutation(string What, string MustName, bool NeedsKeys, Action Undo);

/// <summary>Makes seeded changes to what a register has stored, past every guard.</summary>
internal sealed class Mutations(RawStore raw, Random random, string origin)
{
    private readonly List<long> _checkpoints = [.. raw.Rows("select id from checkpoint order by id").Select(r => (long)r[0]!)];
    private readonly List<(long Level, long Index)> _tiles = [.. raw.Rows("select level, idx from tile order by level, idx").Select(r => ((long)r[0]!, (long)r[1]!))];
    private readonly List<(long Entry, int Part)> _parts = [.. raw.Rows("select id from part order by id").Select(r => LogKey.EntryAndPart((long)r[0]!))];
    private readonly long _entries = (long)raw.One("select count(*) from entry")!;
    private readonly long _keys = (long)raw.One($"select count(*) from {raw.KeyTable}")!;

    public Mutation Next() => random.Next(12) switch
    {
        0 => Flip("entry", "leaf", "id = $1", [Entry()], a => $"entry {a[0]}"),
        1 => Flip("entry", "leaf_hash", "id = $1", [Entry()], a => $"entry {a[0]}"),
        2 or 3 => Flip("part", "stored", "id = $1", Part(), PartOf),
        4 => Flip("tile", "hashes", "level = $1 and idx = $2", Tile(), a => $"tile {a[0]}/{a[1]}"),
        5 => Flip("checkpoint", "note", "id = $1", [Checkpoint()], a => $"checkpoint {a[0]}"),
        6 => Flip(raw.KeyTable, "wrapped", "number = $1", [Key()], a => $"owner key {a[0]}"),
        7 => RemoveSome(),
        8 or 9 => SwapSome(),
        10 => Rewrite(),
        _ => Extra(),
    };

    private Mutation RemoveSome() => random.Next(5) switch
    {
        0 => Remove("entry", "id leaf leaf_hash", "id = $1", [Entry()], a => $"entry {a[0]}"),
        1 => Remove("part", "id stored", "id = $1", Part(), PartOf),
        2 => Remove("tile", "log level idx hashes", "level = $1 and idx = $2", Tile(), a => $"tile {a[0]}/{a[1]}"),
        3 => RemoveCheckpoint(),
        _ => Remove(raw.KeyTable, "number id wrapped", "number = $1", [Key()], a => $"owner key {a[0]}"),
    };

    private Mutation SwapSome() => random.Next(6) switch
    {
        0 => Swap("entry", "leaf", "id = $1", [Entry()], [Entry()], a => $"entry {a[0]}"),
        1 => Swap("entry", "leaf_hash", "id = $1", [Entry()], [Entry()], a => $"entry {a[0]}"),
        2 => Swap("part", "stored", "id = $1", Part(), Part(), PartOf),
        3 => Swap("tile", "hashes", "level = $1 and idx = $2", Tile(), Tile(), a => $"tile {a[0]}/{a[1]}"),
        4 => Swap("checkpoint", "note", "id = $1", [Checkpoint()], [Checkpoint()], a => $"checkpoint {a[0]}"),
        _ => Swap(raw.KeyTable, "wrapped", "number = $1", [Key()], [Key()], a => $"owner key {a[0]}"),
    };

    private Mutation Flip(string table, string column, string where, object?[] key, Func<object?[], FormattableString> names)
    {
        var before = (byte[])raw.One($"select {column} from {table} where {where}", key)!;
        var after = (byte[])before.Clone();
        after[random.Next(after.Length)] ^= (byte)(1 + random.Next(255));
        return Set(table, column, where, key, before, after, names, "byte changed");
    }

    private Mutation Swap(string table, string column, string where, object?[] one, object?[] other, Func<object?[], FormattableString> names)
    {
        if (one.SequenceEqual(other))
        {
            return Flip(table, column, where, one, names);
        }

        var first = (byte[])raw.One($"select {column} from {table} where {where}", one)!;
        var second = (byte[])raw.One($"select {column} from {table} where {where}", other)!;
        var back = Set(table, column, where, other, second, first, names, "swapped").Undo;
        return Set(table, column, where, one, first, second, names, "swapped") with
        {
            Undo = () =>
            {
                Update(table, column, where, one, first);
                back();
            },
        };
    }

    private Mutation Set(
        string table, string column, string where, object?[] key, byte[] before, byte[] after, Func<object?[], FormattableString> names, string how)
    {
        Update(table, column, where, key, after);
        return new($"{table}.{column} of {Text(names(key))}: {how}", Text(names(key)), table == raw.KeyTable, () => Update(table, column, where, key, before));
    }

    private void Update(string table, string column, string where, object?[] key, byte[] value)
    {
        var ordered = where.Replace("$2", "$3", StringComparison.Ordinal).Replace("$1", "$2", StringComparison.Ordinal);
        Assert.Equal(1, raw.Execute($"update {table} set {column} = $1 where {ordered}", [value, .. key]));
    }

    private Mutation Remove(string table, string columns, string where, object?[] key, Func<object?[], FormattableString> names)
    {
        var list = columns.Replace(" ", ", ", StringComparison.Ordinal);
        var row = raw.Rows($"select {list} from {table} where {where}", key).Single();
        Assert.Equal(1, raw.Execute($"delete from {table} where {where}", key));
        return new($"{table} {Text(names(key))} removed", Text(names(key)), table == raw.KeyTable, () => Insert(table, list, row));
    }

    private Mutation RemoveCheckpoint()
    {
        var size = Checkpoint();
        var mutation = Remove("checkpoint", "id previous note", "id = $1", [size], a => $"checkpoint {a[0]}");

        // Without the last checkpoint the entries since the one before are under none.
        return size == _checkpoints[^1] ? mutation with { MustName = Text($"entry {_checkpoints[^2]}") } : mutation;
    }

    /// <summary>Puts other content into a part and makes every hash fit, up to the checkpoint, which it cannot sign.</summary>
    private Mutation Rewrite()
    {
        var entry = Entry();
        var rows = raw.Rows("select id, stored from part where id >= $1 and id < $2 order by id", LogKey.Part(0, entry), LogKey.Part(0, entry + 1));
        var leaf = raw.Rows("select leaf, leaf_hash from entry where id = $1", entry).Single();
        var at = random.Next(rows.Count);
        var before = (byte[])rows[at][1]!;
        var after = (byte[])before.Clone();
        after[^1] ^= 1;
        rows[at][1] = after;
        var newLeaf = EntryLeaf.Write(origin, entry, rows.Select(r => SealedPart.Hash((byte[])r[1]!)).ToArray());
        var newHash = Rfc6962.Leaf(newLeaf).ToArray();
        var tile = raw.Rows("select hashes from tile where level = 0 and idx = $1", entry / 256).Select(r => (byte[])r[0]!).SingleOrDefault();
        void Write(byte[] stored, byte[] text, byte[] hash)
        {
            raw.Execute("update part set stored = $1 where id = $2", stored, rows[at][0]);
            raw.Execute("update entry set leaf = $1, leaf_hash = $2 where id = $3", text, hash, entry);
            if (tile is not null)
            {
                hash.CopyTo(tile, (int)(entry % 256) * 32);
                raw.Execute("update tile set hashes = $1 where level = 0 and idx = $2", tile, entry / 256);
            }
        }

        Write(after, newLeaf, newHash);
        var signed = _checkpoints.First(c => c > entry);
        return new(
            $"entry {entry} rewritten with its hashes", Text($"checkpoint {signed}"), false, () => Write(before, (byte[])leaf[0]!, (byte[])leaf[1]!));
    }

    private Mutation Extra()
    {
        var entry = random.Next(2) == 0 ? _entries : Entry();
        if (entry < _entries)
        {
            var parts = (int)(long)raw.One("select count(*) from part where id >= $1 and id < $2", LogKey.Part(0, entry), LogKey.Part(0, entry + 1))!;
            Insert("part", "id, stored", [LogKey.Part(0, entry, parts), new byte[100]]);
            return new(Text($"part {entry}/{parts} added"), Text($"part {entry}/{parts}"), false, () => raw.Execute("delete from part where id = $1", LogKey.Part(0, entry, parts)));
        }

        var stored = SealedPart.Seal(Guid.Empty, new byte[32], new byte[32], "{}"u8);
        var leaf = EntryLeaf.Write(origin, entry, [SealedPart.Hash(stored)]);
        Insert("entry", "id, leaf, leaf_hash", [entry, leaf, Rfc6962.Leaf(leaf).ToArray()]);
        Insert("part", "id, stored", [LogKey.Part(0, entry), stored]);
        return new(Text($"entry {entry} added"), Text($"entry {entry}"), false, () =>
        {
            raw.Execute("delete from part where id = $1", LogKey.Part(0, entry));
            raw.Execute("delete from entry where id = $1", entry);
        });
    }

    private void Insert(string table, string columns, object?[] row)
    {
        // A null in a key column's place never occurs; previous of checkpoint 0 is the one null there is.
        var values = string.Join(", ", row.Select((v, i) => v is null ? "null" : FormattableString.Invariant($"${row.Take(i + 1).Count(x => x is not null)}")));
        Assert.Equal(1, raw.Execute($"insert into {table} ({columns}) values ({values})", [.. row.Where(v => v is not null)]));
    }

    private long Entry() => random.NextInt64(_entries);

    private long Key() => 1 + random.NextInt64(_keys);

    private long Checkpoint() => _checkpoints[random.Next(_checkpoints.Count)];

    private object?[] Tile()
    {
        var (level, index) = _tiles[random.Next(_tiles.Count)];
        return [level, index];
    }

    private object?[] Part()
    {
        var (entry, part) = _parts[random.Next(_parts.Count)];
        return [LogKey.Part(0, entry, part)];
    }

    private static FormattableString PartOf(object?[] key)
    {
        var (entry, part) = LogKey.EntryAndPart((long)key[0]!);
        return $"part {entry}/{part}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
