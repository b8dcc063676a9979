using System.Collections.Concurrent;
using System.Globalization;
using Habeas.Ledger.Sealing;
using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Persons;
using Habeas.Register.Stored;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Writing;

namespace Habeas.Storage.Derived;

// Failure policy: each chunk is committed with a note of how far it went, and the door stays shut until the last; after any failure
// the rebuild is simply run again and goes on from there. Nothing of the log is touched; where its tables are not as they were made,
// nothing at all is.

/// <summary>How far a rebuild has come.</summary>
/// <param name="Stage"><c>entries</c> or <c>subjects</c>.</param>
/// <param name="Done">How many of them.</param>
/// <param name="Of">Out of how many; 0 when that is not known.</param>
public sealed record RebuildProgress(string Stage, long Done, long Of);

/// <summary>Drops everything that is derived and makes it again from the log.</summary>
internal sealed class Rebuild(IStore store, OwnerKeys keys, Action<RebuildProgress>? progress)
{
    private const string Note = "rebuild";
    private const string MakingTables = "tables:0";
    private const int EntriesAChunk = 4096;
    private const int SubjectsAChunk = 2048;

    public void Run(CancellationToken cancel) => StorageFault.Plain(() => Make(cancel));

    private int Make(CancellationToken cancel)
    {
        var repair = Repair.Of(store);
        using var writer = store.OpenWriter();
        if (repair.Made.Count > 0)
        {
            MakeTables(writer, repair);
        }

        var state = Resume(writer);
        while (state is not null)
        {
            cancel.ThrowIfCancellationRequested();
            state = state.Value.Stage == "entries" ? Entries(writer, state.Value.At) : Subjects(writer, state.Value.At);
        }

        return repair.Made.Count;
    }

    /// <summary>Shuts the door first, since tables that were just made are empty; where none could be made it is as open as before.</summary>
    private void MakeTables(IWriter writer, Repair repair)
    {
        string? before;
        using (var rows = writer.Begin(new Query("select value from meta where name = $1", Note)))
        {
            before = rows.Next() ? rows.Text(0) : null;
        }

        writer.Commit(new() { Meta = { [Note] = MakingTables } });
        try
        {
            repair.Run(store.Schema);
        }
        catch (StorageFault fault) when (fault.Kind is FaultKind.Failed or FaultKind.Denied)
        {
            writer.Begin(new Query("select 1")).Dispose();
            writer.Commit(new() { Meta = { [Note] = before is null ? null : MakingTables } });
            throw;
        }
    }

    private (string Stage, string At)? Resume(IWriter writer)
    {
        Guid own;
        using (var rows = writer.Begin(
            new Query("select value from meta where name = 'rebuild'"), new Query("select stored from part where id = $1", LogKey.Part(Head.RegisterLog, 0)), new Query("select key_id from owner where kind = 0")))
        {
            if (rows.Next() && rows.Text(0) != MakingTables)
            {
                var left = Parse(rows.Text(0));
                rows.Dispose();
                writer.Rollback();
                return left;
            }

            rows.NextResult();
            var first = rows.Next() ? SealedPart.OwnerKeyId(rows.Span(0)) : null;
            rows.NextResult();
            own = first ?? (rows.Next() ? rows.Id(0) : FirstKey() ?? throw new StorageFault(FaultKind.Damaged, "The register's own key is not known. Restore the last backup."));
        }

        var batch = new Batch();
        foreach (var table in Tables.Derived.Where(t => t != Tables.Counter))
        {
            batch.Emptied.Add(table);
        }

        batch.To(Tables.Owner).Int(0).Id(Guid.Empty).Id(own);
        batch.Meta.Add(Note, "entries:0");
        writer.Commit(batch);
        return ("entries", "0");
    }

    /// <summary>The key that was minted first is the register's own: it was taken before there was anything to seal.</summary>
    private Guid? FirstKey() => store.Keys.Range(1, 1) is [var first] ? first.Id : null;

