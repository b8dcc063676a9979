using Habeas.Register.Acts;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Derived;

/// <summary>A row of a read model that is not what the log says: the table, and the person, place or name it is about.</summary>
internal sealed record Difference(string Table, string About);

// Failure policy: as Replay.

/// <summary>Makes every subject's rows anew, in memory, and compares them with the stored ones.</summary>
internal sealed class Comparison(IReadOnlyList<ISession> sessions, OwnerKeys keys, IKeyStore store, IReadOnlySet<Table> leftOut, Action<RebuildProgress>? progress)
{
    private const int SubjectsAChunk = 1024;
    private static readonly Table[] OfPersons =
        [Tables.Person, Tables.Name, Tables.NameKey, Tables.Identifier, Tables.Stretch, Tables.CountedRun, Tables.Coverage, Tables.Finding, Tables.Matter];

    private static readonly Table[] OfPlaces = [Tables.Place, Tables.PlaceCount];

    /// <summary>The tables whose rows cannot be compared where some cannot be read: those, and what is compared by way of them.</summary>
    public static IReadOnlySet<Table> LeftOut(IReadOnlySet<Table> unreadable)
    {
        var left = unreadable.ToHashSet();
        if (left.Contains(Tables.Stream) || left.Contains(Tables.Act))
        {
            left.UnionWith([.. OfPersons, .. OfPlaces]);
        }

        if (unreadable.Contains(Tables.Person) || unreadable.Contains(Tables.Owner))
        {
            left.Add(Tables.Counter);
        }

        return left;
    }

    public IReadOnlyList<Difference> Run(CancellationToken cancel)
    {
        var differences = new List<Difference>();
        var done = 0L;
        Subject after = default;
        while (!OfPersons.Concat(OfPlaces).All(leftOut.Contains))
        {
            cancel.ThrowIfCancellationRequested();
            var wave = Replay.SubjectsAfter(sessions[0], after, SubjectsAChunk * sessions.Count);
            if (wave.Count == 0)
            {
                break;
            }

            var chunks = wave.Chunk(SubjectsAChunk).ToList();
            var found = new List<Difference>[chunks.Count];
            Parallel.For(0, chunks.Count, i => found[i] = CompareOrName(sessions[i], chunks[i]));
            differences.AddRange(found.SelectMany(f => f));
            after = wave[^1];
            done += wave.Count;
            progress?.Invoke(new("subjects", done, 0));
        }

        differences.AddRange(Strays(sessions[0]));
        differences.AddRange(leftOut.Contains(Tables.Counter) ? [] : CompareCounters(sessions[0]));
        return differences;
    }

    /// <summary>An index that was altered can lead to events that make no sense together; then it is named in place of the rows.</summary>
    private List<Difference> CompareOrName(ISession session, Subject[] subjects)
    {
        try
        {
            return Compare(session, subjects);
        }
        catch (Exception e) when (e is not StorageFault { Kind: not FaultKind.Damaged })
        {
            return [new(Tables.Stream.Name, $"{subjects[0].Value} to {subjects[^1].Value} ({e.GetType().Name})")];
        }
    }

    private List<Difference> Compare(ISession session, Subject[] subjects)
    {
        var differences = new List<Difference>();
        foreach (var kind in subjects.GroupBy(s => s.Kind))
        {
            var models = Replay.Models(session, keys, kind.Key, [.. kind.Select(s => s.Value)]);
            var batch = new Batch();
            foreach (var model in models.Values)
            {
                model.Flush(batch);
            }

            // Of one who is erased nothing can be made anew, so nothing is compared.
            var ids = models.Keys.Select(s => s.Value).ToArray();
            foreach (var table in (kind.Key == SubjectKind.Person ? OfPersons : OfPlaces).Where(t => !leftOut.Contains(t)))
            {
                Compare(session, table, batch.To(table), ids, differences);
            }
        }

        return differences;
    }

    private static void Compare(ISession session, Table table, TableRows expected, Guid[] ids, List<Difference> differences)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < expected.Count; i++)
        {
            lines.Add(expected.Line(i));
        }

        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        using (var rows = session.Run(new Query($"select {table.ColumnList} from {table.Name} where {table.Columns[0].Name} {{in}} ($1)", ids)))
        {
            while (rows.Next())
            {
                var line = table.Line(rows);
                if (!lines.Remove(line))
                {
                    wrong.Add(RowLines.Column(line, 0));
                }
            }
        }

        wrong.UnionWith(lines.Select(l => RowLines.Column(l, 0)));
        differences.AddRange(wrong.Select(w => new Difference(table.Name, w)));
    }

    /// <summary>Rows about subjects of whom the log says nothing.</summary>
    private IEnumerable<Difference> Strays(ISession session)
    {
        foreach (var (kind, tables) in new[] { (SubjectKind.Person, OfPersons), (SubjectKind.Place, OfPlaces) })
        {
            foreach (var table in tables.Where(t => !leftOut.Contains(t)))
            {
                var key = table.Columns[0].Name;
                var sql = $"select distinct {key} from {table.Name} r where not exists (select 1 from stream s where s.kind = $1 and s.subject = r.{key})";
                foreach (var stray in session.Select(new(sql, (long)kind), r => r.Id(0)))
                {
                    yield return new(table.Name, stray.ToString());
                }
            }
        }
    }

    private IEnumerable<Difference> CompareCounters(ISession session)
    {
        var expected = Counters.Derive(session, store);
        var live = session.Select(new("select name, value from counter"), r => KeyValuePair.Create(r.Text(0), r.Int(1))).ToList();
        return expected.Except(live).Concat(live.Except(expected)).Select(c => c.Key).Distinct(StringComparer.Ordinal).Select(n => new Difference("counter", n));
    }
}
