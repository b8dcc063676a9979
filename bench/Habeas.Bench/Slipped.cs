using Habeas.Invented;

namespace Habeas.Bench;

/// <summary>
/// How many letters what was typed is from a name, however that is written and turned. It is no part of the search: it tells a miss
/// from a name that became another person's by its slip.
/// </summary>
internal static class Slipped
{
    public static int Edits(string typed, InventedName name)
    {
        var letters = Plain(typed);
        return Enumerable.Range(0, name.Words.Count)
            .SelectMany(turn => Spellings([.. name.Words.Skip(turn), .. name.Words.Take(turn)]))
            .Distinct(StringComparer.Ordinal)
            .Min(s => Distance(letters, s));
    }

    private static IEnumerable<string> Spellings(IReadOnlyList<IReadOnlyList<string>> words) =>
        words.Aggregate((IEnumerable<string>)[""], (starts, word) => starts.SelectMany(s => word.Select(w => s + Plain(w))));

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
