using FsCheck.Fluent;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Tree;

public class TreeFrontierTests
{
    private static readonly NaiveTree Tree = new(300);

    [Fact]
    public void Root_is_the_naive_root_at_every_size()
    {
        var frontier = new TreeFrontier();
        Assert.Equal(Tree.Root(0), frontier.Root());
        for (var size = 1; size <= Tree.LeafHashes.Length; size++)
        {
            frontier.Append(Tree.LeafHashes[size - 1]);
            Assert.Equal(size, frontier.Size);
            Assert.Equal(Tree.Root(size), frontier.Root());
            Assert.Equal(Tree.Root(size), Rfc6962.Root(size, Tree.Subtree));
        }
    }

    [Fact]
    public void Frontier_restored_at_any_size_grows_as_if_it_had_never_stopped() =>
        Property.Holds(
            from size in Gen.Choose(0, 300)
            from more in Gen.Choose(0, 300 - size)
            select (size, more),
            it =>
            {
                var restored = TreeFrontier.Restore(it.size, Tree.Subtree);
                var copied = new TreeFrontier(restored.Size, restored.Completed);
                for (var index = it.size; index < it.size + it.more; index++)
                {
                    restored.Append(Tree.LeafHashes[index]);
                }

                return restored.Root() == Tree.Root(it.size + it.more) && copied.Root() == Tree.Root(it.size);
            });

    [Fact]
    public void Clone_grows_on_its_own()
    {
        var frontier = TreeFrontier.Restore(5, Tree.Subtree);
        frontier.Clone().Append(Tree.LeafHashes[5]);
        Assert.Equal(Tree.Root(5), frontier.Root());
    }

    [Fact]
    public void Frontier_with_a_wrong_number_of_hashes_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TreeFrontier(3, Tree.LeafHashes.AsSpan(0, 1)));

    [Fact]
    public void Root_over_nodes_is_the_naive_root() =>
        Property.Holds(Gen.Choose(1, 300), count => Rfc6962.Root(Tree.LeafHashes.AsSpan(0, count)) == Tree.Root(count));
}
