using System.Text;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;

namespace Habeas.Verifier.Tests;

/// <summary>An invented log, published in a folder as C2SP tlog-tiles has it.</summary>
internal sealed class PublishedFolder : IDisposable
{
    public const string Origin = "ruritania.example/register";

    /// <param name="size">How many entries.</param>
    /// <param name="altered">An entry that is another than in the log of which this one pretends to be.</param>
    public PublishedFolder(int size, int? altered = null)
    {
        Hashes = new TreeHash[size];
        var leaves = new ReadOnlyMemory<byte>[size];
        for (var index = 0; index < size; index++)
        {
            leaves[index] = EntryLeaf.Write(Origin, index, [TreeHash.Sha256(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{index} {index == altered}")))]);
            Hashes[index] = Rfc6962.Leaf(leaves[index].Span);
        }

        foreach (var tile in TileLayout.EntryTiles(size))
        {
            Write(tile.ToString(), EntryTile.Write(leaves.AsSpan((int)tile.Index * 256, tile.Width).ToArray()));
        }

        foreach (var tile in TileLayout.HashTiles(size))
        {
            Write(tile.ToString(), [.. Enumerable.Range(0, tile.Width).SelectMany(i => Subtree(tile.Level * 8, (tile.Index * 256) + i).ToArray())]);
        }

        File.WriteAllText(At("checkpoint"), Note(size).ToString());
    }

    public static SignerKey Key { get; } = new(Origin, new byte[32].Select(_ => (byte)7).ToArray());

    public static CosignerKey Witness { get; } = new("witness.example", new byte[32].Select(_ => (byte)9).ToArray());

    public static string KeyText => Key.Verifier.ToString();

    public static string WitnessText => Witness.Verifier.ToString();

    public string Folder { get; } = Directory.CreateTempSubdirectory("habeas-verifier-").FullName;

    private TreeHash[] Hashes { get; }

    public string At(string path) => Path.Combine(Folder, path);

    /// <summary>The checkpoint that the log signed when it had so many entries.</summary>
    public SignedNote Note(int size) => new Checkpoint(Origin, size, Rfc6962.Root(size, Subtree)).Sign(Key);

    /// <summary>Keeps such a checkpoint in a file beside the log.</summary>
    public string Keep(int size, bool cosigned = false)
    {
        var (note, path) = (Note(size), Folder + FormattableString.Invariant($"-{size}.kept"));
        File.WriteAllText(path, (cosigned ? note.With(Witness.Cosign(note.Text, 1_772_619_330)) : note).ToString());
        return path;
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        foreach (var kept in Directory.GetFiles(Path.GetDirectoryName(Folder)!, Path.GetFileName(Folder) + "-*"))
        {
            File.Delete(kept);
        }
    }

    private TreeHash Subtree(int level, long index) => Rfc6962.Root(Hashes.AsSpan((int)(index << level), 1 << level));

    private void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes);
    }
}

/// <summary>Runs the program in process.</summary>
internal static class Sceptic
{
    public static (int Exit, string Out, string Err) Run(params string[] words) => Piped("", words);

    public static (int Exit, string Out, string Err) Piped(string input, params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = CommandLine.Run(words, new(new StringReader(input), output, error, IsTerminal: false));
        return (exit, output.ToString(), error.ToString());
    }
}
