using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Habeas.Ledger.Entries;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Receipts;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tiles;
using Habeas.Ledger.Tree;
using Habeas.Ledger.Witnessing;

namespace Habeas.Ledger.Tests;

/// <summary>Every vector of docs/reference/formats.md, against the code. The vectors were made with another implementation.</summary>
public class FormatsPageTests
{
    private static readonly VectorPage Page = VectorPage.Read("docs/reference/formats.md");

    [Fact]
    public void Page_has_the_vectors_that_are_checked_and_no_others() => Assert.Equal(
        [
            "id", "file-number 1", "file-number 2", "file-number 3", "form-number", "when minute", "when day-23-hours", "when day-25-hours", "when open",
            "part", "document", "owner-key", "leaf", "key", "witness-key", "public-keys", "checkpoint", "tiles", "proof", "receipt", "receipt-codes", "inconsistency",
        ],
        Page.Names);

    [Fact]
    public void Id_is_as_on_the_page()
    {
        var id = Guid.Parse(Page.Text("id", "text"));
        Assert.Equal(Page.Hex("id", "bytes"), id.ToByteArray(bigEndian: true));
        Assert.Equal(7, id.Version);
        Assert.Equal(Page.Number("id", "unix-milliseconds"), Convert.ToInt64(Page.Text("id", "bytes")[..12], 16));
    }

