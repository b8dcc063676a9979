using System.Text;
using FsCheck.Fluent;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tests.Tree;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;

namespace Habeas.Ledger.Tests.Witnessing;

public sealed class AddCheckpointTests : IDisposable
{
    private static readonly NaiveTree Tree = new(200);
    private readonly SignerKey _log = new("ruritania.example", [.. Enumerable.Repeat((byte)1, 32)]);

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Request_made_and_read_is_the_same() =>
        Property.Holds(
            from size in Gen.Choose(1, 200)
            from old in Gen.Choose(0, size)
            select (old, size),
            it =>
            {
                var bytes = Request(it.old, it.size).ToBytes();
                return AddCheckpoint.TryParse(bytes, out var read) == NoteFault.None
                    && read!.OldSize == it.old
                    && read.Hashes.SequenceEqual(ConsistencyProof.Make(it.old, it.size, Tree.Subtree).Hashes)
                    && read.ToBytes().SequenceEqual(bytes);
            });

    [Fact]
    public void Request_has_the_lines_of_the_specification()
    {
        var text = Encoding.UTF8.GetString(Request(2, 3).ToBytes());
        Assert.Equal($"old 2\n{Tree.LeafHashes[2].ToBase64()}\n\n{Note(3)}", text);
    }

    [Theory]
    [InlineData("old 01\n\n")]
    [InlineData("old +1\n\n")]
    [InlineData("old \n\n")]
    [InlineData("old -1\n\n")]
    [InlineData("old 9223372036854775808\n\n")]
    [InlineData("Old 1\n\n")]
    [InlineData("old 1\r\n\n")]
    [InlineData("old 1\nAAAA\n\n")]
    [InlineData("old 1\n")]
    [InlineData("")]
    public void Request_in_any_other_spelling_is_refused(string head) =>
        Assert.NotEqual(NoteFault.None, AddCheckpoint.TryParse(Encoding.UTF8.GetBytes(head + Note(3)), out _));

    [Fact]
    public void Request_of_more_than_63_hashes_is_refused()
    {
        AddCheckpoint With(int hashes) => new(1, [.. Enumerable.Repeat(Rfc6962.EmptyRoot, hashes)], Note(3));
        Assert.Equal(NoteFault.None, AddCheckpoint.TryParse(With(63).ToBytes(), out _));
        Assert.Equal(NoteFault.MalformedProof, AddCheckpoint.TryParse(With(64).ToBytes(), out _));
    }

    private SignedNote Note(int size) => new Checkpoint(_log.Name, size, Tree.Root(size)).Sign(_log);

    private AddCheckpoint Request(int old, int size) => new(old, ConsistencyProof.Make(old, size, Tree.Subtree).Hashes, Note(size));
}
