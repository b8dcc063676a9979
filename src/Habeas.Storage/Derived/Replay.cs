using System.Collections.Concurrent;
using Habeas.Ledger.Sealing;
using Habeas.Register.Acts;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Derived;

// Failure policy: a part that does not open though its key is there is a StorageFault (Damaged); one whose key was destroyed is passed over.

/// <summary>Makes the rows of subjects anew out of their entries, in order, as the door made them.</summary>
internal static class Replay
{
    /// <summary>The subjects of the register after one of them, in the order of the stream table.</summary>
    public static List<Subject> SubjectsAfter(ISession session, Subject after, int most) =>
    [
        .. session.Select(
            new(
                "select distinct kind, subject from stream where (kind, subject) > ($1, $2) order by kind, subject limit $3",
                (long)after.Kind,
                after.Value,
                (long)most),
            r => new Subject((SubjectKind)r.Int(0), r.Id(1))),
    ];

    /// <summary>The models of subjects of one kind, each with all its rows waiting to be flushed.</summary>
    /// <returns>No model for one of whom everything is erased.</returns>
    public static IReadOnlyDictionary<Subject, SubjectModel> Models(ISession session, OwnerKeys keys, SubjectKind kind, Guid[] ids)
    {
        var streams = new Dictionary<Guid, List<(EventRef Ref, long At, byte[] Stored)>>();
        using (var rows = session.Run(new Query(
            """
            select s.subject, s.entry, s.part, a.recorded_at, p.stored
            from stream s
            join act a on a.entry = s.entry
            join part p on p.id = s.entry * 128 + s.part
            where s.kind = $1 and s.subject {in} ($2)
            order by s.subject, s.entry, s.part
            """,
            (long)kind,
            ids)))
        {
            while (rows.Next())
            {
                var id = rows.Id(0);
                (streams.TryGetValue(id, out var list) ? list : streams[id] = []).Add((new(rows.Int(1), (int)rows.Int(2)), rows.Int(3), rows.Bytes(4)));
            }
        }

        var models = new ConcurrentDictionary<Subject, SubjectModel>();
        StorageFault.Plain(() => Parallel.ForEach(streams, stream =>
        {
            var subject = new Subject(kind, stream.Key);
            if (Fold(subject, keys, stream.Value) is { } model)
            {
                models[subject] = model;
            }
        }));
        return models;
    }

    private static SubjectModel? Fold(Subject subject, OwnerKeys keys, List<(EventRef Ref, long At, byte[] Stored)> parts)
    {
        var model = SubjectModel.New(subject);
        foreach (var entry in parts.GroupBy(p => p.Ref.Entry))
        {
            var gathered = new EntryEvents().Begin(entry.Key);
            foreach (var (reference, micros, stored) in entry)
            {
                if (Open(reference, keys, stored) is { } json)
                {
                    gathered.Add(reference.Part, Measures.Instant(micros), json);
                }
            }

            if (gathered.Events is { Count: > 0 } events)
            {
                model.Prepare(entry.Key, gathered.At, events)();
            }
        }

        return model.Version is null ? null : model;
    }

    private static byte[]? Open(EventRef reference, OwnerKeys keys, byte[] stored)
    {
        var id = SealedPart.OwnerKeyId(stored);
        var key = id is { } known ? keys.Find(known) : null;
        return id is not null && key is null ? null
            : key is not null && SealedPart.TryOpen(stored, key, out var json) == PartFault.None ? json
            : throw new StorageFault(FaultKind.Damaged, $"Part {reference} cannot be opened: it was altered, or its key was. Run habeas verify --deep.");
    }
}