    [Theory]
    [InlineData("file-number 1")]
    [InlineData("file-number 2")]
    [InlineData("file-number 3")]
    public void File_number_is_as_on_the_page(string vector)
    {
        var text = Page.Text(vector, "text");
        var bare = string.Create(CultureInfo.InvariantCulture, $"{Page.Text(vector, "prefix")}-{Page.Number(vector, "year"):D4}-{Page.Number(vector, "serial"):D6}-");
        Assert.StartsWith(bare, text, StringComparison.Ordinal);
        var digits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(letter => Convert.ToString(char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10, CultureInfo.InvariantCulture)));
        Assert.Equal(BigInteger.One, BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97);
    }

    [Fact]
    public void Form_number_is_as_on_the_page()
    {
        var text = Page.Text("form-number", "text");
        Assert.StartsWith(Page.Number("form-number", "serial").ToString("D6", CultureInfo.InvariantCulture) + "-", text, StringComparison.Ordinal);
        var place = new BigInteger(Guid.Parse(Page.Text("form-number", "place")).ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true);
        Assert.Equal(BigInteger.One, BigInteger.Parse(place + text.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) % 97);
    }

    [Theory]
    [InlineData("when minute", 0, 1)]
    [InlineData("when day-23-hours", 1, 0)]
    [InlineData("when day-25-hours", 1, 0)]
    public void When_is_as_on_the_page(string vector, int days, int minutes)
    {
        var when = JsonDocument.Parse(Page.Text(vector, "json")).RootElement;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(when.GetProperty("zone").GetString()!);
        var local = DateTime.Parse(Page.Text(vector, "local"), CultureInfo.InvariantCulture);
        Assert.Equal(Text(local), when.GetProperty("earliest").GetString());
        Assert.Equal(Text(local.AddDays(days).AddMinutes(minutes)), when.GetProperty("latest").GetString());

        string Text(DateTime at) => TimeZoneInfo.ConvertTimeToUtc(at, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Open_interval_leaves_out_the_end_that_nothing_bounds() => Assert.Equal(
        ["latest", "zone", "words"],
        JsonDocument.Parse(Page.Text("when open", "json")).RootElement.EnumerateObject().Select(field => field.Name));

    [Fact]
    public void Part_is_as_on_the_page()
    {
        var stored = SealedPart.Seal(
            Guid.Parse(Page.Text("part", "owner-key-id")), Page.Hex("part", "owner-key"), Page.Hex("part", "salt"), Page.Utf8("part", "content"));
        Assert.Equal(Page.Hex("part", "stored"), stored);
        Assert.Equal(Page.Text("part", "part-hash"), SealedPart.Hash(stored).ToBase64());
        using var key = new PartKey(Page.Hex("part", "part-key"));
        Assert.Equal(PartFault.None, SealedPart.TryOpen(stored, key, out var content));
        Assert.Equal(Page.Utf8("part", "content"), content);
    }

    [Fact]
    public void Document_is_as_on_the_page()
    {
        var content = Page.Utf8("document", "content");
        Assert.Equal(Page.Text("document", "digest"), Convert.ToHexStringLower(SHA256.HashData(content)));
        Assert.Equal(
            Page.Hex("document", "stored"),
            SealedPart.Seal(Guid.Parse(Page.Text("document", "owner-key-id")), Page.Hex("document", "owner-key"), Page.Hex("document", "salt"), content));
    }

    [Fact]
    public void Owner_key_is_as_on_the_page() => Assert.Equal(
        Page.Hex("owner-key", "wrapped"),
        WrappedOwnerKey.Wrap(
            Page.Hex("owner-key", "master-key"),
            Guid.Parse(Page.Text("owner-key", "owner-key-id")),
            Page.Hex("owner-key", "owner-key"),
            Page.Hex("owner-key", "nonce")));

    [Fact]
    public void Leaf_is_as_on_the_page()
    {
        var leaf = EntryLeaf.Write(Page.Text("leaf", "origin"), Page.Number("leaf", "index"), [Hash("leaf", "part-0"), Hash("leaf", "part-1")]);
        Assert.Equal(Page.Text("leaf", "text"), Encoding.UTF8.GetString(leaf));
        Assert.Equal(Page.Text("leaf", "leaf-hash"), Rfc6962.Leaf(leaf).ToBase64());
        Assert.Equal(Page.Text("part", "part-hash"), Page.Text("leaf", "part-1"));
    }

    [Fact]
    public void Keys_are_as_on_the_page()
    {
        using var log = LogKey();
        Assert.Equal(Page.Hex("key", "public-key"), log.Verifier.PublicKey);
        Assert.Equal(Page.Text("key", "key-id"), log.Verifier.KeyId.ToString("x8", CultureInfo.InvariantCulture));
        Assert.Equal(Page.Text("key", "verifier-key"), log.Verifier.ToString());
        Assert.Equal(Page.Text("key", "secret-key"), SecretKeyText.Write(log.Verifier, Page.Hex("key", "seed")));
        using var witness = WitnessKey();
        Assert.Equal(Page.Text("witness-key", "verifier-key"), witness.Verifier.ToString());
    }

    [Fact]
    public void Checkpoint_is_as_on_the_page()
    {
        using var log = LogKey();
        using var witness = WitnessKey();
        var checkpoint = new Checkpoint(Page.Text("checkpoint", "origin"), Page.Number("checkpoint", "size"), Hash("checkpoint", "root"));
        var note = checkpoint.Sign(log).With(witness.Cosign(checkpoint.ToText(), Page.Number("checkpoint", "time")));
        Assert.Equal(Page.Text("checkpoint", "note"), note.ToString());

        var frontier = new TreeFrontier();
        for (var index = 0; index < checkpoint.Size; index++)
        {
            frontier.Append(Rfc6962.Leaf(LeafOf(index)));
        }

        Assert.Equal(checkpoint.Root, frontier.Root());
    }

    [Fact]
    public void Tiles_are_as_on_the_page()
    {
        Assert.True(TileId.TryParse(Page.Text("tiles", "path"), out var tile));
        Assert.Equal(new TileId((int)Page.Number("tiles", "level"), Page.Number("tiles", "index"), (int)Page.Number("tiles", "width")), tile);
        var tiles = TileLayout.HashTiles(Page.Number("tiles", "size")).GroupBy(tile => (tile.Level, tile.IsComplete)).Select(group =>
            group.Key.IsComplete ? $"complete-{group.Key.Level} {group.Count()}" : $"partial-{group.Key.Level} {group.Single().Width}");
        Assert.Equal(Page.Text("tiles", "tiles").Split(", ").Order(StringComparer.Ordinal), tiles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Proof_is_as_on_the_page()
    {
        using var log = LogKey();
        Assert.Equal(NoteFault.None, TlogProof.TryParse(Page.Utf8("proof", "proof"), out var proof));
        var leaf = Page.Utf8("proof", "leaf");
        Assert.Equal(LeafOf((int)proof!.Index), leaf);
        Assert.True(proof.Verify(Rfc6962.Leaf(leaf), [log.Verifier]).Holds);
        Assert.Equal(Page.Utf8("proof", "proof"), proof.ToBytes());
    }

    [Fact]
    public void Receipt_and_its_codes_are_as_on_the_page()
    {
        using var log = LogKey();
        using var witness = WitnessKey();
        var bytes = Page.Utf8("receipt", "receipt");
        Assert.Equal(ReceiptFault.None, Receipt.TryParse(bytes, out var receipt));
        Assert.Equal(bytes, receipt!.ToBytes());
        var verdict = receipt.Verify(LogKeys.Of([log.Verifier, witness.Verifier]), WitnessPolicy.Of([witness.Verifier], 1));
        Assert.True(verdict.Holds);
        Assert.Equal(Page.Text("receipt", "content"), Encoding.UTF8.GetString(verdict.Content!.Value.Span));
        Assert.Equal(bytes, ReceiptCodes.Join(Page.Text("receipt-codes", "codes"), out _));
    }

    [Fact]
    public void Inconsistency_is_as_on_the_page()
    {
        using var log = LogKey();
        Assert.Equal(NoteFault.None, Inconsistency.TryParse(Page.Utf8("inconsistency", "evidence"), out var evidence));
        Assert.True(evidence!.ConvictsTheLog);
        Assert.True(evidence.Earlier.Verify([log.Verifier]).Holds && evidence.Later.Verify([log.Verifier]).Holds);
        Assert.Equal(Page.Utf8("inconsistency", "evidence"), evidence.ToBytes());
    }

    [Fact]
    public void Public_keys_are_as_on_the_page()
    {
        var text = Encoding.UTF8.GetString(Page.Utf8("public-keys", "keys"));
        Assert.Equal(NoteFault.None, PublicKeys.TryParse(text, out var keys));
        using var first = LogKey();
        using var second = new SignerKey(first.Name, [.. Enumerable.Repeat((byte)8, 32)]);
        Assert.Equal(first.Verifier.ToString(), keys!.First.ToString());
        Assert.Equal(second.Verifier.ToString(), keys.Trusted.All[^1].ToString());
        Assert.Equal(text, new PublicKeys(first.Verifier, [new Succession(6, first.Verifier, second.Verifier).Sign(first, second).ToBytes()]).ToString());
    }

    private static byte[] LeafOf(int index) => EntryLeaf.Write(
        Page.Text("checkpoint", "origin"), index, [SealedPart.Hash(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"part {index}")))]);

    private static SignerKey LogKey() => new(Page.Text("key", "name"), Page.Hex("key", "seed"));

    private static CosignerKey WitnessKey() => new(Page.Text("witness-key", "name"), Page.Hex("witness-key", "seed"));

    private static TreeHash Hash(string vector, string label) =>
        TreeHash.TryParseBase64(Page.Text(vector, label), out var hash) ? hash : throw new FormatException(Page.Text(vector, label));
}
