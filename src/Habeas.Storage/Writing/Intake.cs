using System.Text;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Register;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using NodaTime;

namespace Habeas.Storage.Writing;

// Failure policy: any failure drops the session, the head and every folded file; the next batch begins by reading them anew. A fault
// before the commit means that nothing was written; one during it, that nobody knows, and the fault says so. Nothing is retried.

/// <summary>Takes batches of acts in: one lock, one commit, one checkpoint. Only the door's own thread uses it.</summary>
internal sealed class Intake(IStore store, RegisterKeys registerKeys, IClock clock, RandomBytes random, string prefix) : IDisposable
{
    private const int AloneUpTo = 8;
    private readonly OwnerKeys _keys = new(store.Keys, registerKeys, random);
    private readonly byte[] _origin = Encoding.UTF8.GetBytes(registerKeys.Signer.Name);
    private readonly Batch _batch = new();
    private Subjects? _subjects;
    private IWriter? _writer;
    private Head? _head;

    /// <summary>Answers every request, or ends in a fault that concerns them all.</summary>
    public void Take(IReadOnlyList<Request> requests)
    {
        var committing = false;
        try
        {
            _writer ??= store.OpenWriter();
            var decisions = Begin(requests);
            foreach (var request in requests)
            {
                decisions.Decide(request);
            }

            if (decisions.Accepted.Count == 0)
            {
                _writer.Rollback();
                return;
            }

            Seal(decisions.Accepted);
            var next = Write(decisions);
            committing = true;
            _writer.Commit(_batch);
            _head = next;
            _subjects!.Trim();
        }
        catch (StorageFault fault) when (committing)
        {
            Drop();
            throw fault.DuringCommit();
        }
        catch
        {
            Drop();
            throw;
        }
        finally
        {
            _batch.Clear();
        }
    }

    public void Dispose() => Drop();

    private void Drop()
    {
        _head = null;
        _subjects = null;
        _writer?.Dispose();
        _writer = null;
    }

    private Decisions Begin(IReadOnlyList<Request> requests)
    {
        var acts = new List<(ActId Id, byte[] Digest, Answer.Accepted Answer)>();
        bool stands;
        using (var rows = _writer!.Begin(Head.LastCheckpoint, Head.Rebuild, ActsOf(requests)))
        {
            stands = rows.Next() && _head is not null && _head.Continues(rows.Span(1));
            rows.NextResult();
            if (rows.Next())
            {
                throw new StorageFault(FaultKind.Rebuilding, "The read models are being rebuilt, and that was not finished. Run habeas rebuild.");
            }

            rows.NextResult();
            while (rows.Next())
            {
                acts.Add((new(rows.Id(0)), rows.Bytes(1), new(rows.Int(2), Measures.Instant(rows.Int(3)))));
            }
        }

        if (!stands)
        {
            Reload();
        }

        var missing = requests.SelectMany(r => r.Subjects).Distinct().Where(s => !_subjects!.Has(s)).ToList();
        if (missing.Count > 0)
        {
            _subjects!.Load(_writer, missing);
        }

        var decisions = new Decisions(_head!, _subjects!, _keys, clock, prefix);
        acts.ForEach(a => decisions.Remember(a.Id, a.Digest, a.Answer));
        return decisions;
    }

    private static Query ActsOf(IReadOnlyList<Request> requests) => new(
        "select a.id, a.digest, a.entry, t.recorded_at from act a join entry_time t on t.entry = a.entry where a.id {in} ($1)",
        requests.Select(r => r.Act.Id.Value).Distinct().ToArray());

    private void Reload()
    {
        _head = Head.Read(_writer!, registerKeys.Signer.Verifier);
        _keys.Reset(_head.KeysTaken);
        _subjects = new(_keys);
        var own = _writer!.Select(new("select key_id from owner where kind = 0"), r => r.Id(0)).First();
        _subjects.Own = new(own, _keys.Find(own) ?? throw new StorageFault(FaultKind.Keys, "The register's own key was destroyed."));
    }

    private void Seal(List<Pending> entries)
    {
        var parts = entries.SelectMany(e => e.Parts).ToList();
        var salts = new byte[parts.Count * SealedPart.SaltLength];
        random(salts);
        void One(int i)
        {
            var part = parts[i];
            var salt = salts.AsSpan(i * SealedPart.SaltLength, SealedPart.SaltLength);
            part.Stored = SealedPart.Seal(part.Owner.Id, part.Owner.Key, salt, part.Json);
            part.Hash = SealedPart.Hash(part.Stored);
        }

        if (parts.Count > AloneUpTo)
        {
            Parallel.For(0, parts.Count, One);
            return;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            One(i);
        }
    }

    private Head Write(Decisions decisions)
    {
        var before = _head!.Tiles.Size;
        var tiles = new List<Tile>();
        foreach (var pending in decisions.Accepted)
        {
            Append(pending, tiles);
        }

        foreach (var tile in tiles)
        {
            _batch.To(Tables.Tile).Int(Head.RegisterLog).Int(tile.Id.Level).Int(tile.Id.Index).Bytes(tile.Bytes.ToArray());
        }

        foreach (var known in decisions.NewOwners)
        {
            _batch.To(Tables.Owner).Int((long)known.Subject.Kind).Id(known.Subject.Value).Id(known.Owner!.Id);
        }

        foreach (var model in decisions.Changed)
        {
            model.Flush(_batch);
        }

        _head.CountKeys(_keys.Used);
        _head.Flush(_batch);
        if (_head.Tiles.Size != before + decisions.Accepted.Count)
        {
            throw new InvalidOperationException("The tree did not grow by the entries of the batch.");
        }

        var (note, next) = _head.Sign(registerKeys.Signer);
        _batch.To(Tables.Checkpoint).Int(Head.RegisterLog).Int(_head.Tiles.Size).Int(before).Bytes(note);
        return next;
    }

    private void Append(Pending pending, List<Tile> tiles)
    {
        var entry = _head!.Tiles.Size;
        Span<TreeHash> hashes = stackalloc TreeHash[pending.Parts.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = pending.Parts[i].Hash;
            _batch.To(Tables.Part).Int(Head.RegisterLog).Int(entry).Int(i).Bytes(pending.Parts[i].Stored);
            if (pending.Parts[i].Subject is { } subject)
            {
                _batch.To(Tables.Stream).Int((long)subject.Kind).Id(subject.Value).Int(entry).Int(i);
            }
        }

        Span<byte> leaf = stackalloc byte[EntryLeaf.MaxBytes];
        leaf = leaf[..EntryLeaf.Write(_origin, entry, hashes, leaf)];
        var hash = Rfc6962.Leaf(leaf);
        _head.Tiles.Append(hash, tiles);
        _batch.To(Tables.Entry).Int(Head.RegisterLog).Int(entry).Bytes(leaf.ToArray()).Bytes(hash.ToArray());
        _batch.To(Tables.Act).Id(pending.Request.Act.Id.Value).Bytes(pending.Request.Digest).Int(entry);
        _batch.To(Tables.EntryTime).Int(entry).Int(pending.RecordedAt.Micros());
    }
}
