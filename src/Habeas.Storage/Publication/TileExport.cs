using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Witnessing;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Witnessing;
using Habeas.Storage.Writing;

namespace Habeas.Storage.Publication;

// Failure policy: the checkpoint is replaced last, once every tile that it needs is durable; broken off before that, what was published
// stands and the next export goes on. A directory of another register, or of another history of this one, is left as it is.

/// <summary>What an export published.</summary>
/// <param name="Size">How many entries the published checkpoint has.</param>
/// <param name="Before">How many the one before had; null where the directory was empty.</param>
/// <param name="Files">How many files were written.</param>
/// <param name="Cosignatures">How many witnesses cosigned the published checkpoint.</param>
public sealed record Published(long Size, long? Before, long Files, int Cosignatures);

/// <summary>
/// Publishes a register's log as static files that any web server serves: tiles of hashes, bundles of leaves, and the checkpoint. They
/// say how much was recorded and prove that nothing is altered, and say nothing about anybody.
/// </summary>
/// <remarks>C2SP tlog-tiles. Beside them lies <c>public-keys</c>, the text of <see cref="PublicKeys"/>.</remarks>
internal sealed class TileExport(IStore store, string directory)
{
    private const string CheckpointFile = "checkpoint";
    private const string KeysFile = "public-keys";
    private const string LockFile = ".lock";
    private const string Unfinished = ".new";
    private long _files;

