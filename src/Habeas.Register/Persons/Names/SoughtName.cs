namespace Habeas.Register.Persons.Names;

/// <summary>
/// A name that is looked for, made ready to be compared with many. It says how well a <em>name</em> matches, and of the person nothing.
/// </summary>
public sealed class SoughtName
{
    /// <summary>What is less alike is no match of words.</summary>
    private const double LeastLikeness = 0.55;

    /// <summary>How much a word of the found name weighs that was not asked for, such as a middle name.</summary>
    private const double Unasked = 0.35;
    private const int MostWords = 12;
    private const double Turned = 0.015;
    private const double OutOfOrder = 0.04;

    /// <summary>How much of a likeness of sounds hangs on the letters, and how much is left of one in another orthography.</summary>
    private const double Letter = 0.12;
    private const double OtherSound = 0.96;
    private readonly IReadOnlyList<NameWord> _words;
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly Glance _glance;

    public SoughtName(string text)
    {
        _words = NameWord.Of(text);
        _pieces = Pieces(_words);
        IReadOnlyList<NameWord> telling = [.. NameKey.Telling(_words).Take(MostWords)];
        _glance = new(telling);
        Keys = [.. Looked(telling).Where(k => k.Count > 0)];
        FormKeys = [.. telling.SelectMany(w => NameForms.Of(w.Latin)).Select(f => Sounds.Key(Sounds.Of(f))).Where(k => k.Length > 0).Except(Keys.SelectMany(k => k), StringComparer.Ordinal)];
    }

    /// <summary>For each telling word, and for each two neighbours as one, the keys under which it may be recorded, the likeliest first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Keys { get; }

    /// <summary>The keys of other forms of the words: short ones and those of other languages.</summary>
    public IReadOnlyList<string> FormKeys { get; }

    /// <summary>A quick look at a recorded name, from 0 to 1, that leaves out what cannot match.</summary>
    /// <param name="sounds">Its <see cref="NameKey.Sounds"/>, in UTF-8.</param>
    public double Glance(ReadOnlySpan<byte> sounds) => _glance.Of(sounds);

