using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Writing;

namespace Habeas.Storage.Witnessing;

// Failure policy: what a witness answers is an answer, whatever it is. What a witness signed is kept before it is told. Faults of the
// store end the round; the cosignatures kept until then stay.

/// <summary>One round: every witness of a policy is asked to cosign the register's last checkpoint.</summary>
internal sealed class WitnessRound(IStore store, WitnessClient client, string evidenceDirectory, DerivedTiles derived)
{
    private const int Attempts = 3;

    /// <summary>Asks those witnesses of a policy that have an address.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="again">Ask those too that cosigned the last checkpoint already: it shows that they still watch.</param>
    /// <param name="cancel">Ends the round; a witness that was not reached is away.</param>
    public IReadOnlyList<WitnessSeen> Run(WitnessPolicy policy, bool again, CancellationToken cancel) => Run(policy.Witnesses.Where(w => w.Url is not null), again, Attempts, cancel);

    private List<WitnessSeen> Run(IEnumerable<PolicyWitness> witnesses, bool again, int attempts, CancellationToken cancel)
    {
        using var session = store.OpenReader();
        var (size, bytes) = session.Select(Head.LastCheckpoint, r => (r.Int(0), r.Bytes(1))).FirstOrDefault();
        if (bytes is null || SignedNote.TryParse(bytes, out var note) != NoteFault.None || Checkpoint.TryParse(note!.Text, out var signed) != NoteFault.None)
        {
            throw new StorageFault(FaultKind.Damaged, "The log's last checkpoint is missing or cannot be read. Run habeas verify.");
        }

        var keys = SigningKeys.OfRegister(session);
        var asked = new Asked(size, note, keys.Public, from => Proof(from, signed!, session));
        var seen = new List<WitnessSeen>();
        foreach (var witness in witnesses)
        {
            var last = LastCosigned(session, witness.Key);
            if (again || last != size)
            {
                var answer = Ask(witness, asked, last ?? 0, cancel);
                seen.AddRange(answer is not null ? [answer]
                    : attempts > 1 ? Run([witness], again: true, attempts - 1, cancel)
                    : [new(witness.Name, WitnessOutcome.Away, "the register grew each time it was asked")]);
            }
        }

        return seen;
    }

    private long Size()
    {
        using var session = store.OpenReader();
        return session.Select(Head.LastCheckpoint, r => r.Int(0)).FirstOrDefault();
    }

    private ImmutableArray<TreeHash> Proof(long from, Checkpoint signed, ISession session)
    {
        TileReader Tiles() => new(signed.Size, tile => Head.Tile(session, tile), derived);
        try
        {
            var tiles = Tiles();
            if (tiles.Root() != signed.Root)
            {
                derived.Forget(); // another log was put in this place, or a tile is damaged
                tiles = Tiles();
            }

            return ConsistencyProof.Make(from, signed.Size, tiles.Hash).Hashes;
        }
        catch (InvalidDataException e)
        {
            throw new StorageFault(FaultKind.Damaged, $"The tree cannot be read: {e.Message} Run habeas verify.", e);
        }
    }

    /// <summary>The size of the last checkpoint that a witness cosigned, as far as is kept here.</summary>
    public static long? LastCosigned(ISession session, VerifierKey witness) => session.Number(new(
        "select max(id) from cosignature where witness = $1 and id < $2", witness.ToString(), LogKey.Of(Head.RegisterLog + 1, 0)));

    /// <summary>What came of asking; null where others recorded meanwhile, and it may have seen more than this round knew of.</summary>
    private WitnessSeen? Ask(PolicyWitness witness, Asked asked, long old, CancellationToken cancel)
    {
        var reply = client.Add(witness.Url!, asked.Request(old), cancel);
        for (var again = 0; again < Attempts && reply.Size is { } known && known != old && known <= asked.Size; again++)
        {
            // Somebody else shows it more, once or step by step, or what it answered was lost on the way here.
            old = known;
            reply = client.Add(witness.Url!, asked.Request(old), cancel);
        }

        return reply.Status switch
        {
            null => new(witness.Name, WitnessOutcome.Away, reply.Words!),
            HttpStatusCode.OK => Keep(witness, asked, reply.Body),
            HttpStatusCode.Conflict when reply.Size is { } ahead && ahead > asked.Size => Contradicted(
                witness, asked, [], FormattableString.Invariant($"it cosigned a checkpoint of {ahead} entries, and the register has {asked.Size}: an older copy of the register was put in place"), cancel),
            HttpStatusCode.Conflict when reply.Size == old && old == asked.Size => Contradicted(
                witness, asked, [], FormattableString.Invariant($"it cosigned another checkpoint of {asked.Size} entries: the register has two histories"), cancel),
            HttpStatusCode.UnprocessableEntity => Contradicted(
                witness, asked, asked.Hashes(old), FormattableString.Invariant($"the register does not continue the checkpoint of {old} entries that it cosigned: the register has two histories"), cancel),
            HttpStatusCode.NotFound => new(witness.Name, WitnessOutcome.Refused, "it does not watch this register, or nothing is served there: give it the register's origin and public key"),
            HttpStatusCode.Forbidden => new(witness.Name, WitnessOutcome.Refused, "it does not trust the key that signed: give it the register's public keys, 'habeas key export-public' prints them"),
            { } status => new(witness.Name, WitnessOutcome.Refused, FormattableString.Invariant($"it answered with the status {(int)status}")),
        };
    }

