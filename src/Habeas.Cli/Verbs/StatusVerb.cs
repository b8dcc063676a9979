using System.CommandLine;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Ledger.Witnessing;
using Habeas.Storage;
using Habeas.Storage.Backup;
using Habeas.Storage.Keys;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas status</c>: whether whoever runs the register may sleep.</summary>
internal sealed class StatusVerb
{
    private const string Fine = "fine";
    private const string Look = "attention";
    private const string Wrong = "wrong";

    private readonly Option<int> _witnessHours = Hours("--witness-hours", 24, "For how many hours entries may be without the cosignatures that the witness policy asks for.");
    private readonly Option<string?> _backup = Choices.Text("--backup", "DIR", "The folder of the backup, to be told how old it is.");
    private readonly Option<int> _backupHours = Hours("--backup-hours", 26, "For how many hours what was recorded may be in no backup.");
    private readonly Option<string?> _retention = Choices.Text("--retention", "PATH", "The rules of retention, to be told how many files' time is over; every file is read for that.");
    private readonly Option<int> _freePercent = new("--free-percent") { HelpName = "PERCENT", Description = "How much of the disk must be free; otherwise 10.", DefaultValueFactory = _ => 10 };

    public static Verb Make(Globals globals)
    {
        var options = new StatusVerb();
        var verb = new Verb(
            "status",
            "Shows how the register is: its size and rate, its witnesses, its keys, its erasures, and what somebody has to do. Nothing is verified: 'habeas verify' does.",
            "habeas status --backup /mnt/backup/register",
            "habeas status --format json --witness-hours 2")
        {
            options._witnessHours, options._backup, options._backupHours, options._retention, options._freePercent,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var head = reading.Head();
        var (last, keys, state) = (head.Size == 0 ? null : reading.RecordedAt(head.Size - 1), register.Keyring.Read(), register.Witnesses.State());
        var backup = parse.GetValue(_backup) is { } folder ? Backups.List(session.Location, session.Surroundings.PathOf(folder)).LastOrDefault() : null;
        int? overdue = parse.GetValue(_retention) is { } rules ? RetentionVerb.Due(session, reading, rules) : null;
        List<(string About, string State, string Words)> checks =
        [
            Clock(session.Now, last),
            Keys(keys),
            Witnessed(register, reading, state, session.Now - Duration.FromHours(parse.GetValue(_witnessHours))),
            Evidence(session),
            BackedUp(reading, backup, head.Size, parse.GetValue(_backup) is not null, session.Now - Duration.FromHours(parse.GetValue(_backupHours))),
            Erasures(register, reading, overdue),
            Disk(session, parse.GetValue(_freePercent)),
        ];
        session.Print(new Dossier(
            Card.Of(
                ("origin", "Origin", register.Origin),
                ("engine", "Kept in", register.Engine),
                ("entries", "Entries", head.Size),
                ("bytes", "Bytes", register.SizeBytes),
                ("entries_last_hour", "Entries in the last hour", Since(reading, head.Size, session.Now - Duration.FromHours(1))),
                ("entries_last_day", "Entries in the last day", Since(reading, head.Size, session.Now - Duration.FromDays(1))),
                ("last_recorded_at", "Last recorded", last),
                ("witnessed_size", "Witnessed", state.WitnessedSize),
                ("witnessed_at", "Last cosigned", state.WitnessedAt),
                ("backed_up_at", "Last backup", backup?.At),
                ("backed_up_entries", "  entries in it", backup?.Entries),
                ("signing_key", "Signing key", keys.Signing[^1].Key.KeyId.ToString("x8", System.Globalization.CultureInfo.InvariantCulture)),
                ("master_key", "Master key", keys.Masters is [var master, ..] ? master.Id : null),
                ("owner_keys", "Owner keys", keys.OwnersMinted),
                ("owner_keys_destroyed", "  destroyed", keys.OwnersDestroyed)),
            [
                ("witnesses", "Witnesses", new Sheet(
                    [Column.Of("name"), new("size", "Last size", Right: true), new("at", "Last cosigned")], [.. state.Witnesses.Select(w => (IReadOnlyList<object?>)[w.Name, w.Size, w.At])])),
                ("checks", "What was looked at", new Sheet([Column.Of("about"), Column.Of("state"), new("words", "Why")], [.. checks.Select(c => (IReadOnlyList<object?>)[c.About, c.State, c.Words])])),
            ]));
        return checks.Any(c => c.State == Wrong) ? Exits.NotVerified : checks.Any(c => c.State == Look) ? Exits.Attention : Exits.Ok;
    }

    private static (string, string, string) Clock(Instant now, Instant? last) => last - now > Door.ClockTolerance
        ? ("clock", Look, $"it says {Cells.ForPeople(now)}, before the last entry: acts are refused until it is right")
        : ("clock", Fine, "");

    private static (string, string, string) Keys(KeyringState keys) => keys switch
    {
        { Signing: [.., { File: null }] } => ("keys", Wrong, "the signing key is not here: nothing can be recorded"),
        { Masters.Count: > 1 } => ("keys", Look, "the master key is being replaced, and that was broken off: 'habeas key rotate master' goes on"),
        { Signing: [.., { File: not null } before, _] } => ("keys", Fine, FormattableString.Invariant($"key {before.Number} signs too, until 'habeas key retire'")),
        _ => ("keys", Fine, ""),
    };

    private static (string, string, string) Witnessed(StoredRegister register, Reading reading, Storage.Witnessing.WitnessedState state, Instant since)
    {
        if (register.Witnesses.Policy is not { } policy || policy.Quorum == WitnessPolicy.NoQuorum)
        {
            return ("witnesses", Fine, "no policy asks for one: whoever holds the signing key could rewrite everything");
        }

        var first = state.WitnessedSize ?? 0;
        return first < state.Size && reading.RecordedAt(first) is { } waiting && waiting < since
            ? ("witnesses", Look, FormattableString.Invariant($"{state.Size - first} entries lack the cosignatures of {policy.Describe()}, the first since {Cells.ForPeople(waiting)}: 'habeas witness ask' says why"))
            : ("witnesses", Fine, "");
    }

    private static (string, string, string) Evidence(Session session)
    {
        var directory = Path.Combine(session.Register, "evidence");
        return Directory.Exists(directory) && Directory.EnumerateFiles(directory).Any()
            ? ("evidence", Wrong, $"a witness has seen another register than this one: see {directory}, and move it away once that is settled")
            : ("evidence", Fine, "");
    }

    private static (string, string, string) BackedUp(Reading reading, BackedUpRun? last, long size, bool isAsked, Instant since) => (isAsked, last) switch
    {
        (false, _) => ("backup", Fine, "not looked at: --backup names its folder"),
        (true, null) => ("backup", Look, "there is none in that folder: 'habeas backup' makes one"),
        (true, { } run) when run.Entries < size && reading.RecordedAt(run.Entries) is { } waiting && waiting < since => (
            "backup", Look, FormattableString.Invariant($"{size - run.Entries} entries are in no backup, the first since {Cells.ForPeople(waiting)}: 'habeas backup' takes them up")),
        _ => ("backup", Fine, ""),
    };

    private static (string, string, string) Erasures(StoredRegister register, Reading reading, int? due) =>
        register.HasErasuresToFinish() ? ("erasures", Wrong, "one was carried out and is not finished, or the list of destroyed keys was lost: 'habeas erase finish' goes on")
        : reading.PersonsWhoseErasureWaits() is { Count: > 0 } waiting ? ("erasures", Look, FormattableString.Invariant($"{waiting.Count} wait for approval or to be carried out: 'habeas erase waiting' lists them"))
        : due > 0 ? ("erasures", Look, FormattableString.Invariant($"the time of {due} files is over and nothing holds them back: 'habeas retention due' lists them"))
        : ("erasures", Fine, due is null ? "which files' time is over was not looked at: --retention names the rules" : "");

    private static (string, string, string) Disk(Session session, int percent)
    {
        var drive = new DriveInfo(session.Register);
        var free = drive.AvailableFreeSpace * 100 / Math.Max(1, drive.TotalSize);
        return free < percent
            ? ("disk", Look, FormattableString.Invariant($"{free} % of it are free, less than {percent} %: make room"))
            : ("disk", Fine, "");
    }

    private static long Since(Reading reading, long size, Instant instant) => size - 1 - (reading.EntryKnownAt(instant) ?? -1);

    private static Option<int> Hours(string name, int hours, string description) => new(name)
    {
        HelpName = "HOURS",
        Description = FormattableString.Invariant($"{description.TrimEnd('.')}; otherwise {hours}."),
        DefaultValueFactory = _ => hours,
    };
}
