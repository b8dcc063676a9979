using System.Text.Json;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Tree;

/// <summary>The vectors of transparency-dev/merkle (Apache-2.0). A proof that is null there counts as an empty one.</summary>
public class PublishedVectorTests
{
    private const string Folder = "merkle-rfc6962";

    [Fact]
    public void Inclusion_vectors_come_out_as_published()
    {
        var cases = SharedData.Lines($"{Folder}/inclusion.jsonl").ToList();
        Assert.Equal(98, cases.Count);
        Assert.All(cases, it =>
        {
            var holds = Holds(() =>
                InclusionProof.Check(Number(it, "leafIdx"), Number(it, "treeSize"), Hash(it, "leafHash"), Proof(it), Hash(it, "root")));
            Assert.True(holds != it.GetProperty("wantErr").GetBoolean(), it.GetProperty("case").GetString());
        });
    }

    [Fact]
    public void Consistency_vectors_come_out_as_published()
    {
        var cases = SharedData.Lines($"{Folder}/consistency.jsonl").ToList();
        Assert.Equal(98, cases.Count);
        Assert.All(cases, it =>
        {
            var holds = Holds(() =>
                ConsistencyProof.Check(Number(it, "size1"), Number(it, "size2"), Hash(it, "root1"), Hash(it, "root2"), Proof(it)));
            Assert.True(holds != it.GetProperty("wantErr").GetBoolean(), it.GetProperty("case").GetString());
        });
    }

    [Fact]
    public void Tree_vectors_come_out_as_published()
    {
        var vectors = SharedData.Document($"{Folder}/rfc6962_tree_vectors.json");
        var leaves = Strings(vectors.GetProperty("leaf_inputs_hex")).Select(Convert.FromHexString).ToList();
        var roots = Strings(vectors.GetProperty("root_hash_by_tree_size_hex")).ToList();
        var levels = vectors.GetProperty("node_hashes_by_level_hex").EnumerateArray().Select(level => Strings(level).ToList()).ToList();
        var frontier = new TreeFrontier();
        Assert.Equal(roots[0], frontier.Root().ToString());
        for (var index = 0; index < leaves.Count; index++)
        {
            Assert.Equal(levels[0][index], Rfc6962.Leaf(leaves[index]).ToString());
            frontier.Append(Rfc6962.Leaf(leaves[index]));
            Assert.Equal(roots[index + 1], frontier.Root().ToString());
        }

        for (var size = 0; size < roots.Count; size++)
        {
            Assert.Equal(roots[size], Rfc6962.Root(size, (level, index) => FromHex(levels[level][(int)index])).ToString());
        }
    }

    private static bool Holds(Func<ProofVerdict> check)
    {
        try
        {
            return check().Holds;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);

    // Numbers of 2^63 and more become negative, which no check accepts.
    private static long Number(JsonElement it, string name) => unchecked((long)it.GetProperty(name).GetUInt64());

    private static TreeHash Hash(JsonElement it, string name) => FromBase64(it.GetProperty(name).GetString()!);

    private static TreeHash[] Proof(JsonElement it) =>
        it.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof ? [.. Strings(proof).Select(FromBase64)] : [];

    // Some vectors have words ("don't care 1") in the place of a root: padded, they are still equal or different as published.
    // A hash of no bytes is refused by the type itself.
    private static TreeHash FromBase64(string text)
    {
        var bytes = Convert.FromBase64String(text);
        return bytes.Length is 0 or > 32 ? throw new FormatException("No hash.") : new TreeHash([.. bytes, .. new byte[32 - bytes.Length]]);
    }

    private static TreeHash FromHex(string text) => TreeHash.TryParseHex(text, out var hash) ? hash : throw new FormatException(text);
}
