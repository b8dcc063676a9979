using System.Globalization;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Register.Persons;
using Habeas.Register.Stored;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using NodaTime;

namespace Habeas.Storage.Writing;

// Failure policy: a head whose tree is not the one that the last checkpoint signed is a StorageFault (Damaged): nothing is appended
// to it, because a checkpoint over it would contradict an earlier one.

/// <summary>Where the register's log ends: its tree, the last instant, and the counters. Only the writer's thread uses it.</summary>
internal sealed class Head
{
    /// <summary>The number of the register's own log in its store.</summary>
    public const long RegisterLog = 0;

    private const string KeysUsed = "keys-used";
    private const string FileNumbers = "file-number/";
    private readonly byte[] _lastNote;
    private readonly SortedDictionary<string, long> _counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    private Head(byte[] lastNote, TileWriter tiles, long keyNumber)
    {
        _lastNote = lastNote;
        Tiles = tiles;
        KeyNumber = keyNumber;
    }

    /// <summary>The question whose answer tells whether a head still stands.</summary>
    public static Query LastCheckpoint { get; } = new("select id, note from checkpoint where id < $1 order by id desc limit 1", LogKey.Of(RegisterLog + 1, 0));

    /// <summary>The question whose answer, where there is one, shuts the door.</summary>
    public static Query WhatShuts { get; } = new("select name, value from meta where name = $1 or name = $2 order by name", Backup.Notes.Shut, Backup.Notes.Rebuild);

    public TileWriter Tiles { get; }

    /// <summary>The number of the key that signs: where the store names a later one, another process replaced it.</summary>
    public long KeyNumber { get; }

    /// <summary>When the last entry was recorded; null before the first.</summary>
    public Instant? LastRecordedAt { get; set; }

    public long KeysTaken => _counters.GetValueOrDefault(KeysUsed);

    /// <summary>True when the stored checkpoint is the one that this head continues.</summary>
    public bool Continues(ReadOnlySpan<byte> note) => note.SequenceEqual(_lastNote);

    /// <summary>Reads the head anew, under the lock, and compares its tree with the last checkpoint.</summary>
    public static Head Read(ISession session, SigningKeys keys)
    {
        var (size, note) = session.Select(LastCheckpoint, r => (r.Int(0), r.Bytes(1))).FirstOrDefault();
        if (note is null || SignedCheckpoint.TryOpen(note, [keys.At(size)], out var signed) != NoteFault.None || signed!.Checkpoint.Size != size)
        {
            throw Damaged("its last checkpoint is missing or not signed by its key");
        }

        var entries = session.Number(new("select max(id) from entry where id < $1", LogKey.Of(RegisterLog + 1, 0))) + 1 ?? 0;
        if (entries != size)
        {
            throw Damaged($"it holds {entries} entries and its last checkpoint signs {size}");
        }

        var reader = new TileReader(size, tile => Tile(session, tile));
        var frontier = TreeFrontier.Restore(size, reader.Hash);
        if (frontier.Root() != signed.Checkpoint.Root)
        {
            throw Damaged("its tree is not the one that its last checkpoint signs");
        }

        var head = new Head(note, new(frontier, reader.Hash), keys.Current.Number);
        foreach (var (name, value) in session.Select(new("select name, value from counter"), r => (r.Text(0), r.Int(1))))
        {
            head._counters[name] = value;
        }

        head.LastRecordedAt = LastRecorded(session, size);
        return head;
    }

    /// <summary>When the last entry was recorded. Where the read model does not know it, an act that was sent again would be recorded twice.</summary>
    private static Instant? LastRecorded(ISession session, long size)
    {
        var (entry, micros) = session.Select(new("select entry, recorded_at from act order by entry desc limit 1"), r => (r.Int(0), r.Int(1))).FirstOrDefault((-1, 0));
        return entry != size - 1 || !Measures.IsInstant(micros)
            ? throw Damaged("the table act does not end where the log ends; habeas rebuild makes it again")
            : size == 0 ? null : Measures.Instant(micros);
    }

