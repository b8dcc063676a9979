using System.Globalization;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Storage;
using Habeas.Storage.Verifying;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas verify</c>: looks for anything that was altered, and says where.</summary>
internal static class VerifyVerb
{
    public static Verb Make(Globals globals)
    {
        var deep = Choices.Flag("--deep", "Also open every part and document, make the read models anew and compare them; needs the register's keys.");
        var checkpoints = Choices.Several("--checkpoint", "FILE", "A checkpoint that somebody outside kept; several times for several.");
        var keys = Choices.Several("--key", "KEY", "A public key that you know to be the register's, where one took over after a loss and the one before could not vouch for it.");
        var evidence = Choices.Text("--evidence", "FILE", "Where a kept checkpoint does not fit, write both checkpoints and the failing proof there, for a third party.");
        var verb = new Verb(
            "verify",
            "Verifies that nothing in the register was altered: every leaf, part, hash and checkpoint, and the tables that hold them.",
            "habeas verify --register ./register",
            "habeas verify --deep",
            "habeas verify --checkpoint kept-by-the-ombudsman.txt --evidence evidence.txt")
        {
            deep, checkpoints, keys, evidence,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.OpenToVerify();
            using var progress = session.Progress("Verifying");
            var result = register.Verify(new VerifyOptions
            {
                Deep = parse.GetValue(deep),
                Keys = () => (parse.GetValue(keys) ?? []).Select(ProofVerb.Key),
                Outside = [.. (parse.GetValue(checkpoints) ?? []).Select(f => session.Bytes(f))],
                Progress = progress.Report,
            });
            progress.Dispose();
            Print(session, register.Origin, result);
            if (result.Outside.FirstOrDefault(o => o.Evidence is not null)?.Evidence is { } shown)
            {
                Keep(session, shown, parse.GetValue(evidence));
            }

            return result.Holds ? Exits.Ok : Exits.NotVerified;
        });
    }

    private static void Print(Session session, string origin, Verification result)
    {
        var witness = CheckpointKeeper.Read(session.Register);
        session.Print(new Dossier(
            Card.Of(
                ("origin", "Origin", origin),
                ("entries", "Entries", result.Entries),
                ("checkpoints", "Checkpoints", result.Checkpoints),
                ("root", "Root", result.Root?.ToBase64()),
                ("deep", "Deep", result.IsDeep),
                ("documents", "Documents", Count(result.Documents?.Kept)),
                ("documents_orphans", "  named by no entry", Count(result.Documents?.Orphans)),
                ("documents_erased", "  erased", Count(result.Documents?.Erased)),
                ("documents_absent", "Documents never added", Count(result.Documents?.AbsentInAll)),
                ("cosignatures", "Cosigned by witnesses", Count(result.Cosignatures)),
                ("outside", "Checkpoints kept outside", result.Outside.Count),
                ("result", "Result", result.Status)),
            [
                ("problems", "Altered", new Sheet([Column.Of("kind"), Column.Of("where"), new("words", "What is wrong"), Column.Of("subject")], [.. result.Problems.Select(p => (IReadOnlyList<object?>)[p.Kind, p.Where, p.Words, p.Subject])])),
                ("outside_checkpoints", "Checkpoints kept outside", new Sheet(
                    [Column.Of("size"), Column.Of("holds"), new("words", "What is wrong"), new("last_good", "Last good size")],
                    [.. result.Outside.Select(o => (IReadOnlyList<object?>)[o.Size, o.Holds, o.Words, o.LastGood])])),
                ("absent_documents", "Documents named and never added", new Sheet(
                    [Column.Of("digest"), new("entry", "First named in entry", Right: true)],
                    [.. (result.Documents?.Absent ?? []).Select(a => (IReadOnlyList<object?>)[a.Digest, a.Entry])])),
            ]));
        if (result.Documents is { AbsentInAll: > 0 })
        {
            session.Note("A document that an entry names and that was never added is no fault: it may exist on paper only. If it was here, look for it in a backup.");
        }

        if (result.LastRecordedAt is { } last && session.Now is var now && last - now > Door.ClockTolerance)
        {
            session.Note($"The clock of this machine says {Cells.ForPeople(now)}, and the last entry was recorded at {Cells.ForPeople(last)}: the clock was set back, or a machine that wrote before runs ahead. Acts are refused until the clocks agree.");
        }

        // People are not told of what there is none of.
        long? Count(long? number) => number is 0 && session.Format == Format.Table ? null : number;

        if (!result.Holds)
        {
            session.Surroundings.Err.WriteLine(result.IsSchemaOnly
                ? "habeas: what was signed is there, and the tables around it are not as the program makes them. Find out who changed them before anything more is written; the list says what mends each."
                : "habeas: the register is not what was signed. Stop writing to it, keep it as it is, and tell whoever keeps its checkpoints.");
            return;
        }

        session.Note(result.IsWitnessed ? "What was compared with checkpoints kept outside cannot have been rewritten since they were signed."
            : witness is null ? "Whoever holds the signing key could have rewritten everything: only a checkpoint kept outside shows that. Name a witness, and give them the last one."
            : $"Whoever holds the signing key could have rewritten everything. Ask {witness} for a checkpoint and give it with --checkpoint.");
    }

    private static void Keep(Session session, Evidence evidence, string? path)
    {
        if (path is null)
        {
            session.Surroundings.Err.WriteLine("--evidence FILE writes both checkpoints and the failing proof, so that a third party can see it.");
            return;
        }

        File.WriteAllBytes(session.Surroundings.PathOf(path), EvidenceText.Of(evidence));
        session.Surroundings.Err.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The evidence is in {path}: it shows to anybody who has the register's public key that it signed both."));
    }
}
