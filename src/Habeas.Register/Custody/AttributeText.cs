using System.Text;

namespace Habeas.Register.Custody;

/// <summary>Attributes as one canonical line, <c>name=code</c> joined by <c>;</c> in ordinal order of names, so that equal means equal.</summary>
public static class AttributeText
{
    public static string Of(IEnumerable<KeyValuePair<string, string>> attributes)
    {
        var text = new StringBuilder(128);
        var sorted = attributes.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        foreach (var (name, code) in sorted)
        {
            Escape(text.Length == 0 ? text : text.Append(';'), name);
            Escape(text.Append('='), code);
        }

        return text.ToString();
    }

    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            attributes[Uri.UnescapeDataString(pair[..cut])] = Uri.UnescapeDataString(pair[(cut + 1)..]);
        }

        return attributes;
    }

    private static void Escape(StringBuilder text, string value)
    {
        if (value.AsSpan().IndexOfAny(';', '=', '%') < 0)
        {
            text.Append(value);
            return;
        }

        foreach (var c in value)
        {
            _ = c is ';' or '=' or '%' ? text.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture)) : text.Append(c);
        }
    }
}
