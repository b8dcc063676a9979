using System.Collections.Concurrent;
using System.Security.Cryptography;
using Habeas.Ledger.Sealing;
using Habeas.Register.Documents;
using Habeas.Register.Erasure;
using Habeas.Storage.Engine;
using Habeas.Storage.Verifying;

namespace Habeas.Storage.Documents;

/// <summary>What a deep verification found of documents.</summary>
/// <param name="Kept">How many are kept, those that are erased or altered included.</param>
/// <param name="Orphans">How many of these no entry names: their acts were never recorded.</param>
/// <param name="Erased">How many of these cannot be read any more, because the key that sealed them was destroyed.</param>
/// <param name="Absent">Documents that entries name and that were never added, or were taken away: perhaps they exist on paper only. In the order of the log, at most <see cref="MostAbsent"/>.</param>
/// <param name="AbsentInAll">How many there are of those.</param>
public sealed record DocumentsVerified(long Kept, long Orphans, long Erased, IReadOnlyList<(string Digest, long Entry)> Absent, long AbsentInAll)
{
    /// <summary>More are counted and not listed.</summary>
    public const int MostAbsent = 1000;
}

/// <summary>The documents that the opened entries named, each with the first entry that did. Filled on several threads.</summary>
internal sealed class NamedByEntries
{
    private readonly ConcurrentDictionary<string, long> _first = new(StringComparer.Ordinal);

    public void Add(string digest, long entry) => _first.AddOrUpdate(digest, entry, (_, known) => Math.Min(known, entry));

    public bool Has(string digest) => _first.ContainsKey(digest);

    public IEnumerable<(string Digest, long Entry)> Except(IReadOnlySet<string> kept) => _first.Where(n => !kept.Contains(n.Key)).Select(n => (n.Key, n.Value));
}

// Failure policy: as Verifier. A destroyed key is an erasure, not a problem.

/// <summary>Verifies documents: that none is missing among their numbers, and that each opens to what its digest says.</summary>
internal sealed class DocumentCheck(IReadOnlyList<ISession> sessions, Findings findings)
{
    private const int Slices = 256; // by the first byte of the digest

    /// <summary>Needs no key: documents are numbered from 1 without a gap, and a counter tells the last.</summary>
    /// <param name="last">The number of the last document that was added; null where no counter tells.</param>
    public void Numbers(long? last)
    {
        var next = 1L;
        foreach (var number in sessions[0].Select(new("select number from document order by number"), r => r.Int(0)))
        {
            if (number > next)
            {
                findings.Document(ProblemKinds.DocumentMissing, next, FormattableString.Invariant($"documents {next} to {number - 1} were taken away"));
            }

            next = number + 1;
        }

        if (last >= next)
        {
            findings.Document(ProblemKinds.DocumentMissing, next, FormattableString.Invariant($"documents {next} to {last} were taken away"));
        }
    }

    /// <summary>Opens every document, and compares what is kept with what entries name.</summary>
    public DocumentsVerified Open(DeepContext context, CancellationToken cancel)
    {
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var (kept, erased, taken) = (0L, 0L, -1);
        Parallel.ForEach(sessions, session =>
        {
            for (var slice = Interlocked.Increment(ref taken); slice < Slices; slice = Interlocked.Increment(ref taken))
            {
                cancel.ThrowIfCancellationRequested();
                using var rows = session.Run(Slice(slice));
                while (rows.Next())
                {
                    Interlocked.Increment(ref kept);
                    seen[Convert.ToHexStringLower(rows.Span(1))] = true;
                    if (!Open(rows, context))
                    {
                        Interlocked.Increment(ref erased);
                    }
                }
            }
        });
        var absent = context.Documents.Except(seen.Keys.ToHashSet(StringComparer.Ordinal)).OrderBy(a => a.Entry).ThenBy(a => a.Digest, StringComparer.Ordinal).ToList();
        return new(kept, seen.Keys.Count(d => !context.Documents.Has(d)), erased, [.. absent.Take(DocumentsVerified.MostAbsent)], absent.Count);
    }

    private static Query Slice(int first)
    {
        const string Columns = "select number, digest, kind, subject, type, stored from document where digest >= $1";
        return first == Slices - 1
            ? new(Columns + " order by digest", new byte[] { (byte)first })
            : new(Columns + " and digest < $2 order by digest", new byte[] { (byte)first }, new byte[] { (byte)(first + 1) });
    }

    /// <summary>Opens one, and notes what is wrong with it; false where its key was destroyed.</summary>
    private bool Open(IRows row, DeepContext context)
    {
        var (number, digest, kind, subject, type) = (row.Int(0), row.Bytes(1), row.Int(2), row.Id(3), row.Text(4));
        var stored = row.Span(5);
        if (SealedPart.OwnerKeyId(stored) is not { } id || !context.Keys.TryGetValue(id, out var key))
        {
            Altered(number, "it is not sealed under a key of the key store");
            return true;
        }

        if (context.Owners is { } owners && id != (kind == 0 ? context.Own : owners.GetValueOrDefault(((Keeper)kind, subject))))
        {
            Altered(number, "the key that sealed it is not that of its owner");
        }

        if (key is null)
        {
            return false; // erased, or damaged and named as a key
        }

        if (SealedPart.TryOpen(stored, key, out var content) is not PartFault.None and var fault)
        {
            Altered(number, $"it does not open: {fault}");
        }
        else if (!SHA256.HashData(content).AsSpan().SequenceEqual(digest))
        {
            Altered(number, "its content is not the one that its digest names");
        }
        else if (DocumentContent.TypeOf(content) != type)
        {
            Altered(number, "its content is of another type than is said");
        }

        return true;
    }

    private void Altered(long number, string words) => findings.Document(ProblemKinds.DocumentAltered, number, words);
}
