using Habeas.Ledger.Notes;
using Habeas.Ledger.Sealing;
using Habeas.Storage.Engine;
using Habeas.Storage.Writing;

namespace Habeas.Storage.Keys;

// Failure policy: a replacement that was broken off, at whatever point, leaves a register that works, and the same call goes on with it.
// The order of steps is what keeps that true: a private key is durable before the log names it, and the last copy of a key goes only
// when nothing needs it.

/// <summary>A signing key as its register knows it.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Since">The least size of a checkpoint that it signs.</param>
/// <param name="Key">The public key.</param>
/// <param name="File">The file of its private half; null where that is not here, or not any more.</param>
public sealed record SigningKeyState(long Number, long Since, VerifierKey Key, string? File);

/// <summary>A master key that is here.</summary>
/// <param name="Id">Eight digits that name it without giving it away.</param>
/// <param name="File">Its file.</param>
public sealed record MasterKeyState(string Id, string File);

/// <summary>All keys of a register.</summary>
/// <param name="Signing">The signing keys, the first one first.</param>
/// <param name="Masters">The master key, and the one that is about to take over where a replacement was broken off.</param>
/// <param name="OwnersMinted">How many owner keys were ever made.</param>
/// <param name="OwnersUsed">How many of them belong to somebody.</param>
/// <param name="OwnersDestroyed">How many were destroyed.</param>
public sealed record KeyringState(
    IReadOnlyList<SigningKeyState> Signing, IReadOnlyList<MasterKeyState> Masters, long OwnersMinted, long OwnersUsed, long OwnersDestroyed);

/// <summary>The keys of a register as whoever runs it handles them: listed, replaced, and the public ones given out.</summary>
public sealed class Keyring
{
    private const int KeysAChunk = 4096;
    private readonly IStore _store;
    private readonly string _directory;
    private readonly RandomBytes _random;

    internal Keyring(IStore store, string directory, RandomBytes random)
    {
        _store = store;
        _directory = directory;
        _random = random;
    }

    /// <summary>What keys there are. A private half that is missing is said, and no fault.</summary>
    public KeyringState Read()
    {
        var files = SigningKeyFile.Present(_directory);
        using var session = _store.OpenReader();
        var used = session.Number(new("select value from counter where name = 'keys-used'")) ?? 0;
        var (minted, destroyed) = (0L, 0L);
        for (var first = 1L; _store.Keys.Range(first, KeysAChunk) is { Count: > 0 } range; first = range[^1].Number + 1)
        {
            (minted, destroyed) = (range[^1].Number, destroyed + range.Count(k => k.Bytes is null));
        }

        return new(
            [.. SigningKeys.OfRegister(session).All.Select(k => new SigningKeyState(k.Number, k.Since, k.Key, FileOf(files, k.Key)))],
            MasterKey.IsHere(_directory) ? [.. MasterKey.ReadAll(_directory).Select(m => new MasterKeyState(m.Id, m.File))] : [],
            minted,
            used,
            destroyed);
    }

    /// <summary>The public keys, and the successions that join them, for whoever verifies: trusting the first is enough.</summary>
    public PublicKeys ExportPublic()
    {
        using var session = _store.OpenReader();
        var all = SigningKeys.OfRegister(session).All;
        return new(all[0].Key, [.. all.Skip(1).Select(k => k.Note)]);
    }

