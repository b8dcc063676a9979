using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Receipts;
using Habeas.Ledger.Sealing;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Readers;
using Habeas.Storage.Engine;
using Habeas.Storage.Witnessing;

namespace Habeas.Storage.Questions;

// Failure policy: as Reading. A receipt of what this reader may not see is not made; that, and an erased content, is an answer.

public sealed partial class Reading
{
    /// <summary>
    /// The receipt of one event: its part with the key that opens it and nothing else, and the proof that it was recorded. It shows no more than
    /// this actor may read for the purpose, and where any of the event is kept from them there is none, because a part is shown whole or not.
    /// </summary>
    /// <param name="place">Which event; part 0 is the header, which tells of the whole act and is never shown.</param>
    /// <param name="purpose">For what it is made.</param>
    /// <returns>The receipt; null where there is no such event.</returns>
    /// <exception cref="StorageFault">The part or the tree is damaged.</exception>
    public EventReceipt? Receipt(EventRef place, Purpose purpose = Purpose.OwnCopy)
    {
        Ask("receipt");
        if (place.Part < 1 || Entry(place.Entry) is not { } entry || entry.Parts.FirstOrDefault(p => p.Part == place.Part) is not { } part)
        {
            return null;
        }

        var owner = entry.Header?.Parts.ElementAtOrDefault(place.Part - 1)?.Owner;
        var kept = part.Json is null || owner is not { Kind: SubjectKind.Person } person ? null : Kept(place, new(person.Value), purpose);
        if (kept is not null)
        {
            return new(null, entry, part, owner, kept);
        }

        var note = CheckpointOver(place.Entry);
        _ = Checkpoint.TryParse(note.Text, out var checkpoint);
        var proof = TlogProof.Make(place.Entry, note, Tree(checkpoint!.Size));
        return new(new(entry.Leaf, place.Part, part.Json is null || owner is null ? null : Shown(place, part.Stored), proof), entry, part, owner, null);
    }

    /// <summary>
    /// The newest checkpoint over an entry that the witness policy calls witnessed; where there is none, the newest that any witness cosigned,
    /// and else the newest.
    /// </summary>
    /// <exception cref="StorageFault">It cannot be read.</exception>
    private SignedNote CheckpointOver(long entry)
    {
        if (Witnesses.PolicyOf(_session) is { } policy && Witnesses.NewestWitnessed(_session, policy) is { } witnessed && witnessed.Size > entry)
        {
            return witnessed.Note;
        }

        var (first, end) = (LogKey.Of(Writing.Head.RegisterLog, entry), LogKey.Of(Writing.Head.RegisterLog + 1, 0));
        var id = _session.Number(new("select max(id) from cosignature where id > $1 and id < $2", first, end)) ?? _session.Select(Writing.Head.LastCheckpoint, r => r.Int(0)).FirstOrDefault();
        var note = Witnesses.Cosigned(_session, LogKey.Index(id));
        return note is not null && Checkpoint.TryParse(note.Text, out var signed) == NoteFault.None && signed!.Size > entry
            ? note
            : throw new StorageFault(FaultKind.Damaged, "The checkpoint that signs the entry is missing or cannot be read. Run habeas verify.");
    }

    private ShownPart Shown(EventRef place, byte[] stored)
    {
        var id = SealedPart.OwnerKeyId(stored) ?? throw Damaged(place);
        using var key = PartKey.Derive(_keys.Find(id) ?? throw Damaged(place), SealedPart.Salt(stored));
        return new(stored, key.Disclose());
    }

    /// <summary>Why this reader may not see an event of a person; null where they may see all of it.</summary>
    private LeftOut? Kept(EventRef place, PersonId person, Purpose purpose)
    {
        var disclosed = Disclosed(person, purpose);
        return disclosed.LeftOut.FirstOrDefault(l => l.Event == place)
            ?? (disclosed.File.Chronicle.Events.Any(e => e.Ref == place) ? null : new LeftOut(place, LeftOut.Confidential, "it is not on the file as this reader sees it", Whole: true));
    }
}

/// <summary>A receipt, with what a page beside it says.</summary>
/// <param name="Receipt">The receipt; null where the event is kept from the reader.</param>
/// <param name="Entry">The entry it is of.</param>
/// <param name="Part">The part; its event is null where it was erased, and then the receipt shows no content.</param>
/// <param name="Owner">Whose part it is; null where the register's own key is destroyed.</param>
/// <param name="Kept">Why there is no receipt.</param>
public sealed record EventReceipt(Receipt? Receipt, EntryView Entry, PartView Part, Subject? Owner, LeftOut? Kept);
