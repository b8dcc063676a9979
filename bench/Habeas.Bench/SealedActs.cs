using System.Globalization;
using System.Security.Cryptography;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Register.Acts;
using Habeas.Register.Stored;
using Habeas.Storage;
using Habeas.Storage.Questions;

namespace Habeas.Bench;

/// <summary>
/// What sealing costs: the parts of an act, once they are JSON, turned into sealed parts, a leaf, a tree and a signed checkpoint, in
/// processor time.
/// </summary>
/// <remarks>
/// The rival is what one would otherwise write who is asked for "encrypted, and nobody may alter it unseen": a column encrypted with
/// AES-256-GCM under one key, held ready, in an audit table whose rows are chained by SHA-256. A stolen disk tells as little. But
/// nobody can be erased alone, no part be shown alone, and no entry be proved to anybody who has not the whole table. Neither side
/// writes the JSON, nor stores anything.
/// </remarks>
internal static class SealedActs
{
    private const int Rounds = 7;
    private const int People = 4 * Door.MostActs;

    public static void Sqlite(string folder)
    {
        using var register = DurableActs.Open(RegisterLocation.Parse(Path.Combine(folder, "sealed"), _ => null));
        Stream(register, 0, People, BenchActs.Admission);
        Stream(register, 0, People, p => BenchActs.Presence(p, 1));
        var (admission, presence) = (Opened.Of(register, People), Opened.Of(register, 2 * People));
        Share("a presence", presence, round => Stream(register, 0, People, p => BenchActs.Presence(p, round + 2)), People);
        Share("an admission", admission, round => Stream(register, People + (round * Door.MostActs), Door.MostActs, BenchActs.Admission), Door.MostActs);
        foreach (var size in new[] { 256, 4096, 65_536 })
        {
            var act = new Opened([presence.Parts[0], RandomNumberGenerator.GetBytes(size)], 0);
            Print(
                Compare(string.Create(CultureInfo.InvariantCulture, $"a header and one part of {size:N0} bytes"), act, Door.MostActs, 1),
                "a key derived and AES made ready for each part where it is small, encryption and hash where it is large");
        }
    }

