using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Verifying;

namespace Habeas.Storage.Backup;

// Failure policy: whatever is wrong with a backup is a StorageFault before anything is replaced: a file that does not open, a row that is
// not what the checkpoint signed, read models that cannot be made.

/// <summary>What came of making a register out of a backup.</summary>
/// <param name="Checked">The deep verification at the end.</param>
/// <param name="Erased">How many persons erased since the backup stay erased.</param>
/// <param name="Unlisted">Keys that the backup knows to be destroyed and the list of erased keys does not name.</param>
internal sealed record Recovered(Verification Checked, long Erased, IReadOnlyList<Guid> Unlisted);

/// <summary>Makes a register out of a backup in an empty store: its log byte for byte, its read models anew, all of it verified.</summary>
internal sealed class Recovery(Contents contents, RegisterKeys keys, IReadOnlySet<Guid> erased, RandomBytes random, Action<string, long, long>? progress)
{
    public Recovered Into(IStore store, IReadOnlyList<byte[]> outside)
    {
        var again = 0L;
        var unlisted = new List<Guid>();
        using (var filling = new Filling(store))
        {
            contents.Fill(filling);
            foreach (var key in contents.Keys())
            {
                // A key that was destroyed since does not even reach the new store.
                var destroy = erased.Contains(key.Id) && key.Bytes is not null;
                again += destroy ? 1 : 0;
                filling.Key(destroy ? key with { Bytes = null } : key);
                if (key.Bytes is null && !erased.Contains(key.Id))
                {
                    unlisted.Add(key.Id);
                }
            }

            filling.Finish();
        }

        Require(Verified(store, null, outside, "Verifying"));
        var owners = new OwnerKeys(store.Keys, keys, random);
        new Rebuild(store, owners, p => progress?.Invoke("Making the read models: " + p.Stage, p.Done, p.Of)).Run(CancellationToken.None);
        var deep = Verified(store, owners, [], "Verifying deep");
        Require(deep);
        return new(deep, again, unlisted);
    }

    private Verification Verified(IStore store, OwnerKeys? owners, IReadOnlyList<byte[]> outside, string stage) => new Verifier(
        store, owners, new VerifyOptions { Deep = owners is not null, Outside = outside, Keys = () => keys.Public, Progress = (done, of) => progress?.Invoke(stage, done, of) }).Run(CancellationToken.None);

    private static void Require(Verification verification)
    {
        if (verification.Outside.FirstOrDefault(o => !o.Holds) is { } other)
        {
            throw new StorageFault(
                FaultKind.Damaged, $"The backup is of another history than a checkpoint that was kept: {other.Words}. Nothing was replaced. Keep both, and have whoever keeps checkpoints compare them.");
        }

        if (verification.Problems is [var first, ..])
        {
            throw new StorageFault(
                FaultKind.Damaged,
                FormattableString.Invariant($"The backup is not what its register signed: {verification.Problems.Count} problems, the first at {first.Where}: {first.Words}. Nothing was replaced. Use another copy of the backup, or an older one."));
        }
    }
}
