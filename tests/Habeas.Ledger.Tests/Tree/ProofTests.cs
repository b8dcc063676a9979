using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Tree;

public class ProofTests
{
    private const int Most = 260;
    private static readonly NaiveTree Tree = new(Most);

    private static Gen<(int Index, int Size)> Leaves =>
        from size in Gen.Choose(1, Most)
        from index in Gen.Choose(0, size - 1)
        select (index, size);

    private static Gen<(int Old, int New)> Sizes =>
        from later in Gen.Choose(1, Most)
        from earlier in Gen.Choose(1, later)
        select (earlier, later);

    [Fact]
    public void Inclusion_proof_is_the_path_of_the_rfc_and_holds() =>
        Property.Holds(Leaves, it =>
        {
            var proof = InclusionProof.Make(it.Index, it.Size, Tree.Subtree);
            return proof.Hashes.SequenceEqual(Tree.Path(it.Index, it.Size))
                && proof.Check(Tree.LeafHashes[it.Index], Tree.Root(it.Size)).Holds;
        });

    [Fact]
    public void Consistency_proof_is_the_proof_of_the_rfc_and_holds() =>
        Property.Holds(Sizes, it =>
        {
            var proof = ConsistencyProof.Make(it.Old, it.New, Tree.Subtree);
            return proof.Hashes.SequenceEqual(Tree.Consistency(it.Old, it.New))
                && proof.Check(Tree.Root(it.Old), Tree.Root(it.New)).Holds;
        });

    [Fact]
    public void Every_proof_of_a_small_tree_holds()
    {
        for (var size = 1; size <= 40; size++)
        {
            for (var other = 1; other <= size; other++)
            {
                Assert.True(InclusionProof.Make(other - 1, size, Tree.Subtree).Check(Tree.LeafHashes[other - 1], Tree.Root(size)).Holds);
                Assert.True(ConsistencyProof.Make(other, size, Tree.Subtree).Check(Tree.Root(other), Tree.Root(size)).Holds);
            }
        }
    }

    [Fact]
    public void Inclusion_proof_with_anything_touched_is_refused() =>
        Property.Holds(
            from leaf in Leaves
            from choice in Gen.Choose(0, int.MaxValue)
            select (leaf, choice),
            it =>
            {
                var proof = InclusionProof.Make(it.leaf.Index, it.leaf.Size, Tree.Subtree);
                var (leafHash, root) = (Tree.LeafHashes[it.leaf.Index], Tree.Root(it.leaf.Size));
                return !proof.Check(Flipped(leafHash, it.choice), root).Holds
                    && !proof.Check(leafHash, Flipped(root, it.choice)).Holds
                    && OtherIndexes(proof).All(other => !other.Check(leafHash, root).Holds)
                    && Touched(proof.Hashes, it.choice).All(hashes => !(proof with { Hashes = hashes }).Check(leafHash, root).Holds);
            });

    [Fact]
    public void Consistency_proof_with_anything_touched_is_refused() =>
        Property.Holds(
            from sizes in Sizes
            from choice in Gen.Choose(0, int.MaxValue)
            select (sizes, choice),
            it =>
            {
                var proof = ConsistencyProof.Make(it.sizes.Old, it.sizes.New, Tree.Subtree);
                var (oldRoot, newRoot) = (Tree.Root(it.sizes.Old), Tree.Root(it.sizes.New));
                return !proof.Check(Flipped(oldRoot, it.choice), newRoot).Holds
                    && !proof.Check(oldRoot, Flipped(newRoot, it.choice)).Holds
                    && Touched(proof.Hashes, it.choice).All(hashes => !(proof with { Hashes = hashes }).Check(oldRoot, newRoot).Holds);
            });

    [Fact]
    public void Inclusion_check_never_throws() =>
        Property.Holds(
            from index in Hostile
            from size in Hostile
            from count in Gen.Choose(0, 80)
            select (index, size, count),
            it => !InclusionProof.Check(it.index, it.size, Tree.LeafHashes[0], Tree.LeafHashes.AsSpan(0, it.count), Tree.LeafHashes[1]).Holds);

    [Fact]
    public void Consistency_check_never_throws() =>
        Property.Holds(
            from earlier in Hostile
            from later in Hostile
            from count in Gen.Choose(0, 80)
            select (earlier, later, count),
            it => !ConsistencyProof.Check(it.earlier, it.later, Tree.LeafHashes[0], Tree.LeafHashes[1], Tree.LeafHashes.AsSpan(0, it.count)).Holds);

