using System.CommandLine;
using System.Text;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas proof</c>: receipts that anybody can check without the register.</summary>
internal static class ProofVerb
{
    public static Verb Make(Globals globals) => new("proof", "Makes proofs that an outsider can check, and checks them.") { Last(globals), Inclusion(globals), Consistency(globals), Check(globals) };

    private static Verb Last(Globals globals)
    {
        var file = Out("checkpoint");
        var verb = new Verb(
            "checkpoint",
            "Prints the last signed checkpoint, to be kept by somebody outside: it says how much was recorded, and nothing about anybody.",
            "habeas proof checkpoint --out for-the-ombudsman.txt")
        {
            file,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            Write(session, parse.GetValue(file), Encoding.UTF8.GetString(Last(reading).Note.ToBytes()));
            return Exits.Ok;
        });
    }

    private static Option<string?> Out(string what) => Choices.Text("--out", "FILE", $"Write the {what} there; otherwise to standard output.");

    private static Verb Inclusion(Globals globals)
    {
        var entry = new Argument<long>("entry") { HelpName = "ENTRY", Description = "The number of the entry, from 0." };
        var file = Out("proof");
        var verb = new Verb(
            "inclusion",
            "Makes the receipt of an entry: the proof that it is in the register, with its leaf, which says nothing about anybody.",
            "habeas proof inclusion 12 > entry-12.tlog-proof")
        {
            entry, file,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var (note, size) = Last(reading);
            var index = parse.GetValue(entry);
            var leaf = index >= 0 && index < size && reading.Entry(index) is { } view
                ? view.Leaf
                : throw Stop.NotFound(FormattableString.Invariant($"there is no entry {index} in this register."), "Entries are numbered from 0.");
            Write(session, parse.GetValue(file), Encoding.UTF8.GetString(TlogProof.Make(index, note, reading.Tree(size), leaf).ToBytes()));
            return Exits.Ok;
        });
    }

    private static Verb Consistency(Globals globals)
    {
        var size = new Argument<long>("size") { HelpName = "OLD-SIZE", Description = "How many entries the register had then." };
        var file = Out("proof");
        var verb = new Verb(
            "consistency",
            "Makes the proof that the register of today continues the one of an earlier size: nothing was changed or taken away.",
            "habeas proof consistency 1000 > since-1000.txt")
        {
            size, file,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var (note, now) = Last(reading);
            var old = parse.GetValue(size);
            if (old < 0 || old > now)
            {
                throw Stop.NotFound(FormattableString.Invariant($"the register never had {old} entries: it has {now}."));
            }

            var hashes = old == 0 ? [] : ConsistencyProof.Make(old, now, reading.Tree(now)).Hashes;
            Write(session, parse.GetValue(file), Encoding.UTF8.GetString(new AddCheckpoint(old, hashes, note).ToBytes()));
            return Exits.Ok;
        });
    }

    private static Verb Check(Globals globals)
    {
        var file = new Argument<string>("file") { HelpName = "FILE", Description = "A proof of inclusion or of consistency." };
        var key = Choices.Text("--key", "KEY", "The register's public key, as 'habeas init' printed it; otherwise the key of --register.");
        var kept = Choices.Text("--checkpoint", "FILE", "For a proof of consistency: the earlier checkpoint, as it was kept.");
        var verb = new Verb(
            "check",
            "Checks a proof with nothing but the register's public key.",
            "habeas proof check entry-12.tlog-proof --key 'register.justice.example+7a3c19f0+AQyK…'",
            "habeas proof check since-1000.txt --checkpoint kept-1000.txt")
        {
            file, key, kept,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var verifiers = parse.GetValue(key) is { } text ? [Key(text)] : Own(session);
            var bytes = session.Bytes(parse.GetValue(file)!);
            return bytes.AsSpan().StartsWith(AddCheckpoint.Label)
                ? CheckConsistency(session, bytes, parse.GetValue(kept) is { } old ? session.Bytes(old) : null, verifiers)
                : CheckInclusion(session, bytes, verifiers);
        });
    }

    private static int CheckInclusion(Session session, byte[] text, IReadOnlyList<VerifierKey> verifiers)
    {
        if (TlogProof.TryParse(text, out var proof) is not NoteFault.None and var fault)
        {
            throw Stop.BadInput($"the file is not a proof: {fault}.", "A proof begins with c2sp.org/tlog-proof@v1, or with the word old.");
        }

        if (proof!.Extra.IsEmpty)
        {
            throw Stop.BadInput("the proof does not carry its leaf, so there is nothing to hold it against.", "'habeas proof inclusion ENTRY' writes one that does.");
        }

        var verdict = proof.Verify(Rfc6962.Leaf(proof.Extra.Span), verifiers);
        session.Print(Card.Of(
            ("origin", "Origin", verifiers[0].Name),
            ("entry", "Entry", proof.Index),
            ("size", "In a register of", verdict.Checkpoint?.Checkpoint.Size),
            ("result", "Result", verdict.Holds ? "the entry is in the register that signed this checkpoint" : $"does not hold: {Fault(verdict.NoteFault, verdict.Proof)}")));
        return verdict.Holds ? Exits.Ok : Exits.NotVerified;
    }

    private static int CheckConsistency(Session session, byte[] text, byte[]? kept, IReadOnlyList<VerifierKey> verifiers)
    {
        if (AddCheckpoint.TryParse(text, out var proof) is not NoteFault.None and var unread)
        {
            throw Stop.BadInput($"the file is not a proof of consistency: {unread}.");
        }

        if (kept is null)
        {
            throw Stop.Usage("a proof of consistency is held against the earlier checkpoint.", "Give it with --checkpoint FILE.");
        }

        var newFault = SignedCheckpoint.TryOpen(proof!.Checkpoint, verifiers, out var now);
        var oldFault = SignedCheckpoint.TryOpen(kept, verifiers, out var then);
        var verdict = now is not null && then is not null && then.Checkpoint.Size == proof!.OldSize
            ? Inconsistency.Between(then, now, proof.Hashes)
            : null;
        var why = newFault != NoteFault.None ? $"the proof's checkpoint is not this register's: {newFault}"
            : oldFault != NoteFault.None ? $"the kept checkpoint is not this register's: {oldFault}"
            : then!.Checkpoint.Size != proof.OldSize ? FormattableString.Invariant($"the proof is from size {proof.OldSize}, and the kept checkpoint is of size {then.Checkpoint.Size}")
            : verdict is not null ? verdict.Verdict.Fault.ToString()
            : null;
        session.Print(Card.Of(
            ("origin", "Origin", verifiers[0].Name),
            ("old_size", "From a register of", proof.OldSize),
            ("size", "To a register of", now?.Checkpoint.Size),
            ("result", "Result", why is null ? "the later register continues the earlier: nothing was changed or taken away" : $"does not hold: {why}")));
        return why is null ? Exits.Ok : Exits.NotVerified;
    }

    private static string Fault(NoteFault note, ProofVerdict proof) => note != NoteFault.None ? note.ToString() : proof.Fault.ToString();

    /// <exception cref="Stop">It is none.</exception>
    internal static VerifierKey Key(string text) =>
        VerifierKey.TryParse(text, out var key) == NoteFault.None ? key! : throw Stop.Usage("--key is not a public key.", "It looks like name+12345678+AQ…, as 'habeas init' prints it.");

    private static IReadOnlyList<VerifierKey> Own(Session session)
    {
        using var register = session.Open();
        session.Note("Checked with the key that the register itself states. An outsider gives the key they were handed: --key KEY.");
        return register.VerifierKeys;
    }

    private static (SignedNote Note, long Size) Last(Reading reading) =>
        reading.Head() is { Checkpoint: { } note } && Checkpoint.TryParse(note.Text, out var checkpoint) == NoteFault.None
            ? (note, checkpoint!.Size)
            : throw new Stop(Exits.NotVerified, "the register's last checkpoint cannot be read.", "Run 'habeas verify'.");

    private static void Write(Session session, string? path, string text)
    {
        if (path is null)
        {
            session.Surroundings.Out.Write(text);
        }
        else
        {
            File.WriteAllText(session.Surroundings.PathOf(path), text);
            session.Note($"Written to {path}.");
        }
    }
}
