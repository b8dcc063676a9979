namespace Habeas.Ledger.Tree;

/// <summary>
/// The hash of a complete subtree: the one over the leaves from <c>index·2^level</c> to <c>(index+1)·2^level</c>, the end excluded.
/// Level 0 is a leaf hash.
/// </summary>
/// <remarks>Whoever has such a source can make any root and any proof; it is only asked for subtrees inside the tree.</remarks>
public delegate TreeHash SubtreeHash(int level, long index);

/// <summary>The hashing of a SHA-256 Merkle tree (RFC 6962 section 2.1, RFC 9162 section 2.1.1).</summary>
public static class Rfc6962
{
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static TreeHash EmptyRoot { get; } = TreeHash.Sha256([]);

    /// <summary>The hash of a leaf: SHA-256(0x00 || leaf). It does not allocate.</summary>
    public static TreeHash Leaf(ReadOnlySpan<byte> leaf) => PrefixedHash.Of([LeafPrefix], leaf);

    /// <summary>The hash of an inner node: SHA-256(0x01 || left || right).</summary>
    public static TreeHash Node(in TreeHash left, in TreeHash right)
    {
        Span<byte> message = stackalloc byte[1 + (2 * TreeHash.Length)];
        message[0] = NodePrefix;
        left.CopyTo(message[1..]);
        right.CopyTo(message[(1 + TreeHash.Length)..]);
        return TreeHash.Sha256(message);
    }

    /// <summary>The root of the tree of the first <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static TreeHash Root(long size, SubtreeHash source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? EmptyRoot : RangeRoot(0, size, source);
    }

    /// <summary>The root over hashes that are the nodes of one level, left to right.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static TreeHash Root(ReadOnlySpan<TreeHash> nodes)
    {
        if (nodes.IsEmpty)
        {
            throw new ArgumentException("A root needs at least one node.", nameof(nodes));
        }

        if (nodes.Length == 1)
        {
            return nodes[0];
        }

        var split = (int)LeftSize(nodes.Length);
        return Node(Root(nodes[..split]), Root(nodes[split..]));
    }

    /// <summary>
    /// The root over the leaves from <paramref name="first"/> to <paramref name="end"/>, the end excluded, where that range is one
    /// side of a node: its completed subtrees, folded from the right.
    /// </summary>
    internal static TreeHash RangeRoot(long first, long end, SubtreeHash source)
    {
        var level = System.Numerics.BitOperations.TrailingZeroCount(end - first);
        var root = source(level, (end >> level) - 1);
        for (end -= 1L << level; end > first; end -= 1L << level)
        {
            level = System.Numerics.BitOperations.TrailingZeroCount(end - first);
            root = Node(source(level, (end >> level) - 1), root);
        }

        return root;
    }

    /// <summary>The leaves left of the root's split: the largest power of two below <paramref name="size"/>, which is at least 2.</summary>
    internal static long LeftSize(long size) => 1L << System.Numerics.BitOperations.Log2((ulong)(size - 1));
}
