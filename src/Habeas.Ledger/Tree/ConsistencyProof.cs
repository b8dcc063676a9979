using System.Collections.Immutable;
using System.Numerics;

namespace Habeas.Ledger.Tree;

/// <summary>
/// The evidence that a later tree only added leaves to an earlier one.
/// Equal sizes need no hashes. From the empty tree there is nothing to prove, and a check refuses to say that there was.
/// </summary>
/// <param name="OldSize">The number of leaves of the earlier tree.</param>
/// <param name="NewSize">The number of leaves of the later tree.</param>
/// <param name="Hashes">The hashes, in the order of RFC 6962.</param>
/// <remarks>RFC 6962 section 2.1.2; checked as in RFC 9162 section 2.1.4.2.</remarks>
public sealed record ConsistencyProof(long OldSize, long NewSize, ImmutableArray<TreeHash> Hashes)
{
    /// <summary>Makes the proof between two sizes from the hashes of complete subtrees of the later tree.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The earlier size is negative or larger than the later one.</exception>
    public static ConsistencyProof Make(long oldSize, long newSize, SubtreeHash source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        if (oldSize == 0 || oldSize == newSize)
        {
            return new ConsistencyProof(oldSize, newSize, []);
        }

        var hashes = ImmutableArray.CreateBuilder<TreeHash>();
        var (first, end) = (0L, newSize);
        while (end != oldSize)
        {
            var middle = first + Rfc6962.LeftSize(end - first);
            if (oldSize <= middle)
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

        if (first != 0)
        {
            hashes.Add(Rfc6962.RangeRoot(first, end, source));
        }

        hashes.Reverse();
        return new ConsistencyProof(oldSize, newSize, hashes.ToImmutable());
    }

    /// <summary>Whether this proof shows that the tree with the new root continues the tree with the old root.</summary>
    public ProofVerdict Check(in TreeHash oldRoot, in TreeHash newRoot) => Check(OldSize, NewSize, oldRoot, newRoot, Hashes.AsSpan());

    /// <summary>The same over bare hashes. It never throws, whatever is passed.</summary>
    public static ProofVerdict Check(long oldSize, long newSize, in TreeHash oldRoot, in TreeHash newRoot, ReadOnlySpan<TreeHash> hashes)
    {
        if (oldSize < 0 || oldSize > newSize)
        {
            return new(ProofFault.SizesOutOfOrder);
        }

        if (oldSize == newSize)
        {
            return CheckEqualSizes(oldSize, oldRoot, newRoot, hashes);
        }

        if (oldSize == 0)
        {
            return new(ProofFault.NothingToContinue);
        }

        // An earlier tree that is one complete subtree is itself the first hash, and the proof leaves it out.
        if (!BitOperations.IsPow2(oldSize))
        {
            return hashes.IsEmpty ? new(ProofFault.TooFewHashes) : Climb(oldSize, newSize, oldRoot, newRoot, hashes[0], hashes[1..]);
        }

        return Climb(oldSize, newSize, oldRoot, newRoot, oldRoot, hashes);
    }

    private static ProofVerdict CheckEqualSizes(long size, in TreeHash oldRoot, in TreeHash newRoot, ReadOnlySpan<TreeHash> hashes)
    {
        if (!hashes.IsEmpty)
        {
            return new(ProofFault.TooManyHashes);
        }

        return size == 0 && oldRoot != Rfc6962.EmptyRoot
            ? new(ProofFault.OldRootDiffers, Rfc6962.EmptyRoot, oldRoot)
            : ProofVerdict.Compare(oldRoot, newRoot, ProofFault.RootDiffers);
    }

    private static ProofVerdict Climb(
        long oldSize, long newSize, in TreeHash oldRoot, in TreeHash newRoot, in TreeHash start, ReadOnlySpan<TreeHash> hashes)
    {
        var level = BitOperations.TrailingZeroCount(oldSize);
        var (node, last) = ((oldSize - 1) >> level, (newSize - 1) >> level);
        var (oldComputed, newComputed) = (start, start);
        foreach (ref readonly var hash in hashes)
        {
            if (last == 0)
            {
                return new(ProofFault.TooManyHashes);
            }

            if ((node & 1) == 0 && node != last)
            {
                newComputed = Rfc6962.Node(newComputed, hash);
            }
            else
            {
                oldComputed = Rfc6962.Node(hash, oldComputed);
                newComputed = Rfc6962.Node(hash, newComputed);
                InclusionProof.SkipLevelsWithoutSibling(ref node, ref last);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        if (last != 0)
        {
            return new(ProofFault.TooFewHashes);
        }

        var old = ProofVerdict.Compare(oldRoot, oldComputed, ProofFault.OldRootDiffers);
        return old.Holds ? ProofVerdict.Compare(newRoot, newComputed, ProofFault.RootDiffers) : old;
    }
}
