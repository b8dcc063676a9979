using Habeas.Ledger.Notes;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Verifying;

// Failure policy: as Verifier.

/// <summary>Checks that what witnesses are said to have signed is theirs, over checkpoints that are there.</summary>
/// <remarks>Whose keys the witnesses are, the table says itself: that they are the right ones only a policy from outside tells.</remarks>
internal static class CosignatureCheck
{
    private const int Chunk = 4096;

    /// <returns>How many cosignatures there are.</returns>
    public static long Run(ISession session, Findings findings)
    {
        var count = 0L;
        var after = (Id: -1L, Witness: "", At: 0L);
        for (var more = true; more;)
        {
            var rows = session.Select(
                new("""
                    select s.id, s.witness, s.at, s.line, c.note
                    from cosignature s left join checkpoint c on c.id = s.id
                    where (s.id, s.witness, s.at) > ($1, $2, $3)
                    order by s.id, s.witness, s.at limit $4
                    """, after.Id, after.Witness, after.At, (long)Chunk),
                r => (Id: r.Int(0), Witness: r.Text(1), At: r.Int(2), Line: r.Bytes(3), Note: r.IsNull(4) ? null : r.Bytes(4))).ToList();
            Parallel.ForEach(rows, row =>
            {
                if (Fault(row.Witness, row.At, row.Line, row.Note) is { } words)
                {
                    findings.Checkpoint(ProblemKinds.CosignatureWrong, LogKey.Index(row.Id), words);
                }
            });
            count += rows.Count;
            more = rows.Count == Chunk;
            after = more ? (rows[^1].Id, rows[^1].Witness, rows[^1].At) : after;
        }

        return count;
    }

    private static string? Fault(string witness, long at, byte[] line, byte[]? note)
    {
        if (note is null)
        {
            return "a witness is said to have signed it, and there is no such checkpoint";
        }

        return VerifierKey.TryParse(witness, out var key) == NoteFault.None
            && SignedNote.TryParse(note, out var signed) == NoteFault.None
            && line is [.. var text, (byte)'\n'] && NoteSignature.Parse(text) is { } signature
            && new SignedNote(signed!.Text, signature).Verify([key!]) is { Holds: true, Verified: [{ PosixTime: { } time }] } && time == at
            ? null
            : "a cosignature over it is not the one of the witness that it names";
    }
}
