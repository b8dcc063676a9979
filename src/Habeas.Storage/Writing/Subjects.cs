using Habeas.Ledger.Sealing;
using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Writing;

/// <summary>A subject's state, and the key that seals what is said of it; no key until something is.</summary>
internal sealed class Known(Subject subject, SubjectModel model)
{
    public Subject Subject { get; } = subject;

    public SubjectModel Model { get; } = model;

    /// <summary>The key of a person's identity; the register's own for a place.</summary>
    public OwnerKey? Owner { get; set; }

    /// <summary>The key of a person's custody skeleton.</summary>
    public OwnerKey? Custody { get; set; }

    /// <summary>The key of what is kept for tracing alone.</summary>
    public OwnerKey? Tracing { get; set; }

    /// <summary>The key that seals what one keeper keeps.</summary>
    public OwnerKey Key(Keeper keeper, OwnerKey own) => keeper switch
    {
        Keeper.Register => own,
        Keeper.Custody => Custody!,
        Keeper.Tracing => Tracing!,
        _ => Owner!,
    };

    /// <summary>The key of the identity was destroyed, or is about to be: nothing more is sealed with it.</summary>
    public bool IsErased => Owner is { Key.Length: 0 } || Model is PersonModel { IsErased: true };

    /// <summary>An entry of this batch that is not folded in yet.</summary>
    public Pending? Waiting { get; set; }

    /// <summary>What the cache counted for it.</summary>
    public int Weight { get; set; }

    public LinkedListNode<Known>? Place { get; set; }
}

