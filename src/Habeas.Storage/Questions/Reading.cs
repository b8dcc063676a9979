using Habeas.Ledger.Notes;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Stored;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using NodaTime;

namespace Habeas.Storage.Questions;

// Failure policy: a part that does not open though its key is there is a StorageFault (Damaged). A part whose key was destroyed is
// erased, which is an answer. What the policy forbids is a QuestionRefused, before anything is read.

/// <summary>
/// A snapshot of the register in which one actor puts questions: everything that is ever read of it passes here. Rows are streamed;
/// read one answer to its end before the next question.
/// </summary>
/// <remarks>
/// <em>Known at</em> an entry k means what the register said when k was its last entry; null means what it says now.
/// </remarks>
public sealed partial class Reading : IDisposable
{
    private readonly ISession _session;
    private readonly OwnerKeys _keys;
    private readonly Actor _actor;
    private readonly IClock _clock;

    internal Reading(ISession session, OwnerKeys keys, Actor actor, IClock clock)
    {
        _clock = clock;
        _session = session;
        _keys = keys;
        _actor = actor;
    }

    public void Dispose() => _session.Dispose();

    /// <summary>How far the register goes, with the last signed checkpoint.</summary>
    public HeadOfRegister Head()
    {
        Ask("head");
        return _session.Select(
            Writing.Head.LastCheckpoint, r => new HeadOfRegister(r.Int(0), SignedNote.TryParse(r.Span(1), out var note) == NoteFault.None ? note : null)).First();
    }

    /// <summary>The checkpoint signed at exactly a size; null when none was.</summary>
    public byte[]? CheckpointAt(long size)
    {
        Ask("checkpoint");
        return _session.Select(new("select note from checkpoint where id = $1", LogKey.Of(Writing.Head.RegisterLog, size)), r => r.Bytes(0)).FirstOrDefault();
    }

    /// <summary>The hashes of the register's tree at a size that it has had: what its proofs are made from.</summary>
    /// <exception cref="StorageFault">A stored tile is missing or damaged, when a hash is asked for.</exception>
    public SubtreeHash Tree(long size)
    {
        Ask("tree");
        var reader = new TileReader(size, tile => Writing.Head.Tile(_session, tile));
        return (level, index) =>
        {
            try
            {
                return reader.Hash(level, index);
            }
            catch (InvalidDataException e)
            {
                throw new StorageFault(FaultKind.Damaged, $"The tree cannot be read: {e.Message} Run habeas verify.", e);
            }
        };
    }

