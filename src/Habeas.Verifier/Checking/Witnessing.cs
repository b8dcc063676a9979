using Habeas.Ledger.Notes;
using Habeas.Ledger.Witnessing;
using Habeas.Verifier.Sources;

namespace Habeas.Verifier.Checking;

/// <summary>A checkpoint that a known witness cosigned.</summary>
/// <param name="Witness">The witness's name.</param>
/// <param name="Key">Its key, as text.</param>
/// <param name="Size">The size that it saw.</param>
/// <param name="PosixTime">When, in seconds since 1970.</param>
internal sealed record CosignedSize(string Witness, string Key, long Size, long PosixTime);

/// <summary>Verifies cosignatures: those kept beside a log's checkpoints, and those within the notes.</summary>
internal sealed class Witnessing(IReadOnlyList<VerifierKey> witnesses, Findings findings)
{
    private readonly HashSet<string> _trusted = [.. witnesses.Select(w => w.ToString())];

    /// <summary>What known witnesses signed.</summary>
    public List<CosignedSize> Cosigned { get; } = [];

    /// <summary>How many cosignatures are kept beside checkpoints, of witnesses known or not.</summary>
    public long Beside { get; private set; }

    /// <summary>Verifies one that is kept beside its checkpoint. The key is stated beside it; only a key that was given counts as a witness.</summary>
    public void Add(KeptCosignature kept)
    {
        Beside++;
        var line = kept.Line.AsSpan();
        var signature = line.EndsWith("\n"u8) && line.IndexOf((byte)'\n') == line.Length - 1 ? NoteSignature.Parse(line[..^1]) : null;
        if (kept.Note is null)
        {
            findings.Checkpoint(Kinds.CosignatureDiffers, kept.Size, "a witness's signature is kept for it, and there is no such checkpoint");
        }
        else if (VerifierKey.TryParse(kept.Witness, out var key) != NoteFault.None || key!.Type != KeyType.CosignatureV1 || signature is null
            || SignedNote.TryParse(kept.Note, out var note) != NoteFault.None
            || new SignedNote(note!.Text, signature).Verify([key]) is not { Holds: true } verdict || verdict.Verified[0].PosixTime != kept.At)
        {
            findings.Checkpoint(Kinds.CosignatureDiffers, kept.Size, "a cosignature that is kept for it is not one that its witness made over it at that time");
        }
        else if (_trusted.Contains(key.ToString()))
        {
            Cosigned.Add(new(key.Name, key.ToString(), kept.Size, kept.At));
        }
    }

    /// <summary>Takes the cosignatures within a checkpoint that holds.</summary>
    public void Add(SignedCheckpoint signed)
    {
        foreach (var cosignature in signed.Cosignatures.Where(c => _trusted.Contains(c.Key.ToString())))
        {
            Cosigned.Add(new(cosignature.Key.Name, cosignature.Key.ToString(), signed.Checkpoint.Size, cosignature.PosixTime!.Value));
        }
    }

    /// <summary>The largest size that a policy calls witnessed; null where there is none.</summary>
    public long? Reached(WitnessPolicy policy) =>
        Cosigned.GroupBy(c => c.Size).Where(g => policy.IsWitnessed(witnesses.Where(w => g.Any(c => c.Key == w.ToString())))).Select(g => (long?)g.Key).Max();
}
