namespace Habeas.Register.Persons.Names;

/// <summary>By what a name is found among many: a key for each telling word, and a sketch of the whole name to sort out by.</summary>
/// <param name="Key">The consonants of a word by classes (<see cref="Sounds.Key"/>).</param>
/// <param name="Sketch">The pairs of neighbouring signs in all keys of the name, each as one of 63 bits.</param>
public readonly record struct NameKey(string Key, long Sketch)
{
    private const int Bits = 63;

    /// <summary>The keys of a name, each once; none for a name without a letter.</summary>
    public static IReadOnlyList<NameKey> Of(string name)
    {
        var words = NameWord.Of(name);
        var sketch = SketchOf(words);
        return [.. Telling(words).Select(w => w.Key).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).Select(k => new NameKey(k, sketch))];
    }

    /// <summary>The words that tell of a name: not its particles and initials, unless it has no other.</summary>
    internal static IReadOnlyList<NameWord> Telling(IReadOnlyList<NameWord> words)
    {
        List<NameWord> telling = [.. words.Where(w => !w.IsParticle && !w.IsInitial)];
        return telling.Count > 0 ? telling : words;
    }

    internal static long SketchOf(IReadOnlyList<NameWord> words)
    {
        var sketch = 0L;
        foreach (var word in Telling(words))
        {
            var last = '^';
            foreach (var sign in word.Key)
            {
                sketch |= Bit(last, sign);
                last = sign;
            }

            sketch |= Bit(last, '$');
        }

        return sketch;
    }

    private static long Bit(char one, char other) => 1L << (int)(((one * 31UL) + (other * 7UL) + (one * (ulong)other % 13)) % Bits);
}
