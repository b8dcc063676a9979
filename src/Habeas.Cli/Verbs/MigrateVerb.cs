using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Storage;
using Habeas.Storage.Backup;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas migrate</c>: moves a register between SQLite and PostgreSQL.</summary>
internal static class MigrateVerb
{
    public static Verb Make(Globals globals)
    {
        var to = Choices.Text("--to", "PATH", "The new folder of the register; to PostgreSQL, HABEAS_POSTGRES names an empty database.");
        var reopen = new System.CommandLine.Option<string?>("--reopen")
        {
            HelpName = "WORDS",
            Description = "Let a register record again that was shut because it was to be moved or was replaced. Once it has moved for good, the refusal says which words are meant.",
            Arity = System.CommandLine.ArgumentArity.ZeroOrOne,
        };
        var verb = new Verb(
            "migrate",
            "Moves the register between SQLite and PostgreSQL: every entry byte for byte, the same checkpoint. The old one is kept and records nothing any more.",
            "HABEAS_POSTGRES_FILE=/etc/habeas/postgres habeas migrate --register ./register --to /var/lib/habeas",
            "habeas migrate --register ./register --reopen")
        {
            to, reopen,
        };
        return verb.Does(globals, (parse, session) =>
        {
            if (parse.GetResult(reopen) is not null)
            {
                Backups.Reopen(session.Location, parse.GetValue(reopen));
                session.Print(Card.Of(("register", "Register", session.Register), ("result", "Result", "open again")));
                return Exits.Ok;
            }

            return Move(session, parse.GetValue(to) ?? throw Stop.Usage("--to names the new folder of the register."));
        });
    }

    private static int Move(Session session, string to)
    {
        using var stages = new Stages(session);
        bool isPostgres;
        using (var register = session.Open())
        {
            isPostgres = register.Engine == "postgres";
        }

        var target = RegisterLocation.Parse(session.Surroundings.PathOf(to), session.Surroundings.Variable).OnEngine(!isPostgres);
        var report = Backups.Migrate(session.Location, target, bytes => session.Surroundings.Random(bytes), stages.Report);
        stages.Dispose();
        session.Print(Card.Of(
            ("register", "Register", report.Place),
            ("origin", "Origin", report.Origin),
            ("from", "Was kept in", report.From),
            ("engine", "Kept in", report.Engine),
            ("entries", "Entries", report.Entries),
            ("rows", "Rows compared", report.Rows),
            ("checkpoint", "Checkpoint", session.Format == Format.Table ? null : report.Checkpoint),
            ("keys", "Keys", target.KeyDirectory),
            ("result", "Result", "moved, and verified deep")));
        session.Note($"{session.Register} records nothing any more and is kept as it is. Let everything name {report.Place}, and back it up into a folder of its own choice: a backup goes on from either engine.");
        return Exits.Ok;
    }
}
