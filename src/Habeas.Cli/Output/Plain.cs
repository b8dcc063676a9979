using System.Text;

namespace Habeas.Cli.Output;

/// <summary>Text that may come from a file or a source system, made safe to show on a terminal.</summary>
internal static class Plain
{
    /// <summary>One line: control characters, which could move a cursor or hide what follows, become a visible mark.</summary>
    public static string Line(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F') && !HasOverride(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            clean.Append(char.IsControl(c) || IsOverride(c) ? '\uFFFD' : c);
        }

        return clean.ToString();
    }

    private static bool HasOverride(string text) => text.Any(IsOverride);

    /// <summary>Overrides of direction make one name look like another; the marks that real names need are left alone.</summary>
    private static bool IsOverride(char c) => c is '\u202D' or '\u202E';
}
