using System.Collections.Concurrent;
using System.Text.Json;
using Habeas.Ledger.Sealing;
using Habeas.Register.Acts;
using Habeas.Register.Documents;
using Habeas.Register.Erasure;
using Habeas.Register.Stored;
using Habeas.Storage.Derived;
using Habeas.Storage.Documents;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Verifying;

/// <summary>What all blocks share when parts are opened: the keys, whose they are, and sums of the rows that headers imply.</summary>
/// <param name="keys">The opened owner keys by id; null where one was destroyed.</param>
/// <param name="owners">Whose key is which, as the owner table says; null where it cannot be read.</param>
/// <param name="own">The id of the register's own key.</param>
/// <param name="findings">Where problems go.</param>
internal sealed class DeepContext(IReadOnlyDictionary<Guid, byte[]?> keys, IReadOnlyDictionary<(Keeper Keeper, Guid Subject), Guid>? owners, Guid own, Findings findings)
{
    private readonly ConcurrentDictionary<string, bool> _wrongOwners = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<Guid, byte[]?> Keys { get; } = keys;

    public IReadOnlyDictionary<(Keeper Keeper, Guid Subject), Guid>? Owners { get; } = owners;

    /// <summary>The id of the register's own key.</summary>
    public Guid Own { get; } = own;

    public Findings Findings { get; } = findings;

    /// <summary>Notes that the owner table names another key for a subject than the one that sealed its parts.</summary>
    public void WrongOwner(string subject)
    {
        if (_wrongOwners.TryAdd(subject, true))
        {
            Findings.Row(Tables.Owner.Name, subject);
        }
    }

    /// <summary>The documents that the entries name.</summary>
    public NamedByEntries Documents { get; } = new();

    public RowSum Acts { get; } = new();

    public RowSum Streams { get; } = new();
}

// Failure policy: as Block.

/// <summary>Opens the parts of a block's entries: key commitments, JSON, and that the header's list agrees with the events.</summary>
internal sealed class DeepCheck(DeepContext context)
{
    private readonly TableRows _acts = new(Tables.Act);
    private readonly TableRows _streams = new(Tables.Stream);
    private long _entry;
    private Header? _header;

    /// <summary>When the first and the last entry of the block were recorded.</summary>
    public (long First, long Last)? Recorded { get; private set; }

    public void Reset() => Recorded = null;

    public void Begin(long entry)
    {
        _entry = entry;
        _header = null;
    }

    public void Part(int part, ReadOnlySpan<byte> stored)
    {
        var reference = new EventRef(_entry, part);
        if (SealedPart.OwnerKeyId(stored) is not { } id)
        {
            context.Findings.Part(ProblemKinds.PartUnopened, reference, "it is no sealed part of a known version");
            return;
        }

        var listed = part == 0 ? null : _header?.Parts.ElementAtOrDefault(part - 1);
        var keeper = listed?.KeptBy ?? Keeper.Register;
        if (context.Owners is { } owners && (keeper == Keeper.Register ? id != context.Own : id != owners.GetValueOrDefault((keeper, listed!.Owner.Value))))
        {
            context.WrongOwner(keeper == Keeper.Register ? "register" : listed!.Owner.Value.ToString());
        }

        if (!context.Keys.TryGetValue(id, out var key))
        {
            context.Findings.Part(ProblemKinds.KeyMissing, reference, "the key that sealed it is not in the key store");
            return;
        }

        if (key is null)
        {
            return; // erased, or damaged and named as a key
        }

        if (SealedPart.TryOpen(stored, key, out var json) is not PartFault.None and var fault)
        {
            context.Findings.Part(ProblemKinds.PartUnopened, reference, $"it does not open: {fault}");
            return;
        }

        Read(reference, json);
    }

    /// <summary>Ends an entry of which so many parts were there.</summary>
    public void End(int parts)
    {
        if (_header is not null && _header.Parts.Count != parts - 1)
        {
            context.Findings.Entry(ProblemKinds.HeaderDisagrees, _entry, "its header lists another number of parts");
        }
    }

    private void Read(EventRef reference, byte[] json)
    {
        try
        {
            if (reference.Part == 0)
            {
                Header(RegisterJson.ReadHeader(json));
                return;
            }

            var said = StoredPart.Read(json);
            Named(NamedDocuments.Of(json));
            var listed = _header?.Parts.ElementAtOrDefault(reference.Part - 1);
            if (_header is not null && (listed is null || !Agrees(listed, said)))
            {
                context.Findings.Part(ProblemKinds.HeaderDisagrees, reference, "its header lists another event or owner");
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            context.Findings.Part(ProblemKinds.PartUnopened, reference, "it opens, and is not the JSON of a header or event");
        }
    }

    private static bool Agrees(HeaderPart listed, StoredPart said) => said switch
    {
        { Event: { } told } => listed.Owner == told.Subject && listed.Type == EventCatalog.NameOf(told),
        { Kept: { } kept } => listed.Owner == kept.Event.Subject && listed is { Type: StoredPart.KeptType, KeptBy: Keeper.Custody },
        _ => listed.Type == StoredPart.WordsType,
    };

    private void Header(Header header)
    {
        _header = header;
        var at = header.RecordedAt.Micros();
        if (Recorded is { } before && at <= before.Last)
        {
            context.Findings.Entry(ProblemKinds.HeaderDisagrees, _entry, "it says that it was recorded before the entry before it");
        }

        Named(header.AllDocuments);
        Recorded = (Recorded?.First ?? at, at);
        Sum(context.Acts, _acts.Int(_entry).Int(at).Id(header.ActId.Value).Bytes(Convert.FromHexString(header.ActDigest)).Int(header.Clock?.Said.Micros()));
        for (var i = 0; i < header.Parts.Count; i++)
        {
            var owner = header.Parts[i].Owner;
            Sum(context.Streams, _streams.Int((long)owner.Kind).Id(owner.Value).Int(_entry).Int(i + 1));
        }
    }

    private void Named(IEnumerable<string> documents)
    {
        foreach (var digest in documents)
        {
            context.Documents.Add(digest, _entry);
        }
    }

    private static void Sum(RowSum sum, TableRows rows)
    {
        sum.Add(rows.Line(0));
        rows.Clear();
    }
}
