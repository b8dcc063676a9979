using Habeas.Verifier.Verbs;

namespace Habeas.Verifier;

/// <summary>Where a run reads from and writes to.</summary>
/// <param name="In">What is piped in.</param>
/// <param name="Out">Results.</param>
/// <param name="Err">Progress and faults.</param>
/// <param name="IsTerminal">Whether a person watches <paramref name="Err"/>.</param>
public sealed record Streams(TextReader In, TextWriter Out, TextWriter Err, bool IsTerminal);

/// <summary>The exit codes.</summary>
internal static class Exits
{
    public const int Holds = 0;
    public const int Altered = 1;
    public const int Usage = 2;
    public const int Unreadable = 3;
}

/// <summary>What was asked cannot be done; the message says what the person can do.</summary>
internal sealed class Stop(int exit, string message) : Exception(message)
{
    public int Exit { get; } = exit;

    public static Stop Usage(string message) => new(Exits.Usage, message);

    public static Stop Unreadable(string message) => new(Exits.Unreadable, message);
}

/// <summary><c>habeas-verify</c>: a sceptic's program. It shares nothing with the code that writes registers but the hashing and the formats.</summary>
public static class CommandLine
{
    private const string Help = """
        habeas-verify: verifies a register of Habeas, a receipt or a piece of evidence, with nothing of the program that wrote it.

        habeas-verify SOURCE [options]         a register.db or its folder, a published log (its folder, a tar of it, or its URL)
        habeas-verify receipt FILE [options]   a receipt, or the text of its QR codes in any order; - reads what is piped in
        habeas-verify evidence FILE [options]  two checkpoints that do not fit together, and the proof that fails

          --keys FILE         the public keys of the register as it gives them out: trusting the first is enough
          --key KEY           a public key of the register, as it was handed to you; several times for several
          --checkpoint PATH   a checkpoint that was kept outside, or a folder of them; several times for several
          --witness KEY       the public key of a witness; several times for several
          --quorum N          how many of the witnesses must have cosigned
          --policy FILE       both in one: a witness policy (C2SP tlog-policy), which may name the register's key too
          --evidence FILE     where a kept checkpoint does not fit, writes both and the failing proof there, for a third party
          --content           receipt: prints what the part says as it is stored (JSON)
          --format text|json  how the result is written

        Exit codes: 0 it holds, 1 it does not, 2 the command was not given rightly, 3 something cannot be read.

        habeas-verify /media/copy/register.db --key 'register.justice.example+7a3c19f0+AQyK…' --checkpoint kept-by-the-ombudsman.txt
        habeas-verify http://127.0.0.1:7381 --keys public-keys.txt --policy witnesses.txt
        habeas-verify receipt scanned.txt --key 'register.justice.example+7a3c19f0+AQyK…'
        """;

    public static int Run(string[] words, Streams streams)
    {
        try
        {
            var given = Arguments.Read(words);
            if (given is null)
            {
                streams.Out.WriteLine(Help);
                return words.Length == 0 ? Exits.Usage : Exits.Holds;
            }

            return given.Verb switch
            {
                Arguments.Receipt => ReceiptVerb.Run(given, streams),
                Arguments.Evidence => EvidenceVerb.Run(given, streams),
                _ => RegisterVerb.Run(given, streams),
            };
        }
        catch (Stop stop)
        {
            streams.Err.WriteLine($"habeas-verify: {stop.Message}");
            return stop.Exit;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            streams.Err.WriteLine($"habeas-verify: it cannot be read: {e.Message}");
            return Exits.Unreadable;
        }
    }
}
