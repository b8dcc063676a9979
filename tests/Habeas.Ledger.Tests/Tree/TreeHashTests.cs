using FsCheck.Fluent;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Tree;

public class TreeHashTests
{
    [Fact]
    public void Every_text_form_reads_back() =>
        Property.Holds(Property.Bytes(32, exactly: true), bytes =>
        {
            var hash = new TreeHash(bytes);
            return TreeHash.TryParseBase64(hash.ToBase64(), out var fromBase64)
                && TreeHash.TryParseHex(hash.ToString(), out var fromHex)
                && fromBase64 == hash && fromHex == hash && hash.ToArray().SequenceEqual(bytes)
                && hash.ToBase64() == Convert.ToBase64String(bytes);
        });

    [Fact]
    public void Hashes_are_equal_only_if_all_bytes_are() =>
        Property.Holds(
            from bytes in Property.Bytes(32, exactly: true)
            from bit in Gen.Choose(0, 255)
            select (bytes, bit),
            it =>
            {
                var other = it.bytes.ToArray();
                other[it.bit / 8] ^= (byte)(1 << (it.bit % 8));
                return new TreeHash(it.bytes) == new TreeHash(it.bytes) && new TreeHash(it.bytes) != new TreeHash(other);
            });

    [Theory]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=")] // an unused bit is set
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")] // no padding
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF==")]
    [InlineData("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=")] // the alphabet for URLs
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= ")]
    [InlineData(" 7DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUAAAA=")]
    [InlineData("")]
    public void Base64_in_another_spelling_is_refused(string text) => Assert.False(TreeHash.TryParseBase64(text, out _));

    [Fact]
    public void A_hash_of_another_length_is_refused() => Assert.Throws<ArgumentException>(() => new TreeHash(new byte[31]));

    [Fact]
    public void Hashing_does_not_allocate()
    {
        var leaf = new byte[600];
        var large = new byte[6000];
        var hash = Rfc6962.Node(Rfc6962.Leaf(leaf), Rfc6962.Leaf(large));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            hash = Rfc6962.Node(hash, Rfc6962.Leaf(leaf));
            hash = Rfc6962.Node(hash, Rfc6962.Leaf(large));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
