using System.Text;
using Habeas.Storage.Engine;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Storage.Backup;

// Failure policy: nothing that was written before is touched until the new manifest is in its place; a run that fails at any point leaves
// the backup as it was, and the next run takes away what it left. A register that does not continue what was backed up is refused.

/// <summary>What a run of a backup did.</summary>
/// <param name="Run">Its number in its directory.</param>
/// <param name="Origin">The register.</param>
/// <param name="Entries">How many entries of the register's log the backup holds.</param>
/// <param name="NewEntries">How many of them this run added.</param>
/// <param name="Documents">The number of the last document.</param>
/// <param name="Bytes">How many bytes this run wrote.</param>
/// <param name="Checkpoint">The signed checkpoint of the state.</param>
/// <param name="KeyMade">Whether the backup key was made by this run; whoever loses it has no backup.</param>
public sealed record BackupReport(int Run, string Origin, long Entries, long NewEntries, long Documents, long Bytes, string Checkpoint, bool KeyMade);

/// <summary>Writes one run: all that was added since the run before, in one state of the register, while acts go on being recorded.</summary>
internal sealed class BackupRun(IStore store, string origin, BackupPlace place, BackupKey key, IClock clock, RandomBytes random, Action<long, long>? progress)
{
    private const int KeysAtOnce = 4096;

    public BackupReport Run(bool keyMade)
    {
        var before = place.Manifests(key);
        place.Tidy(before);
        var last = before.Count > 0 ? before[^1] : null;
        var at = InstantPattern.General.Format(clock.GetCurrentInstant());
        using var session = store.OpenReader();
        var logs = Marks(session);
        Continues(session, last);
        var documents = session.Number(new("select max(number) from document")) ?? 0;
        var run = (last?.Run ?? 0) + 1;
        using var chunk = new SealedWriter(place.Directory, BackupPlace.Name(run, BackupPlace.ChunkEnd), key, origin, random);
        var rows = new RowWriter(chunk);
        Whole(session, rows);
        foreach (var log in logs)
        {
            Rows(session, rows, log, last?.Logs.FirstOrDefault(l => l.Log == log.Log));
        }

        using (var result = session.Run(new Query($"select {Tables.Document.ColumnList} from document where number > $1 and number <= $2 order by number", last?.Documents ?? 0, documents)))
        {
            rows.Write(Tables.Document, result);
        }

        var cosignatures = Cosignatures(session, rows, last?.Cosignatures, run);
        var written = chunk.Finish();

        // Read after the log: of keys that are minted or destroyed meanwhile the newest state is the right one.
        var keys = Keys(run);
        var manifest = new Manifest(origin, run, at, place.DigestOf(run - 1), store.Engine, logs, documents, cosignatures, written, keys);
        Durable.Write(place.PathOf(BackupPlace.Name(run, BackupPlace.ManifestEnd)), manifest.ToBytes(key));
        place.Tidy([.. before, manifest]);
        return new(run, origin, manifest.Register.Size, manifest.Register.Size - (last?.Register.Size ?? 0), documents, written.Bytes + keys.File.Bytes, manifest.Register.Checkpoint, keyMade);
    }

    /// <summary>Every log up to its last checkpoint: what no checkpoint signs is not of this state.</summary>
    private static List<LogMark> Marks(ISession session)
    {
        var marks = new List<LogMark>();
        foreach (var log in session.Select(new("select id from log order by id"), r => r.Int(0)).ToList())
        {
            var (id, note) = session.Select(
                new("select id, note from checkpoint where id >= $1 and id < $2 order by id desc limit 1", LogKey.Of(log, 0), LogKey.Of(log + 1, 0)), r => (r.Int(0), r.Bytes(1))).FirstOrDefault();
            marks.Add(note is not null ? new(log, LogKey.Index(id), Encoding.UTF8.GetString(note)) : throw new StorageFault(
                FaultKind.Damaged, FormattableString.Invariant($"Log {log} has no checkpoint, and nothing is backed up. Run habeas verify; what was backed up before is left as it is.")));
        }

        return marks;
    }

