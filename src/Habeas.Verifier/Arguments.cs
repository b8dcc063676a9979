using System.Globalization;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Witnessing;

namespace Habeas.Verifier;

/// <summary>What the command was given. Read by hand: a program for sceptics is the better for every package that it does without.</summary>
internal sealed record Arguments(string Verb, string Source)
{
    public const string Receipt = "receipt";
    public const string Evidence = "evidence";
    public const string Register = "register";

    private IReadOnlyList<VerifierKey> Keys { get; init; } = [];

    private IReadOnlyList<byte[]> Successions { get; init; } = [];

    /// <summary>The keys of the register that were given, and how they took over from each other.</summary>
    public LogKeys Log => LogKeys.Of(Keys, Successions);

    public IReadOnlyList<VerifierKey> Witnesses { get; private init; } = [];

    public IReadOnlyList<string> Checkpoints { get; private init; } = [];

    /// <summary>Which witnesses there are, and how many must have cosigned; null where nobody said.</summary>
    public WitnessPolicy? Policy { get; private init; }

    private int Quorum { get; init; }

    public string? EvidenceTo { get; private init; }

    public bool Content { get; private init; }

    public bool IsJson { get; private init; }

    /// <summary>Those, and the keys of the witnesses.</summary>
    public LogKeys Known => LogKeys.Of([.. Keys, .. Witnesses], Successions);

    /// <summary>Reads the words of the command; null where help is wanted.</summary>
    /// <exception cref="Stop">They cannot be understood.</exception>
    public static Arguments? Read(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words.Any(w => w is "--help" or "-h" or "-?"))
        {
            return null;
        }

        var bare = new List<string>();
        var read = new Arguments("", "");
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] == "--content")
            {
                read = read with { Content = true };
            }
            else if (words[at].StartsWith("--", StringComparison.Ordinal))
            {
                var value = at + 1 < words.Count ? words[at + 1] : throw Stop.Usage($"{words[at]} needs a value.");
                read = read.With(words[at++], value);
            }
            else
            {
                bare.Add(words[at]);
            }
        }

        read = read.Settled();
        return bare switch
        {
            [Receipt or Evidence, var file] => read with { Verb = bare[0], Source = file },
            [Receipt or Evidence] => throw Stop.Usage($"{bare[0]} needs a FILE."),
            [var source] => read with { Verb = Register, Source = source },
            [] => throw Stop.Usage("no SOURCE is named. --help shows how it is done."),
            _ => throw Stop.Usage($"'{bare[1]}' was not understood. --help shows how it is done."),
        };
    }

    /// <summary>What was said of witnesses one by one becomes a policy, as if it had been written.</summary>
    private Arguments Settled()
    {
        if (Policy is not null)
        {
            return Witnesses.Count + Quorum == 0
                ? this with { Keys = [.. Keys, .. Policy.Logs], Witnesses = [.. Policy.Witnesses.Select(w => w.Key)] }
                : throw Stop.Usage("--policy says which witnesses there are: leave --witness and --quorum away.");
        }

        return Quorum > Witnesses.Count
            ? throw Stop.Usage("--quorum asks for more witnesses than are given with --witness.")
            : this with { Policy = Quorum > 0 ? WitnessPolicy.Of(Witnesses, Quorum) : null };
    }

    private Arguments With(string option, string value) => option switch
    {
        "--key" => this with { Keys = [.. Keys, Key(option, value, KeyType.Ed25519)] },
        "--keys" => this with
        {
            Keys = [.. Keys, Public(value).First],
            Successions = [.. Successions, .. Public(value).Successions],
        },
        "--policy" => this with
        {
            Policy = WitnessPolicy.Read(Text(value)) switch
            {
                { Policy: { } policy } => policy,
                { Fault: var fault } => throw Stop.Unreadable(FormattableString.Invariant($"{value} is no witness policy, line {fault!.Line}: {fault.Words}.")),
            },
        },
        "--witness" => this with { Witnesses = [.. Witnesses, Key(option, value, KeyType.CosignatureV1)] },
        "--checkpoint" => this with { Checkpoints = [.. Checkpoints, value] },
        "--evidence" => this with { EvidenceTo = value },
        "--quorum" => this with
        {
            Quorum = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var quorum) ? quorum : throw Stop.Usage("--quorum needs a number."),
        },
        "--format" => value is "text" or "json" ? this with { IsJson = value == "json" } : throw Stop.Usage("--format is text or json."),
        _ => throw Stop.Usage($"there is no option {option}. --help shows those there are."),
    };

    private static PublicKeys Public(string path) =>
        PublicKeys.TryParse(Text(path), out var keys) == NoteFault.None ? keys! : throw Stop.Unreadable($"{path} does not hold the public keys of a register.");

    private static string Text(string path) => File.Exists(path) ? File.ReadAllText(path) : throw Stop.Unreadable($"there is no {path}.");

    private static VerifierKey Key(string option, string text, KeyType type) =>
        VerifierKey.TryParse(text, out var key) == NoteFault.None && key!.Type == type
            ? key
            : throw Stop.Usage($"{option} is not given a public key of its kind. It looks like name+12345678+A…, as whoever holds the key prints it.");
}
