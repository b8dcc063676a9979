using Habeas.Cli.Host;
using Habeas.Ledger.Tree;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Asking;

/// <summary>The hashes of the register's tree, made from its leaves when a proof first asks for them.</summary>
internal sealed class LogHashes(Reading reading, long size)
{
    private readonly Lazy<TreeHash[]> _leaves = new(() => [.. Enumerable.Range(0, checked((int)size)).Select(i => Leaf(reading, i))]);

    /// <summary>The leaf hash of an entry.</summary>
    public static TreeHash Leaf(Reading reading, long entry) =>
        reading.Entry(entry) is { } view ? Rfc6962.Leaf(view.Leaf) : throw Stop.NotFound(FormattableString.Invariant($"there is no entry {entry} in this register."), "Entries are numbered from 0.");

    /// <summary>The root of the perfect subtree of 2^level leaves at an index.</summary>
    public TreeHash At(int level, long index) =>
        level == 0 ? _leaves.Value[index] : Rfc6962.Node(At(level - 1, index * 2), At(level - 1, (index * 2) + 1));

    /// <summary>The root over the first leaves.</summary>
    public TreeHash Root(long of) => Rfc6962.Root(of, At);
}
