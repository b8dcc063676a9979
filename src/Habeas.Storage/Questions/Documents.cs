using System.Security.Cryptography;
using Habeas.Ledger.Sealing;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Documents;
using Habeas.Storage.Derived;
using Habeas.Storage.Documents;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Questions;

public sealed partial class Reading
{
    /// <summary>A document by the SHA-256 of its content, in lower-case hex. Where several persons have it on their files, any copy that can be read; none of a file that is sealed, or whose person is kept, from this actor.</summary>
    /// <exception cref="StorageFault">What is kept is not the document that was added.</exception>
    public DocumentFound Document(string digest)
    {
        Ask("document");
        if (digest.Length != 2 * SHA256.HashSizeInBytes || !digest.All(char.IsAsciiHexDigit))
        {
            return new DocumentFound.Absent();
        }

        var copies = _session.Select(
            new("select number, kind, subject from document where digest = $1 order by number", Convert.FromHexString(digest)), r => (Number: r.Int(0), Kind: r.Int(1), Subject: r.Id(2))).ToList();
        var read = copies.Where(c => c.Kind != (long)SubjectKind.Person || !IsKept(new(c.Subject))).Select(c => c.Number).ToList();
        DocumentFound found = copies.Count > 0 && read.Count == 0 ? new DocumentFound.Guarded() : new DocumentFound.Absent();
        foreach (var number in read)
        {
            var stored = _session.Select(new("select stored from document where number = $1", number), r => r.Bytes(0)).First();
            if (SealedPart.OwnerKeyId(stored) is { } id && _keys.Find(id) is null)
            {
                found = new DocumentFound.Erased();
                continue;
            }

            var content = Content(number, stored, digest);
            return new DocumentFound.Whole(content, DocumentContent.TypeOf(content) ?? throw AlteredDocument(number));
        }

        return found;
    }

    /// <summary>The documents of a person's file, and those that it names and that are not kept; the register's own where no person is given.</summary>
    public IReadOnlyList<DocumentSummary> Documents(PersonId? owner)
    {
        Ask("document");
        var named = owner is { } person ? NamedBy(person) : [];
        var kept = _session.Select(
            new(
                "select d.digest, d.type, length(d.stored), d.added_at, o.key_id from document d left join owner o on o.kind = d.kind and o.subject = d.subject where d.kind = $1 and d.subject = $2 order by d.number",
                owner is null ? 0L : (long)SubjectKind.Person,
                owner?.Value ?? Guid.Empty),
            r => (Digest: Convert.ToHexStringLower(r.Span(0)), Type: r.Text(1), Size: r.Int(2) - SealedPart.Overhead, Added: r.Int(3), Key: r.IdOrNull(4))).ToList();
        var erased = kept.Any(k => k.Key is { } id && _keys.Find(id) is null);
        return
        [
            .. kept.Select(k => new DocumentSummary(
                k.Digest, k.Type, k.Size, Measures.Instant(k.Added), erased ? DocumentStates.Erased : named.ContainsKey(k.Digest) ? DocumentStates.Named : DocumentStates.Orphan, [.. named.GetValueOrDefault(k.Digest, [])])),
            .. named.Where(n => kept.All(k => k.Digest != n.Key))
                .OrderBy(n => n.Value.Min).ThenBy(n => n.Key, StringComparer.Ordinal)
                .Select(n => new DocumentSummary(n.Key, null, null, null, DocumentStates.Absent, [.. n.Value])),
        ];
    }

    /// <summary>Which documents the entries of a file name: in their headers, and in what they say of the person.</summary>
    private Dictionary<string, SortedSet<long>> NamedBy(PersonId person)
    {
        var named = new Dictionary<string, SortedSet<long>>(StringComparer.Ordinal);
        foreach (var entry in EntriesOf(person).Select(Entry).OfType<EntryView>())
        {
            var about = entry.Parts.Where(p => p.Event?.Subject == person).SelectMany(p => NamedDocuments.Of(p.Json));
            foreach (var digest in (entry.Header?.AllDocuments ?? []).Concat(about))
            {
                (named.TryGetValue(digest, out var entries) ? entries : named[digest] = []).Add(entry.Index);
            }
        }

        return named;
    }

    private byte[] Content(long number, ReadOnlySpan<byte> stored, string digest) =>
        SealedPart.OwnerKeyId(stored) is { } id && _keys.Find(id) is { } key && SealedPart.TryOpen(stored, key, out var content) == PartFault.None && DocumentContent.DigestOf(content) == digest
            ? content
            : throw AlteredDocument(number);

    private static StorageFault AlteredDocument(long number) => new(
        FaultKind.Damaged, FormattableString.Invariant($"Document {number} is not what was added: it was altered, or its key was. Run habeas verify --deep, and look for the document in a backup."));
}
