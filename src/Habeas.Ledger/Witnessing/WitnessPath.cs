using System.Text;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Witnessing;

/// <summary>The paths under a witness's address.</summary>
/// <remarks>C2SP tlog-witness has the first; the second is ours (docs/reference/formats.md, "Witness").</remarks>
public static class WitnessPath
{
    /// <summary>Where a checkpoint is shown, to be cosigned.</summary>
    public const string AddCheckpoint = "add-checkpoint";

    /// <summary>Under which the checkpoints that it cosigned last are shown, each by the name of its log.</summary>
    public const string Last = "checkpoint";

    /// <summary>The name of a log: the SHA-256 of its origin, in hexadecimal.</summary>
    public static string NameOf(string origin) => Convert.ToHexStringLower(TreeHash.Sha256(Encoding.UTF8.GetBytes(origin)).Bytes);
}
