using System.Text.Json;
using Habeas.Register.Acts;

namespace Habeas.Register.Stored;

/// <summary>
/// Characters that are no part of a text: control characters and halves of characters. They cannot be seen, they move the cursor of
/// whoever reads, and programs further on cut a text short at them.
/// </summary>
/// <remarks>A tab and the ends of lines stand where an officer writes prose, and nowhere else: a name has one line.</remarks>
public static class ControlCharacters
{
    /// <summary>How the encoder writes half of a surrogate pair; the character U+FFFD itself it writes as it is.</summary>
    private const string Half = @"\uFFFD";

    private const string HalfWords = "half of a character";

    private static readonly HashSet<string> Prose = new(StringComparer.Ordinal)
    {
        "reason", "reasons", "why", "how", "words", "conditions", "provisional", "basis", "legalBasis", "law", "despite",
    };

    /// <summary>The refusal of an act with such a character in any of its texts, or null.</summary>
    /// <param name="canonical">The act as <see cref="RegisterJson.Write(Act)"/> writes it.</param>
    public static Refusal? In(ReadOnlyMemory<byte> canonical)
    {
        if (!MayHold(canonical.Span))
        {
            return null;
        }

        using var document = JsonDocument.Parse(canonical);
        return Value(document.RootElement, "", "");
    }

    /// <summary>The refusal of a text on one line that holds such a character, or null.</summary>
    public static Refusal? In(string field, string text) => Found(field, text, lines: false);

    /// <summary>True for a control character of ASCII or of Latin-1, as UTF-8; a tab is none here, since a source may mean a blank by it.</summary>
    public static bool AreIn(ReadOnlySpan<byte> utf8)
    {
        if (utf8.ContainsAnyInRange((byte)0x00, (byte)0x08) || utf8.ContainsAnyInRange((byte)0x0A, (byte)0x1F) || utf8.Contains((byte)0x7F))
        {
            return true;
        }

        for (var at = utf8.IndexOf((byte)0xC2); at >= 0 && at + 1 < utf8.Length; at = utf8.IndexOf((byte)0xC2))
        {
            if (utf8[at + 1] is >= 0x80 and <= 0x9F)
            {
                return true;
            }

            utf8 = utf8[(at + 1)..];
        }

        return false;
    }

    /// <summary>Whether anything is escaped but quotation marks and backslashes: what is plain needs no second look.</summary>
    private static bool MayHold(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0; at = json.IndexOf((byte)'\\'))
        {
            if (json[at + 1] is not ((byte)'"' or (byte)'\\'))
            {
                return true;
            }

            json = json[(at + 2)..];
        }

        return false;
    }

    private static Refusal? Value(JsonElement value, string path, string field) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject()
            .Select(f => Found(path.Length == 0 ? "name" : path, f.Name, lines: false) ?? Value(f.Value, path.Length == 0 ? f.Name : $"{path}.{f.Name}", f.Name))
            .FirstOrDefault(f => f is not null),
        JsonValueKind.Array => value.EnumerateArray()
            .Select((e, i) => Value(e, FormattableString.Invariant($"{path}[{i}]"), field)).FirstOrDefault(f => f is not null),
        JsonValueKind.String => value.GetRawText().Contains(Half, StringComparison.Ordinal)
            ? Refusals.TextNotPlain(path, HalfWords)
            : Found(path, value.GetString()!, Prose.Contains(field)),
        _ => null,
    };

    private static Refusal? Found(string path, string text, bool lines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c) && !(i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) && !(i > 0 && char.IsSurrogatePair(text[i - 1], c)))
            {
                return Refusals.TextNotPlain(path, HalfWords);
            }

            if (char.IsControl(c) && !(lines && c is ('\t' or '\n' or '\r')))
            {
                return Refusals.TextNotPlain(path, FormattableString.Invariant($"the control character U+{(int)c:X4}"));
            }
        }

        return null;
    }
}
