namespace Habeas.Ledger.Receipts;

/// <summary>Why a text is not a receipt, or why a receipt does not prove what it claims.</summary>
public enum ReceiptFault
{
    /// <summary>Nothing was checked; what an unset verdict says.</summary>
    NotChecked,

    /// <summary>There is no fault.</summary>
    None,

    /// <summary>It is longer than this library reads.</summary>
    TooLong,

    /// <summary>The first line is not the version expected.</summary>
    UnknownVersion,

    /// <summary>A line is missing, or not in its one canonical spelling.</summary>
    Malformed,

    /// <summary>The text is not the one whose check it bears: something was lost or changed on the way.</summary>
    CheckDiffers,

    /// <summary>The leaf is not one of an entry, or has no such part.</summary>
    BadLeaf,

    /// <summary>The proof is not of the entry of the leaf, or the checkpoint is not of its log.</summary>
    OtherEntry,

    /// <summary>The proof or the checkpoint is not one, as <see cref="Notes.NoteFault"/> says.</summary>
    BadProof,

    /// <summary>No known key of the log signed the checkpoint, or a known key's signature fails.</summary>
    NotSigned,

    /// <summary>The entry is not in the tree that the checkpoint signs.</summary>
    NotInTree,

    /// <summary>The sealed part is not the one whose hash the entry's leaf has.</summary>
    OtherPart,

    /// <summary>The sealed part does not open under the key that comes with it.</summary>
    DoesNotOpen,

    /// <summary>Fewer of the known witnesses cosigned the checkpoint than were asked for.</summary>
    TooFewWitnesses,
}

/// <summary>A witness that cosigned, and when, in seconds since 1970.</summary>
public sealed record Cosigned(string Witness, long PosixTime);

/// <summary>The outcome of verifying a receipt.</summary>
/// <param name="Fault">What is wrong, or <see cref="ReceiptFault.None"/>.</param>
/// <param name="Origin">The log that the entry is in.</param>
/// <param name="Entry">The entry's index.</param>
/// <param name="Part">The number of the part within the entry.</param>
/// <param name="Size">How many entries the signed checkpoint has; 0 where it is not to be believed.</param>
/// <param name="Cosignatures">The known witnesses that cosigned it.</param>
/// <param name="Content">What the part says, UTF-8 JSON; null where the receipt carries no content, and wherever there is a fault.</param>
public sealed record ReceiptVerdict(
    ReceiptFault Fault, string Origin, long Entry, int Part, long Size, IReadOnlyList<Cosigned> Cosignatures, ReadOnlyMemory<byte>? Content)
{
    /// <summary>Whether the receipt proves what it claims.</summary>
    public bool Holds => Fault == ReceiptFault.None;
}
