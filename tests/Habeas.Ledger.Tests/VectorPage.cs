using System.Text;

namespace Habeas.Ledger.Tests;

/// <summary>
/// The test vectors of a Markdown page: the fenced blocks marked <c>vector NAME</c>, with a <c>label: value</c> on each line, or a
/// bare <c>label:</c> before the lines of a text, each after a bar.
/// </summary>
internal sealed class VectorPage
{
    private const string Fence = "```";
    private readonly Dictionary<string, Dictionary<string, string>> _vectors = new(StringComparer.Ordinal);

    private VectorPage(IEnumerable<string> lines)
    {
        Dictionary<string, string>? vector = null;
        var label = "";
        foreach (var line in lines)
        {
            if (line.StartsWith(Fence + "vector ", StringComparison.Ordinal))
            {
                vector = _vectors[line[(Fence.Length + "vector ".Length)..]] = new(StringComparer.Ordinal);
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                vector = null;
            }
            else if (vector is not null && line.StartsWith('|'))
            {
                vector[label] += (line.Length > 1 ? line[2..] : "") + "\n";
            }
            else if (vector is not null)
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                label = line[..colon];
                vector[label] = line[(colon + 1)..].TrimStart(' ');
            }
        }
    }

    public IEnumerable<string> Names => _vectors.Keys;

    public static VectorPage Read(string path) => new(File.ReadLines(Path.Combine(SharedData.RepositoryRoot, path), Encoding.UTF8));

    public string Text(string vector, string label) => _vectors[vector][label];

    public byte[] Utf8(string vector, string label) => Encoding.UTF8.GetBytes(Text(vector, label));

    public byte[] Hex(string vector, string label) => Convert.FromHexString(Text(vector, label));

    public long Number(string vector, string label) => long.Parse(Text(vector, label), System.Globalization.CultureInfo.InvariantCulture);
}