    /// <summary>Sealing beside its rival, signed once an act and once a batch, and its share of whole acts of the same kind.</summary>
    private static void Share(string name, Opened act, Action<int> durable, int count)
    {
        var whole = Measured.At(Enumerable.Range(0, Rounds).Select(round => 1e6 / Measured.PerProcessorSecond(count, () => durable(round))), 0.5);
        var batch = Compare(string.Create(CultureInfo.InvariantCulture, $"{name}, a signature for {Door.MostActs:N0}"), act, Door.MostActs, 4);
        Print(Compare($"{name}, a signature each", act, 1, 2), "the signature, then as below");
        Print(batch, string.Create(
            CultureInfo.InvariantCulture,
            $"a key derived and AES made ready for each of {act.Parts.Length} parts, and {act.NewKeys} owner keys made and wrapped; {act.Whole.Length:N0} bytes of JSON"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name}, durable on SQLite and streamed, takes {whole:F1} µs of processor time in all: sealing is {batch.Microseconds.Ours / whole:P0} of it, and the rival would be {batch.Microseconds.Rival / whole:P0}"));
    }

    private static void Print(Measured measured, string limit)
    {
        measured.Print(limit);
        var (ours, rival) = measured.Microseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  an act: ours {ours:F1} µs, rival {rival:F1} µs"));
    }

    private static Measured Compare(string name, Opened act, int batch, int batches)
    {
        var count = batches * Door.MostActs;
        using var ours = new Sealer(batch);
        using var rival = new Rival();
        ours.Seal(act, count);
        rival.Seal(act, count);
        var measured = new Measured($"sealing of {name}, by processor time", "acts", null);
        for (var round = 0; round < Rounds; round++)
        {
            var rate = Measured.PerProcessorSecond(count, () => ours.Seal(act, count));
            measured.Round(rate, Measured.PerProcessorSecond(count, () => rival.Seal(act, count)));
        }

        return measured;
    }

    private static void Stream(StoredRegister register, int first, int count, Func<int, Act> act) =>
        DurableActs.Stream(register, Enumerable.Range(first, count).Select(act));

    /// <summary>The parts of an act as they were before they were sealed, the header's first, and how many owner keys it needed that were new.</summary>
    private sealed record Opened(byte[][] Parts, int NewKeys)
    {
        public byte[] Whole { get; } = [.. Parts.SelectMany(p => p)];

        public static Opened Of(StoredRegister register, long index)
        {
            using var reading = register.Read(BenchActs.Officer);
            var entry = reading.Entry(index)!;
            var earlier = Owners(reading.Entry(0)!).Concat(index > People ? Owners(reading.Entry(index - People)!) : []);
            return new([.. entry.Parts.Select(p => p.Json!)], Owners(entry).Except(earlier).Count());
        }

        private static IEnumerable<Guid> Owners(EntryView entry) => entry.Parts.Select(p => SealedPart.OwnerKeyId(p.Stored)!.Value);
    }

    /// <summary>Does to the parts what the door does, step for step; as the door's work is by processor time, on one core.</summary>
    private sealed class Sealer(int batch) : IDisposable
    {
        private const string Origin = "bench.habeas.example";
        private readonly SignerKey _signer = new(Origin, RandomNumberGenerator.GetBytes(32));
        private readonly byte[] _master = RandomNumberGenerator.GetBytes(WrappedOwnerKey.MasterKeyLength);
        private readonly byte[] _owner = RandomNumberGenerator.GetBytes(SealedPart.OwnerKeyLength);
        private readonly byte[] _sent = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
        private readonly TileWriter _tree = new();
        private readonly List<Tile> _completed = [];

        public void Seal(Opened act, int count)
        {
            var each = act.Parts.Length * SealedPart.SaltLength;
            var salts = new byte[batch * each];
            for (var done = 0; done < count; done += batch)
            {
                RandomNumberGenerator.Fill(salts);
                for (var i = 0; i < batch; i++)
                {
                    Append(act, salts.AsSpan(i * each, each));
                }

                new Checkpoint(Origin, _tree.Size, _tree.Root()).Sign(_signer).ToBytes();
                _completed.Clear();
            }
        }

        public void Dispose() => _signer.Dispose();

        private void Append(Opened act, ReadOnlySpan<byte> salts)
        {
            for (var i = 0; i < act.NewKeys; i++)
            {
                var fresh = RandomNumberGenerator.GetBytes(SealedPart.OwnerKeyLength + WrappedOwnerKey.NonceLength);
                WrappedOwnerKey.Wrap(_master, BenchActs.Id(5, i), fresh.AsSpan(0, SealedPart.OwnerKeyLength), fresh.AsSpan(SealedPart.OwnerKeyLength));
            }

            ActDigests.Of(_sent, [_owner]);
            var hashes = new TreeHash[act.Parts.Length];
            for (var part = 0; part < hashes.Length; part++)
            {
                var stored = SealedPart.Seal(BenchActs.Id(5, part), _owner, salts.Slice(part * SealedPart.SaltLength, SealedPart.SaltLength), act.Parts[part]);
                hashes[part] = SealedPart.Hash(stored);
            }

            _tree.Append(Rfc6962.Leaf(EntryLeaf.Write(Origin, _tree.Size, hashes)), _completed);
        }
    }

    /// <summary>A row for each act: the hash of the row before, a nonce, the act's JSON under the one key, the tag.</summary>
    private sealed class Rival : IDisposable
    {
        private const int NonceLength = 12;
        private const int TagLength = 16;
        private readonly AesGcm _aes = new(RandomNumberGenerator.GetBytes(32), TagLength);
        private byte[] _last = new byte[SHA256.HashSizeInBytes];

        public void Seal(Opened act, int count)
        {
            var nonces = RandomNumberGenerator.GetBytes(count * NonceLength);
            for (var i = 0; i < count; i++)
            {
                var row = new byte[_last.Length + NonceLength + act.Whole.Length + TagLength];
                var nonce = nonces.AsSpan(i * NonceLength, NonceLength);
                _last.CopyTo(row, 0);
                nonce.CopyTo(row.AsSpan(_last.Length));
                _aes.Encrypt(nonce, act.Whole, row.AsSpan(_last.Length + NonceLength, act.Whole.Length), row.AsSpan(^TagLength..));
                _last = SHA256.HashData(row);
            }
        }

        public void Dispose() => _aes.Dispose();
    }
}
