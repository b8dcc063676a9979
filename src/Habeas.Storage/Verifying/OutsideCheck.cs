using Habeas.Ledger.Notes;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Verifying;

// Failure policy: as Verifier.

/// <summary>Compares checkpoints that somebody kept outside with the tree as it is: the only thing that catches who holds the signing key.</summary>
internal sealed class OutsideCheck
{
    private readonly LogToVerify _log;
    private readonly List<(byte[] Note, SignedCheckpoint? Signed, NoteFault Fault)> _notes;

    public OutsideCheck(IReadOnlyList<byte[]> notes, LogToVerify log)
    {
        _log = log;
        _notes = [.. notes.Select(n =>
        {
            var fault = SignedCheckpoint.TryOpen(n, log.Keys.Public, out var signed);
            return (n, signed, fault);
        })];
        Sizes = _notes.Where(n => n.Signed is not null).Select(n => n.Signed!.Checkpoint.Size).ToHashSet();
    }

    /// <summary>The sizes at which roots are needed.</summary>
    public HashSet<long> Sizes { get; }

    public IReadOnlyList<OutsideCheckpoint> Compare(ISession session, Dictionary<long, TreeHash> roots)
    {
        var good = _notes.Where(n => n.Signed is { } s && roots.TryGetValue(s.Checkpoint.Size, out var root) && root == s.Checkpoint.Root)
            .Select(n => n.Signed!.Checkpoint.Size).ToHashSet();
        var stored = session.Select(new("select note from checkpoint where id < $1 order by id desc limit 1", LogKey.Of(_log.Id + 1, 0)), r => r.Bytes(0)).FirstOrDefault() ?? [];
        return [.. _notes.OrderBy(n => n.Signed?.Checkpoint.Size ?? 0).Select(n => n.Signed is not { } signed
            ? new OutsideCheckpoint(0, false, $"it is not a checkpoint that this register's key signed: {n.Fault}", 0, null)
            : good.Contains(signed.Checkpoint.Size) && roots[signed.Checkpoint.Size] == signed.Checkpoint.Root
                ? new OutsideCheckpoint(signed.Checkpoint.Size, true, "", signed.Checkpoint.Size, null)
                : Bad(session, n.Note, signed.Checkpoint, stored, good.Where(g => g < signed.Checkpoint.Size).DefaultIfEmpty(0).Max()))];
    }

    private OutsideCheckpoint Bad(ISession session, byte[] note, Checkpoint signed, byte[] stored, long lastGood)
    {
        if (signed.Size > _log.Size)
        {
            return new(
                signed.Size,
                false,
                FormattableString.Invariant($"it signs {signed.Size} entries and the register has only {_log.Size}: entries were taken away, or an old copy was put in place"),
                lastGood,
                new(note, stored, [], "the register is shorter than the checkpoint"));
        }

        var words = FormattableString.Invariant(
            $"the register is not what it signed: something from entry {lastGood} to {signed.Size - 1} was altered after the checkpoint of size {lastGood} and signed again");
        return new(signed.Size, false, words, lastGood, Evidence(session, note, signed, stored));
    }

    private Evidence Evidence(ISession session, byte[] note, Checkpoint signed, byte[] stored)
    {
        try
        {
            var fault = SignedCheckpoint.TryOpen(stored, _log.Keys.Public, out var last);
            if (fault != NoteFault.None)
            {
                return new(note, stored, [], $"the register's own last checkpoint does not hold: {fault}");
            }

            var reader = new TileReader(last!.Checkpoint.Size, tile => Writing.Head.Tile(session, tile));
            var proof = ConsistencyProof.Make(signed.Size, last.Checkpoint.Size, reader.Hash);
            return new(note, stored, [.. proof.Hashes], proof.Check(signed.Root, last.Checkpoint.Root).Fault.ToString());
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            return new(note, stored, [], "no proof can be made: tiles of the register are missing");
        }
    }
}
