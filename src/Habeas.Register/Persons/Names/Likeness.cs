namespace Habeas.Register.Persons.Names;

/// <summary>How alike two words sound, from 0 to 1: what it costs to make one of the other, where what writers often confuse costs little.</summary>
internal static class Likeness
{
    private const int Longest = 32;
    private const double Swap = 0.8;

    /// <summary>Where vowels say little, consonants say more.</summary>
    private const double Consonants = 1.3;

    /// <summary>Words in <see cref="Sounds"/>, of which one or both may be of a script that leaves short vowels out.</summary>
    public static double Of(string one, string other, bool oneVowelless, bool otherVowelless)
    {
        var a = one.AsSpan(0, Math.Min(one.Length, Longest));
        var b = other.AsSpan(0, Math.Min(other.Length, Longest));
        if (oneVowelless == otherVowelless)
        {
            return Likely(Cost(a, b, mixed: false), a.Length, b.Length);
        }

        var bare = oneVowelless ? a : b;
        var full = oneVowelless ? b : a;
        return Likely(Consonants * Cost(bare, full, mixed: true), bare.Length, bare.Length + ((full.Length - bare.Length) / 2));
    }

    /// <summary>How alike two words are letter by letter, whatever the letters: what a slip of the pen leaves.</summary>
    public static double OfLetters(string one, string other)
    {
        Span<int> before = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        var a = one.AsSpan(0, Math.Min(one.Length, Longest));
        var b = other.AsSpan(0, Math.Min(other.Length, Longest));
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                row[j] = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(best, before[j - 2] + 1) : best;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return 1 - (last[b.Length] / (double)Math.Max(1, Math.Max(a.Length, b.Length)));
    }

    private static double Likely(double cost, int n, int m) => Math.Max(0, 1 - (cost / Math.Max(2.5, (n + m) / 2.0)));

    /// <summary>Edits and swaps of neighbours, no part edited twice (optimal string alignment).</summary>
    /// <param name="a">A word; where they are mixed, the one that leaves vowels out.</param>
    /// <param name="b">The other.</param>
    /// <param name="mixed">Only one of the two leaves vowels out.</param>
    private static double Cost(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool mixed)
    {
        Span<double> before = stackalloc double[Longest + 1];
        Span<double> last = stackalloc double[Longest + 1];
        Span<double> row = stackalloc double[Longest + 1];
        last[0] = 0;
        for (var j = 1; j <= b.Length; j++)
        {
            last[j] = last[j - 1] + (mixed && j > 1 ? Unwritten(b[j - 1]) : Alone(b[j - 1]));
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = last[0] + Alone(a[i - 1]);
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(
                    last[j - 1] + (mixed ? Stands(a[i - 1], b[j - 1]) : Instead(a[i - 1], b[j - 1])),
                    Math.Min(last[j] + Alone(a[i - 1]), row[j - 1] + (mixed && j > 1 ? Unwritten(b[j - 1]) : Alone(b[j - 1]))));
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

    /// <summary>A sound that such a script does not write: a short vowel as a rule, a long one seldom.</summary>
    private static double Unwritten(char sound) => sound switch
    {
        'a' => 0.03,
        'o' or 'u' => 0.08,
        'e' or 'i' => 0.14,
        _ => Alone(sound),
    };

    /// <summary>A letter of such a script for a sound: its y and w are vowels as well, its a is any vowel that begins a word.</summary>
    private static double Stands(char letter, char sound) => (letter, sound) switch
    {
        ('y' or 'i', 'i' or 'e' or 'y') or ('w', 'u' or 'o' or 'w') => 0,
        ('w', 'v') or ('y' or 'i', 'a') => 0.1,
        ('a', 'e' or 'i' or 'o' or 'u') => 0.08,
        _ => Instead(letter, sound),
    };

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
