using System.Text;

namespace Habeas.Register.Persons.Names;

/// <summary>
/// A quick look at many recorded names, to pick those that are worth comparing word by word. It counts edits of sounds, a whole word
/// in a few steps of bit arithmetic (Hyyrö 2003).
/// </summary>
internal sealed class Glance
{
    private const int Longest = 40;

    /// <summary>What a word of the recorded name that nobody asked for takes away, in words.</summary>
    private const double Unasked = 0.12;
    private readonly Piece[] _words;
    private readonly Piece[] _joined;
    private readonly double _weight;

    public Glance(IReadOnlyList<NameWord> telling)
    {
        _words = [.. telling.Take(16).Select(w => new Piece(w))];
        _joined = [.. telling.Take(16).Zip(telling.Skip(1), NameWord.Join).Select(w => new Piece(w))];
        _weight = _words.Sum(w => w.Weight);
    }

    /// <summary>From 0 to 1, how much of the name sought is in a recorded one.</summary>
    /// <param name="sounds">The <see cref="NameKey.Sounds"/> of the recorded name, in UTF-8.</param>
    public double Of(ReadOnlySpan<byte> sounds)
    {
        if (_words.Length == 0)
        {
            return 0;
        }

        Span<double> best = stackalloc double[_words.Length];
        Span<double> joined = stackalloc double[_words.Length];
        best.Clear();
        joined.Clear();
        var count = 0;
        for (var at = 0; at < sounds.Length;)
        {
            var word = WordAt(sounds, at);
            var after = at + word.Length + 1;
            Look(_words, word, best);
            Look(_joined, word, joined);
            if (after < sounds.Length)
            {
                Look(_words, sounds.Slice(at, word.Length + 1 + WordAt(sounds, after).Length), best);
            }

            at = after;
            count++;
        }

        return Sum(best, joined) / (_weight + (Unasked * Math.Max(0, count - _words.Length)));
    }

    private static ReadOnlySpan<byte> WordAt(ReadOnlySpan<byte> sounds, int at)
    {
        var rest = sounds[at..];
        var end = rest.IndexOf((byte)' ');
        return end < 0 ? rest : rest[..end];
    }

    private static void Look(Piece[] pieces, ReadOnlySpan<byte> word, Span<double> best)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            best[i] = Math.Max(best[i], pieces[i].Likeness(word));
        }
    }

    /// <summary>The most that the words give, each alone or joined with its neighbour.</summary>
    private double Sum(ReadOnlySpan<double> best, ReadOnlySpan<double> joined)
    {
        var (before, sum) = (0.0, 0.0);
        for (var i = 0; i < _words.Length; i++)
        {
            var alone = sum + (best[i] * _words[i].Weight);
            var pair = i == 0 ? 0 : before + (joined[i - 1] * (_words[i - 1].Weight + _words[i].Weight));
            (before, sum) = (sum, Math.Max(alone, pair));
        }

        return sum;
    }

    /// <summary>A word of the name sought, as bits of where each sound stands in it.</summary>
    private sealed class Piece
    {
        private readonly ulong[] _sounds = new ulong[256];
        private readonly ulong[] _skeleton = new ulong[256];
        private readonly int _length;
        private readonly int _bones;
        private readonly bool _vowelless;

        public Piece(NameWord word)
        {
            Weight = Math.Max(0.3, word.Weight);
            _vowelless = word.Vowelless;
            foreach (var sound in Encoding.UTF8.GetBytes(word.Sound).AsSpan()[..Math.Min(Longest, Encoding.UTF8.GetByteCount(word.Sound))])
            {
                _sounds[sound] |= 1UL << _length;
                if (Bone(sound, _length) is var bone and not 0)
                {
                    _skeleton[bone] |= 1UL << _bones++;
                }

                _length++;
            }
        }

        public double Weight { get; }

        public double Likeness(ReadOnlySpan<byte> word)
        {
            var skeletal = _vowelless || word.Contains((byte)'*');
            var (length, masks) = skeletal ? (_bones, _skeleton) : (_length, _sounds);
            if (length == 0)
            {
                return 0;
            }

            var (distance, other, position) = (length, 0, 0);
            var (up, down, diagonal, last) = (~0UL, 0UL, 0UL, 0UL);
            var end = 1UL << (length - 1);
            foreach (var sign in word)
            {
                if (sign is (byte)' ' or (byte)'*')
                {
                    continue;
                }

                var sound = skeletal ? Bone(sign, position) : sign;
                position++;
                if (sound == 0)
                {
                    continue;
                }

                other++;
                var here = masks[sound];
                diagonal = ((((~diagonal) & here) << 1) & last) | (unchecked((here & up) + up) ^ up) | here | down;
                var plus = down | ~(diagonal | up);
                var minus = diagonal & up;
                distance += (plus & end) != 0 ? 1 : (minus & end) != 0 ? -1 : 0;
                plus = (plus << 1) | 1;
                minus <<= 1;
                up = minus | ~(diagonal | plus);
                down = plus & diagonal;
                last = here;
            }

            return Math.Max(0, 1 - (distance / (double)Math.Max(2, Math.Max(length, other))));
        }

        /// <summary>A sound of the skeleton of a word: without vowels and half vowels, but for the first; 0 for none.</summary>
        private static byte Bone(byte sound, int position) => sound switch
        {
            (byte)'a' or (byte)'e' or (byte)'i' or (byte)'o' or (byte)'u' => position == 0 ? (byte)'A' : (byte)0,
            (byte)'y' or (byte)'w' when position > 0 => 0,
            _ => sound,
        };
    }
}
