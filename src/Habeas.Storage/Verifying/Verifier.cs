using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;
using Habeas.Storage.Documents;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Verifying;

// Failure policy: nothing that is stored makes this throw, whatever it is; faults of the environment do. Nothing is written.

/// <summary>Verifies all that a store holds: every log over all its entries, in parallel, with bounded memory.</summary>
internal sealed class Verifier(IStore store, OwnerKeys? ownerKeys, VerifyOptions options)
{
    private const int BlocksAWorker = 4;

    /// <summary>The most entries that are looked for in vain, beyond as many as there are.</summary>
    private const long MostMissing = 1 << 20;

    private readonly Findings _findings = new();
    private readonly List<OutsideCheckpoint> _outside = [];
    private long _entries;
    private long _checkpoints;
    private TreeHash? _root;
    private DocumentsVerified? _documents;
    private long _cosignatures;

    public Verification Run(CancellationToken cancel)
    {
        var schema = SchemaCheck.Run(store.Schema, _findings);
        var deep = ownerKeys is not null && schema is { IsLogReadable: true, AreKeysReadable: true };
        if (schema.IsLogReadable)
        {
            try
            {
                StorageFault.Plain(() => Logs(schema, deep, cancel));
            }
            catch (StorageFault fault) when (fault.Kind == FaultKind.Damaged && !schema.IsLogWhole)
            {
                // What cannot be read is among the findings: the schema says which table it is.
                deep = false;
            }
        }

        return new(_entries, _checkpoints, _root, _findings.InOrder(), _outside, deep)
        {
            Documents = deep ? _documents : null,
            Cosignatures = _cosignatures,
            LastRecordedAt = schema.Altered.Contains(Tables.Act) ? null : LastRecordedAt(),
        };
    }

    private NodaTime.Instant? LastRecordedAt()
    {
        using var session = store.OpenReader();
        return session.Number(new("select recorded_at from act order by entry desc limit 1")) is { } micros && Derived.Measures.IsInstant(micros)
            ? Derived.Measures.Instant(micros)
            : null;
    }

    /// <summary>Verifies every log, and the register's own deep where that can be done.</summary>
    private int Logs(SchemaCheck schema, bool isDeep, CancellationToken cancel)
    {
        using var snapshot = Snapshot.Open(store, Environment.ProcessorCount);
        var session = snapshot.Sessions[0];
        var logs = session.Select(new("select id, origin, verifier from log order by id"), r => (Id: r.Int(0), Origin: r.Text(1), Verifier: r.Text(2))).ToList();
        foreach (var (id, origin, verifier) in logs)
        {
            if (id is < 0 or > LogKey.LastLog)
            {
                _findings.Checkpoint(ProblemKinds.CheckpointUnreadable, 0, FormattableString.Invariant($"there is a log of the number {id}, which no register has"));
                continue;
            }

            if (VerifierKey.TryParse(verifier, out var key) != NoteFault.None || key is null || key.Name != origin)
            {
                _findings.Checkpoint(ProblemKinds.CheckpointUnreadable, 0, "the log's public key is not one of its origin");
                continue;
            }

            var keys = SigningKeys.Read(session, id);
            if (keys is null && id == Writing.Head.RegisterLog)
            {
                _findings.Checkpoint(ProblemKinds.KeySuccessionBroken, 0, "the table log_key names no key that can be read");
            }

            if (keys is not null)
            {
                new KeyCheck(keys, key, options.Keys, _findings).Run();
            }

            var log = new LogToVerify(id, Encoding.UTF8.GetBytes(origin), keys ?? SigningKeys.Of(key), Size(session, id));
            var deep = isDeep && id == Writing.Head.RegisterLog ? new DeepRun(snapshot, ownerKeys!, store.Keys, _findings, schema.Altered) : null;
            Verify(log, snapshot, deep, cancel);
            _documents = deep?.Finish(cancel) ?? _documents;
        }

        _cosignatures = CosignatureCheck.Run(session, _findings);
        new StrayLogs(session, _findings, logs.Select(l => l.Id)).Name();
        new DocumentCheck(snapshot.Sessions, _findings).Numbers(
            schema.Altered.Contains(Tables.Counter) ? null : session.Number(new("select value from counter where name = $1", Derived.Counters.Documents)));
        return logs.Count;
    }

