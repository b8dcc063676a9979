using System.Text;
using System.Text.RegularExpressions;

namespace Habeas.House.Tests.Documents;

/// <summary>As much of Markdown as the guards ask about: headings, their anchors, and links outside code.</summary>
internal static partial class Markdown
{
    /// <summary>Level and words of each heading in order.</summary>
    public static IEnumerable<(int Level, string Words)> Headings(string text) =>
        Prose(text).Select(line => Heading().Match(line.Text)).Where(match => match.Success)
            .Select(match => (match.Groups["level"].Length, match.Groups["words"].Value.Trim()));

    /// <summary>What may follow # in a link: each heading as GitHub makes it, numbered when it repeats, and explicit ids.</summary>
    public static IReadOnlySet<string> Anchors(string text)
    {
        HashSet<string> anchors = [];
        foreach (var (_, words) in Headings(text))
        {
            var slug = Slug(words);
            for (var copy = 0; !anchors.Add(copy == 0 ? slug : $"{slug}-{copy}"); copy++)
            {
            }
        }
        anchors.UnionWith(ExplicitId().Matches(text).Select(match => match.Groups["id"].Value));
        return anchors;
    }

    public static IEnumerable<(int Line, string Target)> Links(string text) =>
        from line in Prose(text)
        let bare = InlineCode().Replace(line.Text, "")
        from match in Link().Matches(bare).Concat(Definition().Matches(bare))
        select (line.Number, match.Groups["target"].Value);

    /// <summary>The lines outside fenced code.</summary>
    private static IEnumerable<(int Number, string Text)> Prose(string text)
    {
        var fence = "";
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var mark = Fence().Match(line).Groups["mark"].Value;
            if (fence.Length == 0 && mark.Length == 0)
                yield return (index + 1, line);
            else if (fence.Length == 0)
                fence = mark;
            else if (mark.StartsWith(fence, StringComparison.Ordinal))
                fence = "";
        }
    }

    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var rune in Link().Replace(heading, match => match.Groups["words"].Value).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(rune) || rune is '-' or '_')
                slug.Append(rune);
            else if (rune == ' ')
                slug.Append('-');
        }
        return slug.ToString();
    }

    [GeneratedRegex("^(?<level>#{1,6})\\s+(?<words>.+?)\\s*#*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("^\\s*(?<mark>```+|~~~+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`]*`", RegexOptions.NonBacktracking)]
    private static partial Regex InlineCode();

    [GeneratedRegex("\\[(?<words>[^\\]]*)\\]\\(<?(?<target>[^)>\\s]+)>?[^)]*\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^\\[[^\\]^]+\\]:\\s*(?<target>\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definition();

    [GeneratedRegex("(id|name)=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExplicitId();
}
