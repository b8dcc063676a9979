using System.Collections.Immutable;

namespace Habeas.Ledger.Tree;

/// <summary>
/// The evidence that a leaf is in a tree: the hashes beside its way up, from the leaf's sibling to the root's child.
/// </summary>
/// <param name="Index">The leaf's index, from 0.</param>
/// <param name="TreeSize">The number of leaves of the tree.</param>
/// <param name="Hashes">The path; empty in a tree of one leaf.</param>
/// <remarks>RFC 6962 section 2.1.1; checked as in RFC 9162 section 2.1.3.2.</remarks>
public sealed record InclusionProof(long Index, long TreeSize, ImmutableArray<TreeHash> Hashes)
{
    /// <summary>Makes the proof for one leaf from the hashes of complete subtrees.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not inside the tree.</exception>
    public static InclusionProof Make(long index, long treeSize, SubtreeHash source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, treeSize);
        var hashes = ImmutableArray.CreateBuilder<TreeHash>();
        var (first, end) = (0L, treeSize);
        while (end - first > 1)
        {
            var middle = first + Rfc6962.LeftSize(end - first);
            if (index < middle)
            {
                hashes.Add(Rfc6962.RangeRoot(middle, end, source));
                end = middle;
            }
            else
            {
                hashes.Add(Rfc6962.RangeRoot(first, middle, source));
                first = middle;
            }
        }

        hashes.Reverse();
        return new InclusionProof(index, treeSize, hashes.ToImmutable());
    }

    /// <summary>Whether this proof shows that the leaf with this hash is in the tree with this root.</summary>
    public ProofVerdict Check(in TreeHash leafHash, in TreeHash root) => Check(Index, TreeSize, leafHash, Hashes.AsSpan(), root);

    /// <summary>The same over a bare path. It never throws, whatever is passed.</summary>
    public static ProofVerdict Check(long index, long treeSize, in TreeHash leafHash, ReadOnlySpan<TreeHash> hashes, in TreeHash root)
    {
        if (index < 0 || index >= treeSize)
        {
            return new(ProofFault.IndexOutsideTree);
        }

        var (node, last, computed) = (index, treeSize - 1, leafHash);
        foreach (ref readonly var hash in hashes)
        {
            if (last == 0)
            {
                return new(ProofFault.TooManyHashes);
            }

            if ((node & 1) == 0 && node != last)
            {
                computed = Rfc6962.Node(computed, hash);
            }
            else
            {
                computed = Rfc6962.Node(hash, computed);
                SkipLevelsWithoutSibling(ref node, ref last);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 ? ProofVerdict.Compare(root, computed, ProofFault.RootDiffers) : new(ProofFault.TooFewHashes);
    }

    // At the right edge a node without a right sibling goes up unhashed until it is itself a right child.
    internal static void SkipLevelsWithoutSibling(ref long node, ref long last)
    {
        while ((node & 1) == 0 && node != 0)
        {
            (node, last) = (node >> 1, last >> 1);
        }
    }
}
