using System.Security.Cryptography;
using System.Text;
using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class DocumentVerbTests
{
    private const string Order = "%PDF-1.7\nan order\n";
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Order)));

    [Fact]
    public void A_document_is_added_listed_and_given_back()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Write("order.pdf", Order);
        var added = shell.Run($"document add order.pdf --person {file} --format json").Exits(Exits.Ok).Json();
        Assert.Equal((Digest, "application/pdf", Order.Length, false), (
            added.GetProperty("digest").GetString(), added.GetProperty("type").GetString(), added.GetProperty("size").GetInt32(), added.GetProperty("was_there").GetBoolean()));
        Assert.True(shell.Run($"document add order.pdf --person {file} --format json").Json().GetProperty("was_there").GetBoolean());

        shell.Run($"document get {Digest} --out back.pdf").Exits(Exits.Ok);
        var back = Path.Combine(shell.Folder, "back.pdf");
        Assert.Equal(Order, File.ReadAllText(back));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(back));
        Assert.Contains("is there already", shell.Run($"document get {Digest} --out back.pdf").Exits(Exits.Usage).Err, StringComparison.Ordinal);
        Approved.Match(shell.Run($"document list --person {file}").Exits(Exits.Ok).Out, "document-list");
    }

    [Fact]
    public void What_is_named_and_what_is_kept_are_told_apart()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Write("order.pdf", Order);
        shell.Run($"document add order.pdf --person {file}").Exits(Exits.Ok);
        var onPaper = new string('a', 64);
        var person = shell.Run($"file show {file} --format json").Json();
        Assert.Equal(file, person.GetProperty("file_number").GetString());
        using (var register = Habeas.Storage.StoredRegister.Open(Habeas.Storage.RegisterLocation.Parse(Path.Combine(shell.Folder, "r"), _ => null), shell))
        using (var reading = register.Read(new Register.Acts.Actor("test", "test")))
        {
            var id = reading.PersonsByName("Nour Verbytska")[0].Person;
            var act = $$"""{"type":"record-identity","person":"{{id}}","source":"passport","documents":["{{Digest}}","{{onPaper}}"],"identity":{"names":[{"text":"Nour Verbytska"}] } }""";
            shell.Run("act -", act).Exits(Exits.Ok);
        }

        var listed = shell.Run($"document list --person {file} --format json").Exits(Exits.Ok).Json().EnumerateArray().ToDictionary(d => d.GetProperty("digest").GetString()!);
        Assert.Equal(("named", "absent"), (listed[Digest].GetProperty("state").GetString(), listed[onPaper].GetProperty("state").GetString()));
        var verified = shell.Run("verify --deep").Exits(Exits.Ok);
        Assert.Contains(onPaper, verified.Out, StringComparison.Ordinal);
        Assert.Contains("on paper only", verified.Err, StringComparison.Ordinal);
        var json = shell.Run("verify --deep --format json").Json();
        Assert.Equal((1, 0, 1), (json.GetProperty("documents").GetInt32(), json.GetProperty("documents_orphans").GetInt32(), json.GetProperty("documents_absent").GetInt32()));
    }

    [Fact]
    public void What_is_no_document_is_refused_and_the_types_are_named()
    {
        using var shell = Scene.Begin();
        shell.Write("tool.exe", "MZ\0\0");
        Assert.Contains("application/pdf", shell.Run("document add tool.exe --of-register").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        shell.Write("empty.pdf", "");
        Assert.Contains("[document-empty]", shell.Run("document add empty.pdf --of-register").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        shell.Run("document add none.pdf --of-register").Exits(Exits.NotFound);
    }

    [Fact]
    public void Whose_document_it_is_is_said()
    {
        using var shell = Scene.Begin();
        shell.Write("circular.txt", "To all places of detention.\n");
        Assert.Contains("--of-register", shell.Run("document add circular.txt").Exits(Exits.Usage).Err, StringComparison.Ordinal);
        shell.Run("document add circular.txt --of-register").Exits(Exits.Ok);
        Assert.Equal("text/plain", shell.Run("document list --of-register --format json").Exits(Exits.Ok).Json()[0].GetProperty("type").GetString());
        shell.Run($"document get {Digest} --out x.pdf").Exits(Exits.NotFound);
    }
}
