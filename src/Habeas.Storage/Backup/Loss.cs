using Habeas.Ledger.Notes;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Backup;

// Failure policy: a register that would be replaced and is damaged is an answer, and the report says so. One that could be read if it were
// let, or by a later version of the program, is a fault: what it holds would be lost unseen.

/// <summary>Entries that are known to have been recorded and that a backup does not hold.</summary>
/// <param name="First">The first entry that would be lost.</param>
/// <param name="Last">The last.</param>
/// <param name="IsWitnessed">Whether somebody outside holds a checkpoint over them: a witness that signed it, or whoever kept it.</param>
public sealed record Loss(long First, long Last, bool IsWitnessed)
{
    /// <summary>What whoever goes on all the same must say, word for word.</summary>
    public string Words => $"I know that {Entries} will be lost{(IsWitnessed ? " although witnessed" : "")}";

    private string Entries => First == Last ? FormattableString.Invariant($"entry {First}") : FormattableString.Invariant($"entries {First} to {Last}");

    /// <summary>What would be lost by going back to a size.</summary>
    internal static Loss? Of(long size, IEnumerable<KeptCheckpoint> kept)
    {
        var later = kept.Where(k => k.Checkpoint.Size > size).ToList();
        return later.Count == 0 ? null : new(size, later.Max(k => k.Checkpoint.Size) - 1, later.Any(k => k.IsWitnessed));
    }

    /// <summary>Refuses to go on unless it was said in these words.</summary>
    internal void Require(string? said)
    {
        if (said != Words)
        {
            throw new StorageFault(
                FaultKind.Behind,
                $"The backup ends before what is known to have been recorded: it lacks {Entries}. " +
                (IsWitnessed
                    ? "Somebody outside holds a checkpoint over that, so that everybody can see that something was taken away, and whatever is recorded afterwards contradicts it. "
                    : "") +
                $"Look for a later backup first. If there is none, say it in so many words: --accept-loss '{Words}'.");
        }
    }
}

/// <summary>A checkpoint of the register that somebody has: an outsider, a witness, or the register that would be replaced.</summary>
internal sealed record KeptCheckpoint(byte[] Note, Checkpoint Checkpoint, bool IsWitnessed);

/// <summary>What the register that would be replaced tells of its log.</summary>
/// <param name="Origin">Its name.</param>
/// <param name="Kept">Its last checkpoint, and after it the last that a witness signed.</param>
internal sealed record Replaced(string Origin, IReadOnlyList<KeptCheckpoint> Kept)
{
    /// <summary>Reads it; null where it cannot be read, or ends with a checkpoint that no key of the register signed.</summary>
    public static Replaced? Read(RegisterLocation location, IReadOnlyList<VerifierKey> keys)
    {
        try
        {
            using var store = location.OpenStore(create: false);
            using var session = store.OpenReader();
            var origin = session.Select(new("select origin from log where id = $1", Writing.Head.RegisterLog), r => r.Text(0)).FirstOrDefault();
            var last = session.Select(Writing.Head.LastCheckpoint, r => r.Bytes(1)).FirstOrDefault();
            var cosigned = session.Select(
                new("select note from checkpoint where id = (select max(id) from cosignature where id < $1)", LogKey.Of(Writing.Head.RegisterLog + 1, 0)), r => r.Bytes(0)).FirstOrDefault();
            return origin is null || Open(last, keys, isWitnessed: false) is not { } kept ? null : new(origin, [kept, .. new[] { Open(cosigned, keys, isWitnessed: true) }.OfType<KeptCheckpoint>()]);
        }
        catch (StorageFault fault) when (fault.Kind is FaultKind.Damaged or FaultKind.NoRegister or FaultKind.Failed)
        {
            return null; // told in the report: nothing is known of what it held beyond the backup
        }
    }

    /// <summary>A note as a kept checkpoint; null where no key of the register signed it.</summary>
    public static KeptCheckpoint? Open(byte[]? note, IReadOnlyList<VerifierKey> keys, bool isWitnessed) =>
        note is not null && SignedCheckpoint.TryOpen(note, [.. keys], out var signed) == NoteFault.None && signed is not null ? new(note, signed.Checkpoint, isWitnessed) : null;
}
