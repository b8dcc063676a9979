using Habeas.Ledger.Notes;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using NodaTime;

namespace Habeas.Storage.Backup;

// Failure policy: nothing that was there is touched until what was restored is whole and verified; then it is swapped in by rename. What
// was replaced is kept beside it and never deleted.

/// <summary>How a backup is to be restored.</summary>
public sealed record RestoreOptions
{
    /// <summary>Replace the register that is there; it is kept aside.</summary>
    public bool Replace { get; init; }

    /// <summary>Checkpoints that were kept outside, as signed notes: what is restored must not be behind them, nor contradict them.</summary>
    public IReadOnlyList<byte[]> Outside { get; init; } = [];

    /// <summary>What was said to a <see cref="Loss"/>; must be its words.</summary>
    public string? AcceptLoss { get; init; }

    /// <summary>Told from time to time what is being done, and how far it has come.</summary>
    public Action<string, long, long>? Progress { get; init; }
}

/// <summary>What a restore found of the list of erased keys, which lies beside the master key.</summary>
public enum ErasedList
{
    /// <summary>It is there and names whatever the backup knows to be erased.</summary>
    There,

    /// <summary>There is none: nobody was ever erased, or it was lost, and then whoever was erased since the backup is back.</summary>
    Absent,

    /// <summary>It lacks keys that the backup knows to be destroyed: it is an older copy, and whoever was erased since the backup may be back.</summary>
    Behind,
}

/// <summary>What was restored.</summary>
/// <param name="Origin">The register.</param>
/// <param name="Run">The run of the backup up to which it was restored.</param>
/// <param name="BackedUpAt">When that run began, ISO 8601.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Root">The root of its tree, base64.</param>
/// <param name="Documents">The number of its last document.</param>
/// <param name="Engine">The engine that holds it now.</param>
/// <param name="Erased">How many persons who were erased since the backup stay erased.</param>
/// <param name="ErasedList">What became of the list of erased keys, on which that rests.</param>
/// <param name="Lost">What is known to be lost, as was agreed to.</param>
/// <param name="WasRead">Whether the register that was replaced could be read; null where there was none.</param>
/// <param name="KeptAside">Where the register is that was replaced.</param>
/// <param name="SigningKeyAbsent">The key that signs the restored register, where its private half is not here: nothing can be recorded.</param>
public sealed record RestoreReport(
    string Origin, int Run, string BackedUpAt, long Entries, string Root, long Documents, string Engine, long Erased, ErasedList ErasedList, Loss? Lost, bool? WasRead, string? KeptAside, string? SigningKeyAbsent);

/// <summary>Restores a backup into an empty place, or in place of a register.</summary>
internal sealed class RestoreRun(RegisterLocation target, RestoreOptions options, IClock clock, RandomBytes random)
{
    public RestoreReport Run(BackupPlace place)
    {
        var isThere = Site.IsTaken(target, target.IsPostgres);
        if (isThere && !options.Replace)
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"There is a register in {target.Directory} already. With --replace it is kept aside and replaced.");
        }

        if (isThere && target.IsPostgres)
        {
            throw new StorageFault(
                FaultKind.AlreadyThere,
                "A register in PostgreSQL is not replaced in place, since both must not be in one database. Restore into another folder with HABEAS_POSTGRES naming a new, empty database, then let everything name that folder and that database.");
        }

        using var key = BackupKey.Read(target.KeyDirectory);
        var manifests = place.Manifests(key);
        var last = manifests.Count > 0 ? manifests[^1] : throw new StorageFault(FaultKind.NoRegister, $"There is no finished backup in {place.Directory}. Check the path.");
        using var keys = RegisterKeys.ReadMaster(target.KeyDirectory, last.Origin);
        var contents = new Contents(place, manifests, key, (done, of) => options.Progress?.Invoke("Reading the backup", done, of));
        var verifiers = contents.Verifiers(target.KeyDirectory);
        var signed = last.Signed(verifiers);
        var replaced = isThere ? Replaced.Read(target, verifiers) : null;
        var kept = Kept(replaced, last, verifiers);
        var loss = Loss.Of(signed.Size, kept);
        loss?.Require(options.AcceptLoss);

        var built = isThere ? target.InSqlite(target.Directory + Swap.Restoring) : target;
        var swap = isThere ? new Swap(target, built, clock) : null;
        swap?.Prepare();
        using var site = Site.Open(built, built.IsPostgres, "restore");
        var erased = new ErasedKeys(target.KeyDirectory);
        var isListed = File.Exists(Path.Combine(target.KeyDirectory, ErasedKeys.File));
        var recovered = new Recovery(contents, keys, erased.Read(), random, options.Progress)
            .Into(site.Store, [.. kept.Where(k => k.Checkpoint.Size <= signed.Size).Select(k => k.Note)]);
        if (recovered.Unlisted.Count > 0)
        {
            erased.Add(recovered.Unlisted);
        }

        var list = recovered.Unlisted.Count > 0 ? ErasedList.Behind : isListed ? ErasedList.There : ErasedList.Absent;
        var (engine, absent) = (site.Store.Engine, SigningKeyAbsent(site.Store, keys));
        site.Finish(Described(site, engine));
        var aside = swap?.Exchange(replaced?.Kept[0].Note);
        return new(
            last.Origin, last.Run, last.At, signed.Size, signed.Root.ToBase64(), last.Documents, engine, recovered.Erased, list, loss, isThere ? replaced is not null : null, aside, absent);
    }

    private static string? SigningKeyAbsent(IStore store, RegisterKeys keys)
    {
        using var session = store.OpenReader();
        var signing = SigningKeys.OfRegister(session).Current.Key.ToString();
        return keys.Public.Any(k => k.ToString() == signing) ? null : signing;
    }

    private static Description Described(Site site, string engine)
    {
        var (origin, prefix, _, verifier) = StoredRegister.Read(site.Store);
        return new(origin, prefix, engine, verifier);
    }

    private List<KeptCheckpoint> Kept(Replaced? replaced, Manifest last, IReadOnlyList<VerifierKey> verifiers)
    {
        if (replaced is not null && replaced.Origin != last.Origin)
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"The register in {target.Directory} is {replaced.Origin}, and the backup is of {last.Origin}. Restore into a folder of its own.");
        }

        return
        [
            .. replaced?.Kept ?? [],
            .. options.Outside.Select(note => Replaced.Open(note, verifiers, isWitnessed: true) ?? throw new StorageFault(
                FaultKind.Damaged, "A checkpoint that was handed in is not one that this register's key signed. Ask whoever kept it for the right one.")),
        ];
    }
}
