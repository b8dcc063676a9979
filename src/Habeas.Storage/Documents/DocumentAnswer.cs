using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Storage.Documents;

/// <summary>What the door answers to a document.</summary>
public abstract record DocumentAnswer
{
    private DocumentAnswer()
    {
    }

    /// <summary>The document is kept, durably. Adding it again gives this same answer.</summary>
    /// <param name="Digest">SHA-256 of its content in lower-case hex: what an act names it by.</param>
    /// <param name="Type">Its media type, by its signature.</param>
    /// <param name="Size">Its size in bytes.</param>
    /// <param name="WasThere">It was there before, for the same owner, and nothing was written.</param>
    public sealed record Kept(string Digest, string Type, long Size, bool WasThere) : DocumentAnswer;

    /// <summary>Nothing was written, and this is why.</summary>
    public sealed record Refused(Refusal Refusal) : DocumentAnswer;
}

/// <summary>What reading a document answers.</summary>
public abstract record DocumentFound
{
    private DocumentFound()
    {
    }

    /// <summary>The document as it was added: its digest was checked.</summary>
    public sealed record Whole(byte[] Content, string Type) : DocumentFound;

    /// <summary>It was here, and the key that sealed it was destroyed: nobody reads it any more.</summary>
    public sealed record Erased : DocumentFound;

    /// <summary>It is here, on a file that is sealed, or whose person is kept, from whoever asks.</summary>
    public sealed record Guarded : DocumentFound;

    /// <summary>No document of that digest was added. What an act names may exist on paper only.</summary>
    public sealed record Absent : DocumentFound;
}

/// <summary>What a list shows of a document.</summary>
/// <param name="Digest">SHA-256 of its content in lower-case hex.</param>
/// <param name="Type">Its media type; null where it was never added.</param>
/// <param name="Size">Its size in bytes; null where it was never added.</param>
/// <param name="AddedAt">When it was added, by the clock of whoever wrote it; null where it never was.</param>
/// <param name="State">A slug of <see cref="DocumentStates"/>.</param>
/// <param name="NamedIn">The entries of the file that name it.</param>
public sealed record DocumentSummary(string Digest, string? Type, long? Size, Instant? AddedAt, string State, IReadOnlyList<long> NamedIn);

/// <summary>How documents stand, as slugs.</summary>
public static class DocumentStates
{
    /// <summary>Kept, and named by an entry.</summary>
    public const string Named = "named";

    /// <summary>Kept, and named by no entry of the file: its act was not recorded, or not yet.</summary>
    public const string Orphan = "orphan";

    /// <summary>Named by an entry, and not kept here: perhaps it exists on paper only.</summary>
    public const string Absent = "absent";

    /// <summary>Kept under a key that was destroyed.</summary>
    public const string Erased = "erased";
}
