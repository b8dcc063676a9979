using System.Text.Json;
using Habeas.Register.Acts;

namespace Habeas.Register.Stored;

/// <summary>Why an officer acted, in free words: about a person they go with that person's identity, and the header is without them.</summary>
public sealed record WordsOfAct(string? Reason, string? LegalBasis);

/// <summary>What custody keeps of the event in part <paramref name="Of"/> of the same entry: its skeleton.</summary>
public sealed record CustodyKept(int Of, Event Event);

/// <summary>What a part after the header says: an event, what custody keeps of one, or the words of the act. The last two follow all events.</summary>
public sealed record StoredPart(Event? Event, CustodyKept? Kept, WordsOfAct? Words)
{
    /// <summary>The type under which a header lists a skeleton.</summary>
    public const string KeptType = "custody-kept@v1";

    /// <summary>The type under which a header lists the words of its act.</summary>
    public const string WordsType = "act-words@v1";

    public static byte[] Write(CustodyKept kept) => JsonSerializer.SerializeToUtf8Bytes(kept, RegisterJson.Stored);

    public static byte[] Write(WordsOfAct words) => JsonSerializer.SerializeToUtf8Bytes(new StoredWords(words), RegisterJson.Stored);

    /// <summary>Reads a stored part. An event begins with its type; the others with a field that no event begins with.</summary>
    /// <exception cref="JsonException">The bytes are none of the three.</exception>
    public static StoredPart Read(ReadOnlySpan<byte> json) =>
        json.StartsWith("{\"of\":"u8) ? new(null, Read<CustodyKept>(json), null)
        : json.StartsWith("{\"words\":"u8) ? new(null, null, Read<StoredWords>(json).Words)
        : new(RegisterJson.ReadEvent(json), null, null);

    private static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, RegisterJson.Stored) ?? throw new JsonException("null is not a value here");

    private sealed record StoredWords(WordsOfAct Words);
}