    /// <summary>The keys that differ from <paramref name="key"/> in one sign, for a word that is misspelt itself.</summary>
    public static IEnumerable<string> Near(string key)
    {
        const string Signs = "APFTKSJMNLR";
        return Enumerable.Range(0, key.Length).Select(i => key.Remove(i, 1))
            .Concat(Enumerable.Range(0, key.Length + 1).SelectMany(i => Signs.Select(s => key.Insert(i, s.ToString()))))
            .Concat(Enumerable.Range(0, key.Length).SelectMany(i => Signs.Select(s => key.Remove(i, 1).Insert(i, s.ToString()))))
            .Concat(Enumerable.Range(0, Math.Max(0, key.Length - 1)).Select(i => $"{key[..i]}{key[i + 1]}{key[i]}{key[(i + 2)..]}"))
            .Where(k => k.Length > 0 && k != key)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>How well a recorded name matches, and which word with which.</summary>
    public NameMatch Compare(string name)
    {
        var found = NameWord.Of(name);
        var theirs = Pieces(found);
        var links = new List<Link>();
        foreach (var mine in _pieces)
        {
            foreach (var other in theirs)
            {
                if (Links(mine, other) is { } link)
                {
                    links.Add(link);
                }
            }
        }

        links.Sort((a, b) => b.Gain.CompareTo(a.Gain) is not 0 and var byGain ? byGain : (a.Sought.Mask, a.Found.Mask).CompareTo((b.Sought.Mask, b.Found.Mask)));
        var (sought, taken) = (0, 0);
        var chosen = new List<Link>();
        foreach (var link in links)
        {
            if ((link.Sought.Mask & sought) == 0 && (link.Found.Mask & taken) == 0)
            {
                sought |= link.Sought.Mask;
                taken |= link.Found.Mask;
                chosen.Add(link);
            }
        }

        return new(Closeness(found, chosen, sought, taken), [.. chosen.OrderBy(l => l.Sought.Mask).Select(l => l.ToMatch())]);
    }

    private double Closeness(IReadOnlyList<NameWord> found, List<Link> chosen, int sought, int taken)
    {
        var left = _words.Where((_, i) => (sought & (1 << i)) == 0).Sum(w => w.Weight);
        var unasked = found.Where((_, i) => (taken & (1 << i)) == 0).Sum(w => w.Weight);
        var common = chosen.Sum(l => l.Weight);
        var whole = common + left + (Unasked * unasked);
        return whole <= 0 ? 0 : Math.Max(0, (chosen.Sum(l => l.Weight * l.Likeness) / whole) - Disorder([.. chosen.OrderBy(l => l.Sought.Mask).Select(l => l.Found.Mask)]));
    }

    /// <summary>A name that was only turned, the family's name first or last, differs less than one whose words are shuffled.</summary>
    private static double Disorder(int[] order)
    {
        var breaks = Enumerable.Range(1, Math.Max(0, order.Length - 1)).Count(i => order[i] < order[i - 1]);
        return breaks == 0 ? 0 : breaks == 1 && order[^1] < order[0] ? Turned : OutOfOrder;
    }

    private static Link? Links(Piece mine, Piece other)
    {
        if (mine.IsJoined && other.IsJoined)
        {
            return null;
        }

        var (likeness, how) = Judge(mine.Word, other.Word);
        return likeness < LeastLikeness ? null : new(mine, other, likeness, how);
    }

    private static (double Likeness, string How) Judge(NameWord mine, NameWord other)
    {
        if (mine.Written == other.Written)
        {
            return (1, WordMatch.Same);
        }

        if (mine.IsInitial || other.IsInitial)
        {
            return mine.Latin[0] == other.Latin[0] || (mine.Sound.Length > 0 && other.Sound.Length > 0 && mine.Sound[0] == other.Sound[0])
                ? (0.85, WordMatch.Initial) : default;
        }

        var likeness = Heard(mine, other);
        if (!mine.Vowelless && !other.Vowelless)
        {
            // A slip of the pen changes letters, and now and then many sounds.
            likeness = Math.Max(likeness, 0.95 * Likeness.Of(mine.Latin, other.Latin, false, false));
            likeness *= 1 - (Letter * (1 - Likeness.OfLetters(mine.Latin, other.Latin)));
        }

        if (likeness < 0.9 && NameForms.AreOne(mine.Sound, other.Sound))
        {
            return (0.9, WordMatch.OtherForm);
        }

        if (likeness < 0.7 && mine.Sound.Length >= 3 && other.Sound.Length > mine.Sound.Length && other.Sound.StartsWith(mine.Sound, StringComparison.Ordinal))
        {
            return (0.7, WordMatch.Beginning);
        }

        return (likeness, likeness >= 0.8 && mine.Key == other.Key ? WordMatch.Spelling : WordMatch.Misspelt);
    }

    /// <summary>How alike they sound, in whatever orthography each was written.</summary>
    private static double Heard(NameWord mine, NameWord other)
    {
        var likeness = Likeness.Of(mine.Sound, other.Sound, mine.Vowelless, other.Vowelless);
        foreach (var sound in mine.OtherSounds)
        {
            likeness = Math.Max(likeness, OtherSound * Likeness.Of(sound, other.Sound, mine.Vowelless, other.Vowelless));
        }

        foreach (var sound in other.OtherSounds)
        {
            likeness = Math.Max(likeness, OtherSound * Likeness.Of(mine.Sound, sound, mine.Vowelless, other.Vowelless));
        }

        return 0.99 * likeness;
    }

    /// <summary>The words, and every two neighbours as one: some write together what others part.</summary>
    private static List<Piece> Pieces(IReadOnlyList<NameWord> words)
    {
        var pieces = new List<Piece>(words.Count * 2);
        for (var i = 0; i < Math.Min(words.Count, 30); i++)
        {
            pieces.Add(new(words[i], 1 << i, words[i].Weight));
            if (i + 1 < words.Count && !words[i].IsInitial && !words[i + 1].IsInitial)
            {
                pieces.Add(new(NameWord.Join(words[i], words[i + 1]), 3 << i, words[i].Weight + words[i + 1].Weight));
            }
        }

        return pieces;
    }

    private static IEnumerable<IReadOnlyList<string>> Looked(IReadOnlyList<NameWord> telling)
    {
        foreach (var word in telling)
        {
            yield return [.. Alternatives(word).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)];
        }

        foreach (var (one, other) in telling.Zip(telling.Skip(1)))
        {
            if (!one.IsInitial && !other.IsInitial)
            {
                yield return [NameWord.Join(one, other).Key];
            }
        }
    }