    /// <summary>A clock may lag the last entry by so much without a word: two machines that write to one register never agree quite.</summary>
    public static Duration Tolerance { get; } = Duration.FromMinutes(2);

    /// <summary>Whether the clock is so far behind the last entry that one of the two must be wrong.</summary>
    public bool IsSetBack(Instant now) => LastRecordedAt is { } last && last - now > Tolerance;

    /// <summary>The instant of the next entry: the clock's, or a microsecond after the last when the clock lags.</summary>
    public Instant Next(Instant now)
    {
        var cut = Instants.Truncated(now);
        return LastRecordedAt is { } last && cut <= last ? last + Duration.FromTicks(10) : cut;
    }

    public int NextSerial(int year) => (int)_counters.GetValueOrDefault(FileNumberCounter(year)) + 1;

    /// <summary>Counts a file number that was given.</summary>
    public void Count(FileNumber number)
    {
        var counter = FileNumberCounter(number.Year);
        _counters[counter] = Math.Max(_counters.GetValueOrDefault(counter), number.Serial);
        _changed.Add(counter);
    }

    public void CountKeys(long used)
    {
        if (used != KeysTaken)
        {
            _counters[KeysUsed] = used;
            _changed.Add(KeysUsed);
        }
    }

    public void Flush(Batch batch)
    {
        foreach (var counter in _changed)
        {
            batch.To(Tables.Counter).Text(counter).Int(_counters[counter]);
        }

        _changed.Clear();
    }

    /// <summary>Signs the tree as it is now, and returns the head that goes on from there.</summary>
    public (byte[] Note, Head Next) Sign(ReadOnlySpan<SignerKey> keys)
    {
        var note = new Checkpoint(keys[0].Name, Tiles.Size, Tiles.Root()).Sign(keys).ToBytes();
        var next = new Head(note, Tiles, KeyNumber) { LastRecordedAt = LastRecordedAt };
        foreach (var (name, value) in _counters)
        {
            next._counters.Add(name, value);
        }

        return (note, next);
    }

    /// <summary>The name of the counter of file numbers of a year.</summary>
    public static string FileNumberCounter(int year) => FileNumbers + year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Raises the fault where the current result, which answers <see cref="WhatShuts"/>, has a row. Every writer asks it under the lock.</summary>
    public static void RequireOpen(IRows rows)
    {
        if (rows.Next())
        {
            throw rows.Text(0) == Backup.Notes.Shut
                ? new StorageFault(FaultKind.Moved, $"Nothing is recorded here any more: the register is {rows.Text(1)}. Name that one in --register or HABEAS_REGISTER. If it never came to that, habeas migrate --reopen opens this one again.")
                : new StorageFault(FaultKind.Rebuilding, "The read models are being rebuilt, and that was not finished. Run habeas rebuild.");
        }
    }

    private static StorageFault Damaged(string how) => new(
        FaultKind.Damaged, $"Nothing is written to this register: {how}. Run habeas verify, and keep what is there as it is.");

    /// <summary>A tile of the register's log out of the store: the source of a <see cref="TileReader"/>.</summary>
    public static ReadOnlyMemory<byte> Tile(ISession session, TileId tile)
    {
        if (tile.IsComplete)
        {
            return session.Select(
                new("select hashes from tile where log = $1 and level = $2 and idx = $3", RegisterLog, (long)tile.Level, tile.Index), r => r.Bytes(0)).FirstOrDefault();
        }

        if (tile.Level > 0)
        {
            return default;
        }

        var hashes = session.Select(
            new("select leaf_hash from entry where id >= $1 and id < $2 order by id", LogKey.Of(RegisterLog, tile.Index * 256), LogKey.Of(RegisterLog, (tile.Index * 256) + tile.Width)),
            r => r.Bytes(0));
        return hashes.SelectMany(h => h).ToArray();
    }
}
