using System.Text;
using Habeas.Storage.Verifying;

namespace Habeas.Cli.Output;

/// <summary>The evidence of a contradiction as a text for a third party (docs/reference/formats.md, Inconsistency).</summary>
internal static class EvidenceText
{
    public static byte[] Of(Evidence evidence)
    {
        var head = new StringBuilder("habeas/inconsistency@v1\nfault ").Append(evidence.Fault).Append('\n');
        foreach (var hash in evidence.Proof)
        {
            head.Append(hash.ToBase64()).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. evidence.Outside, (byte)'\n', .. evidence.Stored];
    }
}
