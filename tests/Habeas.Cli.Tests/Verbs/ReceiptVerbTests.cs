using System.Text.RegularExpressions;
using Habeas.Cli.Host;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Receipts;

namespace Habeas.Cli.Tests.Verbs;

public partial class ReceiptVerbTests
{
    [Fact]
    public void A_receipt_of_an_admission_shows_the_admission_and_neither_name_nor_officer()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var made = shell.Run($"receipt {file} --out a.receipt --page a.html --format json").Exits(Exits.Ok).Json();
        Assert.Equal("person-admitted@v1", made.GetProperty("type").GetString());
        Assert.InRange(made.GetProperty("codes").GetInt64(), 1, 6);
        var bytes = File.ReadAllBytes(Path.Combine(shell.Folder, "a.receipt"));
        Assert.Equal(ReceiptFault.None, Receipt.TryParse(bytes, out var receipt));
        var content = System.Text.Encoding.UTF8.GetString(receipt!.Verify(LogKeys.Of([Key(shell)])).Content!.Value.Span);
        Assert.Contains("suspected of burglary", content, StringComparison.Ordinal);
        foreach (var other in (string[])["Verbytska", "1994", "A. Officer", "2026-04-03", file])
        {
            Assert.DoesNotContain(other, content, StringComparison.Ordinal);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(other)));
        }
    }

    [Fact]
    public void The_page_is_as_approved()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Run($"receipt {file} --out a.receipt --page a.html").Exits(Exits.Ok);
        var html = File.ReadAllText(Path.Combine(shell.Folder, "a.html"));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Approved.Match(Svg().Replace(Style().Replace(html, "<style></style>"), "<svg/>").Replace(Key(shell).ToString(), "KEY", StringComparison.Ordinal).Replace(System.Net.WebUtility.HtmlEncode(Key(shell).ToString()), "KEY", StringComparison.Ordinal), "receipt-page");
    }

    [Fact]
    public void The_page_is_in_the_language_of_a_file_and_what_was_recorded_is_text_and_nothing_else()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit(Scene.Admission.Replace("suspected of burglary", "<b>theft</b> & <script>", StringComparison.Ordinal));
        var english = shell.Run("receipt texts").Exits(Exits.Ok).Out;
        shell.Write("ar.json", english.Replace("\"en\"", "\"ar\"", StringComparison.Ordinal).Replace("\"ltr\"", "\"rtl\"", StringComparison.Ordinal).Replace("Receipt of a registration", "إيصال <تسجيل>", StringComparison.Ordinal));
        shell.Run($"receipt {file} --out a.receipt --page a.html --texts ar.json").Exits(Exits.Ok);
        var html = File.ReadAllText(Path.Combine(shell.Folder, "a.html"));
        Assert.Contains("lang=\"ar\" dir=\"rtl\"", html, StringComparison.Ordinal);
        Assert.Contains("إيصال &lt;تسجيل&gt;", System.Net.WebUtility.HtmlDecode(html.Replace("&lt;", "&amp;lt;", StringComparison.Ordinal).Replace("&gt;", "&amp;gt;", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;theft&lt;/b&gt; &amp; &lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        shell.Write("bad.json", english.Replace("\"ltr\"", "\"left\"", StringComparison.Ordinal));
        Assert.Contains("'direction' is ltr", shell.Run($"receipt {file} --out b.receipt --texts bad.json").Exits(Exits.BadInput).Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sealed_file_leaks_nothing_through_a_receipt()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var entry = shell.Run($"receipt {file} --out before.receipt --format json").Exits(Exits.Ok).Json().GetProperty("entry").GetInt64();
        var person = System.Text.Json.JsonDocument.Parse(System.Text.Encoding.UTF8.GetString(Read(shell, "before.receipt").Verify(LogKeys.Of([Key(shell)])).Content!.Value.Span)).RootElement.GetProperty("person").GetString();
        shell.Run("act -", $$"""
            {"type":"seal-file","id":"01998000-0000-7000-8000-0000000000a1","person":"{{person}}","seal":"01998000-0000-7000-8000-000000000002","at":{"earliest":"2026-03-04T09:30:00Z","latest":"2026-03-04T09:31:00Z","zone":"Europe/Prague"},"authority":"Juvenile Court","why":"child"}
            """).Exits(Exits.Ok);
        Assert.Contains("Juvenile Court", shell.Run($"receipt {file} --out a.receipt").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        for (var part = 1; part < 8; part++)
        {
            var ran = shell.Run(FormattableString.Invariant($"receipt {entry} --part {part} --out p{part}.receipt"));
            Assert.True(ran.Exit != Exits.Ok || System.Text.Encoding.UTF8.GetString(Read(shell, FormattableString.Invariant($"p{part}.receipt")).Verify(LogKeys.Of([Key(shell)])).Content!.Value.Span).Contains("person-registered", StringComparison.Ordinal), FormattableString.Invariant($"part {part}: {ran.Out}"));
        }

        Assert.False(File.Exists(Path.Combine(shell.Folder, "a.receipt")));
        shell.Run($"receipt {file} --out a.receipt --capacity 'Juvenile Court'").Exits(Exits.Refused);
        shell.Run($"seal open {file} --purpose appeal --capacity 'Juvenile Court'").Exits(Exits.Ok);
        shell.Run($"receipt {file} --out a.receipt --capacity 'Juvenile Court'").Exits(Exits.Ok);
    }

    [Fact]
    public void There_is_no_receipt_of_a_header_and_none_over_another_file()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Run("receipt 2 --part 0 --out a.receipt").Exits(Exits.NotFound);
        shell.Run("receipt 2 --part 99 --out a.receipt").Exits(Exits.NotFound);
        shell.Run("receipt 999 --out a.receipt").Exits(Exits.NotFound);
        shell.Run($"receipt {file} --event death-recorded --out a.receipt").Exits(Exits.NotFound);
        shell.Run($"receipt {file} --part 1 --out a.receipt").Exits(Exits.Usage);
        shell.Run("receipt 0 --out a.receipt").Exits(Exits.Ok);
        shell.Run("receipt 0 --out a.receipt").Exits(Exits.Usage);
    }

    private static Receipt Read(Shell shell, string name)
    {
        Assert.Equal(ReceiptFault.None, Receipt.TryParse(File.ReadAllBytes(Path.Combine(shell.Folder, name)), out var receipt));
        return receipt!;
    }

    private static Ledger.Notes.VerifierKey Key(Shell shell)
    {
        var text = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(shell.Folder, "r", "register.json"))).RootElement.GetProperty("verifier").GetString()!;
        Assert.Equal(Ledger.Notes.NoteFault.None, Ledger.Notes.VerifierKey.TryParse(text, out var key));
        return key!;
    }

    [GeneratedRegex("<svg .*?</svg>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Svg();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Style();
}
