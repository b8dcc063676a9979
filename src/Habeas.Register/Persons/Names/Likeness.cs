namespace Habeas.Register.Persons.Names;

/// <summary>How alike two words sound, from 0 to 1: what it costs to make one of the other, where what writers often confuse costs little.</summary>
internal static class Likeness
{
    private const int Longest = 32;
    private const double Swap = 0.8;

    /// <summary>Words in <see cref="Sounds"/>; where a script left the vowels of either out, those of both are left out.</summary>
    public static double Of(string one, string other, bool withoutVowels)
    {
        Span<char> a = stackalloc char[Longest];
        Span<char> b = stackalloc char[Longest];
        var (n, m) = (Fill(one, a, withoutVowels), Fill(other, b, withoutVowels));
        var cost = Cost(a[..n], b[..m]);
        return Math.Max(0, 1 - (cost / Math.Max(3, (n + m) / 2.0)));
    }

    private static int Fill(string word, Span<char> into, bool withoutVowels)
    {
        var length = 0;
        for (var i = 0; i < word.Length && length < into.Length; i++)
        {
            if (!withoutVowels || i == 0 || !Sounds.Vowels.Contains(word[i]))
            {
                into[length++] = word[i];
            }
        }

        return length;
    }

    /// <summary>Edits and swaps of neighbours, no part edited twice (optimal string alignment).</summary>
    private static double Cost(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<double> before = stackalloc double[Longest + 1];
        Span<double> last = stackalloc double[Longest + 1];
        Span<double> row = stackalloc double[Longest + 1];
        last[0] = 0;
        for (var j = 1; j <= b.Length; j++)
        {
            last[j] = last[j - 1] + Alone(b[j - 1]);
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = last[0] + Alone(a[i - 1]);
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(
                    last[j - 1] + Instead(a[i - 1], b[j - 1]),
                    Math.Min(last[j] + Alone(a[i - 1]), row[j - 1] + Alone(b[j - 1])));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, before[j - 2] + Swap);
                }

                row[j] = best;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[b.Length];
    }

    /// <summary>A sound that stands in one word and not in the other.</summary>
    private static double Alone(char sound) => sound switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => 0.4,
        'h' or 'y' or 'w' => 0.35,
        _ => 1,
    };

    private static double Instead(char a, char b) =>
        a == b ? 0
        : IsVowel(a) && IsVowel(b) ? 0.25
        : Family(a) is var family && family != 0 && family == Family(b) ? 0.3
        : Cousins.Contains((a, b)) || Cousins.Contains((b, a)) ? 0.4
        : 1;

    private static bool IsVowel(char sound) => Sounds.Vowels.Contains(sound);

    private static int Family(char sound) => sound switch
    {
        'b' or 'p' => 1,
        'f' or 'v' or 'w' => 2,
        't' or 'd' or 'T' or 'D' => 3,
        'k' or 'g' => 4,
        's' or 'z' or 'c' => 5,
        'S' or 'C' or 'Z' or 'j' => 6,
        'h' or 'X' => 7,
        'n' or 'N' => 8,
        _ => 0,
    };

    private static readonly HashSet<(char First, char Second)> Cousins =
    [
        ('y', 'i'), ('y', 'e'), ('y', 'a'), ('w', 'u'), ('w', 'o'), ('a', 'h'), ('j', 'y'), ('j', 'i'), ('j', 'g'), ('b', 'v'), ('X', 'k'), ('X', 'g'), ('X', 'C'), ('h', 'C'),
        ('k', 'C'), ('h', 'k'), ('h', 'g'), ('s', 'S'), ('c', 'C'), ('s', 'C'), ('s', 'T'), ('z', 'D'), ('z', 'Z'), ('z', 'j'), ('f', 'T'), ('l', 'r'), ('m', 'n'), ('f', 'p'),
    ];
}
