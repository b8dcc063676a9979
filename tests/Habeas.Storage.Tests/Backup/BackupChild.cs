using System.Diagnostics;
using System.Globalization;
using Habeas.Storage.Backup;
using NodaTime;

namespace Habeas.Storage.Tests.Backup;

/// <summary>
/// The process that is killed in the middle of a backup, a restore or a move. It prints a line over and over while it works, so that
/// whoever reads so many lines and then kills it has hit upon an instant that nobody chose.
/// </summary>
internal static class BackupChild
{
    public const string Work = "HABEAS_BACKUP_CHILD";
    private const string Directory = "HABEAS_BACKUP_DIRECTORY";
    private const string From = "HABEAS_BACKUP_FROM";
    private const string To = "HABEAS_BACKUP_TO";
    private const string Done = "done";

    public static int Run(string work)
    {
        using var output = Console.OpenStandardOutput();
        using var lines = new StreamWriter(output) { AutoFlush = true };
        var clock = new SetClock(Instant.FromUtc(2026, 3, 1, 12, 0) + Duration.FromSeconds(Environment.ProcessId));
        var backup = Environment.GetEnvironmentVariable(Directory)!;
        using var ticking = new Timer(_ => Say(lines, "."), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        switch (work)
        {
            case "backup":
                Backups.Write(Location(From), backup, clock);
                break;
            case "restore":
                Backups.Restore(backup, Location(To), new() { Replace = !Location(To).IsPostgres }, clock);
                break;
            default:
                Backups.Migrate(Location(From), Location(To).OnEngine(!Location(From).IsPostgres));
                break;
        }

        Say(lines, Done);
        Environment.Exit(0); // before another line is said
        return 0;
    }

    private static void Say(StreamWriter lines, string line)
    {
        lock (lines)
        {
            lines.WriteLine(line);
        }
    }

    /// <summary>Starts one and kills it after so many lines; gives how many there were, and whether it came to its end before.</summary>
    public static (int Lines, bool Ended) Kill(string work, string backup, Laid? from, Laid? to, int after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[Work] = work;
        start.Environment[Directory] = backup;
        start.Environment[From] = from?.Directory;
        start.Environment[To] = to?.Directory;
        start.Environment["HABEAS_POSTGRES"] = from?.Postgres ?? to?.Postgres;
        using var child = Process.Start(start)!;
        var (lines, ended) = (0, false);
        while (lines < after && child.StandardOutput.ReadLine() is { } line)
        {
            lines++;
            ended |= line == Done;
        }

        child.Kill();
        ended |= child.StandardOutput.ReadToEnd().Contains(Done, StringComparison.Ordinal);
        child.WaitForExit();
        return (lines, ended);
    }

    /// <summary>How often each is killed.</summary>
    public static int Runs => int.TryParse(Environment.GetEnvironmentVariable("HABEAS_CRASH_RUNS"), CultureInfo.InvariantCulture, out var runs) ? runs
        : string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal) ? 20
        : 5;

    private static RegisterLocation Location(string variable) =>
        RegisterLocation.Parse(Environment.GetEnvironmentVariable(variable)!, Environment.GetEnvironmentVariable).AsDescribed();
}
