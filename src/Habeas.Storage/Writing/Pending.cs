using Habeas.Ledger.Entries;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tree;
using Habeas.Register.Acts;
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

    private byte[][]? _json;

    public Request Request { get; } = request;

    public long Entry { get; } = entry;

    public Instant At { get; } = at;

    /// <summary>What each part after the header is about.</summary>
    public IReadOnlyList<Subject> Subjects { get; } = [.. decided.Select(e => e.Subject)];

    public byte[][] Stored { get; } = new byte[decided.Count + 1][];

    public TreeHash[] Hashes { get; } = new TreeHash[decided.Count + 1];

    /// <summary>
    /// Folds the events into the files they are about. Their stored bytes mean the same when they are read again: a null where none may
    /// be cannot be written, times are cut to what is stored, and a request's texts are Unicode.
    /// </summary>
    public void Fold()
    {
        if (_json is not null)
        {
            return;
        }

        var json = new byte[decided.Count + 1][];
        var events = new (int Part, Event Event)[decided.Count];
        for (var i = 0; i < events.Length; i++)
        {
            json[i + 1] = RegisterJson.Write(decided[i]);
            events[i] = (i + 1, decided[i]);
        }

        json[0] = RegisterJson.Write(Header());
        var changes = new Action[about.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = about[i].Model.Prepare(Entry, At, about.Count == 1 ? events : [.. events.Where(e => e.Event.Subject == about[i].Subject)]);
        }

        foreach (var change in changes)
        {
            change();
        }

        _json = json;
        foreach (var known in about)
        {
            known.Waiting = null;
        }
    }

    /// <summary>Seals every part, with 32 bytes of salt for each.</summary>
    public void Seal(OwnerKey own, ReadOnlySpan<byte> salts)
    {
        for (var part = 0; part < Stored.Length; part++)
        {
            var owner = part == 0 ? own : about.First(k => k.Subject == Subjects[part - 1]).Owner!;
            Stored[part] = SealedPart.Seal(owner.Id, owner.Key, salts.Slice(part * SealedPart.SaltLength, SealedPart.SaltLength), _json![part]);
            Hashes[part] = SealedPart.Hash(Stored[part]);
        }
    }

    private Header Header() => new(
        At,
        Request.Actor,
        EventCatalog.NameOf(Request.Act),
        Request.Act.Id,
        Convert.ToHexStringLower(Request.Digest),
        Request.Act.Reason,
        Request.Act.LegalBasis,
        Request.Act.Documents,
        Request.Subjects,
        [.. decided.Select(e => new HeaderPart(e.Subject, EventCatalog.NameOf(e)))],
        Request.Act.OnPaper,
        Request.Clock);
}
