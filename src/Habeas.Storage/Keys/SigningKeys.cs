using System.Collections.Immutable;
using Habeas.Ledger.Notes;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Keys;

// Failure policy: what the table holds is given out as it is, for a verification to judge; only where there is no key at all, or one
// that cannot be read, is there nothing to go on with.

/// <summary>A key that signs a log's checkpoints.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Since">The least size of a checkpoint that it signs.</param>
/// <param name="Key">The public key.</param>
/// <param name="Note">The succession that joins it to the key before it; empty for the first.</param>
internal sealed record SigningKey(long Number, long Since, VerifierKey Key, byte[] Note);

/// <summary>The keys that have signed a log, in order: which one must have signed a checkpoint follows from its size.</summary>
internal sealed class SigningKeys
{
    private SigningKeys(ImmutableArray<SigningKey> all) => All = all;

    /// <summary>The question whose answer tells whether another process replaced the key.</summary>
    public static Query LastNumber { get; } = new("select max(number) from log_key where log = $1", Writing.Head.RegisterLog);

    public ImmutableArray<SigningKey> All { get; }

    /// <summary>The key that signs from now on.</summary>
    public SigningKey Current => All[^1];

    /// <summary>The public keys, the first one first.</summary>
    public IReadOnlyList<VerifierKey> Public => [.. All.Select(k => k.Key)];

    /// <summary>A log of one key.</summary>
    public static SigningKeys Of(VerifierKey key) => new([new(0, 0, key, [])]);

    /// <summary>Reads the keys of the register's own log.</summary>
    /// <exception cref="StorageFault">There is none, or one cannot be read.</exception>
    public static SigningKeys OfRegister(ISession session) =>
        Read(session, Writing.Head.RegisterLog) ?? throw StorageFault.OfSchema("the table log_key has no key that can be read");

    /// <summary>Reads a log's keys.</summary>
    /// <param name="session">A session of the store.</param>
    /// <param name="log">The log.</param>
    /// <returns>Null where one of them is no public key of a log, or none is there.</returns>
    public static SigningKeys? Read(ISession session, long log)
    {
        var rows = session.Select(
            new("select number, since, verifier, note from log_key where log = $1 order by number", log),
            r => (Number: r.Int(0), Since: r.Int(1), Text: r.Text(2), Note: r.Bytes(3))).ToList();
        var keys = ImmutableArray.CreateBuilder<SigningKey>(rows.Count);
        foreach (var (number, since, text, note) in rows)
        {
            if (VerifierKey.TryParse(text, out var key) != NoteFault.None || key!.Type != KeyType.Ed25519)
            {
                return null;
            }

            keys.Add(new(number, since, key, note));
        }

        return keys.Count == 0 ? null : new(keys.ToImmutable());
    }

    /// <summary>The key that must have signed the checkpoint of a size.</summary>
    public VerifierKey At(long size) => (All.LastOrDefault(k => k.Since <= size) ?? All[0]).Key;
}
