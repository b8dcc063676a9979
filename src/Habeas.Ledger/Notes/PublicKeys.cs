using System.Collections.Immutable;
using System.Text;

namespace Habeas.Ledger.Notes;

/// <summary>
/// The public keys of a log as a text to hand out: the first one, and after an empty line each succession that followed. Whoever trusts
/// the first key needs no more to verify every checkpoint that the log ever signed.
/// </summary>
/// <param name="First">The key that the log began with.</param>
/// <param name="Successions">The successions, as they were signed.</param>
/// <remarks>docs/reference/formats.md, "Public keys".</remarks>
public sealed record PublicKeys(VerifierKey First, ImmutableArray<byte[]> Successions)
{
    /// <summary>What is to be trusted where the first key is.</summary>
    public LogKeys Trusted => LogKeys.Of([First], Successions);

    /// <summary>Reads the text. A public key alone is such a text too.</summary>
    /// <returns>Also the fault of the first succession that does not hold: one whose earlier key did not sign it is read, and joins nothing.</returns>
    public static NoteFault TryParse(string text, out PublicKeys? keys)
    {
        keys = null;
        var blocks = text.TrimEnd('\n').Split("\n\n");
        if (VerifierKey.TryParse(blocks[0], out var first) != NoteFault.None || first!.Type != KeyType.Ed25519 || blocks.Length % 2 == 0)
        {
            return NoteFault.MalformedKey;
        }

        var notes = ImmutableArray.CreateBuilder<byte[]>();
        for (var i = 1; i < blocks.Length; i += 2)
        {
            notes.Add(Encoding.UTF8.GetBytes($"{blocks[i]}\n\n{blocks[i + 1]}\n"));
            if (Succession.TryOpen(notes[^1], out _) is not (NoteFault.None or NoteFault.NoKnownKey) and var fault)
            {
                return fault;
            }
        }

        keys = new(first, notes.ToImmutable());
        return NoteFault.None;
    }

    /// <summary>The text.</summary>
    public override string ToString() => $"{First}\n{string.Concat(Successions.Select(n => "\n" + Encoding.UTF8.GetString(n)))}";
}
