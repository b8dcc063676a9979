using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Storage.Backup;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas restore</c>: makes a register out of a backup, and verifies it before anything is replaced.</summary>
internal static class RestoreVerb
{
    public static Verb Make(Globals globals)
    {
        var directory = new Argument<string>("directory") { HelpName = "DIRECTORY", Description = "The folder of the backup." };
        var replace = Choices.Flag("--replace", "Replace the register that is there; its folder is kept under a dated name.");
        var checkpoints = Choices.Several("--checkpoint", "FILE", "A checkpoint that somebody outside kept; several times for several.");
        var accept = Choices.Text("--accept-loss", "WORDS", "Go on although entries will be lost. The refusal says which words are meant.");
        var drill = Choices.Flag("--drill", "Restore into a temporary folder, verify deep, compare with the register if there is one, and take it all away again.");
        var within = Choices.Text("--in", "FOLDER", "Where the drill makes its temporary folder; otherwise where the system keeps temporary files.");
        var verb = new Verb(
            "restore",
            "Restores a register out of its backup, and verifies it before anything is replaced.",
            "habeas restore /mnt/backup/register --register ./restored --checkpoint kept-by-the-ombudsman.txt",
            "habeas restore /mnt/backup/register --register ./register --replace",
            "habeas restore /mnt/backup/register --drill --format json")
        {
            directory, replace, checkpoints, accept, drill, within,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var path = session.Surroundings.PathOf(parse.GetValue(directory)!);
            return parse.GetValue(drill)
                ? Drill(session, path, parse.GetValue(within))
                : Restore(session, path, new RestoreOptions
                {
                    Replace = parse.GetValue(replace),
                    Outside = [.. (parse.GetValue(checkpoints) ?? []).Select(session.Bytes)],
                    AcceptLoss = parse.GetValue(accept),
                });
        });
    }

    private static int Restore(Session session, string path, RestoreOptions options)
    {
        using var stages = new Stages(session);
        var report = Backups.Restore(path, session.Location, options with { Progress = stages.Report }, session.Surroundings.Clock, bytes => session.Surroundings.Random(bytes));
        stages.Dispose();
        session.Print(Card.Of(
            ("register", "Register", session.Register),
            ("origin", "Origin", report.Origin),
            ("run", "Run of the backup", report.Run),
            ("backed_up_at", "Backed up", report.BackedUpAt),
            ("engine", "Kept in", report.Engine),
            ("entries", "Entries", report.Entries),
            ("documents", "Documents", report.Documents),
            ("root", "Root", report.Root),
            ("stay_erased", "Stay erased", report.Erased),
            ("erased_list", "List of erased keys", Slug(report.ErasedList)),
            ("lost_from", "First entry lost", report.Lost?.First),
            ("lost_to", "Last entry lost", report.Lost?.Last),
            ("replaced_was_read", "Replaced was readable", report.WasRead),
            ("kept_aside", "Replaced is kept in", report.KeptAside),
            ("signing_key_absent", "Signing key not here", report.SigningKeyAbsent),
            ("result", "Result", "restored, and verified deep")));
        if (report.SigningKeyAbsent is not null)
        {
            session.Note($"Nothing can be recorded yet: the register went over to another signing key after this backup, and the one that signs it as it was then is not in {session.Location.KeyDirectory}. Put it there as signing.key out of the safe, or restore a later backup.");
        }

        session.Note(string.Create(CultureInfo.InvariantCulture, $"{report.Erased} {(report.Erased == 1 ? "person" : "persons")} erased since the backup {(report.Erased == 1 ? "stays" : "stay")} erased."));
        Remark(session, report);
        return Exits.Ok;
    }

    private static void Remark(Session session, RestoreReport report)
    {
        if (report.ErasedList == ErasedList.Absent)
        {
            session.Note($"There is no list of erased keys in {session.Location.KeyDirectory}. That is right where nobody was ever erased; if the file was lost, whoever was erased since the backup is back: put it there and restore again.");
        }
        else if (report.ErasedList == ErasedList.Behind)
        {
            session.Note($"The list of erased keys in {session.Location.KeyDirectory} is an older copy: it lacked keys that were destroyed before the backup. They were added. Whoever was erased since the backup may be back: put the newest list there and restore again.");
        }

        if (report.WasRead == false)
        {
            session.Note("The register that was replaced could not be read: whether it held entries that the backup lacks is not known. Compare with checkpoints kept outside: habeas verify --checkpoint FILE.");
        }

        session.Note("No other copy of this register may record anything from now on: two that go on sign two histories of one log.");
    }

    private static string Slug(ErasedList list) => list switch
    {
        ErasedList.There => "there",
        ErasedList.Absent => "absent",
        _ => "behind",
    };

    private static int Drill(Session session, string path, string? within)
    {
        using var stages = new Stages(session);
        var parent = within is null ? Path.GetTempPath() : session.Surroundings.PathOf(within);
        var report = Backups.Drill(path, session.Location, Path.Combine(parent, $"habeas-drill-{session.Ids.Next():N}"), bytes => session.Surroundings.Random(bytes), stages.Report);
        stages.Dispose();
        session.Print(Card.Of(
            ("backup", "Backup", path),
            ("origin", "Origin", report.Origin),
            ("run", "Run", report.Run),
            ("backed_up_at", "Backed up", report.BackedUpAt),
            ("entries", "Entries restored", report.Entries),
            ("documents", "Documents", report.Documents),
            ("root", "Root", report.Root),
            ("stay_erased", "Stay erased", report.Erased),
            ("live_entries", "Entries of the register", report.LiveEntries),
            ("live_continues", "It goes on from there", report.IsContinued),
            ("not_backed_up", "Not backed up yet", report.LiveEntries - report.Entries),
            ("seconds", "Seconds", Math.Round(report.Seconds, 1)),
            ("result", "Result", report.IsContinued == false ? "restores, and is not what the register goes on from" : "restores, and verifies deep")));
        if (report.IsContinued == false)
        {
            session.Surroundings.Err.WriteLine("habeas: the register does not have the checkpoint that the backup ends with: it was restored from an older state, or altered. Keep both as they are, and run habeas verify with a checkpoint kept outside.");
            return Exits.NotVerified;
        }

        return Exits.Ok;
    }
}

/// <summary>Long work in stages, each told as it begins.</summary>
internal sealed class Stages(Session session) : IDisposable
{
    private readonly Progress _progress = session.Progress("");
    private string _stage = "";

    public void Report(string stage, long done, long of)
    {
        if (stage != _stage)
        {
            _progress.Step(_stage = stage);
        }

        _progress.Report(done, of);
    }

    public void Dispose() => _progress.Dispose();
}
