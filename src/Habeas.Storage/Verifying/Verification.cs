using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;
using Habeas.Storage.Documents;
using NodaTime;

namespace Habeas.Storage.Verifying;

/// <summary>What a verification found, and over how much.</summary>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="Checkpoints">How many checkpoints were verified.</param>
/// <param name="Root">The root of the tree as computed from the leaves; null where entries are missing.</param>
/// <param name="Problems">Everything that is not as it was signed, at most <see cref="MostProblems"/>.</param>
/// <param name="Outside">What became of each checkpoint that was handed in.</param>
/// <param name="IsDeep">Whether parts were opened and the read models compared; false also where the schema lets neither be done.</param>
public sealed record Verification(
    long Entries,
    long Checkpoints,
    TreeHash? Root,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<OutsideCheckpoint> Outside,
    bool IsDeep)
{
    /// <summary>More problems than this are not listed; the first ones are what matters.</summary>
    public const int MostProblems = 1000;

    /// <summary>What became of the documents; null unless the verification is deep.</summary>
    public DocumentsVerified? Documents { get; init; }

    /// <summary>How many cosignatures of witnesses there are over its checkpoints.</summary>
    public long Cosignatures { get; init; }

    /// <summary>When the last entry was recorded, as the tables say; null where there is none, or they cannot be read.</summary>
    public Instant? LastRecordedAt { get; init; }

    /// <summary>Nothing was found, here or against the checkpoints that were handed in.</summary>
    public bool Holds => Problems.Count == 0 && Outside.All(o => o.Holds);

    /// <summary>Everything that was recorded is as it was signed, and only the schema around it is not as the program makes it.</summary>
    public bool IsSchemaOnly => Problems.Count > 0 && Root is not null && Outside.All(o => o.Holds)
        && Problems.All(p => p.Kind is ProblemKinds.SchemaMissing or ProblemKinds.SchemaExtra or ProblemKinds.SchemaAltered or ProblemKinds.ReadModelNotCompared);

    /// <summary>Whether any checkpoint from outside stands behind this. Without one, a holder of the signing key could have rewritten everything.</summary>
    public bool IsWitnessed => Holds && Outside.Any(o => o.Size > 0);

    /// <summary>The result in a word or two, for a person.</summary>
    public string Status => (Holds, IsWitnessed) switch
    {
        (false, _) => "altered",
        (true, false) => "internally consistent, not independently witnessed",
        _ => "consistent, and with the checkpoints kept outside",
    };
}

/// <summary>Kinds of alteration, as slugs.</summary>
public static class ProblemKinds
{
    public const string EntryMissing = "entry-missing";
    public const string EntryExtra = "entry-under-no-checkpoint";
    public const string LeafUnreadable = "leaf-unreadable";
    public const string LeafHashDiffers = "leaf-hash-differs";
    public const string PartMissing = "part-missing";
    public const string PartExtra = "part-extra";
    public const string PartDiffers = "part-differs";
    public const string TileMissing = "tile-missing";
    public const string TileExtra = "tile-extra";
    public const string TileDiffers = "tile-differs";
    public const string LogMissing = "log-missing";
    public const string CheckpointUnreadable = "checkpoint-unreadable";
    public const string CheckpointDiffers = "checkpoint-differs";
    public const string CheckpointMissing = "checkpoint-missing";
    public const string KeySuccessionBroken = "key-succession-broken";
    public const string CosignatureWrong = "cosignature-wrong";
    public const string PartUnopened = "part-does-not-open";
    public const string HeaderDisagrees = "header-disagrees";
    public const string KeyDamaged = "owner-key-damaged";
    public const string KeyMissing = "owner-key-missing";
    public const string ReadModelDiffers = "read-model-differs";
    public const string ReadModelNotCompared = "read-model-not-compared";
    public const string DocumentMissing = "document-missing";
    public const string DocumentAltered = "document-altered";
    public const string SchemaMissing = "schema-missing";
    public const string SchemaExtra = "schema-extra";
    public const string SchemaAltered = "schema-altered";
}

/// <summary>One thing that is not as it was signed.</summary>
/// <param name="Kind">A slug of <see cref="ProblemKinds"/>.</param>
/// <param name="Where">What it is about: <c>entry 12</c>, <c>part 12/1</c>, <c>checkpoint 40</c>, <c>table person</c>, <c>index name_folded of name</c>.</param>
/// <param name="Words">What is wrong, in plain words; never a person's name.</param>
/// <param name="Entry">The entry it is about, where it is about one.</param>
/// <param name="Checkpoint">The size of the checkpoint it is about, where it is about one.</param>
/// <param name="Subject">The person, place or counter whose rows differ.</param>
public sealed record Problem(string Kind, string Where, string Words, long? Entry = null, long? Checkpoint = null, string? Subject = null);

/// <summary>A checkpoint that somebody kept outside, against the register.</summary>
/// <param name="Size">The size that it signs.</param>
/// <param name="Holds">Whether the register still is what it signed.</param>
/// <param name="Words">What is wrong, in plain words; empty when it holds.</param>
/// <param name="LastGood">The largest size at which an outside checkpoint still holds; 0 when none does.</param>
/// <param name="Evidence">Both checkpoints and the proof that fails, for a third party; null when it holds.</param>
public sealed record OutsideCheckpoint(long Size, bool Holds, string Words, long LastGood, Evidence? Evidence);

/// <summary>What shows to a third party that a register contradicts itself: two notes that it signed, and a proof that cannot join them.</summary>
/// <param name="Outside">The note that was kept outside.</param>
/// <param name="Stored">The register's own last note.</param>
/// <param name="Proof">The consistency proof from the one to the other as the register's tree gives it; empty where there is none.</param>
/// <param name="Fault">Why the proof fails.</param>
public sealed record Evidence(byte[] Outside, byte[] Stored, IReadOnlyList<TreeHash> Proof, string Fault);

/// <summary>What to verify.</summary>
public sealed record VerifyOptions
{
    /// <summary>Open every part and every document, and make the read models anew and compare them. Needs the register's keys.</summary>
    public bool Deep { get; init; }

    /// <summary>Checkpoints that were kept outside, as signed notes.</summary>
    public IReadOnlyList<byte[]> Outside { get; init; } = [];

    /// <summary>Public keys that are known to be the register's, for one that took over after a loss and that the key before could not vouch for.</summary>
    public Func<IEnumerable<VerifierKey>> Keys { get; init; } = () => [];

    /// <summary>Told from time to time how many entries are done, out of how many.</summary>
    public Action<long, long>? Progress { get; init; }
}