    [Fact]
    public void Verdict_keeps_the_two_roots_that_differ()
    {
        var verdict = InclusionProof.Make(3, 7, Tree.Subtree).Check(Tree.LeafHashes[3], Tree.Root(8));
        Assert.Equal(new ProofVerdict(ProofFault.RootDiffers, Tree.Root(8), Tree.Root(7)), verdict);
        Assert.False(default(ProofVerdict).Holds);
    }

    // A path that goes on above the root would be a proof for a taller tree than the checkpoint's.
    [Fact]
    public void Path_that_goes_on_above_the_root_is_refused_though_its_hashes_fit()
    {
        var above = TreeHash.Sha256("above"u8);
        for (var size = 1; size <= 9; size++)
        {
            var path = InclusionProof.Make(size - 1, size, Tree.Subtree);
            var taller = path with { Hashes = path.Hashes.Add(above) };
            Assert.Equal(ProofFault.TooManyHashes, taller.Check(Tree.LeafHashes[size - 1], Rfc6962.Node(above, Tree.Root(size))).Fault);
            Assert.Equal(ProofFault.TooManyHashes, taller.Check(Tree.LeafHashes[size - 1], Rfc6962.Node(Tree.Root(size), above)).Fault);

            var proof = ConsistencyProof.Make(size, 10, Tree.Subtree);
            var (oldRoot, newRoot) = (Rfc6962.Node(above, Tree.Root(size)), Rfc6962.Node(above, Tree.Root(10)));
            Assert.Equal(ProofFault.TooManyHashes, (proof with { Hashes = proof.Hashes.Add(above) }).Check(oldRoot, newRoot).Fault);
        }
    }

    [Fact]
    public void Path_that_stops_below_the_root_is_refused_though_its_hashes_fit()
    {
        var path = InclusionProof.Make(5, 8, Tree.Subtree);
        var shorter = path with { Hashes = path.Hashes[..^1] };
        Assert.Equal(ProofFault.TooFewHashes, shorter.Check(Tree.LeafHashes[5], Tree.Subtree(2, 1)).Fault);
    }

    [Fact]
    public void Verdict_tells_which_of_two_roots_differs()
    {
        var proof = ConsistencyProof.Make(6, 8, Tree.Subtree);
        Assert.Equal(ProofFault.OldRootDiffers, proof.Check(Tree.Root(5), Tree.Root(8)).Fault);
        Assert.Equal(ProofFault.RootDiffers, proof.Check(Tree.Root(6), Tree.Root(9)).Fault);
        Assert.Equal(ProofFault.NothingToContinue, ConsistencyProof.Make(0, 8, Tree.Subtree).Check(Tree.Root(0), Tree.Root(8)).Fault);
        Assert.Equal(ProofFault.None, ConsistencyProof.Make(0, 0, Tree.Subtree).Check(Tree.Root(0), Tree.Root(0)).Fault);
    }

    private static Gen<long> Hostile => Gen.Elements(long.MinValue, -1, 0, 1, 2, 3, 5, 8, 1L << 32, (1L << 62) - 1, 1L << 62, long.MaxValue - 1, long.MaxValue);

    private static IEnumerable<InclusionProof> OtherIndexes(InclusionProof proof) =>
        Enumerable.Range(-1, (int)proof.TreeSize + 2).Where(index => index != proof.Index).Select(index => proof with { Index = index });

    // Each hash with a bit flipped, dropped, doubled, and each neighbouring pair of different hashes exchanged.
    private static IEnumerable<ImmutableArray<TreeHash>> Touched(ImmutableArray<TreeHash> hashes, int choice)
    {
        yield return hashes.Add(Tree.LeafHashes[choice % Most]);
        for (var i = 0; i < hashes.Length; i++)
        {
            yield return hashes.SetItem(i, Flipped(hashes[i], choice));
            yield return hashes.RemoveAt(i);
            yield return hashes.Insert(i, hashes[i]);
            if (i > 0 && hashes[i] != hashes[i - 1])
            {
                yield return hashes.SetItem(i, hashes[i - 1]).SetItem(i - 1, hashes[i]);
            }
        }
    }

    private static TreeHash Flipped(TreeHash hash, int choice)
    {
        var bytes = hash.ToArray();
        bytes[choice / 8 % bytes.Length] ^= (byte)(1 << (choice % 8));
        return new TreeHash(bytes);
    }
}
