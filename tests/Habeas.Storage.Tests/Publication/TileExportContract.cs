using System.Runtime.InteropServices;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Storage.Tests.Witnessing;

namespace Habeas.Storage.Tests.Publication;

public abstract class TileExportContract : OnEngine
{
    private readonly string _published = Path.Combine(Laid.NewDirectory(), "published");

    [Fact]
    public void Published_files_are_the_log_and_no_more()
    {
        var register = NewBusyRegister(NewPlace(), 1100);
        var done = Publish(register);
        var size = Check(register);
        Assert.Equal((size, null), (done.Size, done.Before));
        Assert.Equal(
            TileLayout.HashTiles(size).Concat(TileLayout.EntryTiles(size)).Select(t => t.ToString()).Concat([".lock", "checkpoint", "public-keys"]).Order(StringComparer.Ordinal),
            Files());
    }

    [Fact]
    public void Export_goes_on_where_the_last_one_ended()
    {
        var register = NewBusyRegister(NewPlace(), 300);
        Publish(register);
        Assert.Contains(Files(), f => f.StartsWith("tile/0/001.p/", StringComparison.Ordinal));
        var before = Publish(register);
        Assert.Equal(before.Size, before.Before);
        Assert.Equal(2, before.Files); // the keys and the checkpoint
        for (var i = 0; i < 260; i++)
        {
            OpenPlace(register);
        }

        var later = Publish(register);
        Assert.Equal(before.Size + 260, later.Size);
        Assert.Equal(later.Size, Check(register));
        Assert.DoesNotContain(Files(), f => f.StartsWith("tile/0/001.p", StringComparison.Ordinal) || f.StartsWith("tile/entries/001.p", StringComparison.Ordinal));
    }

    [Fact]
    public void Export_that_was_broken_off_leaves_what_was_published_and_is_done_by_the_next()
    {
        var register = NewBusyRegister(NewPlace(), 300);
        var first = Publish(register).Size;
        for (var i = 0; i < 300; i++)
        {
            OpenPlace(register);
        }

        for (var after = 1; after < 5; after++)
        {
            using var cancel = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => register.Publish(_published, progress: (done, _) =>
            {
                if (done == after)
                {
                    cancel.Cancel();
                }
            }, cancel: cancel.Token));
            Assert.Equal(first, Check(register));
        }

        Assert.Equal(first + 300, Publish(register).Size);
        Assert.Equal(first + 300, Check(register));
    }

    [Fact]
    public void Empty_log_is_published_too()
    {
        var register = NewRegister();
        Assert.Equal(0, Publish(register).Size);
        Assert.Equal(0, Check(register));
    }

    [Fact]
    public void Directory_of_something_else_is_left_as_it_is()
    {
        var register = NewRegister();
        Directory.CreateDirectory(_published);
        File.WriteAllText(Path.Combine(_published, "letter"), "Dear all");
        Assert.Contains("other files", Assert.Throws<StorageFault>(() => Publish(register)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_published, "letter"));

        using var stranger = new SignerKey("elsewhere.example", [.. Enumerable.Repeat((byte)5, 32)]);
        var foreign = new Checkpoint(stranger.Name, 0, Rfc6962.EmptyRoot).Sign(stranger).ToBytes();
        File.WriteAllBytes(Path.Combine(_published, "checkpoint"), foreign);
        Assert.Contains("did not sign", Assert.Throws<StorageFault>(() => Publish(register)).Message, StringComparison.Ordinal);
        Assert.Equal(foreign, File.ReadAllBytes(Path.Combine(_published, "checkpoint")));
    }

    [Fact]
    public void Older_copy_and_another_history_are_not_published_over_what_was()
    {
        var laid = NewPlace();
        using var copy = new CopyOf(laid);
        using (var register = StoredRegister.Create(laid.Location, "register.example/test", "TST", Clock))
        {
            OpenPlace(register);
        }

        copy.Take();
        using (var register = StoredRegister.Open(laid.Location, Clock))
        {
            OpenPlace(register);
            Publish(register);
        }

        copy.PutBack();
        using (var register = StoredRegister.Open(laid.Location, Clock))
        {
            Assert.Contains("older copy", Assert.Throws<StorageFault>(() => Publish(register)).Message, StringComparison.Ordinal);
            OpenPlace(register);
            Assert.Contains("does not continue", Assert.Throws<StorageFault>(() => Publish(register)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_a_policy_asks_for_witnesses_the_newest_witnessed_checkpoint_is_published()
    {
        var register = NewRegister();
        using var witness = new RunningWitness("a", 1, register.VerifierKeys);
        OpenPlace(register);
        WitnessesContract.Set(register, $"witness a {witness.Verifier} {witness.Url}\nquorum a\n");
        Assert.Contains("--newest", Assert.Throws<StorageFault>(() => Publish(register)).Message, StringComparison.Ordinal);
        register.Witnesses.Ask(TestContext.Current.CancellationToken);
        witness.Stop();
        OpenPlace(register);
        var done = Publish(register);
        Assert.Equal((1L, 1), (done.Size, done.Cosignatures));
        Assert.Equal(1, Check(register));
        Assert.Equal(2, Publish(register, newest: true).Size);
    }

    private Storage.Publication.Published Publish(StoredRegister register, bool newest = false) =>
        register.Publish(_published, newest, cancel: TestContext.Current.CancellationToken);

    /// <summary>Recomputes everything from the published files alone; the size that they hold.</summary>
    private long Check(StoredRegister register)
    {
        Assert.Equal(NoteFault.None, PublicKeys.TryParse(File.ReadAllText(Path.Combine(_published, "public-keys")), out var keys));
        Assert.Equal(NoteFault.None, keys!.Trusted.TryOpen(File.ReadAllBytes(Path.Combine(_published, "checkpoint")), out var signed));
        var size = signed!.Checkpoint.Size;
        var tree = new TreeFrontier();
        foreach (var tile in TileLayout.EntryTiles(size))
        {
            Assert.True(EntryTile.TryRead(File.ReadAllBytes(Path.Combine(_published, tile.ToString())), tile.Width, out var leaves));
            foreach (var leaf in leaves)
            {
                Assert.Equal(LeafFault.None, EntryLeaf.TryParse(leaf.Span, System.Text.Encoding.UTF8.GetBytes(register.Origin), tree.Size, out _));
                tree.Append(Rfc6962.Leaf(leaf.Span));
            }
        }

        Assert.Equal(signed.Checkpoint.Root, tree.Root());
        var reader = new TileReader(size, t => File.ReadAllBytes(Path.Combine(_published, t.ToString())));
        Assert.Equal(signed.Checkpoint.Root, reader.Root());
        foreach (var tile in TileLayout.HashTiles(size))
        {
            var hashes = MemoryMarshal.Cast<byte, TreeHash>(File.ReadAllBytes(Path.Combine(_published, tile.ToString())));
            Assert.Equal(tile.Width, hashes.Length);
            Assert.True(tile.Level == 0 || reader.Hash(tile.Level * TileId.Height, tile.Index * TileId.FullWidth) == hashes[0]);
        }

        return size;
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_published, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_published, f)).Order(StringComparer.Ordinal);

    protected override void CleanUp() => Directory.Delete(Path.GetDirectoryName(_published)!, recursive: true);
}

public sealed class TileExportOnSqlite : TileExportContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp()
    {
        base.CleanUp();
        _layer.CleanUp();
    }
}

public sealed class TileExportOnPostgres : TileExportContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp()
    {
        base.CleanUp();
        _layer.CleanUp();
    }
}
