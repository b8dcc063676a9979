namespace Habeas.Invented;

/// <summary>What happens to a name between a person's mouth and a clerk's screen; a seed says to which.</summary>
public static class Slips
{
    private const string Keyboard = "qwertyuiop|asdfghjkl|zxcvbnm";

    public static IReadOnlyDictionary<string, Func<InventedName, Random, string>> All { get; } = new SortedDictionary<string, Func<InventedName, Random, string>>(StringComparer.Ordinal)
    {
        ["other-script-or-spelling"] = (name, random) => name.Written(w => w[random.Next(w.Count)]),
        ["latin"] = (name, random) => Latin(name, random),
        ["misspelt"] = (name, random) => Edit(Latin(name, random), random),
        ["misspelt-twice"] = (name, random) => Edit(Edit(Latin(name, random), random), random),
        ["wrong-key"] = (name, random) => At(Latin(name, random), random, (c, r) => Neighbour(c, r)),
        ["misread"] = (name, random) => Misread(Latin(name, random), random),
        ["reordered"] = (name, random) => Reordered(Latin(name, random), random),
        ["reordered-and-misspelt"] = (name, random) => Edit(Reordered(Latin(name, random), random), random),
        ["capitals"] = (name, random) => Latin(name, random).ToUpperInvariant(),
        ["run-together"] = (name, random) => RunTogether(Latin(name, random), random),
        ["initial"] = (name, random) => Initial(name, random),
        ["word-left-out"] = (name, random) => LeftOut(name, random),
        ["native-misspelt"] = (name, random) => name.Script == "Hans" ? name.Native : Edit(name.Native, random),
    };

    private static string Latin(InventedName name, Random random) => name.Written(w => w.Count == 1 ? w[0] : w[random.Next(1, w.Count)]);

    private static string Reordered(string text, Random random)
    {
        var words = text.Split(' ');
        var turn = random.Next(1, Math.Max(2, words.Length));
        return string.Join(random.Next(3) == 0 ? ", " : " ", words.Skip(turn).Concat(words.Take(turn)));
    }

    private static string RunTogether(string text, Random random)
    {
        var words = text.Split(' ').ToList();
        if (words.Count > 2)
        {
            var at = random.Next(words.Count - 1);
            words[at] += words[at + 1].ToLowerInvariant();
            words.RemoveAt(at + 1);
        }

        return string.Join(' ', words);
    }

    private static string Initial(InventedName name, Random random)
    {
        var words = name.Words.Select(w => w.Count == 1 ? w[0] : w[random.Next(1, w.Count)]).ToList();
        if (words.Count > 2)
        {
            words[1] = words[1][..1] + ".";
        }

        return string.Join(' ', words);
    }

    private static string LeftOut(InventedName name, Random random)
    {
        var words = name.Words.Select(w => w.Count == 1 ? w[0] : w[random.Next(1, w.Count)]).ToList();
        if (words.Count > 2)
        {
            words.RemoveAt(1);
        }

        return string.Join(' ', words);
    }

    /// <summary>One letter put in, left out, swapped with the next, or put for another.</summary>
    private static string Edit(string text, Random random)
    {
        var letters = Enumerable.Range(0, text.Length).Where(i => char.IsLetter(text[i])).ToList();
        var at = letters[random.Next(letters.Count)];
        var other = text[letters[random.Next(letters.Count)]];
        return random.Next(4) switch
        {
            0 => text.Insert(at, char.ToLowerInvariant(other).ToString()),
            1 => text.Remove(at, 1),
            2 when at + 1 < text.Length && char.IsLetter(text[at + 1]) => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
            _ => text.Remove(at, 1).Insert(at, char.ToLowerInvariant(other).ToString()),
        };
    }

    private static string At(string text, Random random, Func<char, Random, char> change)
    {
        var letters = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiLetter(text[i])).ToList();
        var at = letters[random.Next(letters.Count)];
        return text.Remove(at, 1).Insert(at, change(char.ToLowerInvariant(text[at]), random).ToString());
    }

    private static char Neighbour(char letter, Random random)
    {
        var at = Keyboard.IndexOf(letter, StringComparison.Ordinal);
        var beside = new[] { at - 1, at + 1 }.Where(i => i >= 0 && i < Keyboard.Length && Keyboard[i] != '|').ToArray();
        return Keyboard[beside[random.Next(beside.Length)]];
    }

    /// <summary>As a scanner misreads: rn for m, 1 for l, 0 for o, cl for d, and so on.</summary>
    private static string Misread(string text, Random random)
    {
        (string Read, string As)[] pairs = [("m", "rn"), ("rn", "m"), ("l", "1"), ("o", "0"), ("d", "cl"), ("i", "l"), ("e", "c"), ("h", "b"), ("u", "v"), ("n", "u"), ("g", "q"), ("t", "f")];
        var fits = pairs.Where(p => text.Contains(p.Read, StringComparison.Ordinal)).ToArray();
        if (fits.Length == 0)
        {
            return text;
        }

        var (read, misread) = fits[random.Next(fits.Length)];
        var at = text.IndexOf(read, StringComparison.Ordinal);
        return text.Remove(at, read.Length).Insert(at, misread);
    }
}
