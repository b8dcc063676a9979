using System.Globalization;
using System.Security.Cryptography;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;

namespace Habeas.Bench;

/// <summary>The program for sceptics over a published log of a million entries.</summary>
internal static class Sceptic
{
    private const string Origin = "bench.habeas.example";
    private const int Entries = 1_000_000;
    private const int Rounds = 5;

    /// <summary>Verification of the whole log, against SHA-256 over the same leaves and nodes from memory, one call each, on all cores.</summary>
    public static void Published(string folder)
    {
        var log = Path.Combine(folder, "published");
        var (key, messages) = Make(log);
        var measured = new Measured($"habeas-verify over a published log of {Entries:N0} entries", "entries", null);
        var perCore = new Measured("  the same by processor time: on one core that does nothing else", "entries", null);
        for (var round = 0; round < Rounds; round++)
        {
            var (ours, rival) = (0.0, 0.0);
            var oursOfCore = Measured.PerProcessorSecond(Entries, () => ours = Measured.PerSecond(Entries, () => Verify(log, "--key", key)));
            var rivalOfCore = Measured.PerProcessorSecond(Entries, () => rival = Measured.PerSecond(Entries, () => Parallel.ForEach(messages, m => SHA256.HashData(m))));
            measured.Round(ours, rival);
            perCore.Round(oursOfCore, rivalOfCore);
        }

        measured.Print(string.Create(CultureInfo.InvariantCulture, $"reading leaves strictly and 7,800 files, on {Environment.ProcessorCount} cores; the rival has its messages in memory"));
        perCore.Print("as above");
    }

    /// <summary>Runs the program in this process.</summary>
    /// <exception cref="InvalidOperationException">What it verified does not hold.</exception>
    public static void Verify(params string[] words)
    {
        using var said = new StringWriter(CultureInfo.InvariantCulture);
        if (Verifier.CommandLine.Run(words, new(TextReader.Null, said, said, IsTerminal: false)) != 0)
        {
            throw new InvalidOperationException(said.ToString());
        }
    }

    private static (string Key, List<byte[]> Messages) Make(string log)
    {
        using var key = new SignerKey(Origin, new byte[32]);
        var hashes = new TreeHash[Entries];
        var messages = new List<byte[]>(2 * Entries);
        var leaves = new ReadOnlyMemory<byte>[Entries];
        for (var index = 0; index < Entries; index++)
        {
            leaves[index] = EntryLeaf.Write(Origin, index, [TreeHash.Sha256(BitConverter.GetBytes(index)), TreeHash.Sha256(BitConverter.GetBytes(-index))]);
            hashes[index] = Rfc6962.Leaf(leaves[index].Span);
            messages.Add([0, .. leaves[index].Span]);
        }

        messages.AddRange(Enumerable.Range(0, Entries - 1).Select(i => (byte[])[1, .. hashes[i].Bytes, .. hashes[i + 1].Bytes]));
        foreach (var tile in TileLayout.EntryTiles(Entries))
        {
            Write(log, tile, EntryTile.Write(leaves.AsSpan((int)tile.Index * TileId.FullWidth, tile.Width).ToArray()));
        }

        foreach (var tile in TileLayout.HashTiles(Entries))
        {
            Write(log, tile, [.. Enumerable.Range(0, tile.Width).SelectMany(i => Subtree(tile.Level * TileId.Height, (tile.Index * TileId.FullWidth) + i).ToArray())]);
        }

        File.WriteAllText(Path.Combine(log, "checkpoint"), new Checkpoint(Origin, Entries, Rfc6962.Root(Entries, Subtree)).Sign(key).ToString());
        return (key.Verifier.ToString(), messages);

        TreeHash Subtree(int level, long index) => Rfc6962.Root(hashes.AsSpan((int)(index << level), 1 << level));
    }

    private static void Write(string log, TileId tile, byte[] bytes)
    {
        var path = Path.Combine(log, tile.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
