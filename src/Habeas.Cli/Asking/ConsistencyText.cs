using System.Globalization;
using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;

namespace Habeas.Cli.Asking;

/// <summary>
/// A proof that a later checkpoint continues an earlier tree, written as a witness is sent it (C2SP tlog-witness, add-checkpoint):
/// <c>old</c> and the earlier size, the hashes, an empty line, the later checkpoint.
/// </summary>
internal sealed record ConsistencyText(long OldSize, IReadOnlyList<TreeHash> Hashes, SignedNote Checkpoint)
{
    private const string Old = "old ";

    public static bool Is(string text) => text.StartsWith(Old, StringComparison.Ordinal);

    public string Write()
    {
        var text = new StringBuilder(Old).Append(OldSize.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Hashes)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return text.Append('\n').Append(Encoding.UTF8.GetString(Checkpoint.ToBytes())).ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where it is something else.</summary>
    public static ConsistencyText? Read(string text)
    {
        var cut = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (!Is(text) || cut < 0 || SignedNote.TryParse(Encoding.UTF8.GetBytes(text[(cut + 2)..]), out var note) != NoteFault.None)
        {
            return null;
        }

        var lines = text[..cut].Split('\n');
        var hashes = new List<TreeHash>();
        foreach (var line in lines.Skip(1))
        {
            if (!TreeHash.TryParseBase64(line, out var hash))
            {
                return null;
            }

            hashes.Add(hash);
        }

        return long.TryParse(lines[0].AsSpan(Old.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? new(size, hashes, note!) : null;
    }
}
