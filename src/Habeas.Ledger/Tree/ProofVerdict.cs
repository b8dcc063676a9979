using System.Runtime.InteropServices;

namespace Habeas.Ledger.Tree;

/// <summary>Why a proof does not prove what it claims.</summary>
public enum ProofFault
{
    /// <summary>Nothing was checked; what an unset verdict says.</summary>
    NotChecked,

    /// <summary>There is no fault: the proof holds.</summary>
    None,

    /// <summary>The index is negative or not below the tree's size.</summary>
    IndexOutsideTree,

    /// <summary>A size is negative, or the earlier tree is larger than the later one.</summary>
    SizesOutOfOrder,

    /// <summary>The earlier tree is empty: any tree continues it, so the hashes prove nothing.</summary>
    NothingToContinue,

    /// <summary>The proof has fewer hashes than a tree of that size needs.</summary>
    TooFewHashes,

    /// <summary>The proof has more hashes than a tree of that size needs.</summary>
    TooManyHashes,

    /// <summary>The hashes lead to another root than the (later) tree's.</summary>
    RootDiffers,

    /// <summary>The hashes lead to another root than the earlier tree's.</summary>
    OldRootDiffers,
}

/// <summary>The outcome of checking a proof, with the two hashes that disagree where a root differs.</summary>
/// <param name="Fault">What is wrong, or <see cref="ProofFault.None"/>.</param>
/// <param name="Expected">The root the proof had to lead to.</param>
/// <param name="Computed">The root it leads to.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProofVerdict(ProofFault Fault, TreeHash? Expected = null, TreeHash? Computed = null)
{
    /// <summary>Whether the proof holds.</summary>
    public bool Holds => Fault == ProofFault.None;

    internal static ProofVerdict Compare(in TreeHash expected, in TreeHash computed, ProofFault otherwise) =>
        expected == computed ? new(ProofFault.None) : new(otherwise, expected, computed);
}
