using System.Text;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tree;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Tests.Engine;

/// <summary>Rows of another log of the same store, as a log of reads will be.</summary>
internal static class SecondLog
{
    public static void Add(Batch batch, string origin, int entries)
    {
        using var key = new SignerKey(origin, new byte[32]);
        var tree = new TreeFrontier();
        batch.To(Tables.Log).Int(2).Text(origin).Text(key.Verifier.ToString());
        batch.To(Tables.Checkpoint).Int(LogKey.Of(2, 0)).Int(null).Bytes(new Checkpoint(origin, 0, tree.Root()).Sign(key).ToBytes());
        for (var i = 0; i < entries; i++)
        {
            var part = SealedPart.Seal(Guid.Empty, new byte[32], new byte[32], Encoding.UTF8.GetBytes($"{i}"));
            var leaf = EntryLeaf.Write(origin, i, [SealedPart.Hash(part)]);
            tree.Append(Rfc6962.Leaf(leaf));
            batch.To(Tables.Entry).Int(LogKey.Of(2, i)).Bytes(leaf).Bytes(Rfc6962.Leaf(leaf).ToArray());
            batch.To(Tables.Part).Int(LogKey.Part(2, i)).Bytes(part);
        }

        batch.To(Tables.Checkpoint).Int(LogKey.Of(2, entries)).Int(0).Bytes(new Checkpoint(origin, entries, tree.Root()).Sign(key).ToBytes());
    }
}
