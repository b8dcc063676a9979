namespace Habeas.Cli.Asking;

/// <summary>The known word that somebody may have meant by one that is not known.</summary>
internal static class Nearest
{
    /// <summary>A question to add to an error, such as <c> Did you mean 'sex'?</c>; nothing where no word is near.</summary>
    public static string Guess(string text, IEnumerable<string> known)
    {
        var nearest = known.Select(k => (Word: k, Steps: Steps(text.ToLowerInvariant(), k.ToLowerInvariant())))
            .OrderBy(k => k.Steps).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Word is not null && nearest.Steps <= Math.Max(1, text.Length / 3) ? $" Did you mean '{nearest.Word}'?" : "";
    }

    /// <summary>How many letters have to be put in, taken out or changed (Levenshtein).</summary>
    private static int Steps(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
