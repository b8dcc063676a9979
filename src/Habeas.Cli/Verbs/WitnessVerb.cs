using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Serving;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Signing;
using Habeas.Ledger.Witnessing;
using Habeas.Storage;
using Habeas.Storage.Witnessing;
using Habeas.Witness;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas witness</c>: both sides of it, the register that asks and the office outside that cosigns.</summary>
internal static class WitnessVerb
{
    private const int Port = 7380;

    public static Verb Make(Globals globals) => new("witness", "Lets somebody outside cosign the register's checkpoints, and lets an office outside be that witness.")
    {
        Policy(globals), Ask(globals), List(globals), NewKey(globals), Serve(globals),
    };

    private static Verb Policy(Globals globals)
    {
        var file = new Argument<string?>("file") { HelpName = "FILE", Description = "The new policy; without it the one in force is shown.", Arity = ArgumentArity.ZeroOrOne };
        var none = Choices.Flag("--none", "Take the policy away: nobody is asked any more.");
        var verb = new Verb(
            "policy",
            "Shows or sets which witnesses there are, and how many of them make a checkpoint a witnessed one.",
            "habeas witness policy witnesses.txt",
            "habeas witness policy")
        {
            Remarks = "A policy is a text with lines such as: 'witness ombudsman KEY https://witness.ombudsman.example', 'group outside 2 ombudsman court inspectorate', 'quorum outside' (C2SP tlog-policy). 'habeas witness new-key' prints a witness's line.",
        };
        verb.Add(file);
        verb.Add(none);
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            if (parse.GetValue(none))
            {
                register.Witnesses.Set(null);
            }
            else if (parse.GetValue(file) is { } path)
            {
                var (policy, fault) = WitnessPolicy.Read(System.Text.Encoding.UTF8.GetString(session.Bytes(path)));
                if (policy is null)
                {
                    throw Stop.BadInput(FormattableString.Invariant($"{path}{(fault!.Line > 0 ? $", line {fault.Line}" : "")}: {fault.Words}."), "The policy in force is left as it is.");
                }

                register.Witnesses.Set(policy);
            }

            var now = register.Witnesses.Policy;
            session.Print(new Dossier(
                Card.Of(("quorum", "Witnessed when", now?.Describe() ?? "no policy is set")),
                [("witnesses", "Witnesses", new Sheet([Column.Of("name"), Column.Of("url"), Column.Of("key")], [.. (now?.Witnesses ?? []).Select(w => (IReadOnlyList<object?>)[w.Name, w.Url?.ToString(), w.Key.ToString()])]))]));
            return Exits.Ok;
        });
    }

    private static Verb Ask(Globals globals)
    {
        var every = new Option<int?>("--every") { HelpName = "SECONDS", Description = "Go on asking, so often, until stopped." };
        var verb = new Verb(
            "ask",
            "Asks every witness of the policy to cosign the last checkpoint, and keeps what they sign. Witnesses are also asked whenever something was recorded.",
            "habeas witness ask",
            "habeas witness ask --every 60")
        {
            every,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            if (parse.GetValue(every) is not { } seconds)
            {
                return Asked(session, register.Witnesses);
            }

            if (seconds < 1)
            {
                throw Stop.Usage("--every is at least one second.");
            }

            var last = Exits.Ok;
            Listening.UntilStopped(async stop =>
            {
                using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds));
                for (var more = true; more;)
                {
                    last = Told(session, register.Witnesses);
                    session.Surroundings.Out.Flush();
                    more = await NextAsync(timer, stop);
                }
            });
            return last;
        });
    }

    /// <summary>Asks once more; a fault of the disk or the database is told, and the next time may go well.</summary>
    private static int Told(Session session, Witnesses witnesses)
    {
        try
        {
            return Asked(session, witnesses);
        }
        catch (StorageFault fault)
        {
            return Failures.Tell(fault, session.Surroundings);
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static int Asked(Session session, Witnesses witnesses)
    {
        if (witnesses.Policy is null)
        {
            throw Stop.NotFound("no witness policy is set.", "'habeas witness policy FILE' sets one.");
        }

        var seen = witnesses.Ask();
        var state = witnesses.State();
        session.Print(new Dossier(
            Card.Of(("size", "Entries", state.Size), ("witnessed_size", "Witnessed", state.WitnessedSize), ("witnessed_at", "Last cosigned", state.WitnessedAt)),
            [
                ("witnesses", "Witnesses", new Sheet(
                    [Column.Of("name"), Column.Of("outcome"), new("size", "Size", Right: true), new("words", "Why"), Column.Of("evidence")],
                    [.. seen.Select(s => (IReadOnlyList<object?>)[s.Name, s.Outcome.ToString().ToLowerInvariant(), s.Size, s.Words, s.Evidence])])),
            ]));
        if (seen.Any(s => s.Outcome == WitnessOutcome.Contradicted))
        {
            session.Surroundings.Err.WriteLine("habeas: a witness has seen another register than this one. Stop writing to it, keep it as it is, and find out whether an older copy was put in place or somebody else writes under its key.");
            return Exits.NotVerified;
        }

        return state.WitnessedSize == state.Size || witnesses.Policy is { Quorum: WitnessPolicy.NoQuorum } ? Exits.Ok : Exits.Attention;
    }

    private static Verb List(Globals globals)
    {
        var verb = new Verb("list", "Lists the witnesses, and when each last cosigned what; nobody is asked.", "habeas witness list");
        return verb.Does(globals, (_, session) =>
        {
            using var register = session.Open();
            var state = register.Witnesses.State();
            session.Print(new Sheet(
                [Column.Of("name"), new("size", "Last size", Right: true), new("at", "Last cosigned")],
                [.. state.Witnesses.Select(w => (IReadOnlyList<object?>)[w.Name, w.Size, w.At])]));
            return Exits.Ok;
        });
    }

    private static Verb NewKey(Globals globals)
    {
        var (name, key) = (Choices.Needed("--name", "NAME", "The witness's name for ever, such as witness.ombudsman.example."), Key());
        var verb = new Verb(
            "new-key",
            "Makes the key of a new witness, and beside it the directory in which it will remember what it cosigned.",
            "habeas witness new-key --name witness.ombudsman.example --key /etc/habeas-witness/key")
        {
            name, key,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var path = session.Surroundings.PathOf(parse.GetValue(key)!);
            var seed = new byte[Ed25519SigningKey.SeedLength];
            session.Surroundings.Random(seed);
            var verifier = Verifier(parse.GetValue(name)!, seed);
            NewFile.WriteText(path, parse.GetValue(key)!, writer =>
            {
                writer.Write(SecretKeyText.Write(verifier, seed) + "\n");
                return true;
            });
            CryptographicOperations.ZeroMemory(seed);
            LogWitness.Begin(Memory(path));
            session.Print(Card.Of(
                ("key", "Key", path), ("memory", "What it will have seen", Memory(path)), ("verifier", "Public key", verifier.ToString()),
                ("policy_line", "Its line in a policy", $"witness {parse.GetValue(name)} {verifier} https://{parse.GetValue(name)}")));
            session.Note("Both the key and the directory must last: a witness that forgot what it cosigned is one no more.");
            return Exits.Ok;
        });
    }

    private static VerifierKey Verifier(string name, byte[] seed)
    {
        try
        {
            using var signer = new CosignerKey(name, seed);
            return signer.Verifier;
        }
        catch (ArgumentException)
        {
            throw Stop.Usage($"--name '{name}' is not the name of a witness: it has no blank and no plus.");
        }
    }

    private static Verb Serve(Globals globals)
    {
        var (key, listen) = (Key(), Listening.Option(Port));
        var name = Choices.Text("--name", "NAME", "The witness's name, to be sure that the key is the right one.");
        var logs = new Option<string[]>("--log") { HelpName = "ORIGIN:KEY", Description = "A register to watch, by its origin and public key, or by its key alone; several times for several.", Arity = ArgumentArity.OneOrMore };
        var files = Choices.Several("--keys", "FILE", "A register to watch, by its public keys as 'habeas key export-public' writes them: also after it replaced its key.");
        var verb = new Verb(
            "serve",
            "Is a witness until it is stopped: it cosigns the checkpoint of a register only when it continues the last one it cosigned, and keeps evidence of what does not.",
            "habeas witness serve --key /etc/habeas-witness/key --keys register.justice.example.keys",
            "habeas witness serve --name witness.ombudsman.example --key ./key --log 'register.justice.example:register.justice.example+7a3c19f0+AQyK…' --listen 127.0.0.1:7380")
        {
            name, key, logs, files, listen,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var path = session.Surroundings.PathOf(parse.GetValue(key)!);
            var given = (parse.GetValue(files) ?? []).Select(f => Public(session, f)).ToList();
            var watched = LogKeys.Of([.. (parse.GetValue(logs) ?? []).Select(Log), .. given.Select(g => g.First)], given.SelectMany(g => g.Successions));
            if (watched.All.IsEmpty)
            {
                throw Stop.Usage("no register to watch is named.", "Give its public keys with --keys FILE, or its key with --log.");
            }

            var (signer, at) = (Read(path, parse.GetValue(name)), Listening.Read(parse.GetValue(listen)!));
            using var witness = new LogWitness(signer, watched, Memory(path), new ClockTime(session.Surroundings.Clock));
            Listening.UntilStopped(async stop =>
            {
                await using var server = await WitnessServer.StartAsync(witness, at, reply => Tell(session, reply));
                session.Print(Card.Of(("address", "Serving at", server.Address.ToString()), ("verifier", "Public key", witness.Verifier.ToString()), ("logs", "Watching", witness.Origins)));
                session.Surroundings.Out.Flush();
                await server.RunAsync(stop);
            });
            return Exits.Ok;
        });
    }

    /// <summary>One line of JSON for each answer: when, what was asked and what was answered. There is nothing about anybody in it.</summary>
    private static void Tell(Session session, Reply reply)
    {
        var line = JsonSerializer.Serialize(new
        {
            at = Cells.ForPrograms(session.Now),
            status = (int)reply.Answer,
            log = reply.Origin,
            size = reply.Size,
            evidence = reply.Evidence,
            convicts = reply.Convicts ? true : (bool?)null,
            fault = reply.Answer == WitnessAnswer.None ? reply.Body : null,
        }, Lines);
        lock (session)
        {
            session.Surroundings.Out.WriteLine(line);
            session.Surroundings.Out.Flush();
        }
    }

    private static readonly JsonSerializerOptions Lines = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static CosignerKey Read(string path, string? name)
    {
        if (!File.Exists(path))
        {
            throw Stop.NotFound($"there is no key {path}.", "'habeas witness new-key --name NAME --key FILE' makes one.");
        }

        if (SecretKeyText.TryParse(File.ReadAllText(path).Trim(), out CosignerKey? key) != NoteFault.None || key is null)
        {
            throw Stop.BadInput($"{path} is not the key of a witness.");
        }

        return name is null || key.Name == name ? key : throw Stop.Usage($"the key is that of {key.Name}, not of {name}.");
    }

    private static PublicKeys Public(Session session, string file) =>
        PublicKeys.TryParse(System.Text.Encoding.UTF8.GetString(session.Bytes(file)), out var keys) == NoteFault.None
            ? keys!
            : throw Stop.BadInput($"{file} does not hold the public keys of a register.", "'habeas key export-public' writes them.");

    private static VerifierKey Log(string text)
    {
        // The name of a key is its log's origin, so that what stands before the key says where it begins.
        var cut = Enumerable.Range(0, text.Length).FirstOrDefault(i => text[i] == ':' && text[(i + 1)..].StartsWith(text[..i] + "+", StringComparison.Ordinal), -1);
        return VerifierKey.TryParse(text[(cut + 1)..], out var key) == NoteFault.None && key!.Type == KeyType.Ed25519
            ? key
            : throw Stop.Usage("--log is not a register's origin and public key.", "It looks like register.justice.example:register.justice.example+7a3c19f0+AQ…, with the key as 'habeas init' prints it.");
    }

    private static string Memory(string key) => key + ".seen";

    private static Option<string> Key() => Choices.Needed("--key", "FILE", "The witness's key file; what it has seen lies beside it, in FILE.seen.");
}
