using System.Text;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Receipts;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;

namespace Habeas.Ledger.Tests.Receipts;

/// <summary>A small log with two witnesses, and receipts of it.</summary>
internal sealed class InventedReceipt
{
    public const string Origin = "ruritania.example/register";
    public const string Content = """{"event":"person-admitted","note":"Žofie, 9 a.m."}""";
    private static readonly byte[] OwnerKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly SignerKey _log = new(Origin, new byte[32].Select(_ => (byte)7).ToArray());
    private readonly CosignerKey[] _witnesses = [new("witness.example", new byte[32].Select(_ => (byte)9).ToArray()), new("ombudsman.example", new byte[32].Select(_ => (byte)11).ToArray())];
    private readonly List<byte[]> _leaves = [];
    private readonly List<byte[][]> _parts = [];

    public InventedReceipt(int entries = 70)
    {
        for (var index = 0; index < entries; index++)
        {
            byte[][] parts = [Sealed(index, 0, "header with a secret"), Sealed(index, 1, Content), Sealed(index, 2, "another secret")];
            _parts.Add(parts);
            _leaves.Add(EntryLeaf.Write(Origin, index, [.. parts.Select(p => SealedPart.Hash(p))]));
        }

        Hashes = [.. _leaves.Select(l => Rfc6962.Leaf(l))];
        var note = new Checkpoint(Origin, entries, Rfc6962.Root(Hashes)).Sign(_log);
        foreach (var witness in _witnesses)
        {
            note = note.With(witness.Cosign(note.Text, 1_772_619_330));
        }

        Note = note;
    }

    public SignedNote Note { get; }

    /// <summary>The policy that asks for both witnesses.</summary>
    public WitnessPolicy Both => WitnessPolicy.Of([.. _witnesses.Select(w => w.Verifier)], 2);

    public IReadOnlyList<VerifierKey> Keys => [_log.Verifier, .. _witnesses.Select(w => w.Verifier)];

    public IReadOnlyList<VerifierKey> LogKey => [_log.Verifier];

    private TreeHash[] Hashes { get; }

    public byte[] Stored(int entry, int part) => _parts[entry][part];

    public Receipt Of(int entry, bool erased = false)
    {
        using var key = PartKey.Derive(OwnerKey, SealedPart.Salt(_parts[entry][1]));
        var proof = TlogProof.Make(entry, Note, (level, index) => Rfc6962.Root(Hashes.AsSpan((int)(index << level), 1 << level)));
        return new(_leaves[entry], 1, erased ? null : new(_parts[entry][1], key.Disclose()), proof);
    }

    private static byte[] Sealed(int entry, int part, string content)
    {
        var salt = TreeHash.Sha256(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{entry}/{part}"))).ToArray();
        return SealedPart.Seal(new Guid("019cb861-3c6a-7b2c-8d4e-5f6071829300"), OwnerKey, salt, Encoding.UTF8.GetBytes(content));
    }
}