    private (string Stage, string At)? Entries(IWriter writer, string at)
    {
        var first = long.Parse(at, CultureInfo.InvariantCulture);
        var headers = new ConcurrentDictionary<long, Header>();
        var owners = new Dictionary<(Keeper Keeper, Guid Person), Guid>();
        var parts = new List<(long Entry, int Part, byte[] Stored)>();
        using (var rows = writer.Begin(new Query(
            "select id, stored from part where id >= $1 and id < $2 order by id",
            LogKey.Part(Head.RegisterLog, first),
            LogKey.Part(Head.RegisterLog, first + EntriesAChunk))))
        {
            while (rows.Next())
            {
                var (entry, part) = LogKey.EntryAndPart(rows.Int(0));
                parts.Add((entry, part, rows.Bytes(1)));
            }
        }

        if (parts.Count == 0)
        {
            // Entries that are missing end nothing: what is there behind them is read all the same.
            var next = writer.Number(new("select min(id) from part where id >= $1 and id < $2", LogKey.Part(Head.RegisterLog, first), LogKey.Part(Head.RegisterLog + 1, 0)));
            var note = next is { } id ? FormattableString.Invariant($"entries:{LogKey.EntryAndPart(id).Entry}") : Text(default);
            writer.Commit(new() { Meta = { [Note] = note } });
            return Parse(note);
        }

        Parallel.ForEach(parts.Where(p => p.Part == 0), p => headers[p.Entry] = HeaderOf(p.Entry, p.Stored));
        var batch = new Batch();
        foreach (var (entry, part, stored) in parts)
        {
            var header = headers.GetValueOrDefault(entry) ?? throw Headless(entry);
            if (part > header.Parts.Count)
            {
                continue; // no header lists it, and a verification names it
            }

            if (part > 0)
            {
                var (owner, keeper) = (header.Parts[part - 1].Owner, header.Parts[part - 1].KeptBy);
                batch.To(Tables.Stream).Int((long)owner.Kind).Id(owner.Value).Int(entry).Int(part);
                _ = keeper != Keeper.Register && owners.TryAdd((keeper, owner.Value), SealedPart.OwnerKeyId(stored) ?? default);
                continue;
            }

            batch.To(Tables.Act).Int(entry).Int(header.RecordedAt.Micros()).Id(header.ActId.Value).Bytes(Convert.FromHexString(header.ActDigest)).Int(header.Clock?.Said.Micros());
        }

        AddOwners(writer, owners, batch);
        batch.Meta[Note] = FormattableString.Invariant($"entries:{first + EntriesAChunk}");
        writer.Commit(batch);
        progress?.Invoke(new("entries", parts[^1].Entry + 1, 0));
        return ("entries", (first + EntriesAChunk).ToString(CultureInfo.InvariantCulture));
    }

    private static void AddOwners(IWriter writer, Dictionary<(Keeper Keeper, Guid Person), Guid> owners, Batch batch)
    {
        var ids = owners.Keys.Select(o => o.Person).Distinct().ToArray();
        foreach (var known in writer.Select(new("select kind, subject from owner where kind <> 0 and subject {in} ($1)", ids), r => ((Keeper)r.Int(0), r.Id(1))))
        {
            owners.Remove(known);
        }

        foreach (var ((keeper, person), key) in owners.OrderBy(o => o.Key))
        {
            batch.To(Tables.Owner).Int((long)keeper).Id(person).Id(key);
        }
    }

    private (string Stage, string At)? Subjects(IWriter writer, string at)
    {
        writer.Begin(new Query("select 1")).Dispose();
        var cut = at.IndexOf('/', StringComparison.Ordinal);
        var after = new Subject((SubjectKind)int.Parse(at[..cut], CultureInfo.InvariantCulture), Guid.Parse(at[(cut + 1)..]));
        var subjects = Replay.SubjectsAfter(writer, after, SubjectsAChunk);
        if (subjects.Count == 0)
        {
            Finish(writer);
            return null;
        }

        var batch = new Batch();
        foreach (var kind in subjects.GroupBy(s => s.Kind))
        {
            var models = Replay.Models(writer, keys, kind.Key, [.. kind.Select(s => s.Value)]);
            foreach (var subject in kind.Where(models.ContainsKey))
            {
                models[subject].Flush(batch);
            }
        }

        batch.Meta[Note] = Text(subjects[^1]);
        writer.Commit(batch);
        progress?.Invoke(new("subjects", subjects.Count, 0));
        return ("subjects", At(subjects[^1]));
    }

