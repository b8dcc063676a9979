using System.Collections.Concurrent;
using System.Security.Cryptography;
using Habeas.Ledger.Sealing;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Keys;

// Failure policy: a key that is missing or does not unwrap is a StorageFault of kind Keys; a destroyed one is an answer.

/// <summary>An owner key, unwrapped.</summary>
internal sealed record OwnerKey(Guid Id, byte[] Key);

/// <summary>
/// Owner keys as they are used. They are minted in blocks and committed to the key store before any is used, so that a new
/// person costs no commit of their own; the register's own tables say which are taken.
/// </summary>
internal sealed class OwnerKeys(IKeyStore store, RegisterKeys keys, RandomBytes random)
{
    /// <summary>Keys are minted by multiples of this many, so that a missing tail of the store shows.</summary>
    public const int Block = 256;

    private const int Remembered = 100_000;
    private readonly ConcurrentDictionary<Guid, byte[]?> _unwrapped = new();
    private readonly Queue<NumberedKey> _ready = new();
    private int _remembered;

    /// <summary>How many keys are taken: the number of the last one.</summary>
    public long Used { get; private set; }

    /// <summary>Goes on after the given number. Only the writer's thread calls this and <see cref="Take"/>, under the register's lock.</summary>
    public void Reset(long used)
    {
        Used = used;
        _ready.Clear();
    }

    /// <summary>Takes the next key.</summary>
    public OwnerKey Take()
    {
        if (_ready.Count == 0)
        {
            Refill();
        }

        var next = _ready.Dequeue();
        Used = next.Number;
        return new(next.Id, _unwrapped.GetValueOrDefault(next.Id) ?? Remember(next.Id, Unwrap(next) ?? Anew(next) ?? throw Missing())!);
    }

    /// <summary>The key of an id; null when it was destroyed. Safe on several threads.</summary>
    public byte[]? Find(Guid id)
    {
        if (_unwrapped.TryGetValue(id, out var known))
        {
            return known;
        }

        var stored = store.Find(id) ?? throw Missing();
        return Remember(id, Unwrap(stored) ?? (stored.Bytes is null ? null : Anew(stored) ?? throw Missing()));
    }

    /// <summary>Forgets every key that was read, after one was destroyed.</summary>
    public void Forget()
    {
        _unwrapped.Clear();
        Volatile.Write(ref _remembered, 0);
    }

    /// <summary>The key's bytes, or null when it was destroyed or does not unwrap.</summary>
    public byte[]? Unwrap(NumberedKey stored)
    {
        var key = new byte[SealedPart.OwnerKeyLength];
        foreach (var master in keys.Masters)
        {
            if (stored.Bytes is { } wrapped && WrappedOwnerKey.TryUnwrap(master.Bytes, stored.Id, wrapped, key) == WrapFault.None)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Unwraps a key once more, with the master key as it is now: another process may have replaced it.</summary>
    private byte[]? Anew(NumberedKey stored)
    {
        keys.RefreshMaster();
        return store.Find(stored.Id) is { } again ? Unwrap(again) : null;
    }

    private static StorageFault Missing() => new(
        FaultKind.Keys, "An owner key is not in the key store, or the master key does not open it. Put the key store and the keys of this register back.");

    private byte[]? Remember(Guid id, byte[]? key)
    {
        // Counted here: the dictionary's own count takes every one of its locks.
        if (_unwrapped.TryAdd(id, key) && Interlocked.Increment(ref _remembered) > Remembered)
        {
            Forget();
        }

        return key;
    }

    private void Refill()
    {
        var minted = store.Range(Used + 1, Block);
        if (minted.Count == 0)
        {
            Mint();
            minted = store.Range(Used + 1, Block);
        }

        foreach (var key in minted)
        {
            _ready.Enqueue(key);
        }
    }

    private void Mint()
    {
        // Under the register's lock: from here on no master key takes over before the new keys are in the store, where it finds them.
        keys.RefreshMaster();
        var block = new List<WrappedKey>(Block);
        Span<byte> fresh = stackalloc byte[16 + SealedPart.OwnerKeyLength + WrappedOwnerKey.NonceLength];
        for (var i = 0; i < Block; i++)
        {
            random(fresh);
            fresh[6] = (byte)((fresh[6] & 0x0f) | 0x40);
            fresh[8] = (byte)((fresh[8] & 0x3f) | 0x80);
            var id = new Guid(fresh[..16], bigEndian: true);
            var key = fresh.Slice(16, SealedPart.OwnerKeyLength);
            block.Add(new(id, WrappedOwnerKey.Wrap(keys.Master.Bytes, id, key, fresh[(16 + SealedPart.OwnerKeyLength)..])));
            Remember(id, key.ToArray());
        }

        CryptographicOperations.ZeroMemory(fresh);
        store.Add(store.Count() + 1, block);
    }
}