    /// <param name="policy">The checkpoint that is published is the newest that this policy calls witnessed; the newest of all where it is null or asks for none.</param>
    /// <param name="again">Write also what is there already.</param>
    /// <param name="progress">Told how many tiles are done, out of how many.</param>
    /// <param name="cancel">Breaks it off.</param>
    public Published Run(WitnessPolicy? policy, bool again, Action<long, long>? progress, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(directory);
            using var held = new FileStream(Path.Combine(directory, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return Export(policy, again, progress, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(
                FaultKind.Denied, $"The log cannot be published to {directory}. Check that no other export runs there, who may write there, and that the disk is not full; then run it again: it goes on.", e);
        }
    }

    private Published Export(WitnessPolicy? policy, bool again, Action<long, long>? progress, CancellationToken cancel)
    {
        using var session = store.OpenReader();
        var keys = SigningKeys.OfRegister(session);
        var note = Choose(session, policy);
        var checkpoint = Open(note, keys.Public).Checkpoint;
        var tiles = new TileReader(checkpoint.Size, tile => Head.Tile(session, tile));
        try
        {
            var before = Before(keys.Public, checkpoint, tiles);
            var from = again ? 0 : before ?? 0;
            var (hashTiles, entryTiles) = (New(TileLayout.HashTiles(checkpoint.Size), from), New(TileLayout.EntryTiles(checkpoint.Size), from));
            var total = hashTiles.Count + entryTiles.Count;
            for (var done = 0; done < total; done++)
            {
                cancel.ThrowIfCancellationRequested();
                var id = done < hashTiles.Count ? hashTiles[done] : entryTiles[done - hashTiles.Count];
                Write(id.ToString(), id.Level == TileId.Entries ? Leaves(session, id) : tiles.Bytes(id).Span);
                progress?.Invoke(done + 1, total);
            }

            Write(KeysFile, Encoding.UTF8.GetBytes(new PublicKeys(keys.All[0].Key, [.. keys.All.Skip(1).Select(k => k.Note)]).ToString()));
            Write(CheckpointFile, note.ToBytes());
            Durable.FileSystem(directory);
            RemovePartial(hashTiles.Concat(entryTiles).Where(t => t.IsComplete));
            return new(checkpoint.Size, before, _files, note.Signatures.Length - note.Signatures.Count(s => keys.Public.Any(k => k.KeyId == s.KeyId && k.Name == s.KeyName)));
        }
        catch (InvalidDataException e)
        {
            throw new StorageFault(FaultKind.Damaged, $"The tree cannot be read: {e.Message} Run habeas verify.", e);
        }
    }

    private static SignedNote Choose(ISession session, WitnessPolicy? policy)
    {
        if (policy is not null and not { Quorum: WitnessPolicy.NoQuorum })
        {
            return Witnesses.NewestWitnessed(session, policy)?.Note ?? throw new StorageFault(
                FaultKind.Failed, "No checkpoint has the cosignatures that the witness policy asks for. Run habeas witness ask, or publish the newest one without them: --newest.");
        }

        var size = session.Select(Head.LastCheckpoint, r => r.Int(0)).FirstOrDefault();
        return Witnesses.Cosigned(session, size) ?? throw new StorageFault(FaultKind.Damaged, "The log's last checkpoint is missing or cannot be read. Run habeas verify.");
    }

    /// <summary>The size that is published already, after making sure that the log continues it.</summary>
    private long? Before(IReadOnlyList<VerifierKey> keys, Checkpoint now, TileReader tiles)
    {
        var path = Path.Combine(directory, CheckpointFile);
        if (!File.Exists(path))
        {
            return Directory.EnumerateFileSystemEntries(directory).Any(e => Path.GetFileName(e) is not (LockFile or "tile" or KeysFile or CheckpointFile + Unfinished or KeysFile + Unfinished))
                ? throw Refused("holds other files: name an empty directory")
                : null;
        }

        var fault = SignedCheckpoint.TryOpen(File.ReadAllBytes(path), keys, out var signed);
        if (fault != NoteFault.None)
        {
            throw Refused($"holds a checkpoint that this register's key did not sign ({fault}): name another directory");
        }

        var before = signed!.Checkpoint;
        if (before.Size > now.Size)
        {
            throw Refused(FormattableString.Invariant(
                $"holds a checkpoint of {before.Size} entries, and the one to publish has {now.Size}: the register is an older copy, or its witnesses lag behind what was published"));
        }

        return tiles.Root(before.Size) == before.Root ? before.Size : throw Refused(FormattableString.Invariant(
            $"holds a checkpoint of {before.Size} entries that this register does not continue. Keep both: 'habeas verify --checkpoint {path}' shows where they part"));
    }

    private StorageFault Refused(string words) => new(FaultKind.Failed, $"{directory} {words}.");

    /// <summary>The tiles that a log of an earlier size did not have, or not as wide.</summary>
    private static List<TileId> New(IEnumerable<TileId> tiles, long before) =>
        [.. tiles.Where(t => Width(t, before) < t.Width)];

    private static long Width(TileId tile, long size) =>
        Math.Clamp((tile.Level == TileId.Entries ? size : TileLayout.NodesAt(tile.Level, size)) - (tile.Index * TileId.FullWidth), 0, TileId.FullWidth);

    private static byte[] Leaves(ISession session, TileId tile)
    {
        var first = tile.Index * TileId.FullWidth;
        var leaves = session.Select(
            new("select leaf from entry where id >= $1 and id < $2 order by id", LogKey.Of(Head.RegisterLog, first), LogKey.Of(Head.RegisterLog, first + tile.Width)),
            r => (ReadOnlyMemory<byte>)r.Bytes(0)).ToList();
        return leaves.Count == tile.Width ? EntryTile.Write(leaves) : throw new InvalidDataException($"{tile} has {leaves.Count} leaves, not {tile.Width}.");
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + Unfinished, bytes);
        if (name == CheckpointFile)
        {
            Durable.FileSystem(directory); // before its name: an empty checkpoint would be taken for another's
        }

        File.Move(path + Unfinished, path, overwrite: true);
        _files++;
    }

    /// <summary>Takes away the narrower tiles that a complete one replaces.</summary>
    private void RemovePartial(IEnumerable<TileId> complete)
    {
        foreach (var partial in complete.Select(t => Path.Combine(directory, t + ".p")).Where(Directory.Exists))
        {
            Directory.Delete(partial, recursive: true);
        }
    }

    private static SignedCheckpoint Open(SignedNote note, IReadOnlyList<VerifierKey> keys) =>
        SignedCheckpoint.TryOpen(note, keys, out var signed) == NoteFault.None
            ? signed!
            : throw new StorageFault(FaultKind.Damaged, "The checkpoint to publish is not signed by the register's key. Run habeas verify.");
}