    private void Finish(IWriter writer)
    {
        var counters = Counters.Derive(writer, store.Keys);
        var batch = new Batch { Emptied = { Tables.Counter } };
        foreach (var (name, value) in counters)
        {
            batch.To(Tables.Counter).Text(name).Int(value);
        }

        batch.Meta[Note] = null;
        writer.Commit(batch);
    }

    private Header HeaderOf(long entry, byte[] stored)
    {
        var key = SealedPart.OwnerKeyId(stored) is { } id ? keys.Find(id) : null;
        return key is not null && SealedPart.TryOpen(stored, key, out var json) == PartFault.None
            ? RegisterJson.ReadHeader(json)
            : throw Headless(entry);
    }

    private static StorageFault Headless(long entry) =>
        new(FaultKind.Damaged, FormattableString.Invariant($"The header of entry {entry} is missing, or cannot be opened. Run habeas verify --deep."));

    private static (string Stage, string At) Parse(string note)
    {
        var cut = note.IndexOf(':', StringComparison.Ordinal);
        return (note[..cut], note[(cut + 1)..]);
    }

    private static string At(Subject subject) => FormattableString.Invariant($"{(int)subject.Kind}/{subject.Value}");

    private static string Text(Subject subject) => "subjects:" + At(subject);
}

/// <summary>The counters that the door goes on from, derived from what it gave out.</summary>
internal static class Counters
{
    /// <summary>The number of the last document: of those that were taken away at the end, nothing else would tell.</summary>
    public const string Documents = "documents";

    /// <summary>Whether any key was destroyed.</summary>
    public static bool AnyErased(IKeyStore keys)
    {
        for (var first = 1L; keys.Range(first, 4096) is { Count: > 0 } range; first = range[^1].Number + 1)
        {
            if (range.Any(k => k.Bytes is null))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>File numbers by year, how many owner keys are taken, and the number of the last document.</summary>
    /// <remarks>Where a key was destroyed, the numbers of the erased are not known any more: then what was counted before stands.</remarks>
    public static SortedDictionary<string, long> Derive(ISession session, IKeyStore keys)
    {
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var text in session.Select(new("select file_number from person where file_number is not null"), r => r.Text(0)))
        {
            if (FileNumber.TryParse(text, out var number))
            {
                var name = Head.FileNumberCounter(number.Year);
                counters[name] = Math.Max(counters.GetValueOrDefault(name), number.Serial);
            }
        }

        var taken = session.Select(new("select key_id from owner"), r => r.Id(0)).ToHashSet();
        var erased = false;
        long used = 0;
        for (var first = 1L; keys.Range(first, 4096) is { Count: > 0 } range; first = range[^1].Number + 1)
        {
            erased |= range.Any(k => k.Bytes is null);
            used = range.Where(k => taken.Contains(k.Id)).Select(k => k.Number).Append(used).Max();
        }

        counters["keys-used"] = used;
        var (added, last) = (session.Number(new("select max(number) from document")), session.Number(new("select value from counter where name = $1", Documents)));
        if (added is not null || last is not null)
        {
            counters[Documents] = Math.Max(added ?? 0, last ?? 0);
        }

        if (erased)
        {
            foreach (var (name, value) in session.Select(new("select name, value from counter"), r => (r.Text(0), r.Int(1))))
            {
                counters[name] = Math.Max(counters.GetValueOrDefault(name), value);
            }
        }

        return counters;
    }
}
