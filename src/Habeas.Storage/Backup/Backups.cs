using System.Security.Cryptography;
using Habeas.Storage.Keys;
using NodaTime;

namespace Habeas.Storage.Backup;

// Failure policy: as the runs that it begins.

/// <summary>A run of a backup, as it is listed.</summary>
/// <param name="Run">Its number.</param>
/// <param name="At">When it began, ISO 8601.</param>
/// <param name="Origin">The register.</param>
/// <param name="Entries">How many entries the backup held with it.</param>
/// <param name="Documents">The number of the last document.</param>
/// <param name="Bytes">How long its chunk is.</param>
public sealed record BackedUpRun(int Run, string At, string Origin, long Entries, long Documents, long Bytes);

/// <summary>Backups of registers: written, checked, restored, and the drill that proves that they can be; and the move to the other engine.</summary>
/// <remarks>A backup holds what was signed and what is sealed, and no readable word about anybody: read models are made anew from it.</remarks>
public static class Backups
{
    /// <summary>Adds to the backup of a directory all that the register recorded since; the first run writes everything.</summary>
    /// <param name="location">The register. Acts may go on being recorded.</param>
    /// <param name="directory">The directory, which holds this backup and nothing else.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="random">Where keys and salts come from; the system's generator when absent.</param>
    /// <param name="progress">Told from time to time how many entries are done, out of how many.</param>
    /// <exception cref="StorageFault">The environment failed, another register's backup is there, or the register does not continue it.</exception>
    public static BackupReport Write(
        RegisterLocation location, string directory, IClock clock, RandomBytes? random = null, Action<long, long>? progress = null)
    {
        random ??= RandomNumberGenerator.Fill;
        directory = Path.GetFullPath(directory);
        if ((directory + '/').StartsWith(location.Directory + '/', StringComparison.Ordinal) || (directory + '/').StartsWith(location.KeyDirectory + '/', StringComparison.Ordinal))
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"{directory} is inside the folder of the register or of its keys, and would be lost with it. Name a folder elsewhere, best on another disk.");
        }

        using var register = StoredRegister.Open(location, clock, random);
        using var held = KeyLock.Take(location.KeyDirectory); // owner keys in a backup are all wrapped by one master key
        using var place = BackupPlace.ToWrite(directory);
        var isNew = place.IsEmpty && !BackupKey.IsIn(location.KeyDirectory);
        using var key = isNew ? BackupKey.Create(location.KeyDirectory, random) : BackupKey.Read(location.KeyDirectory);
        return new BackupRun(register.Store, register.Origin, place, key, clock, random, progress).Run(isNew);
    }

    /// <summary>The runs of a backup in order.</summary>
    /// <param name="location">Where the backup key is.</param>
    /// <param name="directory">The backup.</param>
    public static IReadOnlyList<BackedUpRun> List(RegisterLocation location, string directory)
    {
        using var place = BackupPlace.ToRead(Path.GetFullPath(directory));
        using var key = BackupKey.Read(location.KeyDirectory);
        return [.. place.Manifests(key).Select(m => new BackedUpRun(m.Run, m.At, m.Origin, m.Register.Size, m.Documents, m.Chunk.Bytes))];
    }

    /// <summary>Reads and authenticates every byte of a backup without restoring it, and gives how many rows it holds.</summary>
    /// <exception cref="StorageFault">Something in it is damaged, missing, or not of this backup.</exception>
    public static long Check(RegisterLocation location, string directory, Action<long, long>? progress = null)
    {
        using var place = BackupPlace.ToRead(Path.GetFullPath(directory));
        using var key = BackupKey.Read(location.KeyDirectory);
        var manifests = place.Manifests(key);
        return manifests.Count == 0
            ? throw new StorageFault(FaultKind.NoRegister, $"There is no finished backup in {directory}. Check the path.")
            : new Contents(place, manifests, key, progress).Check();
    }

    /// <summary>Restores a backup into an empty place, or in place of the register that is there.</summary>
    /// <param name="directory">The backup.</param>
    /// <param name="target">The place; the register's keys and the backup key are in its key directory already.</param>
    /// <param name="options">How.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="random">Where salts come from; the system's generator when absent.</param>
    /// <exception cref="StorageFault">The backup is damaged, or behind what is known to have been recorded, or the place is not empty.</exception>
    public static RestoreReport Restore(string directory, RegisterLocation target, RestoreOptions options, IClock clock, RandomBytes? random = null)
    {
        using var place = BackupPlace.ToRead(Path.GetFullPath(directory));
        using var held = KeyLock.Take(target.KeyDirectory);
        return new RestoreRun(target.AsDescribed(), options, clock, random ?? RandomNumberGenerator.Fill).Run(place);
    }

    /// <summary>Restores a backup into a temporary place, verifies it deep, compares it with the live register, and takes it away again.</summary>
    /// <param name="directory">The backup.</param>
    /// <param name="live">The live register, where there is one, and its keys.</param>
    /// <param name="folder">A folder that is made for the drill and removed; it needs as much room as the register.</param>
    /// <param name="random">Where salts come from; the system's generator when absent.</param>
    /// <param name="progress">Told from time to time what is being done, and how far it has come.</param>
    public static DrillReport Drill(
        string directory, RegisterLocation live, string folder, RandomBytes? random = null, Action<string, long, long>? progress = null)
    {
        using var place = BackupPlace.ToRead(Path.GetFullPath(directory));
        return new DrillRun(live.AsDescribed(), random ?? RandomNumberGenerator.Fill, progress).Run(place, folder);
    }

    /// <summary>Moves a register to the other engine. The one that is left records nothing any more.</summary>
    /// <param name="from">The register.</param>
    /// <param name="to">An empty place on the other engine.</param>
    /// <param name="random">Where salts come from; the system's generator when absent.</param>
    /// <param name="progress">Told from time to time what is being done, and how far it has come.</param>
    public static MigrationReport Migrate(
        RegisterLocation from, RegisterLocation to, RandomBytes? random = null, Action<string, long, long>? progress = null) =>
        Moved(from, () => new Migration(from, to, random ?? RandomNumberGenerator.Fill, progress).Run());

    private static MigrationReport Moved(RegisterLocation from, Func<MigrationReport> move)
    {
        using var held = KeyLock.Take(from.KeyDirectory);
        return move();
    }

    /// <summary>Opens a register again that a move or a restore shut.</summary>
    /// <param name="location">The register.</param>
    /// <param name="words">What must be said once it has moved for good; the fault that is raised otherwise says it.</param>
    public static void Reopen(RegisterLocation location, string? words) => Migration.Reopen(location, words);
}
