using Habeas.Ledger.Signing;

namespace Habeas.Ledger.Tests.Signing;

public class Ed25519Tests
{
    [Fact]
    public void Wycheproof_vectors_come_out_as_published()
    {
        var groups = SharedData.Document("ed25519-wycheproof/ed25519_test.json").GetProperty("testGroups").EnumerateArray();
        var cases = groups.SelectMany(group => group.GetProperty("tests").EnumerateArray().Select(test => (
            Key: Convert.FromHexString(group.GetProperty("publicKey").GetProperty("pk").GetString()!), Test: test))).ToList();
        Assert.Equal(151, cases.Count);
        Assert.All(cases, it =>
        {
            var holds = Ed25519.Verify(it.Key, Hex(it.Test, "msg"), Hex(it.Test, "sig"));
            Assert.True(holds == (it.Test.GetProperty("result").GetString() == "valid"), it.Test.ToString());
        });

        static byte[] Hex(System.Text.Json.JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);
    }

    // RFC 8032 section 7.1, test 2.
    [Fact]
    public void Signature_is_the_one_of_the_rfc()
    {
        using var key = Ed25519SigningKey.FromSeed(Convert.FromHexString("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        Assert.Equal("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", Convert.ToHexStringLower(key.PublicKey));
        var signature = new byte[64];
        key.Sign([0x72], signature);
        Assert.Equal(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            Convert.ToHexStringLower(signature));
    }

    [Fact]
    public void Verdict_agrees_with_openssl_on_true_and_touched_signatures()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 500; round++)
        {
            var seed = RandomBytes(random, 32);
            var message = RandomBytes(random, random.Next(0, 3000));
            using var key = Ed25519SigningKey.FromSeed(seed);
            var publicKey = key.PublicKey.ToArray();
            var signature = new byte[64];
            key.Sign(message, signature);
            Assert.True(Ed25519.Verify(publicKey, message, signature));
            Assert.True(OpenSslVerifier.Verify(publicKey, message, signature));

            var victim = (round % 3) switch { 0 => signature, 1 => publicKey, _ => message };
            if (victim.Length > 0)
            {
                var bit = random.Next(8 * victim.Length);
                victim[bit / 8] ^= (byte)(1 << (bit % 8));
                var (ours, theirs) = (Ed25519.Verify(publicKey, message, signature), OpenSslVerifier.Verify(publicKey, message, signature));
                Assert.True(ours == theirs, $"Round {round}: ours {ours}, OpenSSL {theirs}.");
                Assert.False(ours);
            }
        }
    }

    [Theory]
    [InlineData(31, 64)]
    [InlineData(33, 64)]
    [InlineData(32, 63)]
    [InlineData(32, 65)]
    [InlineData(0, 0)]
    public void Key_or_signature_of_another_length_is_refused(int keyLength, int signatureLength) =>
        Assert.False(Ed25519.Verify(new byte[keyLength], "text"u8, new byte[signatureLength]));

    // y = p + 1 encodes the neutral point a second time.
    [Theory]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    public void Public_key_in_another_spelling_is_refused(string hex) =>
        Assert.False(CurvePoint.TryDecode(Convert.FromHexString(hex), out _));

    [Fact]
    public void Seed_of_another_length_is_refused() => Assert.Throws<ArgumentException>(() => Ed25519SigningKey.FromSeed(new byte[31]));

    [Fact]
    public void Key_signs_on_several_threads_at_once()
    {
        using var key = Ed25519SigningKey.FromSeed(new byte[32]);
        var expected = Signed(0);
        Parallel.For(0, 200, _ => Assert.Equal(expected, Signed(0)));

        byte[] Signed(byte message)
        {
            var signature = new byte[64];
            key.Sign([message], signature);
            return signature;
        }
    }

    private static byte[] RandomBytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