    private void Verify(LogToVerify log, Snapshot snapshot, DeepRun? deep, CancellationToken cancel)
    {
        var outside = log.Id == Writing.Head.RegisterLog ? new OutsideCheck(options.Outside, log) : null;
        var tree = new TreeCheck(log, snapshot.Sessions[0], _findings);
        Beyond(snapshot.Sessions[0], log);
        tree.Begin();
        var wave = snapshot.Sessions.Count * BlocksAWorker;
        var workers = snapshot.Sessions.Select(s => (Session: s, Block: new Block(log, _findings, outside?.Sizes ?? new HashSet<long>(), deep?.Worker()))).ToList();
        for (var first = 0L; first < log.Size; first += (long)wave * Block.Entries)
        {
            cancel.ThrowIfCancellationRequested();
            var blocks = (int)Math.Min(wave, (log.Size - first + Block.Entries - 1) / Block.Entries);
            var results = new BlockResult[blocks];
            var taken = -1;
            Parallel.ForEach(workers, worker =>
            {
                for (var at = Interlocked.Increment(ref taken); at < blocks; at = Interlocked.Increment(ref taken))
                {
                    results[at] = worker.Block.Verify(worker.Session, first + ((long)at * Block.Entries));
                }
            });
            for (var at = 0; at < blocks; at++)
            {
                tree.Add(first + ((long)at * Block.Entries), results[at]);
            }

            options.Progress?.Invoke(Math.Min(log.Size, first + ((long)blocks * Block.Entries)), log.Size);
        }

        tree.End();
        Ends(snapshot.Sessions[0], log);
        _entries += log.Size;
        _checkpoints += tree.Checkpoints;
        if (outside is not null)
        {
            _root = tree.Roots.GetValueOrDefault(log.Size);
            _outside.AddRange(outside.Compare(snapshot.Sessions[0], tree.Roots));
        }
    }

    /// <summary>
    /// The entries to look at: up to the last one, or the last that a checkpoint signs. Neither is proved yet, and a forged row far beyond
    /// all others would keep a verification busy for years: so many may be missing, and what lies beyond is named and not gone through.
    /// </summary>
    private static long Size(ISession session, long log)
    {
        var (first, end) = (LogKey.Of(log, 0), LogKey.Of(log + 1, 0));
        var last = session.Number(new("select max(id) from entry where id >= $1 and id < $2", first, end));
        var there = session.Number(new("select count(*) from entry where id >= $1 and id < $2", first, end)) ?? 0;
        return Math.Min(Math.Max(LastSigned(session, log) ?? 0, last is { } id ? LogKey.Index(id) + 1 : 0), there + MostMissing);
    }

    private static long? LastSigned(ISession session, long log) =>
        session.Number(new("select max(id) from checkpoint where id >= $1 and id < $2", LogKey.Of(log, 0), LogKey.Of(log + 1, 0))) is { } id ? LogKey.Index(id) : null;

    /// <summary>What lies beyond all that is gone through. Named before anything else, since what is missing up to there may be more than is listed.</summary>
    private void Beyond(ISession session, LogToVerify log)
    {
        const int Most = 100;
        var (end, next) = (LogKey.Of(log.Id, log.Size), LogKey.Of(log.Id + 1, 0));
        foreach (var size in session.Select(new("select id from checkpoint where id > $1 and id < $2 order by id limit $3", end, next, (long)Most), r => LogKey.Index(r.Int(0))))
        {
            _findings.Checkpoint(ProblemKinds.CheckpointDiffers, size, "it signs far more entries than there are");
        }

        foreach (var entry in session.Select(new("select id from entry where id >= $1 and id < $2 order by id limit $3", end, next, (long)Most), r => LogKey.Index(r.Int(0))))
        {
            _findings.Entry(ProblemKinds.EntryExtra, entry, "it lies far beyond all other entries");
        }
    }

    /// <summary>What lies beyond the last checkpoint, and parts of no entry.</summary>
    private void Ends(ISession session, LogToVerify log)
    {
        var signed = LastSigned(session, log.Id);
        if (signed is null)
        {
            _findings.Checkpoint(ProblemKinds.CheckpointMissing, 0, "the log has no checkpoint");
        }

        foreach (var entry in session.Select(new("select id from entry where id >= $1 and id < $2 order by id limit 1000", LogKey.Of(log.Id, signed ?? 0), LogKey.Of(log.Id, log.Size)), r => LogKey.Index(r.Int(0))))
        {
            _findings.Entry(ProblemKinds.EntryExtra, entry, "no checkpoint signs the entry");
        }

        foreach (var (entry, part) in session.Select(
            new("select id from part where id >= $1 and id < $2 order by id limit 1000", LogKey.Part(log.Id, log.Size), LogKey.Part(log.Id + 1, 0)), r => LogKey.EntryAndPart(r.Int(0))))
        {
            _findings.Part(ProblemKinds.PartExtra, new(entry, part), "there is no such entry");
        }
    }
}
