using System.Text;

namespace Habeas.Register.Persons.Names;

/// <summary>
/// How a Latin spelling sounds, one sign a sound, whichever of the many romanisations it follows: <c>Youssef</c> and <c>Yusuf</c>,
/// <c>Ivanoff</c> and <c>Iwanow</c>. An approximation for comparing, of no one language.
/// </summary>
/// <remarks>
/// Signs beside the plain letters: S as in ship, C as in chip, Z as in measure, T and D as in thin and then, X as in loch,
/// N as in sing, c as in its.
/// </remarks>
internal static class Sounds
{
    public const string Vowels = "aeiou";
    private const int LongestKey = 6;

    /// <summary>Spellings of one sound, the longest first, since the first that fits is taken.</summary>
    private static readonly (string Spelling, string Sound)[] Groups =
    [
        ("shch", "S"), ("tsch", "C"), ("dsch", "j"), ("tch", "C"), ("tsh", "C"), ("sch", "S"), ("dzh", "j"), ("dsh", "j"), ("zsh", "Z"),
        ("sh", "S"), ("ch", "C"), ("zh", "Z"), ("kh", "X"), ("gh", "g"), ("th", "T"), ("dh", "D"), ("ph", "f"), ("bh", "b"), ("rh", "r"),
        ("wh", "w"), ("jh", "j"), ("ck", "k"), ("cz", "C"), ("sz", "S"), ("dj", "j"), ("dz", "Z"), ("ts", "c"), ("tz", "c"), ("tc", "C"),
        ("ij", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("aa", "a"), ("ai", "e"), ("ay", "e"), ("ei", "e"), ("ey", "e"),
        ("ae", "e"), ("oe", "o"), ("ue", "u"),
    ];

    /// <summary>
    /// What others put for English letters: Slavic and German; French and Portuguese; Spanish and Italian. Capitals keep what
    /// was put from being put again; they are read as small letters.
    /// </summary>
    private static readonly (string From, string To)[][] European =
    [
        [("tsch", "TCH"), ("tch", "TCH"), ("sch", "SH"), ("sh", "SH"), ("zh", "ZH"), ("ch", "kh"), ("cz", "TCH"), ("ck", "kk"), ("c", "ts"), ("j", "y"), ("w", "v"), ("TCH", "tch"), ("SH", "sh"), ("ZH", "zh")],
        [("tch", "TCH"), ("ch", "sh"), ("TCH", "tch"), ("j", "zh"), ("x", "sh")],
        [("ch", "k"), ("j", "kh"), ("ll", "y"), ("z", "ts"), ("x", "kh")],
    ];

    private static readonly (string From, string To)[][] Mandarin =
    [
        [("q", "ch"), ("x", "sh"), ("zh", "j"), ("ch", "CH"), ("c", "ts"), ("CH", "ch"), ("z", "dz")],
    ];

    private static readonly (string Ending, string Sound)[] Endings =
    [
        ("owska", "ovska"), ("owski", "ovski"), ("owsky", "ovski"), ("ewska", "evska"), ("ewski", "evski"), ("owicz", "ovich"), ("ewicz", "evich"),
        ("owitz", "ovich"), ("owna", "ovna"), ("ewna", "evna"), ("owa", "ova"), ("ewa", "eva"), ("off", "ov"), ("eff", "ev"), ("ow", "ov"), ("ew", "ev"),
    ];

    /// <summary>The sounds of a spelling in lower-case letters a to z; other letters and digits stand for themselves.</summary>
    public static string Of(string spelling)
    {
        var word = Ended(spelling);
        var sounds = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var (length, sound) = Next(word, at);
            foreach (var sign in sound)
            {
                if (sounds.Length == 0 || sounds[^1] != sign)
                {
                    sounds.Append(sign);
                }
            }

            at += length;
        }

        return sounds.ToString();
    }