/// <summary>An earlier act of the batch cannot be folded: its own fault, not that of the act that is being decided.</summary>
internal sealed class UnfoldedException(Exception cause) : Exception("An accepted act cannot be folded.", cause);

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

    /// <summary>A subject of the batch, with everything folded in that was accepted before.</summary>
    public Known this[Subject subject]
    {
        get
        {
            var known = _known[subject];
            try
            {
                known.Waiting?.Fold();
                return known;
            }
            catch (Exception e) when (e is not StorageFault)
            {
                throw new UnfoldedException(e);
            }
        }
    }

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
        if (subjects.Count > 0)
        {
            using var rows = session.Run(Questions(subjects));
            Read(rows, session, subjects);
        }
    }

    /// <summary>What to ask first about subjects; <see cref="Read"/> reads the answers, the cursor standing at the first of them.</summary>
    public static List<Query> Questions(IReadOnlyCollection<Subject> subjects)
    {
        var (persons, places) = (Ids(subjects, SubjectKind.Person), Ids(subjects, SubjectKind.Place));
        List<Query> questions = [OwnersOf(persons)];
        if (persons.Length is > 0 and <= OneTrip)
        {
            questions.AddRange(Stored(SubjectKind.Person, persons));
        }

        if (places.Length > 0)
        {
            questions.AddRange(Stored(SubjectKind.Place, places));
        }

        return questions;
    }

    /// <summary>Reads the answers. Where there are many persons, only those who have a file already are asked about again.</summary>
    public void Read(IRows rows, ISession session, IReadOnlyCollection<Subject> subjects)
    {
        foreach (var subject in subjects)
        {
            Add(new(subject, SubjectModel.New(subject)) { Owner = subject.Kind == SubjectKind.Place ? Own : null });
        }

        var (persons, places) = (Ids(subjects, SubjectKind.Person), Ids(subjects, SubjectKind.Place));
        var known = ReadOwners(rows);
        if (persons.Length is > 0 and <= OneTrip)
        {
            rows.NextResult();
            ReadStored(rows, SubjectKind.Person);
        }

        if (places.Length > 0)
        {
            rows.NextResult();
            ReadStored(rows, SubjectKind.Place);
        }

        rows.Dispose();
        if (persons.Length > OneTrip && known.Length > 0)
        {
            using var more = session.Run([.. Stored(SubjectKind.Person, known)]);
            ReadStored(more, SubjectKind.Person);
        }

        foreach (var subject in subjects)
        {
            (_known[subject].Model as PersonModel)?.Loaded();
            Weigh(_known[subject]);
        }
    }

    /// <summary>Marks as used, and weighs anew, after a batch.</summary>
    public void Touch(Known known)
    {
        Weigh(known);
        _byUse.Remove(known.Place!);
        _byUse.AddLast(known.Place!);
    }

    /// <summary>Lets go of the least recently used, between batches.</summary>
    public void Trim()
    {
        while (_weight > MostEvents && _byUse.First is { } first)
        {
            _weight -= first.Value.Weight;
            _known.Remove(first.Value.Subject);
            _byUse.RemoveFirst();
        }
    }

    private static Guid[] Ids(IEnumerable<Subject> subjects, SubjectKind kind) => [.. subjects.Where(s => s.Kind == kind).Select(s => s.Value)];

    private static Query OwnersOf(Guid[] ids) => new("select subject, key_id, kind from owner where kind in (1, 3, 4) and subject {in} ($1)", ids);

    private static IEnumerable<Query> Stored(SubjectKind kind, Guid[] ids)
    {
        yield return new(
            """
            select s.subject, s.entry, s.part, a.recorded_at, p.stored
            from stream s
            left join act a on a.entry = s.entry
            left join part p on p.id = s.entry * 128 + s.part
            where s.kind = $1 and s.subject {in} ($2)
            order by s.subject, s.entry, s.part
            """,
            (long)kind,
            ids);
        Table[] tables = kind == SubjectKind.Person ? [Tables.Stretch, Tables.CountedRun, Tables.Coverage, Tables.Finding, Tables.Matter] : [Tables.PlaceCount];
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
            var known = _known[new(SubjectKind.Person, id)];
            var key = new OwnerKey(rows.Id(1), keys.Find(rows.Id(1)) ?? []);
            switch ((Keeper)rows.Int(2))
            {
                case Keeper.Custody:
                    known.Custody = key;
                    break;
                case Keeper.Tracing:
                    known.Tracing = key;
                    break;
                default:
                    found.Add(id);
                    known.Owner = key;
                    break;
            }
        }

        return [.. found];
    }

    private void ReadStored(IRows rows, SubjectKind kind)
    {
        var entry = new EntryEvents();
        Known? reading = null;
        while (rows.Next())
        {
            var known = _known[new(kind, rows.Id(0))];
            if (known != reading || rows.Int(1) != entry.Entry)
            {
                reading?.Model.Load(entry);
                (reading, _) = (known, entry.Begin(rows.Int(1)));
            }

            var reference = new EventRef(rows.Int(1), (int)rows.Int(2));
            if (rows.IsNull(3) || rows.IsNull(4))
            {
                throw StorageFault.Half(reference);
            }

            var id = SealedPart.OwnerKeyId(rows.Span(4));
            var key = new[] { known.Owner, known.Custody, known.Tracing, Own }.FirstOrDefault(k => k?.Id == id)?.Key;
            if (key is { Length: 0 })
            {
                continue; // erased
            }

            if (key is null || SealedPart.TryOpen(rows.Span(4), key, out var json) != PartFault.None)
            {
                throw new StorageFault(FaultKind.Damaged, $"Part {reference} does not open with its owner's key. Run habeas verify --deep.");
            }

            entry.Add(reference.Part, Measures.Instant(rows.Int(3)), json);
        }

        reading?.Model.Load(entry);

        if (kind == SubjectKind.Place)
        {
            Load(rows, kind, CustodyRows.PlaceCount, k => ((PlaceModel)k).Counts);
            return;
        }

        Load(rows, kind, CustodyRows.Stretch, k => ((PersonModel)k).Stretches);
        Load(rows, kind, CustodyRows.CountedRun, k => ((PersonModel)k).Counted);
        Load(rows, kind, CustodyRows.Coverage, k => ((PersonModel)k).Coverage);
        Load(rows, kind, CustodyRows.Finding, k => ((PersonModel)k).Findings);
        Load(rows, kind, CustodyRows.Matter, k => ((PersonModel)k).Matters);
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

    private void Weigh(Known known)
    {
        _weight += known.Model.Weight - known.Weight;
        known.Weight = known.Model.Weight;
    }

    private void Add(Known known)
    {
        _known.Add(known.Subject, known);
        known.Place = _byUse.AddLast(known);
    }
}
