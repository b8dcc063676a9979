using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register.Persons;
using Habeas.Storage;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas init</c>: makes a register, and asks who outside will keep its checkpoints.</summary>
internal static partial class InitVerb
{
    public static Verb Make(Globals globals)
    {
        var origin = Choices.Text("--origin", "NAME", "The register's name for ever, such as register.justice.example; otherwise habeas.local/ and the folder's name.");
        var prefix = new Option<string>("--prefix") { HelpName = "LETTERS", Description = "Two to eight capital letters that begin every file number; otherwise HAB.", DefaultValueFactory = _ => "HAB" };
        var witness = Choices.Text("--witness", "NAME", "Who outside the service that runs the register keeps its checkpoints.");
        var verb = new Verb(
            "init",
            "Makes a new register: its keys, its log, and the signed checkpoint of an empty book.",
            "habeas init --register ./register --prefix RUR --witness 'Office of the Ombudsman'",
            "HABEAS_POSTGRES_FILE=/etc/habeas/postgres habeas init --register /var/lib/habeas --origin register.justice.example")
        {
            origin, prefix, witness,
        };
        return verb.Does(globals, (parse, session) => Run(session, parse.GetValue(origin), parse.GetValue(prefix)!, parse.GetValue(witness)));
    }

    private static int Run(Session session, string? origin, string prefix, string? witness)
    {
        if (!FileNumber.IsPrefix(prefix))
        {
            throw Stop.Usage($"--prefix '{prefix}' is not two to eight capital letters A to Z.");
        }

        origin ??= DefaultOrigin(session.Register);
        if (origin.Length == 0 || origin.Any(c => char.IsWhiteSpace(c) || c == '+'))
        {
            throw Stop.Usage("--origin: a name has no blank and no plus in it.", "For example register.justice.example.");
        }

        using var register = StoredRegister.Create(session.Location, origin, prefix, session.Surroundings.Clock, bytes => session.Surroundings.Random(bytes));
        if (witness is not null)
        {
            CheckpointKeeper.Write(session.Register, witness);
        }

        using var reading = register.Read(session.Actor);
        var checkpoint = Encoding.UTF8.GetString(reading.CheckpointAt(0)!);
        session.Print(Card.Of(
            ("register", "Register", session.Register),
            ("origin", "Origin", register.Origin),
            ("file_prefix", "File numbers", session.Format == Format.Table ? $"{register.FilePrefix}-…" : register.FilePrefix),
            ("engine", "Kept in", register.Engine),
            ("verifier", "Public key", register.VerifierKey.ToString()),
            ("keys", "Keys", session.Location.KeyDirectory),
            ("witness", "Witness", witness)));
        session.Say("");
        session.Say("Checkpoint, to be kept elsewhere:");
        session.Say("");
        foreach (var line in checkpoint.TrimEnd('\n').Split('\n'))
        {
            session.Say(line.Length == 0 ? "" : "    " + line);
        }

        session.Say("");
        session.Say(witness is null
            ? "No witness is named. Until somebody outside keeps a checkpoint, 'habeas verify' can only say: internally consistent, not independently witnessed. Ask an ombudsman, a court or an inspectorate."
            : $"Give the checkpoint to {witness}, now and regularly. 'habeas verify --checkpoint FILE' compares the register with what they kept.");
        session.Say("Move a copy of the keys into a safe: whoever loses them has lost every file, and whoever steals them can rewrite the book.");
        return Exits.Ok;
    }

    private static string DefaultOrigin(string folder) =>
        "habeas.local/" + NotInNames().Replace(Path.GetFileName(folder.TrimEnd('/')).ToLowerInvariant(), "-");

    [GeneratedRegex("[^a-z0-9._-]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInNames();
}
