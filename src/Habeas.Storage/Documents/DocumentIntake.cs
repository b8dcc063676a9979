using System.Security.Cryptography;
using Habeas.Ledger.Sealing;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Documents;
using Habeas.Register.Stored;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Writing;
using NodaTime;

namespace Habeas.Storage.Documents;

// Failure policy: a document is acknowledged only when its commit is durable. A fault before the commit means that nothing was written;
// one during it, that nobody knows, and the fault says so. Nothing is retried: adding the same document again is safe, and tells.

/// <summary>Takes documents in, each under the store's one write lock and in a commit of its own.</summary>
internal sealed class DocumentIntake(IStore store, RegisterKeys registerKeys, IClock clock, RandomBytes random)
{
    public DocumentAnswer Add(byte[] content, PersonId? owner, Actor actor)
    {
        if ((Policy.MayAddDocument(actor, owner) ?? DocumentContent.Fault(content)) is { } refusal)
        {
            return new DocumentAnswer.Refused(refusal);
        }

        var digest = SHA256.HashData(content);
        var kept = new DocumentAnswer.Kept(Convert.ToHexStringLower(digest), DocumentContent.TypeOf(content)!, content.Length, WasThere: false);
        var (kind, subject) = owner is { } person ? ((long)SubjectKind.Person, person.Value) : (0L, Guid.Empty);
        using var writer = store.OpenWriter();
        var (keyId, number, there) = Begin(writer, kind, subject, digest);
        // Read anew for each document, so that what was erased meanwhile is not sealed with a key that somebody remembers.
        var key = keyId is { } id ? new OwnerKeys(store.Keys, registerKeys, random).Find(id) : null;
        if (key is null || there is not null)
        {
            writer.Rollback();
            return key is not null ? Compared(there!.Value, key, content, kept)
                : new DocumentAnswer.Refused(keyId is null ? Refusals.PersonNotRegistered(owner!.Value) : Refusals.FileErased());
        }

        var salt = new byte[SealedPart.SaltLength];
        random(salt);
        var batch = new Batch();
        batch.To(Tables.Document).Int(number).Bytes(digest).Int(kind).Id(subject).Text(kept.Type)
            .Int(Instants.Truncated(clock.GetCurrentInstant()).Micros()).Bytes(SealedPart.Seal(keyId!.Value, key, salt, content));
        batch.To(Tables.Counter).Text(Counters.Documents).Int(number);
        try
        {
            writer.Commit(batch);
        }
        catch (StorageFault fault)
        {
            throw new StorageFault(fault.Kind, fault.Message + " Whether the document was added is not known: add it again.", fault) { OutcomeUnknown = true };
        }

        return kept;
    }

    /// <summary>That a document is there means that its content is: what was altered is told to whoever still has it.</summary>
    private static DocumentAnswer.Kept Compared((long Number, byte[] Stored) there, byte[] key, byte[] content, DocumentAnswer.Kept kept) =>
        SealedPart.TryOpen(there.Stored, key, out var stored) == PartFault.None && stored.AsSpan().SequenceEqual(content)
            ? kept with { WasThere = true }
            : throw new StorageFault(
                FaultKind.Damaged, FormattableString.Invariant($"Document {there.Number} was added before and is not what it was: it was altered. Keep your copy, and run habeas verify --deep."));

    /// <summary>Takes the lock, and reads whose key seals, which number is next, and whether the document is there already.</summary>
    private static (Guid? Key, long Number, (long Number, byte[] Stored)? There) Begin(IWriter writer, long kind, Guid subject, byte[] digest)
    {
        using var rows = writer.Begin(
            Head.WhatShuts,
            new("select key_id from owner where kind = $1 and subject = $2", kind, subject),
            new("select number, stored from document where digest = $1 and kind = $2 and subject = $3", digest, kind, subject),
            new("select max(number) from (select number from document union all select value from counter where name = $1) taken", Counters.Documents));
        Head.RequireOpen(rows);

        rows.NextResult();
        var key = rows.Next() ? rows.Id(0) : (Guid?)null;
        rows.NextResult();
        var there = rows.Next() ? (rows.Int(0), rows.Bytes(1)) : ((long, byte[])?)null;
        rows.NextResult();
        return (key, rows.Next() ? (rows.IntOrNull(0) ?? 0) + 1 : 1, there);
    }
}