    private WitnessSeen Keep(PolicyWitness witness, Asked asked, byte[] body)
    {
        var lines = WitnessVerdict.Cosignatures(body, asked.Note, [witness.Key]);
        if (lines.IsEmpty)
        {
            return new(witness.Name, WitnessOutcome.Refused, "its answer has no cosignature of the key that the policy names");
        }

        var (id, at) = (LogKey.Of(Head.RegisterLog, asked.Size), lines[0].By.PosixTime!.Value);
        using var writer = store.OpenWriter();
        bool isKept;
        using (var rows = writer.Begin(new Query("select at from cosignature where id = $1 and witness = $2 and at = $3", id, witness.Key.ToString(), at), Head.WhatShuts))
        {
            isKept = rows.Next();
            rows.NextResult();
            Head.RequireOpen(rows);
        }

        if (isKept)
        {
            writer.Rollback();
        }
        else
        {
            var batch = new Batch();
            batch.To(Tables.Cosignature).Int(id).Text(witness.Key.ToString()).Int(at).Bytes(System.Text.Encoding.UTF8.GetBytes(lines[0].Line.ToString()));
            writer.Commit(batch);
        }

        return new(witness.Name, WitnessOutcome.Cosigned, "", asked.Size, at);
    }

    /// <summary>Keeps both checkpoints and the proof that fails, for a third party.</summary>
    private WitnessSeen? Contradicted(PolicyWitness witness, Asked asked, ImmutableArray<TreeHash> hashes, string words, CancellationToken cancel)
    {
        if (Size() != asked.Size)
        {
            return null;
        }

        var theirs = client.Last(witness.Url!, asked.Origin, cancel);
        if (theirs is null || SignedCheckpoint.TryOpen(theirs, [.. asked.Keys, witness.Key], out var seen) != NoteFault.None
            || SignedCheckpoint.TryOpen(asked.Note, asked.Keys, out var own) != NoteFault.None)
        {
            return new(witness.Name, WitnessOutcome.Contradicted, words + "; it does not show the checkpoint that it cosigned, so ask those who run it for the evidence");
        }

        var (earlier, later) = seen!.Checkpoint.Size <= own!.Checkpoint.Size ? (seen, own) : (own, seen);
        var evidence = Inconsistency.Between(earlier, later, earlier == seen ? hashes : []);
        return new(witness.Name, WitnessOutcome.Contradicted, words, Evidence: evidence is null ? null : Write(evidence));
    }

    private string Write(Inconsistency evidence)
    {
        try
        {
            Directory.CreateDirectory(evidenceDirectory);
            var path = Path.Combine(evidenceDirectory, evidence.Name + ".txt");
            if (!File.Exists(path))
            {
                // Another process, or a round that was asked for meanwhile, may be writing the same.
                var own = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
                File.WriteAllBytes(own, evidence.ToBytes());
                File.Move(own, path, overwrite: true);
            }

            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(FaultKind.Denied, $"The evidence against this register cannot be written to {evidenceDirectory}. Check who may write there, and that the disk is not full.", e);
        }
    }

    /// <summary>The checkpoint that is asked about.</summary>
    private sealed record Asked(long Size, SignedNote Note, IReadOnlyList<VerifierKey> Keys, Func<long, ImmutableArray<TreeHash>> Proof)
    {
        public string Origin => Keys[0].Name;

        public ImmutableArray<TreeHash> Hashes(long from) => from == 0 || from == Size ? [] : Proof(from);

        public AddCheckpoint Request(long from) => new(from, Hashes(from), Note);
    }
}
