using System.CommandLine;
using Habeas.Cli.Host;
using Habeas.Cli.Output;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas key</c>: the keys of a register, listed, replaced, and the public ones given out.</summary>
internal static class KeyVerb
{
    private const string Signing = "signing";
    private const string Master = "master";

    public static Verb Make(Globals globals) => new("key", "Lists the keys of the register, replaces them, and gives the public ones out.")
    {
        List(globals), Rotate(globals), Retire(globals), Export(globals),
    };

    private static Verb List(Globals globals)
    {
        var verb = new Verb("list", "Lists the signing keys, the master key and how many owner keys there are; never a key itself.", "habeas key list --register ./register");
        return verb.Does(globals, (_, session) =>
        {
            using var register = session.Open();
            var keys = register.Keyring.Read();
            session.Print(new Dossier(
                Card.Of(
                    ("origin", "Origin", register.Origin),
                    ("directory", "Key files in", session.Location.KeyDirectory),
                    ("master", "Master key", keys.Masters.Count > 0 ? keys.Masters[0].Id : "missing"),
                    ("master_file", "  its file", keys.Masters.Count > 0 ? keys.Masters[0].File : null),
                    ("master_next", "  being replaced by", keys.Masters.Count > 1 ? keys.Masters[1].Id : null),
                    ("owners_minted", "Owner keys made", keys.OwnersMinted),
                    ("owners_used", "  in use or used", keys.OwnersUsed),
                    ("owners_destroyed", "  destroyed", keys.OwnersDestroyed)),
                [
                    ("signing", "Signing keys", new Sheet(
                        [new("number", "Number", Right: true), new("key", "Key"), new("since", "From size", Right: true), new("file", "Private half"), new("verifier", "Public key")],
                        [.. keys.Signing.Select(k => (IReadOnlyList<object?>)[k.Number, k.Key.KeyId.ToString("x8", System.Globalization.CultureInfo.InvariantCulture), k.Since, k.File ?? "not here", k.Key.ToString()])])),
                ]));
            if (keys.Masters.Count > 1)
            {
                session.Note("The master key is being replaced, and that was broken off: 'habeas key rotate master' goes on.");
            }

            return Exits.Ok;
        });
    }

    private static Verb Rotate(Globals globals)
    {
        var which = new Argument<string>("which") { HelpName = "signing|master", Description = "Which key." };
        which.AcceptOnlyFromAmong(Signing, Master);
        var lost = Choices.Flag("--lost", "For the signing key: its private half is lost for good, and the new one takes over without its signature.");
        var verb = new Verb(
            "rotate",
            "Replaces a key, while acts go on being recorded. Broken off, the same command goes on.",
            "habeas key rotate signing",
            "habeas key rotate master",
            "habeas key rotate signing --lost")
        {
            Remarks = "A new signing key signs together with the one before it, until 'habeas key retire'. A new master key wraps every owner key anew, and backups made before need the old one. To have a program hold the new key, lay its command file into the key directory first: signing.next.command or master.next.command.",
        };
        verb.Add(which);
        verb.Add(lost);
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            return parse.GetValue(which) == Signing ? RotateSigning(session, register.Keyring, parse.GetValue(lost)) : RotateMaster(session, register.Keyring);
        });
    }

    private static int RotateSigning(Session session, Storage.Keys.Keyring keyring, bool isLost)
    {
        var taken = keyring.RotateSigning(isLost);
        session.Print(Card.Of(
            ("number", "Signing key", taken.Number), ("since", "Signs from size", taken.Since), ("verifier", "Public key", taken.Key.ToString()), ("file", "Private half", taken.File)));
        session.Note(isLost
            ? "Nothing joins the new key to the lost one: give it to every witness and everybody who verifies, by a way that they trust, and say why."
            : "Both keys sign from the next entry on. Give the public keys to your witnesses ('habeas key export-public'); then 'habeas key retire' ends the time of the earlier key.");
        session.Note("Move a copy of the new key into a safe.");
        return Exits.Ok;
    }

    private static int RotateMaster(Session session, Storage.Keys.Keyring keyring)
    {
        using var progress = session.Progress("Wrapping owner keys anew");
        var taken = keyring.RotateMaster(progress.Report);
        progress.Dispose();
        session.Print(Card.Of(("master", "Master key", taken.Id), ("file", "Its file", taken.File)));
        session.Note("Move a copy of the new key into a safe, and make a backup now: those made before open only with the key before, which is gone from here.");
        return Exits.Ok;
    }

    private static Verb Retire(Globals globals)
    {
        var verb = new Verb("retire", "Ends the time in which the signing key before the one in use signs too: its private half is taken away.", "habeas key retire");
        return verb.Does(globals, (_, session) =>
        {
            using var register = session.Open();
            var retired = register.Keyring.RetireSigning();
            session.Print(Card.Of(("retired", "Retired", retired?.ToString() ?? "none: one key signs")));
            return Exits.Ok;
        });
    }

    private static Verb Export(Globals globals)
    {
        var output = Choices.Text("--out", "FILE", "Write them there; otherwise to standard output.");
        var verb = new Verb(
            "export-public",
            "Prints the public keys for whoever verifies: the first, and how each later one took over. Trusting the first is enough.",
            "habeas key export-public --out public-keys.txt")
        {
            output,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            var text = register.Keyring.ExportPublic().ToString();
            if (parse.GetValue(output) is { } path)
            {
                File.WriteAllText(session.Surroundings.PathOf(path), text);
                session.Note($"Written to {path}.");
            }
            else
            {
                session.Surroundings.Out.Write(text);
            }

            return Exits.Ok;
        });
    }
}