    /// <summary>
    /// Replaces the signing key. From the next entry on both keys sign, until the earlier one is retired: so that whoever knows only one
    /// of them can go on verifying.
    /// </summary>
    /// <param name="isLost">The private half of the key in use is lost: the new one takes over without its signature.</param>
    /// <returns>The key that signs from now on.</returns>
    /// <exception cref="StorageFault">The key in use is not here, or it is and was said to be lost.</exception>
    public SigningKeyState RotateSigning(bool isLost = false)
    {
        using var held = KeyLock.Take(_directory);
        using var writer = _store.OpenWriter();
        long size;
        using (var rows = writer.Begin(Head.LastCheckpoint, Head.WhatShuts))
        {
            size = rows.Next() ? rows.Int(0) : throw new StorageFault(FaultKind.Damaged, "The log has no checkpoint. Run habeas verify.");
            rows.NextResult();
            Head.RequireOpen(rows);
        }

        var signing = SigningKeys.OfRegister(writer);
        var files = SigningKeyFile.Present(_directory);
        var current = files.FirstOrDefault(f => Same(f.Key.Verifier, signing.Current.Key));
        if (Path.GetFileNameWithoutExtension(current.File) == SigningKeyFile.Next)
        {
            // Broken off after the log named it: only the files are still to be put in place.
            writer.Rollback();
            PutInPlace();
            return State(signing.Current);
        }

        if ((current.Key is null) != isLost)
        {
            throw new StorageFault(FaultKind.Keys, isLost
                ? $"The signing key in use is here, in {current.File}: it is not lost, and the new one should take over with its signature."
                : $"The signing key in use, {signing.Current.Key.KeyId:x8}, is not in {_directory}. Put it back, or say --lost where it is lost for good.");
        }

        var next = files.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f.File) == SigningKeyFile.Next).Key
            ?? SigningKeyFile.Create(_directory, SigningKeyFile.Next, signing.Current.Key.Name, _random);
        var since = Math.Max(size + 1, signing.Current.Since);
        var taken = new SigningKey(signing.Current.Number + 1, since, next.Verifier, new Succession(since, signing.Current.Key, next.Verifier).Sign(current.Key, next).ToBytes());
        var batch = new Batch();
        batch.To(Tables.LogKeys).Int(Head.RegisterLog).Int(taken.Number).Int(taken.Since).Text(taken.Key.ToString()).Bytes(taken.Note);
        writer.Commit(batch);
        PutInPlace();
        return State(taken);
    }

    /// <summary>Ends the time in which the signing key before signs too, by taking its private half away.</summary>
    /// <returns>The key that was retired; null where there was none.</returns>
    public VerifierKey? RetireSigning()
    {
        using var held = KeyLock.Take(_directory);
        using var session = _store.OpenReader();
        var signing = SigningKeys.OfRegister(session);
        var files = SigningKeyFile.Present(_directory);
        if (FileOf(files, signing.Current.Key) is not { } inUse || Path.GetFileNameWithoutExtension(inUse) != SigningKeyFile.Current)
        {
            throw new StorageFault(FaultKind.Keys, $"The signing key in use is not in its place in {_directory}. Run 'habeas key rotate signing', which goes on where it was broken off.");
        }

        var (key, file) = files.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f.File) == SigningKeyFile.Previous);
        if (file is not null)
        {
            KeyFile.Remove(file);
        }

        return key?.Verifier;
    }

    /// <summary>Replaces the master key: every owner key is wrapped anew, while acts go on being recorded.</summary>
    /// <param name="progress">Told how many owner keys are done, out of how many.</param>
    /// <returns>The master key in use from now on.</returns>
    /// <exception cref="StorageFault">An owner key opens with neither key; nothing is lost, and the master key in use stays.</exception>
    public MasterKeyState RotateMaster(Action<long, long>? progress = null)
    {
        using var held = KeyLock.Take(_directory);
        using var writer = _store.OpenWriter();
        RequireOpen(writer);
        writer.Rollback();
        if (!KeyFile.Named(_directory, MasterKey.Next).Any())
        {
            _ = MasterKey.ReadAll(_directory); // a directory without a master key is not the one of this register
            MasterKey.Create(_directory, MasterKey.Next, _random);
        }

        var before = MasterKey.ReadAll(_directory);
        Rewrap(before, progress);
        RequireOpen(writer);
        // Under the lock nobody mints: what others minted before they saw the new key is found now, and whoever mints next reads it.
        var masters = MasterKey.ReadAll(_directory);
        if (masters[^1].Id != before[^1].Id)
        {
            throw new StorageFault(FaultKind.Keys, $"{masters[^1].File} is not the key that it was a moment ago. The master key in use stays; have it answer with the same key each time, and run this again.");
        }

        Rewrap(masters, null);
        KeyFile.Rename(masters[^1].File, MasterKey.Current);
        writer.Rollback();
        return new(masters[^1].Id, KeyFile.Named(_directory, MasterKey.Current).First());
    }

    /// <summary>Waits for the write lock, and refuses a register that was replaced or moved: its keys are another's by now.</summary>
    private static void RequireOpen(IWriter writer)
    {
        using var rows = writer.Begin(Head.WhatShuts);
        Head.RequireOpen(rows);
    }

    private void Rewrap(MasterKey[] masters, Action<long, long>? progress)
    {
        var total = _store.Keys.Count();
        var nonce = new byte[WrappedOwnerKey.NonceLength];
        var key = new byte[SealedPart.OwnerKeyLength];
        for (var first = 1L; _store.Keys.Range(first, KeysAChunk) is { Count: > 0 } range; first = range[^1].Number + 1)
        {
            var anew = new List<(NumberedKey Was, byte[] Wrapped)>();
            foreach (var owner in range.Where(k => k.Bytes is { } b && WrappedOwnerKey.TryUnwrap(masters[^1].Bytes, k.Id, b, key) != WrapFault.None))
            {
                if (WrappedOwnerKey.TryUnwrap(masters[0].Bytes, owner.Id, owner.Bytes, key) != WrapFault.None)
                {
                    throw new StorageFault(
                        FaultKind.Keys, FormattableString.Invariant($"Owner key {owner.Number} does not open with the master key. Run habeas verify --deep, put the key store of the last backup back where it is damaged, and run this again. The master key in use stays until every owner key is wrapped anew."));
                }

                _random(nonce);
                anew.Add((owner, WrappedOwnerKey.Wrap(masters[^1].Bytes, owner.Id, key, nonce)));
            }

            _store.Keys.Rewrap(anew);
            progress?.Invoke(range[^1].Number, total);
        }

        System.Security.Cryptography.CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>The key in use becomes the one before, and the next one the one in use. What is in its place already stays there.</summary>
    private void PutInPlace()
    {
        if (KeyFile.Named(_directory, SigningKeyFile.Current).FirstOrDefault() is { } before)
        {
            KeyFile.Rename(before, SigningKeyFile.Previous);
        }

        KeyFile.Rename(KeyFile.Named(_directory, SigningKeyFile.Next).First(), SigningKeyFile.Current);
    }

    private SigningKeyState State(SigningKey key) => new(key.Number, key.Since, key.Key, KeyFile.Named(_directory, SigningKeyFile.Current).FirstOrDefault());

    private static string? FileOf(IEnumerable<(SignerKey Key, string File)> files, VerifierKey key) => files.FirstOrDefault(f => Same(f.Key.Verifier, key)).File;

    private static bool Same(VerifierKey one, VerifierKey other) => string.Equals(one.ToString(), other.ToString(), StringComparison.Ordinal);
}
