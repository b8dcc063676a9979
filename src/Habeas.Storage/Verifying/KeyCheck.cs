using Habeas.Ledger.Notes;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Verifying;

// Failure policy: as Verifier.

/// <summary>Checks that each key of a log took over from the one before it, with the signatures of both.</summary>
internal static class KeyCheck
{
    /// <param name="keys">The keys of the log, as the table log_key names them.</param>
    /// <param name="first">The key that the table log names.</param>
    /// <param name="findings">Where problems go.</param>
    /// <returns>The sizes from which on a key signs that took over without the signature of the one before it, which was lost.</returns>
    public static IReadOnlyList<long> Run(SigningKeys keys, VerifierKey first, Findings findings)
    {
        var unsigned = new List<long>();
        if (keys.All[0] is not { Number: 0, Since: 0, Note.Length: 0 } zero || zero.Key.ToString() != first.ToString())
        {
            findings.Checkpoint(ProblemKinds.KeySuccessionBroken, 0, "the first signing key is not the one that the log began with");
        }

        for (var i = 1; i < keys.All.Length; i++)
        {
            var (before, key) = (keys.All[i - 1], keys.All[i]);
            var fault = Succession.TryOpen(key.Note, out var link);
            if (fault is not (NoteFault.None or NoteFault.NoKnownKey) || key.Number != i || key.Since < before.Since || link!.Since != key.Since
                || link.Earlier.ToString() != before.Key.ToString() || link.Later.ToString() != key.Key.ToString())
            {
                findings.Checkpoint(ProblemKinds.KeySuccessionBroken, key.Since, FormattableString.Invariant($"signing key {key.Number} did not take over from the one before it"));
            }
            else if (fault == NoteFault.NoKnownKey)
            {
                unsigned.Add(key.Since);
            }
        }

        return unsigned;
    }
}
