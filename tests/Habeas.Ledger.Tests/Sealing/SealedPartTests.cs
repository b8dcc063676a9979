using System.Security.Cryptography;
using FsCheck.Fluent;
using Habeas.Ledger.Sealing;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Tests.Sealing;

public class SealedPartTests
{
    private static readonly Guid KeyId = Guid.Parse("01932f3c-7a00-7000-8000-000000000001");
    private static readonly byte[] OwnerKey = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];
    private static readonly byte[] Salt = [.. Enumerable.Range(100, 32).Select(value => (byte)value)];

    [Fact]
    public void Part_opens_with_its_owners_key_and_with_its_own() =>
        Property.Holds(
            from content in Property.Bytes(3000)
            from salt in Property.Bytes(32, exactly: true)
            select (content, salt),
            it =>
            {
                var stored = SealedPart.Seal(KeyId, OwnerKey, it.salt, it.content);
                using var disclosed = new PartKey(PartKey.Derive(OwnerKey, it.salt).Disclose());
                return SealedPart.TryOpen(stored, OwnerKey, out var content) == PartFault.None && content.SequenceEqual(it.content)
                    && SealedPart.TryOpen(stored, disclosed, out var shown) == PartFault.None && shown.SequenceEqual(it.content)
                    && SealedPart.OwnerKeyId(stored) == KeyId && SealedPart.Salt(stored).SequenceEqual(it.salt)
                    && stored.Length == it.content.Length + SealedPart.Overhead;
            });

    // The key id is not under the tag: another id leads to another key, and the part's hash covers it.
    [Fact]
    public void Part_with_any_bit_flipped_does_not_open_or_has_another_hash() =>
        Property.Holds(Gen.Choose(0, (8 * (SealedPart.Overhead + 20)) - 1), bit =>
        {
            var stored = SealedPart.Seal(KeyId, OwnerKey, Salt, new byte[20]);
            var hash = SealedPart.Hash(stored);
            stored[bit / 8] ^= (byte)(1 << (bit % 8));
            var opened = SealedPart.TryOpen(stored, OwnerKey, out _) == PartFault.None;
            return SealedPart.Hash(stored) != hash && opened == (bit / 8 is >= 1 and <= 16);
        });

    [Fact]
    public void Part_cut_short_never_opens()
    {
        var stored = SealedPart.Seal(KeyId, OwnerKey, Salt, "{}"u8);
        for (var length = 0; length < stored.Length; length++)
        {
            var fault = SealedPart.TryOpen(stored.AsSpan(0, length), OwnerKey, out var content);
            Assert.Equal(length < SealedPart.Overhead ? PartFault.Truncated : PartFault.WrongKey, fault);
            Assert.Empty(content);
        }
    }

    [Fact]
    public void Part_of_an_unknown_version_is_told()
    {
        var stored = SealedPart.Seal(KeyId, OwnerKey, Salt, "{}"u8);
        stored[0] = 2;
        Assert.Equal(PartFault.UnknownVersion, SealedPart.TryOpen(stored, OwnerKey, out _));
        Assert.Null(SealedPart.OwnerKeyId(stored));
    }

    [Fact]
    public void Part_does_not_open_with_another_key()
    {
        var stored = SealedPart.Seal(KeyId, OwnerKey, Salt, "{}"u8);
        Assert.Equal(PartFault.WrongKey, SealedPart.TryOpen(stored, Salt, out _));
        using var ofAnotherPart = PartKey.Derive(OwnerKey, OwnerKey);
        Assert.Equal(PartFault.WrongKey, SealedPart.TryOpen(stored, ofAnotherPart, out _));
    }

    [Fact]
    public void Part_without_its_commitment_is_told()
    {
        using var key = PartKey.Derive(OwnerKey, Salt);
        var stored = SealedPart.Seal(KeyId, OwnerKey, Salt, "{}"u8);
        var forged = new byte[34];
        forged[31] = 1;
        using var aes = new AesGcm(key.Disclose().AsSpan(0, 32), 16);
        aes.Encrypt(key.Disclose().AsSpan(32), forged, stored.AsSpan(49..^16), stored.AsSpan(^16..));
        Assert.Equal(PartFault.CommitmentNotZero, SealedPart.TryOpen(stored, OwnerKey, out var content));
        Assert.Empty(content);
    }

    [Fact]
    public void Hash_of_a_part_is_over_the_label_and_the_stored_bytes() =>
        Property.Holds(Property.Bytes(3000), stored =>
            SealedPart.Hash(stored) == new TreeHash(SHA256.HashData([.. "habeas/part@v1\n"u8, .. stored])));

    [Fact]
    public void Key_or_salt_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SealedPart.Seal(KeyId, OwnerKey.AsSpan(1), Salt, []));
        Assert.Throws<ArgumentException>(() => SealedPart.Seal(KeyId, OwnerKey, Salt.AsSpan(1), []));
        Assert.Throws<ArgumentException>(() => new PartKey(new byte[43]));
    }
}
