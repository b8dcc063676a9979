using System.Diagnostics;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;
using Habeas.Verifier.Sources;

namespace Habeas.Verifier.Checking;

/// <summary>A log as it was found.</summary>
/// <param name="Origin">Its origin.</param>
/// <param name="Size">How many entries were gone through.</param>
/// <param name="Checkpoints">How many checkpoints are kept in it.</param>
/// <param name="Root">The root of the tree as computed from the leaves.</param>
/// <param name="IsOwnWord">Whether it was checked with keys that it states itself, because none was given.</param>
internal sealed record LogFound(string Origin, long Size, long Checkpoints, TreeHash? Root, bool IsOwnWord);

/// <summary>What a verification found, and over how much.</summary>
/// <param name="Logs">The logs that there are.</param>
/// <param name="Problems">What is not as it was signed, the first of them.</param>
/// <param name="ProblemsInAll">How many there are.</param>
/// <param name="Kept">What became of each checkpoint that was handed in.</param>
/// <param name="Cosigned">The last that each known witness signed.</param>
/// <param name="Quorum">The largest size that as many witnesses cosigned as were asked for; null where none was asked for, or there is none.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record Verification(
    IReadOnlyList<LogFound> Logs, IReadOnlyList<Problem> Problems, long ProblemsInAll, IReadOnlyList<Kept> Kept, IReadOnlyList<CosignedSize> Cosigned, long? Quorum, double Seconds)
{
    public bool Holds => ProblemsInAll == 0 && Kept.All(k => k.Holds);

    /// <summary>Whether anything from outside stands behind this. Without it, a holder of the signing key could have rewritten everything.</summary>
    public bool IsWitnessed => Holds && WitnessedTo > 0;

    /// <summary>Up to how many entries something from outside stands behind this; 0 where nothing does.</summary>
    public long WitnessedTo => Kept.Where(k => k.Holds).Select(k => k.Size).Concat(Cosigned.Select(c => c.Size)).DefaultIfEmpty(0).Max();

    /// <summary>The result in a word or two; the words of <c>habeas verify</c>.</summary>
    public string Status => (Holds, IsWitnessed, Kept.Count > 0) switch
    {
        (false, _, _) => "altered",
        (true, false, _) => "internally consistent, not independently witnessed",
        (true, true, true) => "consistent, and with the checkpoints kept outside",
        _ => "consistent, and cosigned by witnesses",
    };

    /// <summary>Verifies all logs of a source.</summary>
    public static Verification Of(
        ISource source, IReadOnlyList<(string File, byte[] Note)> kept, IReadOnlyList<VerifierKey> witnesses, WitnessPolicy? policy, int workers, Action<long, long> progress)
    {
        if (policy is { Quorum: WitnessPolicy.NoQuorum })
        {
            policy = null;
        }

        var watch = Stopwatch.StartNew();
        var findings = new Findings();
        var witnessing = new Witnessing(witnesses, findings);
        var outside = new KeptOutside(kept, [.. source.Logs.SelectMany(l => l.Keys.All), .. witnesses]);
        var became = outside.OfNoLog(source.Logs.Select(l => l.Keys.Origin).ToHashSet(StringComparer.Ordinal)).ToList();
        var logs = new List<LogFound>();
        foreach (var log in source.Logs)
        {
            log.Keys.Compare(findings);
            log.NameBeyond(findings);
            var wanted = outside.Sizes(log.Keys.Origin);
            wanted.Add(log.Size);
            var tree = new LogCheck(log, findings, wanted, progress).Run(workers);
            foreach (var cosignature in log.Ends(findings))
            {
                witnessing.Add(cosignature);
            }

            if (log.LastNote is { } note && SignedCheckpoint.TryOpen(note, [.. log.Keys.All, .. witnesses], out var last) == NoteFault.None)
            {
                witnessing.Add(last!);
            }

            became.AddRange(outside.Compare(log, tree.Roots));
            logs.Add(new(log.Keys.Origin, log.Size, tree.Checkpoints, tree.Roots.TryGetValue(log.Size, out var root) ? root : null, log.Keys.Given.Count == 0));
        }

        source.NameStray(findings);
        if (logs.Count == 0)
        {
            findings.Add(new(Kinds.LogMissing, "log", "there is no log"));
        }

        // What a kept checkpoint bears counts where the log still is what it signed.
        foreach (var signed in outside.Signed.Where(s => became.Any(b => b.Holds && b.Size == s.Checkpoint.Size)))
        {
            witnessing.Add(signed);
        }

        var reached = policy is null ? null : witnessing.Reached(policy);
        if (policy is not null && reached is null)
        {
            findings.Add(new(Kinds.QuorumNotMet, "witnesses", $"no checkpoint has the cosignatures that were asked for: {policy.Describe()}"));
        }

        var seen = witnessing.Cosigned.GroupBy(c => c.Key, StringComparer.Ordinal).Select(g => g.MaxBy(c => (c.Size, c.PosixTime))!).ToList();
        return new(logs, findings.InOrder(), findings.Count, became, seen, reached, watch.Elapsed.TotalSeconds);
    }
}
