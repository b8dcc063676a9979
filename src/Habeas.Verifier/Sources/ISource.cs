using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Verifier.Checking;

namespace Habeas.Verifier.Sources;

/// <summary>A checkpoint as a source keeps it.</summary>
/// <param name="Size">The size under which it is kept.</param>
/// <param name="Previous">The size of the one before, where the source says so.</param>
/// <param name="Note">The signed note.</param>
internal sealed record KeptNote(long Size, long? Previous, byte[] Note);

/// <summary>Where logs are read from: a register's database, or what was published of a log.</summary>
internal interface ISource : IDisposable
{
    /// <summary>The logs there are.</summary>
    IReadOnlyList<ILog> Logs { get; }

    /// <summary>Names what belongs to no log.</summary>
    void NameStray(Findings findings);
}

/// <summary>One log of a source.</summary>
internal interface ILog
{
    SigningKeys Keys { get; }

    /// <summary>How many entries are gone through.</summary>
    long Size { get; }

    /// <summary>Whether checkpoints are kept in a chain, each with the size of the one before it.</summary>
    bool HasChain { get; }

    /// <summary>Whether partial tiles are there to be compared; a register derives them.</summary>
    bool HasPartialTiles { get; }

    /// <summary>The checkpoint of the empty log, where one is kept.</summary>
    KeptNote? EmptyNote { get; }

    /// <summary>The last checkpoint, as it is kept; null where there is none.</summary>
    byte[]? LastNote { get; }

    /// <summary>The bytes of a tile of hashes; null where it is missing.</summary>
    byte[]? Tile(TileId tile);

    /// <summary>A reader of entries, one for each thread.</summary>
    IBlocks Open();

    /// <summary>Names what lies beyond all that is gone through, before anything else: what is missing up to there may be more than is kept.</summary>
    void NameBeyond(Findings findings);

    /// <summary>Names what lies behind the last checkpoint and should not be there, and gives the cosignatures that the source keeps beside.</summary>
    IEnumerable<KeptCosignature> Ends(Findings findings);
}

/// <summary>A cosignature that is kept beside a checkpoint.</summary>
/// <param name="Size">The size that the checkpoint signs.</param>
/// <param name="Witness">The witness's public key, as text.</param>
/// <param name="At">When it signed.</param>
/// <param name="Line">Its signature line.</param>
/// <param name="Note">The checkpoint; null where there is none of that size.</param>
internal sealed record KeptCosignature(long Size, string Witness, long At, byte[] Line, byte[]? Note);

/// <summary>Reads runs of entries that begin at a tile's edge.</summary>
internal interface IBlocks : IDisposable
{
    /// <summary>
    /// Reads the entries from <paramref name="first"/>, hashes their leaves into <paramref name="hashes"/>, one for each, and names everything
    /// that is wrong with leaves, parts and tiles of level 0.
    /// </summary>
    /// <returns>The checkpoints of sizes above <paramref name="first"/> and up to the end, the end included, in order.</returns>
    IReadOnlyList<KeptNote> Read(long first, Span<TreeHash> hashes, Findings findings);
}