    private void Continues(ISession session, Manifest? last)
    {
        if (last is not null && last.Origin != origin)
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"{place.Directory} holds the backup of another register, {last.Origin}. Name a directory of its own.");
        }

        foreach (var mark in last?.Logs ?? [])
        {
            var note = session.Select(new("select note from checkpoint where id = $1", LogKey.Of(mark.Log, mark.Size)), r => r.Bytes(0)).FirstOrDefault();
            if (note is null || Encoding.UTF8.GetString(note) != mark.Checkpoint)
            {
                throw new StorageFault(
                    FaultKind.Damaged,
                    FormattableString.Invariant($"The register does not continue what {place.Directory} holds: the checkpoint of size {mark.Size} that was backed up is not in it. It was restored from an older state, or altered: run habeas verify, keep this backup as it is, and name another directory."));
            }
        }
    }

    private void Rows(ISession session, RowWriter rows, LogMark log, LogMark? before)
    {
        var (from, size) = (before?.Size ?? 0, log.Size);
        Run(Tables.Entry, "id >= $1 and id < $2 order by id", null, LogKey.Of(log.Log, from), LogKey.Of(log.Log, size));
        var done = from;
        Run(
            Tables.Part,
            "id >= $1 and id < $2 order by id",
            r =>
            {
                var entry = LogKey.EntryAndPart(r.Int(0)).Entry;
                if (entry - done >= 1024)
                {
                    progress?.Invoke((done = entry) - from, size - from);
                }
            },
            LogKey.Part(log.Log, from),
            LogKey.Part(log.Log, size));
        progress?.Invoke(size - from, size - from);
        for (var (level, first, end) = (0L, from >> 8, size >> 8); end > 0; (level, first, end) = (level + 1, first >> 8, end >> 8))
        {
            Run(Tables.Tile, "log = $1 and level = $2 and idx >= $3 and idx < $4 order by idx", null, log.Log, level, first, end);
        }

        Run(Tables.Checkpoint, "id > $1 and id <= $2 order by id", null, before is null ? LogKey.Of(log.Log, 0) - 1 : LogKey.Of(log.Log, from), LogKey.Of(log.Log, size));

        void Run(Table table, string where, Action<IRows>? each, params object[] arguments)
        {
            using var result = session.Run(new Query($"select {table.ColumnList} from {table.Name} where {where}", arguments));
            rows.Write(table, result, each);
        }
    }

    /// <summary>
    /// Those that are later than their witness's last one; or all, where that would leave one out because a clock was wrong. So each
    /// is usually written once, and none is ever missing.
    /// </summary>
    private static CosignatureMark Cosignatures(ISession session, RowWriter rows, CosignatureMark? before, int run)
    {
        var all = session.Select(new("select witness, count(*), max(at) from cosignature group by witness"), r => (Witness: r.Text(0), Count: r.Int(1), Latest: r.Int(2))).ToList();
        var count = all.Sum(w => w.Count);
        var latest = new SortedDictionary<string, long>(all.ToDictionary(w => w.Witness, w => w.Latest), StringComparer.Ordinal);
        var known = before?.Latest ?? new(StringComparer.Ordinal);
        var later = all.Sum(w => session.Number(new("select count(*) from cosignature where witness = $1 and at > $2", w.Witness, known.GetValueOrDefault(w.Witness, -1))) ?? 0);
        var isWhole = before is null || before.Count + later != count;
        foreach (var witness in latest.Keys)
        {
            using var result = session.Run(new Query(
                $"select {Tables.Cosignature.ColumnList} from cosignature where witness = $1 and at > $2 order by id", witness, isWhole ? -1 : known.GetValueOrDefault(witness, -1)));
            rows.Write(Tables.Cosignature, result);
        }

        return new(count, isWhole ? run : before!.Since, latest);
    }

    private static void Whole(ISession session, RowWriter rows)
    {
        foreach (var table in BackedUp.Whole)
        {
            using var result = session.Run(table == BackedUp.Meta
                ? new Query("select name, value from meta where name <> $1 and name <> $2 order by name", Notes.Rebuild, Notes.Shut)
                : new Query($"select {table.ColumnList} from {table.Name} order by {table.KeyList}"));
            rows.Write(table, result);
        }
    }

    private KeysMark Keys(int run)
    {
        using var file = new SealedWriter(place.Directory, BackupPlace.Name(run, BackupPlace.KeysEnd), key, origin, random);
        var (count, destroyed) = (0L, 0L);
        new RowWriter(file).Keys(All());
        return new(count, destroyed, file.Finish());

        IEnumerable<NumberedKey> All()
        {
            for (var first = 1L; store.Keys.Range(first, KeysAtOnce) is { Count: > 0 } range; first = range[^1].Number + 1)
            {
                foreach (var owner in range)
                {
                    count++;
                    destroyed += owner.Bytes is null ? 1 : 0;
                    yield return owner;
                }
            }
        }
    }
}
