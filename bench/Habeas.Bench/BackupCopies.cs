using System.Globalization;
using Habeas.Storage;
using Habeas.Storage.Backup;

namespace Habeas.Bench;

/// <summary>A first backup of a register beside a plain copy of its files, flushed; then a backup of what little is new, and a restore.</summary>
/// <remarks>Both rates count the bytes of the register's files: a backup writes fewer, and encrypts, hashes and names them in order.</remarks>
internal static class BackupCopies
{
    private const int Admissions = 40_000;
    private const int Later = 400;
    private const int Rounds = 5;

    public static bool Sqlite(string folder)
    {
        var location = RegisterLocation.Parse(Path.Combine(folder, "backed-up"), _ => null);
        using (var register = DurableActs.Open(location))
        {
            Record(register, 0, Admissions);
        }

        var files = Directory.GetFiles(location.Directory, "*.db");
        var bytes = files.Sum(f => new FileInfo(f).Length);
        var measured = new Measured($"first backup of a register of {Admissions} admissions, {bytes >> 20} MB", "MB", null);
        var written = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var backup = Path.Combine(folder, $"backup-{round}");
            var copy = Directory.CreateDirectory(Path.Combine(folder, $"copy-{round}")).FullName;
            var ours = Measured.PerSecond((int)(bytes >> 20), () => written = Write(location, backup));
            var rival = Measured.PerSecond((int)(bytes >> 20), () => Array.ForEach(files, f => Copy(f, Path.Combine(copy, Path.GetFileName(f)))));
            measured.Round(ours, rival);
            Directory.Delete(copy, recursive: true);
        }

        var met = measured.Print(string.Create(CultureInfo.InvariantCulture, $"reading rows out of SQLite, then encryption and hashing on one core; it writes {written >> 20} MB"));
        using (var register = StoredRegister.Open(location, DurableActs.Clock))
        {
            Record(register, Admissions, Later);
        }

        var path = Path.Combine(folder, "backup-0");
        var next = Measured.PerSecond(1, () => written = Write(location, path));
        var home = Path.Combine(folder, "restored");
        var entries = 0L;
        var restored = Measured.PerSecond(1, () => entries = Backups.Restore(path, location.InSqlite(home), new(), DurableActs.Clock).Entries);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"backup of {Later} acts more: {1000 / next:N0} ms, {written >> 10:N0} kB; restore with read models, verified twice: {entries * restored:N0} entries/s, {1 / restored:N0} s"));
        return met;
    }

    private static long Write(RegisterLocation location, string backup) => Backups.Write(location, backup, DurableActs.Clock).Bytes;

    private static void Record(StoredRegister register, int first, int count) =>
        DurableActs.Stream(register, Enumerable.Range(first, count).Select(BenchActs.Admission));

    private static void Copy(string from, string to)
    {
        using var source = File.OpenRead(from);
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        source.CopyTo(target, 1 << 20);
        target.Flush(flushToDisk: true);
    }
}
