using System.CommandLine;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Storage.Backup;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas backup</c>: adds to a backup what was recorded since, while the register goes on.</summary>
internal static class BackupVerb
{
    public static Verb Make(Globals globals)
    {
        var directory = new Argument<string>("directory") { HelpName = "DIRECTORY", Description = "The folder of the backup, which holds nothing else; the first run makes it." };
        var check = Choices.Flag("--check", "Write nothing: read and authenticate every byte that is there.");
        var list = Choices.Flag("--list", "Write nothing: list the runs of the backup.");
        var verb = new Verb(
            "backup",
            "Backs the register up while it runs: encrypted, in one state that its checkpoint signs, and after the first run only what is new.",
            "habeas backup /mnt/backup/register --register ./register",
            "habeas backup /mnt/backup/register --check",
            "habeas backup /mnt/backup/register --list --format json")
        {
            directory, check, list,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var path = session.Surroundings.PathOf(parse.GetValue(directory)!);
            return parse.GetValue(list) ? List(session, path) : parse.GetValue(check) ? Check(session, path) : Write(session, path);
        });
    }

    private static int Write(Session session, string path)
    {
        using var progress = session.Progress("Backing up");
        var report = Backups.Write(session.Location, path, session.Surroundings.Clock, bytes => session.Surroundings.Random(bytes), progress.Report);
        progress.Dispose();
        session.Print(Card.Of(
            ("backup", "Backup", path),
            ("run", "Run", report.Run),
            ("origin", "Origin", report.Origin),
            ("entries", "Entries", report.Entries),
            ("new_entries", "  new in this run", report.NewEntries),
            ("documents", "Documents", report.Documents),
            ("bytes", "Bytes written", report.Bytes),
            ("checkpoint", "Checkpoint", session.Format == Format.Table ? null : report.Checkpoint),
            ("key_made", "Key made", session.Format == Format.Table ? null : report.KeyMade)));
        if (report.KeyMade)
        {
            session.Note($"The backup is encrypted under a key that was made now: {Path.Combine(session.Location.KeyDirectory, "backup.key")}. Put a copy of it, and of the other keys there, in a safe and not beside the backup: without them nothing can be restored.");
            session.Note($"Prove that it restores, now and regularly: habeas restore {path} --drill");
        }

        return Exits.Ok;
    }

    private static int Check(Session session, string path)
    {
        using var progress = session.Progress("Checking");
        var rows = Backups.Check(session.Location, path, progress.Report);
        progress.Dispose();
        var last = Backups.List(session.Location, path)[^1];
        session.Print(Card.Of(
            ("backup", "Backup", path),
            ("runs", "Runs", last.Run),
            ("origin", "Origin", last.Origin),
            ("at", "Last run", last.At),
            ("entries", "Entries", last.Entries),
            ("rows", "Rows read", rows),
            ("result", "Result", "whole: every byte is as it was written")));
        return Exits.Ok;
    }

    private static int List(Session session, string path)
    {
        session.Print(new Sheet(
            [Column.Of("run"), Column.Of("at"), Column.Of("origin"), new("entries", "Entries", Right: true), new("documents", "Documents", Right: true), new("bytes", "Bytes", Right: true)],
            [.. Backups.List(session.Location, path).Select(r => (IReadOnlyList<object?>)[r.Run, r.At, r.Origin, r.Entries, r.Documents, r.Bytes])]));
        return Exits.Ok;
    }
}
