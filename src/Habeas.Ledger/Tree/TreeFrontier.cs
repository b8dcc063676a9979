using System.Numerics;

namespace Habeas.Ledger.Tree;

/// <summary>
/// The right edge of a growing tree: the hashes of its completed subtrees, largest first, one for each set bit of the size.
/// It is all that is needed to append and to know the root; at most 63 hashes, whatever the size.
/// </summary>
/// <remarks>Not safe for several threads at once. RFC 6962 section 2.1.</remarks>
public sealed class TreeFrontier
{
    private const int MaxHeight = 63;
    private readonly TreeHash[] _completed = new TreeHash[MaxHeight];
    private int _count;

    /// <summary>The frontier of the empty tree.</summary>
    public TreeFrontier()
    {
    }

    /// <summary>A frontier as <see cref="Completed"/> showed it. Compare <see cref="Root"/> with a signed checkpoint before trusting it.</summary>
    /// <exception cref="ArgumentException">There is not one hash for each set bit of the size.</exception>
    public TreeFrontier(long size, ReadOnlySpan<TreeHash> completed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (completed.Length != BitOperations.PopCount((ulong)size))
        {
            throw new ArgumentException($"A tree of {size} leaves has {BitOperations.PopCount((ulong)size)} completed subtrees, not {completed.Length}.", nameof(completed));
        }

        completed.CopyTo(_completed);
        _count = completed.Length;
        Size = size;
    }

    /// <summary>The number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The hashes of the completed subtrees, largest first.</summary>
    public ReadOnlySpan<TreeHash> Completed => _completed.AsSpan(0, _count);

    /// <summary>The frontier of the tree that a source describes at a size.</summary>
    public static TreeFrontier Restore(long size, SubtreeHash source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var frontier = new TreeFrontier { Size = size };
        for (var (rest, end) = (size, 0L); rest > 0;)
        {
            var level = BitOperations.Log2((ulong)rest);
            frontier._completed[frontier._count++] = source(level, end >> level);
            end += 1L << level;
            rest -= 1L << level;
        }

        return frontier;
    }

    /// <summary>Adds a leaf by its hash (<see cref="Rfc6962.Leaf"/>). One node is hashed on average.</summary>
    public void Append(in TreeHash leafHash) => Append(leafHash, []);

    /// <summary>The root of the tree so far.</summary>
    public TreeHash Root()
    {
        if (_count == 0)
        {
            return Rfc6962.EmptyRoot;
        }

        var root = _completed[_count - 1];
        for (var i = _count - 2; i >= 0; i--)
        {
            root = Rfc6962.Node(_completed[i], root);
        }

        return root;
    }

    /// <summary>A copy that grows on its own: to try a batch before committing it.</summary>
    public TreeFrontier Clone() => new(Size, Completed);

    /// <summary>
    /// Adds a leaf and tells the hash of every subtree it completes: <paramref name="completedAt"/>[level], for levels within the
    /// span, up to the number of trailing zero bits of the new size.
    /// </summary>
    internal void Append(in TreeHash leafHash, Span<TreeHash> completedAt)
    {
        var hash = leafHash;
        var level = 0;
        Tell(completedAt, level, hash);
        for (var carry = Size; (carry & 1) == 1; carry >>= 1)
        {
            hash = Rfc6962.Node(_completed[--_count], hash);
            Tell(completedAt, ++level, hash);
        }

        _completed[_count++] = hash;
        Size++;
    }

    private static void Tell(Span<TreeHash> completedAt, int level, in TreeHash hash)
    {
        if (level < completedAt.Length)
        {
            completedAt[level] = hash;
        }
    }
}
