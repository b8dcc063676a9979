using System.Collections.Immutable;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Witnessing;

/// <summary>What a witness does with a request, by the status code with which it answers.</summary>
public enum WitnessAnswer
{
    /// <summary>No answer.</summary>
    None = 0,

    /// <summary>The checkpoint continues the last one: cosign it.</summary>
    Cosign = 200,

    /// <summary>The request cannot be read, or its old size is larger than the checkpoint's.</summary>
    Malformed = 400,

    /// <summary>No trusted key of the log signed the checkpoint, or a signature that names one is not its own.</summary>
    NotSigned = 403,

    /// <summary>The checkpoint is of a log that the witness does not watch.</summary>
    UnknownLog = 404,

    /// <summary>The old size is not that of the checkpoint cosigned last, or the sizes are equal and the roots are not.</summary>
    Conflict = 409,

    /// <summary>The proof does not join the two checkpoints.</summary>
    WrongProof = 422,
}

/// <summary>The verdict of a witness on a request.</summary>
/// <param name="Answer">How it answers.</param>
/// <param name="LastSize">The size of the checkpoint that it cosigned last; 0 where it has cosigned none.</param>
/// <param name="Checkpoint">The checkpoint asked about, where its log signed it.</param>
/// <param name="Evidence">
/// Where the log signed a checkpoint that does not fit the last one: both, and the proof that fails. It is kept for a third party.
/// </param>
/// <remarks>
/// C2SP tlog-witness, "add-checkpoint". Whoever acts on it must let no other request of the same log be judged until the checkpoint is
/// persisted: otherwise a slower one of a smaller size could roll the witness back.
/// </remarks>
public sealed record WitnessVerdict(WitnessAnswer Answer, long LastSize, SignedCheckpoint? Checkpoint = null, Inconsistency? Evidence = null)
{
    /// <summary>Judges a request. Pure: nothing is signed or kept here.</summary>
    /// <param name="request">The request.</param>
    /// <param name="logs">The keys of the logs that are watched, each under its log's origin.</param>
    /// <param name="last">The checkpoint of an origin that was cosigned last; null where none was.</param>
    public static WitnessVerdict Of(AddCheckpoint request, LogKeys logs, Func<string, SignedCheckpoint?> last)
    {
        if (Notes.Checkpoint.TryParse(request.Checkpoint.Text, out var asked) != NoteFault.None)
        {
            return new(WitnessAnswer.Malformed, 0);
        }

        if (!logs.All.Any(k => k.Type == KeyType.Ed25519 && string.Equals(k.Name, asked!.Origin, StringComparison.Ordinal)))
        {
            return new(WitnessAnswer.UnknownLog, 0);
        }

        return logs.TryOpen(request.Checkpoint, out var signed) == NoteFault.None
            ? Judge(request, signed!, last(asked!.Origin))
            : new(WitnessAnswer.NotSigned, 0);
    }

    private static WitnessVerdict Judge(AddCheckpoint request, SignedCheckpoint asked, SignedCheckpoint? last)
    {
        var (size, known) = (asked.Checkpoint.Size, last?.Checkpoint.Size ?? 0);
        // Two roots of one size convict the log, whatever else is wrong with the request.
        var split = last is not null && size == known ? Inconsistency.Between(last, asked, []) : null;
        if (request.OldSize > size)
        {
            return new(WitnessAnswer.Malformed, known, asked, split);
        }

        if (split is not null || request.OldSize != known || (size == 0 && asked.Checkpoint.Root != Rfc6962.EmptyRoot))
        {
            return new(WitnessAnswer.Conflict, known, asked, split);
        }

        if (last is null || known == 0)
        {
            return new(request.Hashes.IsEmpty ? WitnessAnswer.Cosign : WitnessAnswer.WrongProof, known, asked);
        }

        return Inconsistency.Between(last, asked, request.Hashes) is { } evidence
            ? new(WitnessAnswer.WrongProof, known, asked, evidence)
            : new(WitnessAnswer.Cosign, known, asked);
    }

    /// <summary>Reads the lines with which a witness answers, as far as known keys confirm them over the checkpoint's text; others are passed over.</summary>
    /// <param name="answer">The body of the answer.</param>
    /// <param name="checkpoint">The checkpoint that it was asked to cosign.</param>
    /// <param name="known">The keys of witnesses that count.</param>
    /// <returns>Each confirmed line with its key and time; none where a line cannot be read.</returns>
    public static ImmutableArray<(NoteSignature Line, VerifiedSignature By)> Cosignatures(
        ReadOnlySpan<byte> answer, SignedNote checkpoint, IReadOnlyCollection<VerifierKey> known)
    {
        byte[] note = [.. checkpoint.Text, (byte)'\n', .. answer];
        if (SignedNote.TryParse(note, out var parsed) != NoteFault.None || !parsed!.Text.SequenceEqual(checkpoint.Text))
        {
            return [];
        }

        var witnesses = known.Where(k => k.Type == KeyType.CosignatureV1).ToList();
        return
        [
            .. from line in parsed.Signatures
               let verdict = new SignedNote(checkpoint.Text, line).Verify(witnesses)
               where verdict.Holds
               select (line, verdict.Verified[0]),
        ];
    }
}