    /// <summary>The last entry that was recorded at an instant or before it; null when none was.</summary>
    /// <remarks>
    /// After a clock ran ahead, entries bear instants that lie ahead too until it is overtaken. Whoever went on despite the clock recorded
    /// what it said, and that counts: such an entry, and every one before it, was known by then.
    /// </remarks>
    public long? EntryKnownAt(Instant instant)
    {
        Ask("known-at");
        var micros = Instants.Truncated(instant).Micros();
        var (first, end) = (0L, _session.Number(new("select max(entry) from act")) + 1 ?? 0);
        while (first < end)
        {
            // Entries are recorded in their order, so that no index by time is needed.
            var middle = first + ((end - first) / 2);
            if (_session.Number(new("select recorded_at from act where entry >= $1 order by entry limit 1", middle)) <= micros)
            {
                first = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        var despite = _session.Number(new("select max(entry) from act where said is not null and said <= $1", micros)) ?? -1;
        return Math.Max(first - 1, despite) is var last and >= 0 ? last : null;
    }

    /// <summary>When an entry was recorded; null when there is no such entry.</summary>
    public Instant? RecordedAt(long entry)
    {
        Ask("known-at");
        return Measures.InstantOrNull(_session.Number(new("select recorded_at from act where entry = $1", entry)));
    }

    /// <summary>An entry with its leaf and its parts, opened where their keys still exist; null when there is no such entry.</summary>
    public EntryView? Entry(long index)
    {
        Ask("entry");
        var leaf = _session.Select(new("select leaf from entry where id = $1", LogKey.Of(Writing.Head.RegisterLog, index)), r => r.Bytes(0)).FirstOrDefault();
        if (leaf is null)
        {
            return null;
        }

        var parts = _session.Select(new("select id, stored from part where id >= $1 and id < $2 order by id", LogKey.Part(Writing.Head.RegisterLog, index), LogKey.Part(Writing.Head.RegisterLog, index + 1)),
            r => (LogKey.EntryAndPart(r.Int(0)).Part, Stored: r.Bytes(1))).ToList();
        var opened = parts.ConvertAll(p => (p.Part, p.Stored, Json: Open(new(index, p.Part), p.Stored)));
        var said = opened.ConvertAll(p => p is { Part: > 0, Json: { } json } ? StoredPart.Read(json) : null);
        var header = opened.Count > 0 && opened[0].Json is { } first ? RegisterJson.ReadHeader(first) : null;
        var words = said.Select(s => s?.Words).FirstOrDefault(w => w is not null);
        return new(
            index,
            leaf,
            words is null ? header : header! with { Reason = words.Reason, LegalBasis = words.LegalBasis },
            [.. opened.Zip(said, (p, s) => new PartView(p.Part, p.Stored, p.Json, s?.Event))]);
    }

    /// <summary>The entries that concerned a person or a place, oldest first.</summary>
    public IReadOnlyList<long> EntriesOf(Subject subject)
    {
        Ask("file");
        return [.. _session.Select(new("select distinct entry from stream where kind = $1 and subject = $2 order by entry", (long)subject.Kind, subject.Value), r => r.Int(0))];
    }

    /// <summary>A person's whole file, to derive answers from that show nothing of it but where and since when; its <see cref="PersonFile.Exists"/> is false when nothing was known of them.</summary>
    public PersonFile File(PersonId person, long? knownAt = null)
    {
        Ask("file");
        return Fold(person, knownAt);
    }

    /// <summary>
    /// A person's file as this actor may see it now: what is shown to anybody, on a screen, on paper or in a file, is taken from here.
    /// </summary>
    /// <param name="person">Whose file.</param>
    /// <param name="purpose">For what it is read.</param>
    /// <param name="knownAt">As known when this was the last entry.</param>
    public DisclosedFile Disclosed(PersonId person, Purpose purpose = Purpose.Work, long? knownAt = null)
    {
        Ask("file");
        return Disclosure.To(new(_actor, purpose), Fold(person, null), _clock.GetCurrentInstant(), knownAt);
    }

    /// <summary>What is kept of an erased person for the tracing of disappeared persons, of each erasure; none where they were neither arrested nor held.</summary>
    /// <param name="person">Whom it is kept of, by the id under which they were on file.</param>
    /// <exception cref="QuestionRefused">This actor has not opened it, or did so too long ago.</exception>
    public IReadOnlyList<TracingKept> Traced(PersonId person)
    {
        Ask("tracing");
        if (!TracingOpened.IsOpenTo(new(_actor), Fold(person, null), _clock.GetCurrentInstant()))
        {
            throw new QuestionRefused(Refusals.TracingNotOpened());
        }

        return [.. _session.Select(
            new("select s.entry, s.part, p.stored from stream s join part p on p.id = s.entry * 128 + s.part where s.kind = $1 and s.subject = $2 order by s.entry, s.part", (long)SubjectKind.Person, person.Value),
            r => Open(new(r.Int(0), (int)r.Int(1)), r.Bytes(2)) is { } json ? StoredPart.Read(json).Event : null).OfType<TracingKept>()];
    }

    private PersonFile Fold(PersonId person, long? knownAt)
    {
        var file = PersonFile.New(person);
        foreach (var recorded in Events(person, knownAt))
        {
            file = file.Evolve(recorded);
        }

        return file;
    }

    /// <summary>A place's record; its <see cref="Register.Places.PlaceRecord.Exists"/> is false when nothing was known of it.</summary>
    public Register.Places.PlaceRecord Place(PlaceId place, long? knownAt = null)
    {
        Ask("place");
        var record = Register.Places.PlaceRecord.New(place);
        foreach (var recorded in Events(place, knownAt))
        {
            record = record.Evolve(recorded);
        }

        return record;
    }

    private IEnumerable<Recorded> Events(Subject subject, long? knownAt)
    {
        using var rows = _session.Run(new Query(
            """
            select s.entry, s.part, a.recorded_at, p.stored
            from stream s
            left join act a on a.entry = s.entry
            left join part p on p.id = s.entry * 128 + s.part
            where s.kind = $1 and s.subject = $2 and s.entry <= $3
            order by s.entry, s.part
            """,
            (long)subject.Kind,
            subject.Value,
            knownAt ?? long.MaxValue));
        var entry = new EntryEvents();
        while (rows.Next())
        {
            var reference = new EventRef(rows.Int(0), (int)rows.Int(1));
            if (reference.Entry != entry.Entry)
            {
                foreach (var recorded in entry.Recorded)
                {
                    yield return recorded;
                }

                entry.Begin(reference.Entry);
            }

            if (rows.IsNull(2) || rows.IsNull(3))
            {
                throw StorageFault.Half(reference);
            }

            if (Open(reference, rows.Span(3)) is { } json)
            {
                entry.Add(reference.Part, Measures.Instant(rows.Int(2)), json);
            }
        }

        foreach (var recorded in entry.Recorded)
        {
            yield return recorded;
        }
    }

    private byte[]? Open(EventRef reference, ReadOnlySpan<byte> stored)
    {
        var id = SealedPart.OwnerKeyId(stored) ?? throw Damaged(reference);
        return _keys.Find(id) is not { } key ? null : SealedPart.TryOpen(stored, key, out var json) == PartFault.None ? json : throw Damaged(reference);
    }

    private static StorageFault Damaged(EventRef reference) =>
        new(FaultKind.Damaged, $"Part {reference} cannot be opened: it was altered, or its key was. Run habeas verify --deep.");

    private void Ask(string question)
    {
        if (Policy.MayAsk(_actor, question) is { } refusal)
        {
            throw new QuestionRefused(refusal);
        }
    }
}

/// <summary>The policy does not let this actor put this question.</summary>
public sealed class QuestionRefused(Refusal refusal) : Exception($"Refused: {refusal.Code}.")
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>How many entries the register has, and the checkpoint that signs them.</summary>
public sealed record HeadOfRegister(long Size, SignedNote? Checkpoint);

/// <summary>An entry as it is stored and as it reads.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Leaf">Its leaf, as stored.</param>
/// <param name="Header">Its header; null when the register's own key is destroyed.</param>
/// <param name="Parts">Its parts, the header first.</param>
public sealed record EntryView(long Index, byte[] Leaf, Header? Header, IReadOnlyList<PartView> Parts);

/// <summary>A part of an entry.</summary>
/// <param name="Part">Its number within the entry.</param>
/// <param name="Stored">Its sealed bytes.</param>
/// <param name="Json">Its content; null when it is erased.</param>
/// <param name="Event">The event it is; null for what is none (the header, a skeleton, the words of the act) and when it is erased.</param>
public sealed record PartView(int Part, byte[] Stored, byte[]? Json, Event? Event);
