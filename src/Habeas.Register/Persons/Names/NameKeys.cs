namespace Habeas.Register.Persons.Names;

/// <summary>By what a name is found among many: a key for each telling word, and beside it the whole name to sort out by.</summary>
/// <param name="Key">The consonants of a word by classes (<see cref="Sounds.Key"/>).</param>
/// <param name="Sounds">The telling words of the name as they sound, parted by a blank; a star before those of scripts that leave vowels out.</param>
public readonly record struct NameKey(string Key, string Sounds)
{
    private const int MostWords = 8;
    private const int LongestWord = 20;

    /// <summary>The keys of a name, each once; none for a name without a letter.</summary>
    public static IReadOnlyList<NameKey> Of(string name)
    {
        var words = Telling(NameWord.Of(name)).Where(w => w.Key.Length > 0).Take(MostWords).ToList();
        var sounds = string.Join(' ', words.Select(w => (w.Vowelless ? "*" : "") + (w.Sound.Length > LongestWord ? w.Sound[..LongestWord] : w.Sound)));
        return [.. words.SelectMany(Written).Distinct(StringComparer.Ordinal).Select(k => new NameKey(k, sounds))];
    }

    /// <summary>The words that tell of a name: not its particles and initials, unless it has no other.</summary>
    internal static IReadOnlyList<NameWord> Telling(IReadOnlyList<NameWord> words)
    {
        List<NameWord> telling = [.. words.Where(w => !w.IsParticle && !w.IsInitial)];
        return telling.Count > 0 ? telling : words;
    }

    /// <summary>A word whose marks change its sound is also found by who leaves the marks out.</summary>
    private static IEnumerable<string> Written(NameWord word) => word.Unmarked is { } unmarked ? [word.Key, Names.Sounds.Key(unmarked)] : [word.Key];
}
