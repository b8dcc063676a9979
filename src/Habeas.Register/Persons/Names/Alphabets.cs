using System.Collections.Frozen;

namespace Habeas.Register.Persons.Names;

/// <summary>
/// The letters of alphabets and abjads with a Latin spelling of each. Not a standard of transliteration: a spelling that
/// <see cref="Sounds"/> reads as it reads the many others that are in use.
/// </summary>
/// <remarks>Letters come here without case and diacritics (<see cref="Letters"/>). An empty spelling is a letter that is not spoken.</remarks>
internal static class Alphabets
{
    private const string Cyrillic =
        """
        а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=yu
        я=ya є=ye і=i ґ=g ў=u ј=j љ=lj њ=nj ћ=c ђ=dj џ=dzh ѕ=dz ѳ=f ѵ=i ѣ=e ә=a ғ=gh қ=q ң=ng ө=o ұ=u ү=u һ=h җ=j ҳ=h ҷ=j ҡ=k ҙ=z ҫ=s
        """;

    private const string Greek = "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o";

    private const string Armenian =
        "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k և=ev օ=o ֆ=f";

    private const string Georgian =
        "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h";

    private const string Arabic =
        """
        ا=a ب=b ة=a ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ى=a ي=y ء=
        ٱ=a پ=p چ=ch ژ=zh ک=k گ=g ی=y ہ=h ھ=h ە=e ے=e ں=n ٹ=t ڈ=d ڑ=r ڤ=v ڵ=l ڕ=r ۆ=o ێ=e ݢ=g ڠ=ng ڽ=ny ۇ=u ۋ=v
        """;

    private const string Hebrew =
        "א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t";

    private const string Latin = "ß=ss æ=ae œ=oe ø=o þ=th ð=d ə=a ŋ=ng ɓ=b ɗ=d ƙ=k ƴ=y ɛ=e ɔ=o ŧ=t ł=l đ=d ħ=h ı=i ĸ=k ſ=s ʒ=z ǝ=a ɣ=gh ƒ=f ƈ=c";

    private static readonly FrozenDictionary<char, string> Spellings =
        new[] { Cyrillic, Greek, Armenian, Georgian, Arabic, Hebrew, Latin }
            .SelectMany(a => a.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenDictionary(pair => pair[0], pair => pair[2..]);

    private static readonly (string Greek, string Latin)[] GreekPairs = [("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("γχ", "nch"), ("ου", "u"), ("ει", "i"), ("οι", "i"), ("αι", "e"), ("αυ", "av"), ("ευ", "ev"), ("τζ", "tz")];

    /// <summary>The Latin spelling of a letter; null where it is none of these alphabets.</summary>
    public static string? Spelling(char letter) => Spellings.GetValueOrDefault(letter);

    /// <summary>Arabic or Hebrew, whose writers leave short vowels out.</summary>
    public static bool LeavesVowelsOut(char letter) => letter is >= '\u0590' and <= '\u06FF' or >= '\u0750' and <= '\u077F';

    /// <summary>Pairs of Greek letters that are spoken as one sound.</summary>
    public static string JoinGreek(string word)
    {
        if (!word.Any(c => c is >= 'α' and <= 'ω'))
        {
            return word;
        }

        foreach (var (greek, latin) in GreekPairs)
        {
            word = word.Replace(greek, latin, StringComparison.Ordinal);
        }

        return word;
    }
}
