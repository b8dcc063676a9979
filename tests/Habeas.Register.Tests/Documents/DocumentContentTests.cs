using System.Text;
using Habeas.Register.Documents;

namespace Habeas.Register.Tests.Documents;

public class DocumentContentTests
{
    [Theory]
    [InlineData("255044462d312e37", DocumentContent.Pdf)]
    [InlineData("ffd8ffe000104a464946", DocumentContent.Jpeg)]
    [InlineData("89504e470d0a1a0a0000", DocumentContent.Png)]
    [InlineData("49492a0008000000", DocumentContent.Tiff)]
    [InlineData("4d4d002a00000008", DocumentContent.Tiff)]
    [InlineData("c5bd6f6669650d0a09", DocumentContent.Text)]
    [InlineData("efbbbf41", DocumentContent.Text)]
    [InlineData("20255044462d", DocumentContent.Text)] // a signature counts where it begins the content
    public void Content_is_known_by_its_signature(string hex, string type)
    {
        var content = Convert.FromHexString(hex);
        Assert.Equal(type, DocumentContent.TypeOf(content));
        Assert.Null(DocumentContent.Fault(content));
    }

    [Theory]
    [InlineData("504b030414000600")] // a zip archive, so also an office document
    [InlineData("4d5a9000")] // a program for Windows
    [InlineData("7f454c46")] // a program for Linux
    [InlineData("89504e47")] // a PNG signature cut short
    [InlineData("ffd8")]
    [InlineData("410042")]
    [InlineData("c3")]
    [InlineData("fffe4100")] // UTF-16
    [InlineData("1b5b324a")] // a terminal's escape sequence
    public void Content_without_a_signature_that_is_taken_is_refused_and_the_types_are_named(string hex)
    {
        var refusal = DocumentContent.Fault(Convert.FromHexString(hex))!;
        Assert.Equal("document-type-not-taken", refusal.Code);
        Assert.Equal("application/pdf, image/jpeg, image/png, image/tiff, text/plain", refusal.Arguments["allowed"]);
    }

    [Fact]
    public void Empty_content_is_refused() => Assert.Equal("document-empty", DocumentContent.Fault([])!.Code);

    [Fact]
    public void Content_of_the_greatest_size_is_taken_and_one_byte_more_is_not()
    {
        var content = new byte[DocumentContent.MostBytes + 1];
        "%PDF-"u8.CopyTo(content);
        Assert.Null(DocumentContent.Fault(content.AsSpan(..^1)));
        Assert.Equal("document-too-large", DocumentContent.Fault(content)!.Code);
    }

    [Fact]
    public void Digest_is_the_SHA_256_in_lower_case_hex() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", DocumentContent.DigestOf("abc"u8));

    [Fact]
    public void Event_names_every_digest_in_it_but_that_of_an_imported_file()
    {
        var (one, two, three) = (new string('a', 64), new string('0', 64), new string('f', 64));
        var json = $$"""{"order":{"document":"{{one}}","number":"{{new string('a', 63)}}"},"pages":["{{two}}","{{new string('A', 64)}}"],"digest":"{{three}}"}""";
        Assert.Equal([one, two], NamedDocuments.Of(Encoding.UTF8.GetBytes(json)));
    }
}
