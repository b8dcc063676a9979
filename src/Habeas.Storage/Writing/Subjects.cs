using Habeas.Ledger.Sealing;
using Habeas.Register.Acts;
using Habeas.Register.Stored;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Writing;

/// <summary>A subject's state, and the key that seals what is said of it; no key until something is.</summary>
internal sealed class Known(Subject subject, SubjectModel model)
{
    public Subject Subject { get; } = subject;

    public SubjectModel Model { get; } = model;

    public OwnerKey? Owner { get; set; }

    /// <summary>The owner's key was destroyed: what was said of the person cannot be read any more.</summary>
    public bool IsErased { get; set; }

    public LinkedListNode<Known>? Place { get; set; }
}

// Failure policy: a part that does not open is a StorageFault (Damaged); nothing is decided on half a file.

/// <summary>
/// The files and place records that the door has folded, valid for as long as nobody else wrote. The least recently used go first.
/// </summary>
internal sealed class Subjects(OwnerKeys keys)
{
    private const int MostEvents = 200_000;
    private const int OneTrip = 32;
    private readonly Dictionary<Subject, Known> _known = [];
    private readonly LinkedList<Known> _byUse = new();
    private int _weight;

    /// <summary>The register's own key, which seals headers and what is said of places.</summary>
    public OwnerKey? Own { get; set; }

    public Known this[Subject subject] => _known[subject];

    public void Clear()
    {
        _known.Clear();
        _byUse.Clear();
        _weight = 0;
    }

    public bool Has(Subject subject) => _known.ContainsKey(subject);

    /// <summary>Folds the given subjects, none of which is known yet, out of the store.</summary>
    public void Load(ISession session, IReadOnlyCollection<Subject> subjects)
    {
        foreach (var subject in subjects)
        {
            Add(new(subject, SubjectModel.New(subject)) { Owner = subject.Kind == SubjectKind.Place ? Own : null });
        }

        foreach (var kind in subjects.GroupBy(s => s.Kind))
        {
            var ids = kind.Select(s => s.Value).ToArray();
            var person = kind.Key == SubjectKind.Person;
            if (person && ids.Length > OneTrip)
            {
                using (var owners = session.Run(OwnersOf(ids)))
                {
                    ids = ReadOwners(owners);
                }

                using var rows = session.Run([.. Stored(kind.Key, ids)]);
                ReadStored(rows, kind.Key);
            }
            else
            {
                using var rows = session.Run([OwnersOf(ids), .. Stored(kind.Key, ids)]);
                ReadOwners(rows);
                rows.NextResult();
                ReadStored(rows, kind.Key);
            }
        }

        foreach (var subject in subjects)
        {
            (_known[subject].Model as PersonModel)?.Loaded();
            _weight += _known[subject].Model.Weight;
        }
    }

    /// <summary>Marks as used, and weighs anew.</summary>
    public void Touch(Known known, int weightBefore)
    {
        _weight += known.Model.Weight - weightBefore;
        _byUse.Remove(known.Place!);
        _byUse.AddLast(known.Place!);
    }

    /// <summary>Lets go of the least recently used, between batches.</summary>
    public void Trim()
    {
        while (_weight > MostEvents && _byUse.First is { } first)
        {
            _weight -= first.Value.Model.Weight;
            _known.Remove(first.Value.Subject);
            _byUse.RemoveFirst();
        }
    }

    private static Query OwnersOf(Guid[] ids) => new("select subject, key_id from owner where kind = $1 and subject {in} ($2)", (long)SubjectKind.Person, ids);

    private static IEnumerable<Query> Stored(SubjectKind kind, Guid[] ids)
    {
        yield return new(
            """
            select s.subject, s.entry, s.part, t.recorded_at, p.stored
            from stream s
            join entry_time t on t.entry = s.entry
            join part p on p.log = 1 and p.entry = s.entry and p.part = s.part
            where s.kind = $1 and s.subject {in} ($2)
            order by s.subject, s.entry, s.part
            """,
            (long)kind,
            ids);
        Table[] tables = kind == SubjectKind.Person ? [Tables.Stretch, Tables.CountedRun, Tables.Coverage, Tables.Finding] : [Tables.PlaceCount];
        foreach (var table in tables)
        {
            var key = table.Columns[0].Name;
            yield return new($"select {table.ColumnList} from {table.Name} where {key} {{in}} ($1) and to_entry is null order by {table.KeyList}", ids);
        }
    }

    private Guid[] ReadOwners(IRows rows)
    {
        var found = new List<Guid>();
        while (rows.Next())
        {
            var id = rows.Id(0);
            found.Add(id);
            var known = _known[new(SubjectKind.Person, id)];
            var key = keys.Find(rows.Id(1));
            known.IsErased = key is null;
            known.Owner = new(rows.Id(1), key ?? []);
        }

        return [.. found];
    }

    private void ReadStored(IRows rows, SubjectKind kind)
    {
        while (rows.Next())
        {
            var known = _known[new(kind, rows.Id(0))];
            if (known.IsErased)
            {
                continue;
            }

            var reference = new EventRef(rows.Int(1), (int)rows.Int(2));
            if (SealedPart.TryOpen(rows.Span(4), known.Owner!.Key, out var json) != PartFault.None)
            {
                throw new StorageFault(FaultKind.Damaged, $"Part {reference} does not open with its owner's key. Run habeas verify --deep.");
            }

            known.Model.Load(new(reference, Measures.Instant(rows.Int(3)), RegisterJson.ReadEvent(json)));
        }

        if (kind == SubjectKind.Place)
        {
            Load(rows, kind, CustodyRows.PlaceCount, k => ((PlaceModel)k).Counts);
            return;
        }

        Load(rows, kind, CustodyRows.Stretch, k => ((PersonModel)k).Stretches);
        Load(rows, kind, CustodyRows.CountedRun, k => ((PersonModel)k).Counted);
        Load(rows, kind, CustodyRows.Coverage, k => ((PersonModel)k).Coverage);
        Load(rows, kind, CustodyRows.Finding, k => ((PersonModel)k).Findings);
    }

    private void Load<T>(IRows rows, SubjectKind kind, Func<IRows, int, T> read, Func<SubjectModel, DatedRows<T>> target)
        where T : notnull
    {
        rows.NextResult();
        var lists = new Dictionary<Guid, List<Dated<T>>>();
        while (rows.Next())
        {
            var id = rows.Id(0);
            (lists.TryGetValue(id, out var list) ? list : lists[id] = []).Add(CustodyRows.Dated(rows, read));
        }

        foreach (var (id, list) in lists)
        {
            target(_known[new(kind, id)].Model).Load(list);
        }
    }

    private void Add(Known known)
    {
        _known.Add(known.Subject, known);
        known.Place = _byUse.AddLast(known);
    }
}
