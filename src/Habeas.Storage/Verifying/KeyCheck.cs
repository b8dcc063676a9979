using Habeas.Ledger.Notes;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Verifying;

// Failure policy: as Verifier.

/// <summary>Checks that each key of a log took over from the one before it, with the signatures of both.</summary>
/// <remarks>
/// A key that took over from one that was lost has no such signature: anybody who can write to the database could have put it there. It is
/// accepted where whoever verifies has its private half, was handed its public one, or has one to which it leads.
/// </remarks>
/// <param name="keys">The keys of the log, as the table log_key names them.</param>
/// <param name="first">The key that the table log names.</param>
/// <param name="accepted">The public keys that whoever verifies knows to be the register's; asked only where it matters.</param>
/// <param name="findings">Where problems go.</param>
internal sealed class KeyCheck(SigningKeys keys, VerifierKey first, Func<IEnumerable<VerifierKey>> accepted, Findings findings)
{
    private readonly Lazy<HashSet<string>> _accepted = new(() => accepted().Select(k => k.ToString()).ToHashSet(StringComparer.Ordinal));

    public void Run()
    {
        if (keys.All[0] is not { Number: 0, Since: 0, Note.Length: 0 } zero || zero.Key.ToString() != first.ToString())
        {
            findings.Checkpoint(ProblemKinds.KeySuccessionBroken, 0, "the first signing key is not the one that the log began with");
        }

        for (var i = 1; i < keys.All.Length; i++)
        {
            var key = keys.All[i];
            var fault = Fault(i);
            if (fault is not (NoteFault.None or NoteFault.NoKnownKey))
            {
                findings.Checkpoint(ProblemKinds.KeySuccessionBroken, key.Since, FormattableString.Invariant($"signing key {key.Number} did not take over from the one before it"));
            }
            else if (fault == NoteFault.NoKnownKey && !IsAccepted(i))
            {
                findings.Checkpoint(
                    ProblemKinds.KeySuccessionBroken,
                    key.Since,
                    FormattableString.Invariant($"signing key {key.Number} took over without the signature of the one before it, as after a loss; if those who run the register announced that, give its public key with --key"));
            }
        }
    }

    private NoteFault Fault(int at)
    {
        var (before, key) = (keys.All[at - 1], keys.All[at]);
        var fault = Succession.TryOpen(key.Note, out var link);
        return link is not null && key.Number == at && key.Since >= before.Since && link.Since == key.Since
            && link.Earlier.ToString() == before.Key.ToString() && link.Later.ToString() == key.Key.ToString()
            ? fault
            : NoteFault.MalformedKey;
    }

    private bool IsAccepted(int at) =>
        _accepted.Value.Contains(keys.All[at].Key.ToString()) || (at + 1 < keys.All.Length && Fault(at + 1) == NoteFault.None && IsAccepted(at + 1));
}
