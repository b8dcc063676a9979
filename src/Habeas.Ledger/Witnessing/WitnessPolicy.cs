using System.Collections.Immutable;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Notes;

namespace Habeas.Ledger.Witnessing;

/// <summary>A witness that a policy names.</summary>
/// <param name="Name">Its name within the policy.</param>
/// <param name="Key">Its public key.</param>
/// <param name="Url">Where it is asked, without <c>/add-checkpoint</c>; null where the policy is for verifying alone.</param>
public sealed record PolicyWitness(string Name, VerifierKey Key, Uri? Url);

/// <summary>A line of a policy that cannot be taken.</summary>
/// <param name="Line">Its number, from 1; 0 for what is missing altogether.</param>
/// <param name="Words">Why, in plain words.</param>
public sealed record PolicyFault(int Line, string Words);

/// <summary>
/// Who signs a log, which witnesses there are, and which of them together make a checkpoint a witnessed one: <em>k</em> of <em>n</em>,
/// also of groups.
/// </summary>
/// <remarks>
/// C2SP tlog-policy. Names are compared octet by octet. The text is kept as it was read, so that whoever is handed the policy sees what
/// its author wrote.
/// </remarks>
public sealed class WitnessPolicy
{
    /// <summary>The most logs, witnesses or groups that are read: more than the 32 that the specification asks for.</summary>
    public const int Most = 100;

    /// <summary>The policy that asks for no cosignature at all.</summary>
    public const string NoQuorum = "none";

    private readonly ImmutableDictionary<string, Group> _groups;

    private WitnessPolicy(string text, ImmutableArray<VerifierKey> logs, ImmutableArray<PolicyWitness> witnesses, ImmutableDictionary<string, Group> groups, string quorum)
    {
        Text = text;
        Logs = logs;
        Witnesses = witnesses;
        _groups = groups;
        Quorum = quorum;
    }

    /// <summary>The policy as it was written.</summary>
    public string Text { get; }

    /// <summary>The keys of the logs; none where they are known from elsewhere.</summary>
    public ImmutableArray<VerifierKey> Logs { get; }

    /// <summary>The witnesses, in their order.</summary>
    public ImmutableArray<PolicyWitness> Witnesses { get; }

    /// <summary>The witness or group that must have witnessed, or <see cref="NoQuorum"/>.</summary>
    public string Quorum { get; }

    /// <summary>How many witnesses must have cosigned at the least; fewer never suffice.</summary>
    public int Least => Quorum == NoQuorum ? 0 : LeastOf(Quorum);

    /// <summary>Whether those who cosigned suffice.</summary>
    /// <param name="cosigned">The keys of the witnesses whose cosignatures were verified.</param>
    public bool IsWitnessed(IEnumerable<VerifierKey> cosigned)
    {
        var keys = cosigned.Where(k => k.Type == KeyType.CosignatureV1).ToList();
        var present = Witnesses.Where(w => keys.Any(k => k.PublicKey.SequenceEqual(w.Key.PublicKey))).Select(w => w.Name).ToHashSet(StringComparer.Ordinal);
        return Quorum == NoQuorum || Has(Quorum, present);
    }

    /// <summary>How the quorum reads for a person: <c>2 of ombudsman, court, inspectorate</c>.</summary>
    public string Describe() => Quorum == NoQuorum ? NoQuorum : Describe(Quorum);

    private bool Has(string name, HashSet<string> present) =>
        _groups.TryGetValue(name, out var group) ? group.Members.Count(m => Has(m, present)) >= group.Least : present.Contains(name);

    private int LeastOf(string name) => _groups.TryGetValue(name, out var group) ? group.Members.Select(LeastOf).Order().Take(group.Least).Sum() : 1;

    private string Describe(string name) => !_groups.TryGetValue(name, out var group) ? name
        : FormattableString.Invariant($"{group.Least} of {string.Join(", ", group.Members.Select(m => _groups.ContainsKey(m) ? $"({Describe(m)})" : m))}");

    /// <summary>The policy that asks for so many of these witnesses.</summary>
    /// <exception cref="ArgumentException">They are not that many, one is named twice, or a key is no witness's.</exception>
    public static WitnessPolicy Of(IReadOnlyList<VerifierKey> witnesses, int least)
    {
        var names = witnesses.Select((w, i) => witnesses.Count(other => other.Name == w.Name) == 1 && w.Name != NoQuorum ? w.Name : FormattableString.Invariant($"{w.Name}/{i + 1}")).ToList();
        var lines = names.Zip(witnesses).Select(w => $"witness {w.First} {w.Second}\n");
        var quorum = least == 0 ? $"quorum {NoQuorum}\n" : FormattableString.Invariant($"group those-given {least} {string.Join(' ', names)}\nquorum those-given\n");
        return Read(string.Concat(lines) + quorum) is { Policy: { } policy } ? policy : throw new ArgumentException("There are not so many witnesses, or one is none.", nameof(least));
    }

