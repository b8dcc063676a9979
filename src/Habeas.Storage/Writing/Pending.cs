using Habeas.Ledger.Entries;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tree;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Erasure;
using Habeas.Register.Stored;
using Habeas.Storage.Keys;
using NodaTime;

namespace Habeas.Storage.Writing;

// Failure policy: what the codes of events and views throw leaves every model as it was.

/// <summary>
/// An accepted act that is to become an entry. Making its JSON, folding it into the files it is about and sealing it touch nothing
/// but those files, so that entries about different persons are made on several threads.
/// </summary>
internal sealed class Pending(Request request, long entry, Instant at, IReadOnlyList<Event> decided, IReadOnlyList<Known> about)
{
    /// <summary>The most parts of an entry, its header included.</summary>
    public const int MostParts = EntryLeaf.MaxParts;

    private List<Part>? _parts;
    private WordsOfAct? _words; // of an act that tells of a person

    public Request Request { get; } = request;

    public long Entry { get; } = entry;

    public Instant At { get; } = at;

    /// <summary>The most parts that it can have, its header included: each event, what custody keeps beside it, and the words of the act.</summary>
    public static int Most(IReadOnlyList<Event> decided) => 2 + decided.Count + decided.Count(NeedsCustody);

    /// <summary>Whether custody keeps anything of an event.</summary>
    public static bool NeedsCustody(Event told) => told.Subject.Kind == SubjectKind.Person && told is not IKeptByRegister and not IKeptForTracing && CustodyView.IsReadFrom(told);

    public int MostSalts { get; } = Most(decided);

    /// <summary>The digest by which the act is known when it is sent again.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>The persons whom the entry tells of, by their ids: whose keys the digest needs.</summary>
    public IReadOnlyList<Guid> Persons { get; } = [.. decided.Select(e => e.Subject).Where(s => s.Kind == SubjectKind.Person).Select(s => s.Value).Distinct().Order()];

    /// <summary>What each part after the header is about.</summary>
    public IReadOnlyList<Subject> Subjects => [.. _parts!.Select(p => p.Listed.Owner)];

    public byte[][] Stored { get; private set; } = [];

    public TreeHash[] Hashes { get; private set; } = [];

    /// <summary>
    /// Folds the events into the files they are about. Their stored bytes mean the same when they are read again: a null where none may
    /// be cannot be written, times are cut to what is stored, and a request's texts are Unicode.
    /// </summary>
    public void Fold()
    {
        if (_parts is not null)
        {
            return;
        }

        var parts = new List<Part>(MostSalts);
        var kept = new List<Part>();
        var events = new (int Part, Event Event)[decided.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var json = RegisterJson.Write(decided[i]);
            var (keeper, skeleton) = Keeping.Of(decided[i], json);
            parts.Add(new(HeaderPart.Of(decided[i].Subject, EventCatalog.NameOf(decided[i]), keeper), json));
            events[i] = (i + 1, decided[i]);
            if (skeleton is not null)
            {
                kept.Add(new(HeaderPart.Of(decided[i].Subject, StoredPart.KeptType, Keeper.Custody), StoredPart.Write(new CustodyKept(i + 1, skeleton))));
            }
        }

        parts.AddRange(kept);
        _words = Persons.Count > 0 && (Request.Act.Reason ?? Request.Act.LegalBasis) is not null && !about.First(k => k.Subject.Value == FirstPerson).IsErased
            ? new(Request.Act.Reason, Request.Act.LegalBasis)
            : null;
        if (_words is { } words)
        {
            parts.Add(new(HeaderPart.Of(new(SubjectKind.Person, FirstPerson), StoredPart.WordsType, Keeper.Identity), StoredPart.Write(words)));
        }

        _ = RegisterJson.Write(Header([])); // what of the header cannot be written fails here, before anything is folded
        var changes = new Action[about.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = about[i].Model.Prepare(Entry, At, about.Count == 1 ? events : [.. events.Where(e => e.Event.Subject == about[i].Subject)]);
        }

        foreach (var change in changes)
        {
            change();
        }

        _parts = parts;
        foreach (var known in about)
        {
            known.Waiting = null;
        }
    }

    /// <summary>Seals every part, with 32 bytes of salt for each.</summary>
    public void Seal(OwnerKey own, ReadOnlySpan<byte> salts)
    {
        Digest = ActDigests.Of(Request.Digest, Persons.Count == 0 ? [own.Key] : Persons.Select(p => about.First(k => k.Subject.Value == p).Owner!.Key));
        Stored = new byte[_parts!.Count + 1][];
        Hashes = new TreeHash[Stored.Length];
        for (var part = 0; part < Stored.Length; part++)
        {
            var (owner, json) = part == 0
                ? (own, RegisterJson.Write(Header([.. _parts.Select(p => p.Listed)])))
                : (about.First(k => k.Subject == _parts[part - 1].Listed.Owner).Key(_parts[part - 1].Listed.KeptBy, own), _parts[part - 1].Json);
            Stored[part] = SealedPart.Seal(owner.Id, owner.Key, salts.Slice(part * SealedPart.SaltLength, SealedPart.SaltLength), json);
            Hashes[part] = SealedPart.Hash(Stored[part]);
        }
    }

    /// <summary>With whom the words of the act are erased.</summary>
    private Guid FirstPerson => decided.First(e => e.Subject.Kind == SubjectKind.Person).Subject.Value;

    private Header Header(IReadOnlyList<HeaderPart> parts) => new(
        At,
        Request.Actor,
        EventCatalog.NameOf(Request.Act),
        Request.Act.Id,
        Convert.ToHexStringLower(Digest),
        _words is null ? Request.Act.Reason : null,
        _words is null ? Request.Act.LegalBasis : null,
        Request.Act.Documents,
        Request.Subjects,
        parts,
        Request.Act.OnPaper,
        Request.Clock);

    private sealed record Part(HeaderPart Listed, byte[] Json);
}
