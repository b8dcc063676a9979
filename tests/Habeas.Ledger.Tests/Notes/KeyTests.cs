using Habeas.Ledger.Notes;

namespace Habeas.Ledger.Tests.Notes;

public class KeyTests
{
    private static readonly byte[] Seed = [.. Enumerable.Repeat((byte)7, 32)];

    // The key pair of the documentation of Go's golang.org/x/mod/sumdb/note.
    [Fact]
    public void Private_key_of_the_go_documentation_gives_its_public_key()
    {
        const string Secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
        Assert.Equal(NoteFault.None, SecretKeyText.TryParse(Secret, out SignerKey? key));
        Assert.Equal("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", key!.Verifier.ToString());
        Assert.Equal(NoteFault.UnknownKeyType, SecretKeyText.TryParse(Secret, out CosignerKey? _));
        key.Dispose();
    }

    [Fact]
    public void Keys_read_back()
    {
        using var signer = new SignerKey("ruritania.example/register", Seed);
        Assert.Equal(NoteFault.None, VerifierKey.TryParse(signer.Verifier.ToString(), out var verifier));
        Assert.Equal(signer.Verifier.ToString(), verifier!.ToString());
        Assert.Equal(NoteFault.None, SecretKeyText.TryParse(SecretKeyText.Write(verifier, Seed), out SignerKey? again));
        Assert.Equal(verifier.ToString(), again!.Verifier.ToString());
        again.Dispose();

        using var cosigner = new CosignerKey("witness.example", Seed);
        Assert.NotEqual(signer.Verifier.KeyId, cosigner.Verifier.KeyId);
        Assert.Equal(NoteFault.None, SecretKeyText.TryParse(SecretKeyText.Write(cosigner.Verifier, Seed), out CosignerKey? witness));
        Assert.Equal(cosigner.Verifier.ToString(), witness!.Verifier.ToString());
        witness.Dispose();
    }

    [Theory]
    [InlineData("", NoteFault.MalformedKey)]
    [InlineData("PeterNeumann", NoteFault.MalformedKey)]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteFault.MalformedKey)] // another's id
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteFault.MalformedKey)]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteFault.MalformedKey)]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", NoteFault.MalformedKey)]
    [InlineData("PeterNeumann+c74f20a3+", NoteFault.MalformedKey)]
    [InlineData("PeterNeumann+c74f20a3+AhpcAA==", NoteFault.UnknownKeyType)]
    public void Key_in_another_form_is_refused(string text, NoteFault fault)
    {
        Assert.Equal(fault, VerifierKey.TryParse(text, out var key));
        Assert.Null(key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a name")]
    [InlineData("a+name")]
    [InlineData("a\nname")]
    public void Name_that_breaks_a_line_is_refused(string name) => Assert.Throws<ArgumentException>(() => new SignerKey(name, Seed));
}