    /// <summary>Reads a policy.</summary>
    /// <returns>The policy, or the first fault.</returns>
    public static (WitnessPolicy? Policy, PolicyFault? Fault) Read(string text)
    {
        var reader = new PolicyReader();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Any(c => c < ' ' && c != '\t') || line.Contains('\u007f', StringComparison.Ordinal))
            {
                return (null, new(number, "it has a control character; lines are ended by a newline alone"));
            }

            var items = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (items.Length > 0 && !items[0].StartsWith('#') && reader.Take(items) is { } words)
            {
                return (null, new(number, words));
            }
        }

        return reader.Quorum is { } quorum
            ? (new(text, [.. reader.Logs], [.. reader.Witnesses], reader.Groups.ToImmutableDictionary(StringComparer.Ordinal), quorum), null)
            : (null, new(0, "there is no quorum line"));
    }

    private sealed record Group(int Least, ImmutableArray<string> Members);

    private sealed class PolicyReader
    {
        private readonly HashSet<string> _named = new(StringComparer.Ordinal);
        private readonly HashSet<string> _members = new(StringComparer.Ordinal);

        public List<VerifierKey> Logs { get; } = [];

        public List<PolicyWitness> Witnesses { get; } = [];

        public Dictionary<string, Group> Groups { get; } = new(StringComparer.Ordinal);

        public string? Quorum { get; private set; }

        /// <summary>Takes a line; answers why it cannot be taken, or null.</summary>
        public string? Take(string[] items) => items[0] switch
        {
            "log" when items.Length is 2 or 3 => Log(items),
            "witness" when items.Length is 3 or 4 => Witness(items),
            "group" when items.Length >= 4 => Add(items),
            "quorum" when items.Length == 2 => End(items[1]),
            "log" or "witness" or "group" or "quorum" => $"a line '{items[0]}' has another number of items",
            _ => $"'{items[0]}' is no line of a policy: log, witness, group or quorum",
        };

        private string? Log(string[] items)
        {
            if (VerifierKey.TryParse(items[1], out var key) != NoteFault.None || key!.Type != KeyType.Ed25519)
            {
                return "it has no public key of a log";
            }

            if (Logs.Count == Most || Logs.Any(l => l.PublicKey.SequenceEqual(key.PublicKey)))
            {
                return "the log's key is there already, or there are too many logs";
            }

            Logs.Add(key);
            return items.Length == 3 && !Uri.TryCreate(items[2], UriKind.Absolute, out _) ? "the last item is no URL" : null;
        }

        private string? Witness(string[] items)
        {
            if (VerifierKey.TryParse(items[2], out var key) != NoteFault.None || key!.Type != KeyType.CosignatureV1)
            {
                return "it has no public key of a witness";
            }

            Uri? url = null;
            if (items.Length == 4 && (!Uri.TryCreate(items[3], UriKind.Absolute, out url) || url.Scheme is not ("http" or "https")))
            {
                return "the last item is no URL of http or https";
            }

            if (Witnesses.Count == Most || Witnesses.Any(w => w.Key.PublicKey.SequenceEqual(key.PublicKey)))
            {
                return "the witness's key is there already, or there are too many witnesses";
            }

            if (Name(items[1]) is { } fault)
            {
                return fault;
            }

            Witnesses.Add(new(items[1], key, url));
            return null;
        }

        private string? Add(string[] items)
        {
            var members = items[3..];
            var count = members.Length;
            var least = items[2] switch
            {
                "any" => 1,
                "all" => count,
                var k => CanonicalDecimal.TryParse(Encoding.UTF8.GetBytes(k), out var number) && number >= 1 && number <= count ? (int)number : 0,
            };
            if (least == 0)
            {
                return FormattableString.Invariant($"'{items[2]}' is not any, all, or a number from 1 to {count}");
            }

            if (members.FirstOrDefault(m => !_named.Contains(m)) is { } unknown)
            {
                return $"no line above names '{unknown}'";
            }

            if (members.FirstOrDefault(m => !_members.Add(m)) is { } twice)
            {
                return $"'{twice}' is a member of a group already";
            }

            if (Groups.Count == Most)
            {
                return "there are too many groups";
            }

            if (Name(items[1]) is { } fault)
            {
                return fault;
            }

            Groups.Add(items[1], new(least, [.. members]));
            return null;
        }

        private string? End(string name)
        {
            if (Quorum is not null)
            {
                return "there is a quorum line already";
            }

            Quorum = name;
            return name == NoQuorum || _named.Contains(name) ? null : $"no line above names '{name}'";
        }

        private string? Name(string name) => name == NoQuorum || !_named.Add(name) ? $"the name '{name}' is taken" : null;
    }
}
