using Habeas.Ledger.Notes;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Witnessing;
using Habeas.Storage.Engine;
using Habeas.Storage.Writing;
using NodaTime;

namespace Habeas.Storage.Witnessing;

// Failure policy: a policy that cannot be read is a StorageFault (Damaged); it is replaced by setting it again.

/// <summary>How a witness answered.</summary>
public enum WitnessOutcome
{
    /// <summary>It cosigned the register's last checkpoint.</summary>
    Cosigned,

    /// <summary>It could not be reached. The register goes on, and asks again.</summary>
    Away,

    /// <summary>It answered that it does not cosign, for a reason that whoever runs the one or the other can mend.</summary>
    Refused,

    /// <summary>What it has seen contradicts the register: two histories, or an older copy.</summary>
    Contradicted,
}

/// <summary>What came of asking one witness.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Words">Why, in plain words; empty where it cosigned.</param>
/// <param name="Size">The size of the checkpoint that it cosigned.</param>
/// <param name="At">When it did, in seconds since 1970.</param>
/// <param name="Evidence">The file that shows a contradiction to a third party, where there is one.</param>
public sealed record WitnessSeen(string Name, WitnessOutcome Outcome, string Words, long? Size = null, long? At = null, string? Evidence = null);

/// <summary>When a witness last cosigned.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Size">The size of the last checkpoint that it cosigned; null where it never did.</param>
/// <param name="At">When it last did.</param>
public sealed record WitnessLast(string Name, long? Size, Instant? At);

/// <summary>How far a register is witnessed.</summary>
/// <param name="Size">How many entries it has.</param>
/// <param name="WitnessedSize">The largest size whose checkpoint has the cosignatures that the policy asks for; null where none has, or it asks for none.</param>
/// <param name="WitnessedAt">When the last of them was made.</param>
/// <param name="Witnesses">Each witness.</param>
public sealed record WitnessedState(long Size, long? WitnessedSize, Instant? WitnessedAt, IReadOnlyList<WitnessLast> Witnesses);

/// <summary>The witnesses of a register: which there are, how many must cosign, and what they cosigned.</summary>
public sealed class Witnesses
{
    private const string Name = "witness-policy";
    private const int MostLookedAt = 200; // of checkpoints that enough have cosigned, though perhaps not the right ones
    private readonly IStore _store;
    private readonly string _evidence;
    private readonly DerivedTiles _derived = new();

    /// <summary>Told what came of asking, each time that the door's records were shown to witnesses; on a thread of its own.</summary>
    public Action<IReadOnlyList<WitnessSeen>>? Told { get; set; }

    internal Witnesses(IStore store, string directory)
    {
        _store = store;
        _evidence = Path.Combine(directory, "evidence");
    }

    /// <summary>The policy; null where none was set.</summary>
    public WitnessPolicy? Policy
    {
        get
        {
            using var session = _store.OpenReader();
            return PolicyOf(session);
        }
    }

    /// <summary>Sets the policy, or takes it away.</summary>
    public void Set(WitnessPolicy? policy)
    {
        using var writer = _store.OpenWriter();
        writer.Begin(new Query("select 1")).Dispose();
        writer.Commit(new() { Meta = { [Name] = policy?.Text } });
    }

    /// <summary>Asks every witness that has an address, once.</summary>
    public IReadOnlyList<WitnessSeen> Ask(CancellationToken cancel = default)
    {
        using var client = new WitnessClient();
        return Policy is { } policy ? Round(client).Run(policy, again: true, cancel) : [];
    }

    /// <summary>How far the register is witnessed, by what is kept here: nobody is asked.</summary>
    public WitnessedState State()
    {
        var policy = Policy;
        using var session = _store.OpenReader();
        var size = session.Select(Head.LastCheckpoint, r => r.Int(0)).FirstOrDefault();
        var (witnessed, at) = policy is null or { Quorum: WitnessPolicy.NoQuorum } ? (null, null) : Witnessed(session, policy);
        return new(size, witnessed, at, [.. (policy?.Witnesses ?? []).Select(w => Last(session, w))]);
    }

    internal WitnessRound Round(WitnessClient client) => new(_store, client, _evidence, _derived);

    internal static WitnessPolicy? PolicyOf(ISession session) =>
        session.Select(new("select value from meta where name = $1", Name), r => r.Text(0)).FirstOrDefault() is not { } text ? null
        : WitnessPolicy.Read(text).Policy ?? throw new StorageFault(FaultKind.Damaged, "The register's witness policy cannot be read. Set it again with habeas witness policy FILE.");

    /// <summary>A stored checkpoint with the cosignatures that are kept over it, the newest of each witness.</summary>
    internal static SignedNote? Cosigned(ISession session, long size)
    {
        var id = LogKey.Of(Head.RegisterLog, size);
        var note = session.Select(new("select note from checkpoint where id = $1", id), r => r.Bytes(0)).FirstOrDefault();
        if (note is null || SignedNote.TryParse(note, out var signed) != NoteFault.None)
        {
            return null;
        }

        var lines = session.Select(new("select witness, line from cosignature where id = $1 order by witness, at", id), r => (Witness: r.Text(0), Line: r.Bytes(1))).ToList();
        foreach (var line in lines.GroupBy(l => l.Witness, StringComparer.Ordinal).Select(g => g.Last().Line).Take(SignedNote.MaxSignatures - signed!.Signatures.Length))
        {
            signed = NoteSignature.Parse(line.AsSpan().TrimEnd((byte)'\n')) is { } signature ? signed.With(signature) : signed;
        }

        return signed;
    }

    /// <summary>The largest size whose checkpoint a policy calls witnessed, with its note.</summary>
    internal static (long Size, SignedNote Note, Instant At)? NewestWitnessed(ISession session, WitnessPolicy policy)
    {
        var sizes = session.Select(
            new(
                "select id from cosignature where id < $1 group by id having count(distinct witness) >= $2 order by id desc limit $3",
                LogKey.Of(Head.RegisterLog + 1, 0),
                (long)policy.Least,
                (long)MostLookedAt),
            r => LogKey.Index(r.Int(0))).ToList();
        foreach (var size in sizes)
        {
            var note = Cosigned(session, size);
            var verdict = note?.Verify([.. policy.Witnesses.Select(w => w.Key)]);
            if (verdict is { Holds: true } && policy.IsWitnessed(verdict.Verified.Select(v => v.Key)))
            {
                return (size, note!, Instant.FromUnixTimeSeconds(verdict.Verified.Max(v => v.PosixTime) ?? 0));
            }
        }

        return null;
    }

    private static (long? Size, Instant? At) Witnessed(ISession session, WitnessPolicy policy) =>
        NewestWitnessed(session, policy) is { } newest ? (newest.Size, newest.At) : (null, null);

    private static WitnessLast Last(ISession session, PolicyWitness witness)
    {
        var size = WitnessRound.LastCosigned(session, witness.Key);
        var at = session.Number(new("select max(at) from cosignature where witness = $1 and id < $2", witness.Key.ToString(), LogKey.Of(Head.RegisterLog + 1, 0)));
        return new(witness.Name, size, at is { } seconds ? Instant.FromUnixTimeSeconds(seconds) : null);
    }
}
