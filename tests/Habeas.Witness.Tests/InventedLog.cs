using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;

namespace Habeas.Witness.Tests;

/// <summary>A log of a hundred leaves, which can be told otherwise from a leaf on.</summary>
internal sealed class InventedLog : IDisposable
{
    private readonly SignerKey _signer;
    private readonly TreeHash[] _leaves;

    public InventedLog(string origin, byte seed, int forkedAt = int.MaxValue)
    {
        _signer = new(origin, [.. Enumerable.Repeat(seed, 32)]);
        _leaves = [.. Enumerable.Range(0, 100).Select(i => Rfc6962.Leaf(System.Text.Encoding.ASCII.GetBytes(i < forkedAt ? $"leaf {i}" : $"another leaf {i}")))];
    }

    public string Origin => _signer.Name;

    public VerifierKey Key => _signer.Verifier;

    public SignerKey Signer => _signer;

    public int Size => _leaves.Length;

    public SignedNote Note(int size, params ReadOnlySpan<SignerKey> signers) =>
        new Checkpoint(Origin, size, Rfc6962.Root(size, Subtree)).Sign(signers.IsEmpty ? [_signer] : signers);

    public byte[] Request(int old, int size, params ReadOnlySpan<SignerKey> signers) =>
        new AddCheckpoint(old, ConsistencyProof.Make(old, size, Subtree).Hashes, Note(size, signers)).ToBytes();

    public void Dispose() => _signer.Dispose();

    private TreeHash Subtree(int level, long index) => Rfc6962.Root(_leaves.AsSpan((int)(index << level), 1 << level));
}
