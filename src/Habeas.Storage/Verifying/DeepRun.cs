using System.Collections.Concurrent;
using System.Globalization;
using Habeas.Ledger.Sealing;
using Habeas.Register.Erasure;
using Habeas.Register.Stored;
using Habeas.Storage.Derived;
using Habeas.Storage.Documents;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Writing;

namespace Habeas.Storage.Verifying;

// Failure policy: as Verifier. A destroyed key is an erasure, not a problem.

/// <summary>The part of a verification that needs keys: the key store, the content of every part, and all that is derived from it.</summary>
internal sealed class DeepRun
{
    private const int KeysAChunk = 4096;
    private readonly Snapshot _snapshot;
    private readonly OwnerKeys _keys;
    private readonly IKeyStore _store;
    private readonly Findings _findings;
    private readonly IReadOnlySet<Table> _altered;
    private readonly DeepContext _context;

    /// <param name="snapshot">What is verified.</param>
    /// <param name="keys">The register's keys.</param>
    /// <param name="store">Where they are kept.</param>
    /// <param name="findings">Where problems go.</param>
    /// <param name="altered">Derived tables that are missing or have other columns: they are not read.</param>
    public DeepRun(Snapshot snapshot, OwnerKeys keys, IKeyStore store, Findings findings, IReadOnlySet<Table> altered)
    {
        (_snapshot, _keys, _store, _findings, _altered) = (snapshot, keys, store, findings, altered);
        keys.Forget();
        if (altered.Contains(Tables.Owner))
        {
            _context = new(OpenKeys(), null, default, findings);
            return;
        }

        var owners = snapshot.Sessions[0].Select(new("select kind, subject, key_id from owner"), r => (Kind: r.Int(0), Subject: r.Id(1), Key: r.Id(2))).ToList();
        _context = new(
            OpenKeys(),
            owners.Where(o => o.Kind != 0).ToDictionary(o => ((Keeper)o.Kind, o.Subject), o => o.Key),
            owners.Where(o => o.Kind == 0).Select(o => o.Key).FirstOrDefault(),
            findings);
    }

    public DeepCheck Worker() => new(_context);

    /// <summary>Opens the documents, and compares what was derived with what the entries imply.</summary>
    public DocumentsVerified Finish(CancellationToken cancel)
    {
        var documents = new DocumentCheck(_snapshot.Sessions, _findings).Open(_context, cancel);
        CompareRows(cancel);
        return documents;
    }

    private void CompareRows(CancellationToken cancel)
    {
        var left = Comparison.LeftOut(_altered);
        foreach (var table in left)
        {
            _findings.NotCompared(table.Name);
        }

        Compare(Tables.Act, _context.Acts, 0);
        Compare(Tables.Stream, _context.Streams, 1);
        var session = _snapshot.Sessions[0];
        if (!_altered.Contains(Tables.Owner) && !_altered.Contains(Tables.Stream))
        {
            foreach (var stray in session.Select(
                new("select subject from owner o where kind <> 0 and not exists (select 1 from stream s where s.kind = 1 and s.subject = o.subject)"), r => r.Id(0)))
            {
                _findings.Row(Tables.Owner.Name, stray.ToString());
            }
        }

        // What does not open has been named; rows cannot be made anew out of it.
        if (_findings.InOrder().Any(p => p.Kind is ProblemKinds.PartUnopened or ProblemKinds.KeyDamaged or ProblemKinds.KeyMissing or ProblemKinds.PartDiffers))
        {
            return;
        }

        foreach (var difference in new Comparison(_snapshot.Sessions, _keys, _store, left, null).Run(cancel))
        {
            _findings.Row(difference.Table, difference.About);
        }
    }

    private ConcurrentDictionary<Guid, byte[]?> OpenKeys()
    {
        var opened = new ConcurrentDictionary<Guid, byte[]?>();
        var expected = 1L;
        for (var first = 1L; _store.Range(first, KeysAChunk) is { Count: > 0 } range; first = expected)
        {
            foreach (var key in range)
            {
                for (; expected < key.Number; expected++)
                {
                    Key(ProblemKinds.KeyMissing, expected, "the key is missing from the key store");
                }

                expected = key.Number + 1;
            }

            Parallel.ForEach(range, key =>
            {
                var bytes = _keys.Unwrap(key);
                opened[key.Id] = bytes;
                if (bytes is null && key.Bytes is not null)
                {
                    Key(ProblemKinds.KeyDamaged, key.Number, "the master key does not open it: it was altered, or belongs to another id");
                }
            });
        }

        for (; (expected - 1) % OwnerKeys.Block != 0; expected++)
        {
            Key(ProblemKinds.KeyMissing, expected, "the key is missing from the key store");
        }

        return opened;
    }

    private void Key(string kind, long number, string words) =>
        _findings.Add(new(kind, string.Create(CultureInfo.InvariantCulture, $"owner key {number}"), words));

    private void Compare(Table table, RowSum expected, int about)
    {
        if (_altered.Contains(table))
        {
            return;
        }

        var session = _snapshot.Sessions[0];
        var live = new RowSum();
        foreach (var line in session.Select(new($"select {table.ColumnList} from {table.Name}"), table.Line))
        {
            live.Add(line);
        }

        if (live.Same(expected))
        {
            return;
        }

        // Only now is it worth keeping all rows in memory, to name those that differ.
        var lines = Implied(table);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in session.Select(new($"select {table.ColumnList} from {table.Name}"), table.Line))
        {
            if (!lines.Remove(line))
            {
                wrong.Add(RowLines.Column(line, about));
            }
        }

        wrong.UnionWith(lines.Select(l => RowLines.Column(l, about)));
        foreach (var subject in wrong)
        {
            _findings.Row(table.Name, subject);
        }
    }

    private HashSet<string> Implied(Table table)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        var rows = new TableRows(table);
        using var parts = _snapshot.Sessions[0].Run(new Query("select id, stored from part where id < $1 and id % 128 = 0 order by id", LogKey.Part(Head.RegisterLog + 1, 0)));
        while (parts.Next())
        {
            var stored = parts.Span(1);
            var key = SealedPart.OwnerKeyId(stored) is { } id ? _context.Keys.GetValueOrDefault(id) : null;
            if (key is null || SealedPart.TryOpen(stored, key, out var json) != PartFault.None)
            {
                continue;
            }

            var entry = LogKey.EntryAndPart(parts.Int(0)).Entry;
            var header = RegisterJson.ReadHeader(json);
            if (table == Tables.Act)
            {
                rows.Int(entry).Int(header.RecordedAt.Micros()).Id(header.ActId.Value).Bytes(Convert.FromHexString(header.ActDigest)).Int(header.Clock?.Said.Micros());
            }

            for (var i = 0; table == Tables.Stream && i < header.Parts.Count; i++)
            {
                rows.Int((long)header.Parts[i].Owner.Kind).Id(header.Parts[i].Owner.Value).Int(entry).Int(i + 1);
            }

            for (var i = 0; i < rows.Count; i++)
            {
                lines.Add(rows.Line(i));
            }

            rows.Clear();
        }

        return lines;
    }
}