    private static IEnumerable<string> Alternatives(NameWord word)
    {
        yield return word.Key;
        foreach (var sound in word.OtherSounds)
        {
            yield return Sounds.Key(sound);
        }

        if (word.Sound.Length < 2)
        {
            yield break;
        }

        // What begins with y may be written with j, and h as k: Yakov, Jakob; Chaim, Haim.
        if (word.Sound[0] is 'y' or 'i' or 'e')
        {
            yield return "J" + word.Key[1..];
        }

        if (word.Sound[0] is 'h' or 'X')
        {
            yield return "K" + word.Key[1..];
        }

        // Inner w is a vowel to some (Tawfiq, Toufik) and v to others (Iwanow, Ivanov).
        if (word.Sound.IndexOfAny(['v', 'w'], 1) > 0)
        {
            yield return Sounds.Key(word.Sound[0] + word.Sound[1..].Replace('w', 'v'));
            yield return Sounds.Key(word.Sound[0] + word.Sound[1..].Replace('v', 'w'));
        }

        // Inner kh may be written ch, which English reads as in chip, or k.
        if (word.Sound.IndexOf('X', 1) > 0)
        {
            yield return Sounds.Key(word.Sound.Replace('X', 'k'));
            yield return Sounds.Key(word.Sound.Replace('X', 'C'));
        }

        // A hard c may stand for ts, and the other way round.
        if (word.Sound.Contains('c', StringComparison.Ordinal))
        {
            yield return Sounds.Key(word.Sound.Replace('c', 'k'));
        }
    }

    private sealed record Piece(NameWord Word, int Mask, double Weight)
    {
        public bool IsJoined => (Mask & (Mask - 1)) != 0;
    }

    private sealed record Link(Piece Sought, Piece Found, double Likeness, string How)
    {
        public double Weight => (Sought.Weight + Found.Weight) / 2;

        /// <summary>Likeness first, so that a long word that is half alike does not take the place of a short one that is the same.</summary>
        public double Gain => Likeness * Math.Sqrt(Weight) * ((Sought.IsJoined || Found.IsJoined) && Likeness < 0.98 ? 0.8 : 1);

        public WordMatch ToMatch() => new(Sought.Word.Written, Found.Word.Written, How);
    }
}

/// <summary>How well one name matches another.</summary>
/// <param name="Closeness">From 0 to 1, to put names in order by; it measures spelling and nothing else.</param>
/// <param name="Words">Which word matched which.</param>
public sealed record NameMatch(double Closeness, IReadOnlyList<WordMatch> Words);

/// <summary>A word that was asked for and the one that was found for it.</summary>
/// <param name="Sought">As it was asked for, without case and diacritics.</param>
/// <param name="Found">As it is recorded, without case and diacritics.</param>
/// <param name="How">A slug of <see cref="Ways"/>.</param>
public sealed record WordMatch(string Sought, string Found, string How)
{
    public const string Same = "same";
    public const string Spelling = "spelling";
    public const string Misspelt = "misspelt";
    public const string OtherForm = "other-form";
    public const string Initial = "initial";
    public const string Beginning = "beginning";

    /// <summary>
    /// The same letters; another spelling or script of the same sounds; nearly the same; another form of the name, such as a short
    /// one or another language's; only the first letter; only how it begins.
    /// </summary>
    public static IReadOnlySet<string> Ways { get; } = new SortedSet<string>(StringComparer.Ordinal) { Same, Spelling, Misspelt, OtherForm, Initial, Beginning };
}
