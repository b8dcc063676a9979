using System.Collections.Frozen;
using System.Text;

namespace Habeas.Register.Persons.Names;

/// <summary>Latin spellings of scripts that write syllables: Indic scripts, Hangul and Kana.</summary>
internal static class Syllabaries
{
    /// <summary>
    /// The Indic scripts of Unicode lie in blocks of 128 that are laid out alike, so that one table of offsets serves Devanagari,
    /// Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam.
    /// </summary>
    private const char FirstIndic = '\u0900';
    private const char AfterIndic = '\u0D80';
    private const int Virama = 0x4D;

    private static readonly string[] IndicConsonants =
    [
        "k", "kh", "g", "gh", "ng", "ch", "ch", "j", "jh", "n", "t", "th", "d", "dh", "n", "t", "th", "d", "dh", "n", "n",
        "p", "ph", "b", "bh", "m", "y", "r", "r", "l", "l", "l", "v", "sh", "sh", "s", "h",
    ];

    private static readonly FrozenDictionary<int, string> IndicVowels = Offsets(
        "05=a 06=a 07=i 08=i 09=u 0A=u 0B=ri 0E=e 0F=e 10=ai 12=o 13=o 14=au 3E=a 3F=i 40=i 41=u 42=u 43=ri 46=e 47=e 48=ai 4A=o 4B=o 4C=au");

    private static readonly FrozenDictionary<int, string> IndicSigns = Offsets("01=n 02=n 03=h 58=q 59=kh 5A=gh 5B=z 5C=r 5D=r 5E=f 5F=y 70=n");

    private static readonly string[] HangulFirst = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];

    private static readonly string[] HangulVowel =
        ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"];

    private static readonly string[] HangulLast =
        ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"];

    private static readonly FrozenDictionary<char, string> Hiragana =
        """
        あ=a い=i う=u え=e お=o か=ka き=ki く=ku け=ke こ=ko が=ga ぎ=gi ぐ=gu げ=ge ご=go さ=sa し=shi す=su せ=se そ=so ざ=za じ=ji
        ず=zu ぜ=ze ぞ=zo た=ta ち=chi つ=tsu て=te と=to だ=da ぢ=ji づ=zu で=de ど=do な=na に=ni ぬ=nu ね=ne の=no は=ha ひ=hi ふ=fu
        へ=he ほ=ho ば=ba び=bi ぶ=bu べ=be ぼ=bo ぱ=pa ぴ=pi ぷ=pu ぺ=pe ぽ=po ま=ma み=mi む=mu め=me も=mo や=ya ゆ=yu よ=yo ら=ra
        り=ri る=ru れ=re ろ=ro わ=wa ゐ=i ゑ=e を=o ん=n っ= ゔ=v ぁ=a ぃ=i ぅ=u ぇ=e ぉ=o
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenDictionary(pair => pair[0], pair => pair[2..]);

    /// <summary>Spells the letter at <paramref name="at"/> with the signs that belong to it.</summary>
    /// <returns>How many characters were spelt; 0 where the letter is of none of these scripts.</returns>
    public static int Spell(string word, int at, StringBuilder latin) => word[at] switch
    {
        >= FirstIndic and < AfterIndic => Indic(word, at, latin),
        >= '\uAC00' and <= '\uD7A3' => Hangul(word[at] - '\uAC00', latin),
        >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FA' => Kana(word, at, latin),
        _ => 0,
    };

    /// <summary>A consonant is spoken with an <c>a</c> unless a sign says otherwise, and at the end of a word as a rule without.</summary>
    private static int Indic(string word, int at, StringBuilder latin)
    {
        var offset = Offset(word, at);
        if (offset is < 0x15 or > 0x39)
        {
            latin.Append(IndicVowels.GetValueOrDefault(offset) ?? IndicSigns.GetValueOrDefault(offset) ?? "");
            return 1;
        }

        latin.Append(IndicConsonants[offset - 0x15]);
        var next = at + 1 < word.Length ? Offset(word, at + 1) : -1;
        if (next == Virama)
        {
            return 2;
        }

        if (at + 1 < word.Length && next is not (>= 0x3E and <= 0x4C))
        {
            latin.Append('a');
        }

        return 1;
    }

    private static int Offset(string word, int at) => word[at] is >= FirstIndic and < AfterIndic ? (word[at] - FirstIndic) % 0x80 : -1;

    private static int Hangul(int syllable, StringBuilder latin)
    {
        latin.Append(HangulFirst[syllable / 588]).Append(HangulVowel[syllable % 588 / 28]).Append(HangulLast[syllable % 28]);
        return 1;
    }

    /// <summary>A small ya, yu or yo takes the vowel of the syllable before it away.</summary>
    private static int Kana(string word, int at, StringBuilder latin)
    {
        var kana = AsHiragana(word[at]);
        var glide = kana switch { 'ゃ' => "a", 'ゅ' => "u", 'ょ' => "o", _ => null };
        if (glide is null)
        {
            latin.Append(Hiragana.GetValueOrDefault(kana) ?? "");
        }
        else
        {
            latin.Length -= latin.Length > 0 && latin[^1] == 'i' ? 1 : 0;
            _ = latin.Length > 0 && latin[^1] is 'h' or 'j' ? latin : latin.Append('y');
            latin.Append(glide);
        }

        return 1;
    }

    private static char AsHiragana(char kana) => kana is >= '\u30A1' and <= '\u30F6' ? (char)(kana - 0x60) : kana;

    private static FrozenDictionary<int, string> Offsets(string pairs) =>
        pairs.Split(' ').ToFrozenDictionary(pair => Convert.ToInt32(pair[..2], 16), pair => pair[3..]);
}
