using System.Diagnostics;
using System.Text;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Backup;

// Failure policy: what was restored for a drill is taken away whatever happens; the live register is only read.

/// <summary>What a drill showed: the backup was restored into a temporary place, verified deep, compared, and taken away again.</summary>
/// <param name="Origin">The register.</param>
/// <param name="Run">The last run of the backup.</param>
/// <param name="BackedUpAt">When it began, ISO 8601.</param>
/// <param name="Entries">How many entries were restored and verified.</param>
/// <param name="Documents">The number of the last document.</param>
/// <param name="Root">The root of its tree, base64.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Erased">How many persons who were erased since the backup stay erased.</param>
/// <param name="LiveEntries">How many entries the live register has; null where there is none to compare with.</param>
/// <param name="IsContinued">Whether the live register has the checkpoint that the backup ends with.</param>
public sealed record DrillReport(
    string Origin, int Run, string BackedUpAt, long Entries, long Documents, string Root, double Seconds, long Erased, long? LiveEntries, bool? IsContinued);

/// <summary>Proves that a backup restores.</summary>
internal sealed class DrillRun(RegisterLocation live, RandomBytes random, Action<string, long, long>? progress)
{
    public DrillReport Run(BackupPlace place, string folder)
    {
        var watch = Stopwatch.StartNew();
        using var key = BackupKey.Read(live.KeyDirectory);
        var manifests = place.Manifests(key);
        var last = manifests.Count > 0 ? manifests[^1] : throw new StorageFault(FaultKind.NoRegister, $"There is no finished backup in {place.Directory}. Check the path.");
        using var keys = RegisterKeys.ReadMaster(live.KeyDirectory, last.Origin);
        var contents = new Contents(place, manifests, key, (done, of) => progress?.Invoke("Reading the backup", done, of));
        Durable.Try(folder, () => Directory.CreateDirectory(folder));
        try
        {
            using var site = Site.Open(live.InSqlite(folder), isPostgres: false, "drill");
            var recovered = new Recovery(contents, keys, new ErasedKeys(live.KeyDirectory).Read(), random, progress).Into(site.Store, []);
            var signed = last.Signed(contents.Verifiers(live.KeyDirectory));
            var (size, isContinued) = Compare(last);
            return new(
                last.Origin, last.Run, last.At, signed.Size, last.Documents, signed.Root.ToBase64(), watch.Elapsed.TotalSeconds, recovered.Erased, size, isContinued);
        }
        finally
        {
            Site.Clear(folder);
        }
    }

    private (long? Size, bool? IsContinued) Compare(Manifest last)
    {
        if (live.Describe() is null)
        {
            return (null, null);
        }

        using var store = live.OpenStore(create: false);
        using var session = store.OpenReader();
        var size = session.Select(Writing.Head.LastCheckpoint, r => LogKey.Index(r.Int(0))).FirstOrDefault();
        var note = session.Select(new("select note from checkpoint where id = $1", LogKey.Of(Writing.Head.RegisterLog, last.Register.Size)), r => r.Bytes(0)).FirstOrDefault();
        return (size, note is not null && Encoding.UTF8.GetString(note) == last.Register.Checkpoint);
    }
}
