using System.Text;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Stored;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using NodaTime;

namespace Habeas.Storage.Writing;

// Failure policy: any failure drops the session, the head and every folded file; the next batch begins by reading them anew. A fault
// before the commit means that nothing was written; one during it, that nobody knows, and the fault says so. Nothing is retried.

/// <summary>Takes batches of acts in: one lock, one commit, one checkpoint. Only whoever holds the door's lock uses it.</summary>
internal sealed class Intake(IStore store, RegisterKeys registerKeys, IClock clock, RandomBytes random, string prefix) : IDisposable
{
    private const int AloneBelow = 4;

    /// <summary>While so many acts of a batch are being written, the next ones are decided and sealed.</summary>
    internal const int Portion = 128;

    private readonly OwnerKeys _keys = new(store.Keys, registerKeys, random);
    private readonly byte[] _origin = Encoding.UTF8.GetBytes(registerKeys.Signer.Name);
    private readonly Batch[] _batches = [new(), new()];
    private Subjects? _subjects;
    private IWriter? _writer;
    private Head? _head;

    /// <summary>Answers every request, or ends in a fault that concerns them all.</summary>
    public void Take(IReadOnlyList<Request> requests)
    {
        try
        {
            Take(requests, oneByOne: requests.Count == 1);
        }
        catch (Exception e) when (e is not StorageFault && requests.Count > 1)
        {
            // Some act cannot be folded. Nothing was written: decided one by one, it fails alone.
            Take(requests, oneByOne: true);
        }
    }

    public void Dispose() => Drop();

    /// <summary>Lets go of every file and key that is held in memory.</summary>
    public void Forget()
    {
        Drop();
        _keys.Forget();
    }

    private void Take(IReadOnlyList<Request> requests, bool oneByOne)
    {
        var committing = false;
        var writing = Task.CompletedTask;
        try
        {
            _writer ??= store.OpenWriter();
            var decisions = Begin(requests, oneByOne);
            var before = _head!.Tiles.Size;
            var batch = _batches[0];
            for (var from = 0; from < requests.Count; from += Portion)
            {
                Decide(batch, decisions, requests.Skip(from).Take(Portion));
                writing.GetAwaiter().GetResult(); // what follows may read the tree out of the session
                Append(batch, decisions);
                if (from + Portion < requests.Count)
                {
                    var full = batch;
                    writing = Task.Run(() => _writer.Write(full));
                    batch = _batches[(from / Portion + 1) % 2];
                }
            }

            if (_head.Tiles.Size == before)
            {
                _writer.Rollback();
                return;
            }

            var next = Close(batch, before);
            committing = true;
            _writer.Commit(batch);
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
            _ = Task.WhenAny(writing).GetAwaiter().GetResult(); // whatever became of it, it uses the session no more
            Drop();
            throw;
        }
        finally
        {
            Array.ForEach(_batches, b => b.Clear());
        }
    }

    private void Drop()
    {
        _head = null;
        _subjects = null;
        _writer?.Dispose();
        _writer = null;
    }

    private Decisions Begin(IReadOnlyList<Request> requests, bool oneByOne)
    {
        var acts = new List<(ActId Id, Answer.Accepted Answer, byte[] Digest, byte[] Header)>();
        var missing = Missing(requests);
        var asked = missing.Count > 0 && _head is not null; // in the same round trip, in the hope that nobody else wrote
        bool stands;
        using (var rows = _writer!.Begin([Head.LastCheckpoint, SigningKeys.LastNumber, Head.WhatShuts, ActsOf(requests), .. asked ? Subjects.Questions(missing) : []]))
        {
            stands = rows.Next() && _head is not null && _head.Continues(rows.Span(1));
            rows.NextResult();
            stands &= rows.Next() && rows.IntOrNull(0) == _head?.KeyNumber;
            rows.NextResult();
            Head.RequireOpen(rows);

            rows.NextResult();
            while (rows.Next())
            {
                acts.Add((new(rows.Id(0)), new(rows.Int(2), Measures.Instant(rows.Int(3))), rows.Bytes(1), rows.Bytes(4)));
            }

            if (stands && asked)
            {
                rows.NextResult();
                _subjects!.Read(rows, _writer, missing);
            }
        }

        if (!stands)
        {
            Reload();
            _subjects!.Load(_writer, Missing(requests));
        }

        var decisions = new Decisions(_head!, _subjects!, _keys, clock, prefix, oneByOne);
        acts.ForEach(a => decisions.Remember(a.Id, new(a.Answer, a.Digest, PersonsOf(a.Answer.Entry, a.Header))));
        return decisions;
    }

    private List<Subject> Missing(IReadOnlyList<Request> requests) =>
        [.. requests.SelectMany(r => r.Subjects).Distinct().Where(s => _subjects is null || !_subjects.Has(s))];

    private static Query ActsOf(IReadOnlyList<Request> requests) => new(
        "select a.id, a.digest, a.entry, a.recorded_at, p.stored from act a join part p on p.id = a.entry * 128 where a.id {in} ($1)",
        requests.Where(r => r.Unreadable is null).Select(r => r.Act.Id.Value).Distinct().ToArray());

