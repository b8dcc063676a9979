namespace Habeas.Ledger.Notes;

/// <summary>Why bytes are not a signed note, a key, a checkpoint or a proof text, or why such a text is not to be believed.</summary>
public enum NoteFault
{
    /// <summary>There is no fault.</summary>
    None,

    /// <summary>It is longer than this library reads.</summary>
    TooLong,

    /// <summary>It is not valid UTF-8, or has a control character other than the newline.</summary>
    NotPlainText,

    /// <summary>There is no empty line with signature lines after it.</summary>
    NoSignatures,

    /// <summary>A line is not a signature line, or its base64 is not canonical.</summary>
    MalformedSignature,

    /// <summary>There are more signature lines than this library reads.</summary>
    TooManySignatures,

    /// <summary>A key does not have the text form of a key, or its id is not its own.</summary>
    MalformedKey,

    /// <summary>A key is of a kind that this library does not know.</summary>
    UnknownKeyType,

    /// <summary>The first line is not the version expected.</summary>
    UnknownVersion,

    /// <summary>The text is not a checkpoint: origin, size, root, and no empty line.</summary>
    MalformedCheckpoint,

    /// <summary>The text is not a proof: index, at most 63 hashes, an empty line, a checkpoint.</summary>
    MalformedProof,

    /// <summary>A signature that names a known key is not that key's.</summary>
    KnownKeyFailed,

    /// <summary>No known key signed it.</summary>
    NoKnownKey,

    /// <summary>Only a key signed it that had been replaced at its size.</summary>
    ReplacedKey,

    /// <summary>A known key signed it, but none that bears the name of the checkpoint's origin.</summary>
    NotSignedByOrigin,
}
