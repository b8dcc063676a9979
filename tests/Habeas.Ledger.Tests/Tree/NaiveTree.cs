using System.Security.Cryptography;
using System.Text;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Tree;

/// <summary>The definitions of RFC 6962 section 2.1, word for word and without a thought for speed: the oracle of these tests.</summary>
internal sealed class NaiveTree(int size)
{
    public TreeHash[] LeafHashes { get; } = [.. Enumerable.Range(0, size).Select(index => LeafHash(index))];

    public static byte[] Leaf(int index) => Encoding.ASCII.GetBytes($"leaf {index}");

    public TreeHash Root(int count) => Root(LeafHashes.AsSpan(0, count));

    public TreeHash Subtree(int level, long index) => Root(LeafHashes.AsSpan(checked((int)(index << level)), 1 << level));

    public List<TreeHash> Path(int index, int count) => Path(index, LeafHashes.AsSpan(0, count));

    public List<TreeHash> Consistency(int oldSize, int newSize) => SubProof(oldSize, LeafHashes.AsSpan(0, newSize), complete: true);

    private static TreeHash LeafHash(int index) => new(SHA256.HashData([0, .. Leaf(index)]));

    private static TreeHash Root(ReadOnlySpan<TreeHash> leaves)
    {
        if (leaves.IsEmpty)
        {
            return new TreeHash(SHA256.HashData([]));
        }

        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var k = Split(leaves.Length);
        return new TreeHash(SHA256.HashData([1, .. Root(leaves[..k]).ToArray(), .. Root(leaves[k..]).ToArray()]));
    }

    private static List<TreeHash> Path(int m, ReadOnlySpan<TreeHash> leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var k = Split(leaves.Length);
        return m < k ? [.. Path(m, leaves[..k]), Root(leaves[k..])] : [.. Path(m - k, leaves[k..]), Root(leaves[..k])];
    }

    private static List<TreeHash> SubProof(int m, ReadOnlySpan<TreeHash> leaves, bool complete)
    {
        if (m == leaves.Length)
        {
            return complete ? [] : [Root(leaves)];
        }

        var k = Split(leaves.Length);
        return m <= k
            ? [.. SubProof(m, leaves[..k], complete), Root(leaves[k..])]
            : [.. SubProof(m - k, leaves[k..], complete: false), Root(leaves[..k])];
    }

    private static int Split(int count)
    {
        var k = 1;
        while (k * 2 < count)
        {
            k *= 2;
        }

        return k;
    }
}
