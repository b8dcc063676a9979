using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Readers;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Writing;

namespace Habeas.Storage.Erasure;

// Failure policy: an erasure is decided by its entry in the log, which is durable before anything here begins. Each step can be done again,
// and a run that ended anywhere is gone on with by the next: while a key is there that must not be, or the note in the table meta says so.

/// <summary>Does what entries of carried-out erasures say: destroys the keys, remakes the read models of the erased, and clears what disks still hold.</summary>
/// <param name="store">The store.</param>
/// <param name="keys">The owner keys of this process, which forgets them.</param>
/// <param name="erased">The list of destroyed keys, outside database and backup.</param>
/// <param name="reached">Told of each step that is done; a test ends the process there.</param>
internal sealed class Eraser(IStore store, OwnerKeys keys, ErasedKeys erased, Action<string>? reached = null)
{
    private const string Note = "erasing";
    private const int AChunk = 256;
    private static readonly Table[] OfPersons =
        [Tables.Name, Tables.NameKey, Tables.Identifier, Tables.Stretch, Tables.CountedRun, Tables.Coverage, Tables.Finding, Tables.Matter];

    /// <summary>Whether an erasure was carried out by an entry and is not finished.</summary>
    public bool IsWaiting()
    {
        using var session = store.OpenReader();
        var told = Read(session);
        return IsNoted(session) || Alive(told).Any() || Unlisted(told).Count > 0;
    }

    /// <summary>Finishes every erasure that was carried out.</summary>
    /// <returns>The persons of whom something was left to erase.</returns>
    public IReadOnlyList<PersonId> Finish()
    {
        using var writer = store.OpenWriter();
        List<Guid> persons;
        using (var session = store.OpenReader())
        {
            var told = Read(session);
            var alive = Alive(told).ToList();
            var noted = IsNoted(session);
            if (Unlisted(told) is { Count: > 0 } unlisted)
            {
                erased.Add(unlisted); // before anything: without the list an older backup brings them back
                reached?.Invoke("listed");
            }

            if (alive.Count == 0 && !noted)
            {
                return [];
            }

            persons = [.. (noted ? told.Select(t => t.Person) : alive.Select(a => a.Person)).Distinct()];
            Write(writer, new() { Meta = { [Note] = "1" } });
            reached?.Invoke("noted");
            foreach (var (_, key) in alive)
            {
                store.Keys.Destroy(key);
                reached?.Invoke("destroyed");
            }
        }

        keys.Forget();
        foreach (var chunk in persons.Chunk(AChunk))
        {
            Remake(writer, chunk);
            reached?.Invoke("remade");
        }

        store.Clear();
        reached?.Invoke("cleared");
        Write(writer, new() { Meta = { [Note] = null } });
        return [.. persons.Select(p => new PersonId(p))];
    }

    private static bool IsNoted(ISession session) => session.Select(new("select value from meta where name = $1", Note), r => r.Text(0)).Any();

    /// <summary>Who is erased, by entries of the register, with every key that must not be there.</summary>
    private static List<(Guid Person, Guid Key)> Read(ISession session)
    {
        var kinds = session.Select(
                new("select person, kind from matter where kind in ($1, $2) and to_entry is null", Matter.Erased, Matter.ErasedInFull), r => (Person: r.Id(0), Kind: r.Text(1)))
            .ToLookup(m => m.Person, m => m.Kind);
        var found = new List<(Guid, Guid)>();
        foreach (var chunk in kinds.Select(k => k.Key).Chunk(AChunk))
        {
            found.AddRange(session.Select(
                    new("select kind, subject, key_id from owner where kind in (1, 3) and subject {in} ($1)", chunk), r => (Keeper: (Keeper)r.Int(0), Person: r.Id(1), Key: r.Id(2)))
                .Where(o => o.Keeper == Keeper.Identity || kinds[o.Person].Contains(Matter.ErasedInFull)).Select(o => (o.Person, o.Key)));
        }

        return found;
    }

    /// <summary>The keys that must not be there and that the list outside does not name.</summary>
    private List<Guid> Unlisted(IEnumerable<(Guid Person, Guid Key)> told)
    {
        var listed = erased.Read();
        return [.. told.Select(t => t.Key).Where(k => !listed.Contains(k))];
    }

    private IEnumerable<(Guid Person, Guid Key)> Alive(IEnumerable<(Guid Person, Guid Key)> told) => told.Where(t => store.Keys.Find(t.Key)?.Bytes is not null);

    private void Remake(IWriter writer, Guid[] persons)
    {
        Lock(writer);
        var batch = new Batch();
        foreach (var table in OfPersons)
        {
            Array.ForEach(persons, p => batch.Replace(table, p));
        }

        foreach (var model in Replay.Models(writer, keys, SubjectKind.Person, persons).Values)
        {
            model.Flush(batch);
        }

        writer.Commit(batch);
    }

    private static void Write(IWriter writer, Batch batch)
    {
        Lock(writer);
        writer.Commit(batch);
    }

    /// <summary>Takes the lock, unless nothing is written here now: whoever has the register then finishes the erasure at their door.</summary>
    private static void Lock(IWriter writer)
    {
        using var rows = writer.Begin(Head.WhatShuts);
        Head.RequireOpen(rows);
    }
}
