using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Habeas.Register.Persons.Names;

/// <summary>A word of a name as it is compared.</summary>
/// <param name="Written">In its own script, without case and diacritics.</param>
/// <param name="Latin">A Latin spelling.</param>
/// <param name="Sound">How that sounds (<see cref="Sounds"/>).</param>
/// <param name="Vowelless">Its script leaves short vowels out.</param>
/// <param name="Unmarked">How it sounds to who leaves its marks out; null where that is the same.</param>
internal sealed record NameWord(string Written, string Latin, string Sound, bool Vowelless, string? Unmarked = null)
{
    /// <summary>Words that join or introduce names, and that one writer puts and another leaves out.</summary>
    private static readonly FrozenSet<string> Particles =
        """
        al el ul ad ash as ar az bin ben ibn bn abn bint bnt abd abu abou abo abw ould wld ait aith de da do dos das di du del della des la le lo van von
        vom der den dem ter ten zu zur of y e und bat bar mac mc oglu ogly kyzy qizi kizi mr mrs haji hajji
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private const string Separators = ".,;:/\\()[]_|·・‧\"«»“”&+";

    private static readonly (char Mark, string Latin)[] Marks = [('š', "sh"), ('č', "ch"), ('ž', "zh"), ('ć', "ch"), ('ş', "sh"), ('ș', "sh"), ('ż', "zh")];

    private IReadOnlyList<string>? _readings;

    public string Key { get; } = Sounds.Key(Sound);

    /// <summary>How else it may sound, where one orthography reads its letters otherwise than another.</summary>
    public IReadOnlyList<string> OtherSounds => _readings ??=
        [.. (Unmarked is null ? [] : new[] { Unmarked }).Concat(Vowelless ? [] : Sounds.Others(Latin)).Where(s => s != Sound).Distinct(StringComparer.Ordinal)];

    public bool IsParticle { get; } = Particles.Contains(Latin);

    public bool IsInitial { get; } = Latin.Length == 1 && char.IsAsciiLetter(Latin[0]);

    /// <summary>How much it tells of a name: particles and initials little, short words less than long ones.</summary>
    public double Weight => IsParticle ? 0.15 : IsInitial ? 0.35 : Math.Clamp(Sound.Length / 6.0, 0.6, 1.1);

    /// <summary>The words of a name in their order; Chinese and Korean names are cut after the surname.</summary>
    public static IReadOnlyList<NameWord> Of(string name)
    {
        var spaced = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            spaced.Append(Separators.Contains(c) ? ' ' : c is >= '\uFF21' and <= '\uFF5A' ? (char)(c - 0xFEE0) : c);
        }

        var words = new List<NameWord>();
        var text = spaced.ToString();
        var written = Letters.Words(text);
        var marked = text.AsSpan().IndexOfAny(Marked) < 0 ? written : Letters.Words(Spoken(text.ToLowerInvariant()));
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == marked[i])
            {
                Add(words, written[i], written.Length == 1);
            }
            else
            {
                words.Add(new(written[i], marked[i], Sounds.Of(marked[i]), Vowelless: false, Sounds.Of(written[i])));
            }
        }

        return words;
    }

    /// <summary>Two neighbouring words as one.</summary>
    public static NameWord Join(NameWord one, NameWord other)
    {
        var latin = one.Latin + other.Latin;
        return new(one.Written + other.Written, latin, Sounds.Of(latin), one.Vowelless || other.Vowelless);
    }

    private static readonly SearchValues<char> Marked = SearchValues.Create([.. Marks.SelectMany(m => new[] { m.Mark, char.ToUpperInvariant(m.Mark) })]);

    private static string Spoken(string text) => Marks.Aggregate(text, (t, m) => t.Replace(m.Mark.ToString(), m.Latin, StringComparison.Ordinal));

    private static void Add(List<NameWord> words, string word, bool alone)
    {
        if (HanReadings.IsHan(word[0]) && word.Length > 1)
        {
            var surname = HanReadings.SurnameLength(word);
            words.Add(Make(word[..surname]));
            words.Add(Make(word[surname..]));
        }
        else if (alone && word.Length is > 2 and < 5 && word.All(c => c is >= '\uAC00' and <= '\uD7A3'))
        {
            words.Add(Make(word[..1]));
            words.Add(Make(word[1..]));
        }
        else if (word.StartsWith("عبدال", StringComparison.Ordinal) && word.Length > 6)
        {
            words.Add(Make("عبد"));
            words.Add(Make(word[5..]));
        }
        else if (word.StartsWith("ال", StringComparison.Ordinal) && word.Length > 3)
        {
            words.Add(Make("ال"));
            words.Add(Make(word[2..]));
        }
        else if (ServantOf(word) is { } of)
        {
            words.Add(Make("abd"));
            words.Add(Make(of));
        }
        else
        {
            words.Add(Make(word));
        }
    }

    /// <summary>What follows <c>Abd</c> (servant of) with the article in one of its many spellings; empty where nothing does.</summary>
    private static string? ServantOf(string word)
    {
        if (!word.StartsWith("abd", StringComparison.Ordinal) || word.Length < 7 || !Sounds.Vowels.Contains(word[3]))
        {
            return null;
        }

        var rest = word[4..];
        return rest[0] == 'l' || (rest[0] == rest[1]) ? rest[1..] : null;
    }

    private static NameWord Make(string written)
    {
        var latin = Spell(written);
        latin = latin switch { "abdul" or "abdel" or "abdal" or "abdur" or "abder" or "abdol" or "abdoul" => "abd", "allah" or "ullah" or "llah" => "lah", _ => latin };
        var vowelless = Alphabets.LeavesVowelsOut(written[0]);
        // Letters that follow each other because no vowel is written are no digraph: the s and h of Suhayl are not those of a ship.
        return new(written, latin, vowelless ? string.Concat(written.Select(l => Sounds.Of(Alphabets.Spelling(l) ?? l.ToString()))) : Sounds.Of(latin), vowelless);
    }

    private static string Spell(string written)
    {
        var word = Alphabets.JoinGreek(written);
        var latin = new StringBuilder(word.Length + 4);
        for (var at = 0; at < word.Length;)
        {
            var spelt = Syllabaries.Spell(word, at, latin);
            if (spelt == 0)
            {
                var letter = word[at];
                _ = Alphabets.Spelling(letter) is { } spelling ? latin.Append(spelling)
                    : HanReadings.IsHan(letter) ? latin.Append(HanReadings.Reading(letter))
                    : latin.Append(letter);
                spelt = 1;
            }

            at += spelt;
        }

        return latin.Length > 0 ? latin.ToString() : written;
    }
}