    /// <summary>Whom an earlier entry tells of, as its header lists them.</summary>
    private List<Guid> PersonsOf(long entry, byte[] header) =>
        SealedPart.TryOpen(header, _subjects!.Own!.Key, out var json) == PartFault.None
            ? [.. RegisterJson.ReadHeader(json).Parts.Select(p => p.Owner).Where(o => o.Kind == SubjectKind.Person).Select(o => o.Value).Distinct().Order()]
            : throw new StorageFault(FaultKind.Damaged, FormattableString.Invariant($"The header of entry {entry} does not open. Run habeas verify --deep."));

    private void Reload()
    {
        var signing = SigningKeys.OfRegister(_writer!);
        if (registerKeys.Signers is not [.., var signer] || signer.Verifier.ToString() != signing.Current.Key.ToString())
        {
            registerKeys.Refresh(signing);
            _ = registerKeys.Signer; // says what to do where it is not here
        }

        _head = Head.Read(_writer!, signing);
        _keys.Forget(); // another process may have erased somebody
        _keys.Reset(_head.KeysTaken);
        _subjects = new(_keys);
        var own = _writer!.Select(new("select key_id from owner where kind = 0"), r => r.Id(0)).First();
        _subjects.Own = new(own, _keys.Find(own) ?? throw new StorageFault(FaultKind.Keys, "The register's own key was destroyed."));
    }

    private void Seal(List<Pending> entries)
    {
        var own = _subjects!.Own!;
        var starts = new int[entries.Count + 1];
        for (var i = 0; i < entries.Count; i++)
        {
            starts[i + 1] = starts[i] + entries[i].MostSalts;
        }

        var salts = new byte[starts[^1] * SealedPart.SaltLength];
        random(salts);
        void One(int i)
        {
            entries[i].Fold();
            entries[i].Seal(own, salts.AsSpan(starts[i] * SealedPart.SaltLength));
        }

        if (entries.Count < AloneBelow)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                One(i);
            }
        }
        else
        {
            Parallel.For(0, entries.Count, One);
        }
    }

    /// <summary>Decides some of the requests, seals what was accepted, and brings the read models up to date. Nothing here uses the session.</summary>
    private void Decide(Batch batch, Decisions decisions, IEnumerable<Request> requests)
    {
        foreach (var request in requests)
        {
            decisions.Decide(request);
        }

        Seal(decisions.Accepted);
        foreach (var (keeper, person, key) in decisions.NewOwners)
        {
            batch.To(Tables.Owner).Int((long)keeper).Id(person).Id(key);
        }

        foreach (var known in decisions.Changed)
        {
            known.Model.Flush(batch);
            _subjects!.Touch(known);
        }
    }

    /// <summary>Appends to the tree what was accepted, with the tiles that it completes.</summary>
    private void Append(Batch batch, Decisions decisions)
    {
        var tiles = new List<Tile>();
        foreach (var pending in decisions.Accepted)
        {
            Append(batch, pending, tiles);
        }

        foreach (var tile in tiles)
        {
            batch.To(Tables.Tile).Int(Head.RegisterLog).Int(tile.Id.Level).Int(tile.Id.Index).Bytes(tile.Bytes.ToArray());
        }

        decisions.Appended();
    }

    /// <summary>Signs the tree as it has become.</summary>
    private Head Close(Batch batch, long before)
    {
        _head!.CountKeys(_keys.Used);
        _head.Flush(batch);
        var (note, next) = _head.Sign(registerKeys.Signers);
        batch.To(Tables.Checkpoint).Int(LogKey.Of(Head.RegisterLog, _head.Tiles.Size)).Int(before).Bytes(note);
        return next;
    }

    private void Append(Batch batch, Pending pending, List<Tile> tiles)
    {
        var entry = _head!.Tiles.Size;
        if (entry != pending.Entry)
        {
            throw new InvalidOperationException($"Entry {pending.Entry} was to become entry {entry} of the tree.");
        }

        var subjects = pending.Subjects;
        for (var i = 0; i < pending.Stored.Length; i++)
        {
            batch.To(Tables.Part).Int(LogKey.Part(Head.RegisterLog, entry, i)).Bytes(pending.Stored[i]);
            if (i > 0)
            {
                var subject = subjects[i - 1];
                batch.To(Tables.Stream).Int((long)subject.Kind).Id(subject.Value).Int(entry).Int(i);
            }
        }

        Span<byte> leaf = stackalloc byte[EntryLeaf.MaxBytes];
        leaf = leaf[..EntryLeaf.Write(_origin, entry, pending.Hashes, leaf)];
        var hash = Rfc6962.Leaf(leaf);
        _head.Tiles.Append(hash, tiles);
        batch.To(Tables.Entry).Int(LogKey.Of(Head.RegisterLog, entry)).Bytes(leaf.ToArray()).Bytes(hash.ToArray());
        batch.To(Tables.Act).Int(entry).Int(pending.At.Micros()).Id(pending.Request.Act.Id.Value).Bytes(pending.Digest).Int(pending.Request.Clock?.Said.Micros());
    }
}
