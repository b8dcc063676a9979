using System.Text;
using FsCheck.Fluent;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Entries;

public class EntryLeafTests
{
    private const string Origin = "ruritania.example/register";
    private static readonly TreeHash Hash = TreeHash.Sha256("part"u8);
    private static readonly string HashLine = Hash.ToBase64() + "\n";

    [Fact]
    public void Leaf_reads_back() =>
        Property.Holds(
            from index in Gen.Choose(0, int.MaxValue)
            from parts in Gen.Choose(1, EntryLeaf.MaxParts)
            select (Index: (long)index << 20, Parts: Enumerable.Range(0, parts).Select(part => TreeHash.Sha256([(byte)part])).ToArray()),
            it =>
            {
                var leaf = EntryLeaf.Write(Origin, it.Index, it.Parts);
                return EntryLeaf.TryParse(leaf, Encoding.UTF8.GetBytes(Origin), it.Index, out var entry) == LeafFault.None
                    && entry.Index == it.Index && Encoding.UTF8.GetString(entry.Origin) == Origin && entry.PartCount == it.Parts.Length
                    && it.Parts.Index().All(part => EntryLeaf.TryParse(leaf, out var again) == LeafFault.None && again.PartHash(part.Index) == part.Item);
            });

    [Fact]
    public void Leaf_with_any_bit_flipped_is_another_leaf_or_none() =>
        Property.Holds(Gen.Choose(0, 8 * 100), bit =>
        {
            var leaf = EntryLeaf.Write(Origin, 7, [Hash, Hash]);
            leaf[bit / 8] ^= (byte)(1 << (bit % 8));
            return EntryLeaf.TryParse(leaf, out var entry) != LeafFault.None
                || EntryLeaf.Write(Encoding.UTF8.GetString(entry.Origin), entry.Index, [entry.PartHash(0), entry.PartHash(1)]).SequenceEqual(leaf);
        });

    [Fact]
    public void Largest_leaf_fits()
    {
        var hashes = Enumerable.Repeat(Hash, EntryLeaf.MaxParts).ToArray();
        var leaf = EntryLeaf.Write(new string('a', 255), long.MaxValue, hashes);
        Assert.True(leaf.Length <= EntryLeaf.MaxBytes);
        Assert.Equal(LeafFault.None, EntryLeaf.TryParse(leaf, out _));
    }

    [Theory]
    [InlineData("habeas/entry@v2\norigin\n0\n#", LeafFault.UnknownVersion)]
    [InlineData("habeas/entry@v1", LeafFault.UnknownVersion)]
    [InlineData("", LeafFault.UnknownVersion)]
    [InlineData("habeas/entry@v1\n\n0\n#", LeafFault.BadOrigin)]
    [InlineData("habeas/entry@v1\nan origin\n0\n#", LeafFault.BadOrigin)]
    [InlineData("habeas/entry@v1\nan+origin\n0\n#", LeafFault.BadOrigin)]
    [InlineData("habeas/entry@v1\norigin", LeafFault.BadOrigin)]
    [InlineData("habeas/entry@v1\norigin\r\n0\n#", LeafFault.BadOrigin)]
    [InlineData("habeas/entry@v1\norigin\n00\n#", LeafFault.BadIndex)]
    [InlineData("habeas/entry@v1\norigin\n-1\n#", LeafFault.BadIndex)]
    [InlineData("habeas/entry@v1\norigin\n+1\n#", LeafFault.BadIndex)]
    [InlineData("habeas/entry@v1\norigin\n 1\n#", LeafFault.BadIndex)]
    [InlineData("habeas/entry@v1\norigin\n\n#", LeafFault.BadIndex)]
    [InlineData("habeas/entry@v1\norigin\n9223372036854775808\n#", LeafFault.BadIndex)]
    [InlineData("habeas/entry@v1\norigin\n0\n", LeafFault.NoParts)]
    [InlineData("habeas/entry@v1\norigin\n0\n#\n", LeafFault.BadPartHash)]
    [InlineData("habeas/entry@v1\norigin\n0\n#abc\n", LeafFault.BadPartHash)]
    [InlineData("habeas/entry@v1\norigin\n0\n#x", LeafFault.UnendedLine)]
    public void Leaf_in_another_spelling_is_refused(string text, LeafFault fault) =>
        Assert.Equal(fault, EntryLeaf.TryParse(Encoding.UTF8.GetBytes(text.Replace("#", HashLine, StringComparison.Ordinal)), out _));

    [Fact]
    public void Leaf_of_another_log_or_entry_is_refused()
    {
        var leaf = EntryLeaf.Write(Origin, 7, [Hash]);
        Assert.Equal(LeafFault.OtherOrigin, EntryLeaf.TryParse(leaf, "ruritania.example/register/reads"u8, 7, out _));
        Assert.Equal(LeafFault.OtherIndex, EntryLeaf.TryParse(leaf, Encoding.UTF8.GetBytes(Origin), 8, out _));
    }

    [Fact]
    public void Leaf_that_is_too_long_is_refused()
    {
        var text = $"habeas/entry@v1\n{Origin}\n0\n{string.Concat(Enumerable.Repeat(HashLine, EntryLeaf.MaxParts + 1))}";
        Assert.Equal(LeafFault.TooManyParts, EntryLeaf.TryParse(Encoding.UTF8.GetBytes(text), out _));
        Assert.Equal(LeafFault.TooLong, EntryLeaf.TryParse(new byte[EntryLeaf.MaxBytes + 1], out _));
        Assert.Throws<ArgumentException>(() => EntryLeaf.Write(Origin, 0, []));
        Assert.Throws<ArgumentException>(() => EntryLeaf.Write(Origin, 0, new TreeHash[EntryLeaf.MaxParts + 1]));
        Assert.Throws<ArgumentException>(() => EntryLeaf.Write("an origin", 0, [Hash]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EntryLeaf.Write(Origin, -1, [Hash]));
    }

    [Fact]
    public void Writing_and_reading_do_not_allocate()
    {
        var origin = Encoding.UTF8.GetBytes(Origin);
        TreeHash[] hashes = [Hash, Hash, Hash];
        var buffer = new byte[EntryLeaf.MaxBytes];
        Assert.True(RoundTrip());
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            RoundTrip();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        bool RoundTrip()
        {
            var length = EntryLeaf.Write(origin, 123_456, hashes, buffer);
            return EntryLeaf.TryParse(buffer.AsSpan(0, length), origin, 123_456, out var entry) == LeafFault.None
                && entry.PartHash(2) == Hash;
        }
    }
}