    /// <summary>What a Latin spelling sounds like to those who read j, w, c, ch, x, z, q or ll in another way than English does.</summary>
    public static IEnumerable<string> Others(string latin)
    {
        if (ArticleLength(latin) is var article and > 0)
        {
            yield return Of(latin[article..]);
        }

        if (latin.AsSpan().IndexOfAny("jwcxzq") < 0 && !latin.Contains("ll", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var orthography in HanReadings.IsSyllables(latin) ? Mandarin : European)
        {
            var rewritten = latin;
            foreach (var (from, to) in orthography)
            {
                rewritten = rewritten.Replace(from, to, StringComparison.Ordinal);
            }

            if (rewritten != latin)
            {
                yield return Of(rewritten);
            }
        }
    }

    /// <summary>How many letters of a word are an Arabic article written on to it: Alshami, Elkadiri, Ettayeb.</summary>
    private static int ArticleLength(string latin) =>
        latin.Length > 5 && latin[0] is ('a' or 'e') && (latin[1] == 'l' || (latin[1] == latin[2] && "dnrstz".Contains(latin[1]))) ? 2 : 0;

    /// <summary>
    /// The consonants by classes that one romanisation writes where another writes another; vowels, h, y and inner w left out, since
    /// scripts and writers do. A word that begins with one of them begins with <c>A</c>.
    /// </summary>
    public static string Key(string sounds)
    {
        var key = new StringBuilder(LongestKey);
        for (var at = 0; at < sounds.Length && key.Length < LongestKey; at++)
        {
            var sign = sounds[at] switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'X' => at == 0 ? 'A' : default,
                'w' => at == 0 ? 'F' : default,
                'b' or 'p' => 'P',
                'f' or 'v' => 'F',
                't' or 'd' or 'T' or 'D' => 'T',
                'k' or 'g' => 'K',
                's' or 'z' or 'c' => 'S',
                'S' or 'C' or 'Z' or 'j' => 'J',
                'm' => 'M',
                'n' or 'N' => 'N',
                'l' => 'L',
                'r' => 'R',
                var other => other,
            };
            _ = sign == default ? key : key.Append(sign);
        }

        return key.ToString();
    }

    private static string Ended(string word)
    {
        foreach (var (ending, sound) in Endings)
        {
            if (word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length] + sound;
            }
        }

        return word;
    }

    private static (int Length, string Sound) Next(string word, int at)
    {
        if (Special(word, at) is { Length: > 0 } special)
        {
            return special;
        }

        foreach (var (spelling, sound) in Groups)
        {
            if (spelling[0] == word[at] && string.CompareOrdinal(word, at, spelling, 0, spelling.Length) == 0)
            {
                return (spelling.Length, sound);
            }
        }

        return (1, word[at] switch
        {
            'c' => IsFront(word, at + 1) ? "s" : "k",
            'q' => "k",
            'x' => at == 0 ? "S" : "ks",
            'y' when !IsVowel(word, at + 1) => "i",
            'j' when at > 0 && IsVowel(word, at - 1) && !IsVowel(word, at + 1) && word[at - 1] != 'a' => "i",
            var letter => letter.ToString(),
        });
    }

    /// <summary>Spellings whose sound depends on where in the word they stand.</summary>
    private static (int Length, string Sound) Special(string word, int at) => word[at] switch
    {
        'c' when Stands("ch", word, at) && at + 2 < word.Length && "rlmn".Contains(word[at + 2]) => (2, "k"),
        'h' when at == 0 && Stands("hs", word, at) && word.Length > 2 && Vowels.Contains(word[2]) => (2, "S"),
        'n' when Stands("ng", word, at) && !IsVowel(word, at + 2) => (at + 2 < word.Length && word[at + 2] == 'h' ? 3 : 2, "N"),
        'o' when at == 0 && Stands("ou", word, at) && IsVowel(word, 2) => (2, "w"),
        'q' when Stands("qu", word, at) && IsVowel(word, at + 2) => (2, "k"),
        'g' when Stands("gu", word, at) && IsFront(word, at + 2) => (2, "g"),
        'a' or 'e' when at + 2 < word.Length && word[at + 1] is ('y' or 'i') && IsVowel(word, at + 2) => (1, word[at].ToString()),
        _ => default,
    };

    private static bool Stands(string letters, string word, int at) => string.CompareOrdinal(word, at, letters, 0, letters.Length) == 0;

    private static bool IsVowel(string word, int at) => at >= 0 && at < word.Length && (Vowels.Contains(word[at]) || word[at] == 'y');

    private static bool IsFront(string word, int at) => at < word.Length && word[at] is ('e' or 'i' or 'y');
}
