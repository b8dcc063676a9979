using System.Text;
using System.Text.Json;

namespace Habeas.Register.Documents;

/// <summary>Which documents an event names; those that supported the act as a whole stand in the entry's header.</summary>
public static class NamedDocuments
{
    private const int DigestLength = 64;

    /// <summary>
    /// The documents that the stored JSON of an event names, whatever the field: every text that reads as a SHA-256. A field <c>digest</c>
    /// is left out, because it is of a file that an import read and that nobody keeps here.
    /// </summary>
    public static IEnumerable<string> Of(ReadOnlySpan<byte> eventJson)
    {
        List<string>? named = null;
        var reader = new Utf8JsonReader(eventJson);
        var ofImport = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                ofImport = reader.ValueTextEquals("digest"u8);
            }
            else if (reader.TokenType == JsonTokenType.String && !ofImport && IsDigest(reader.ValueSpan))
            {
                (named ??= []).Add(Encoding.ASCII.GetString(reader.ValueSpan));
            }
        }

        return named ?? [];
    }

    private static bool IsDigest(ReadOnlySpan<byte> value) => value.Length == DigestLength && !value.ContainsAnyExcept("0123456789abcdef"u8);
}
