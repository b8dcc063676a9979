using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Habeas.Import.Reading;

/// <summary>Numbers distinct texts in the order in which they are first met, without making a string of one that is known.</summary>
internal sealed class BytePool
{
    private readonly Dictionary<byte[], int> _numbers;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<byte[]> _texts = [];

    public BytePool()
    {
        _numbers = new(new ByteComparer());
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => _texts.Count;

    public int NumberOf(ReadOnlySpan<byte> text, out bool isNew)
    {
        isNew = !_lookup.TryGetValue(text, out var number);
        if (isNew)
        {
            number = _texts.Count;
            var key = text.ToArray();
            _texts.Add(key);
            _numbers.Add(key, number);
        }

        return number;
    }

    public string Text(int number) => Encoding.UTF8.GetString(_texts[number]);

    private sealed class ByteComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
