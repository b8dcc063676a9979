using System.Text;

namespace Habeas.Import.Mappings;

/// <summary>Codes as the register writes them: small letters, digits, full stops and hyphens.</summary>
internal static class Slugs
{
    public static bool IsSlug(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) &&
        text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');

    /// <summary>Writes any text as a slug: other characters become one hyphen, none at the end. Empty when nothing is left.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || (c == '.' && slug.Length > 0))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-', '.');
    }
}
