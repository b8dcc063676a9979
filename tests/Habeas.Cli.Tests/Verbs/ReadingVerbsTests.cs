using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

/// <summary>What of a file is shown to whom, whichever verb shows it; and the lists that go across files.</summary>
public class ReadingVerbsTests
{
    private const string Then = """{"earliest":"2026-03-04T08:30:00Z","latest":"2026-03-04T08:31:00Z","zone":"Europe/Prague"}""";

    private static string Act(string type, string rest) => $$"""{"type":"{{type}}",{{rest}}}""";

    private static string PersonOf(Shell shell, string file) => Export(shell, file, "who.json", "inspectorate").GetProperty("person").GetString()!;

    private static System.Text.Json.JsonElement Export(Shell shell, string file, string path, string capacity)
    {
        shell.Run($"file export {file} --out {path} --capacity {capacity}").Exits(Exits.Ok);
        return System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(shell.Folder, path))).RootElement;
    }

    private static (Shell Shell, string File, string Person) Protected()
    {
        var shell = Scene.Begin();
        var file = shell.Admit();
        var person = PersonOf(shell, file);
        shell.Run("act -", Act("protect-identity", $$"""
            "person":"{{person}}","protection":"01998000-0000-7000-8000-000000000001","from":{{Then}},"why":"witness","authority":"District Court","mayKnow":["inspectorate"]
            """)).Exits(Exits.Ok);
        return (shell, file, person);
    }

    [Fact]
    public void A_protected_name_is_in_no_answer_but_to_whom_the_order_admits()
    {
        var (shell, file, _) = Protected();
        using (shell)
        {
            shell.Run($"file export {file} --out copy.html").Exits(Exits.Ok);
            shell.Run($"file export {file} --out copy.json").Exits(Exits.Ok);
            string[] shown =
            [
                File.ReadAllText(Path.Combine(shell.Folder, "copy.html")), File.ReadAllText(Path.Combine(shell.Folder, "copy.json")),
                .. new[] { $"file show {file}", $"file history {file}", "held", $"roll --place {Scene.Prison}", $"search --identifier {file}" }.Select(c => shell.Run(c).Exits(Exits.Ok).Out),
            ];
            Assert.All(shown, text => Assert.DoesNotContain("Verbytska", text, StringComparison.Ordinal));
            Assert.Contains("District Court", shell.Run($"file show {file}").Out, StringComparison.Ordinal);
            Assert.Contains("(kept from this reader)", shell.Run("held").Out, StringComparison.Ordinal);
            Assert.Equal(0, shell.Run("search 'Nour Verbytska' --format json").Json().GetArrayLength());
            Assert.NotEqual("here", Gate(shell, "'Nour Verbytska'"));
            Assert.Equal("here", Gate(shell, file));

            Assert.Contains("Verbytska", shell.Run($"file show {file} --capacity inspectorate").Out, StringComparison.Ordinal);
            Assert.Equal(1, shell.Run("search 'Nour Verbytska' --capacity inspectorate --format json").Json().GetArrayLength());
        }
    }

    [Fact]
    public void A_protected_name_is_found_neither_by_a_guess_beside_the_number_nor_by_an_admission()
    {
        var (shell, file, _) = Protected();
        using (shell)
        {
            string Found(string rest) => shell.Run($"search {rest} --identifier {file} --limit 1").Exits(Exits.Ok).Out;
            Assert.Equal(Found("'Rudolf Hentzau'"), Found("'Nour V' --born 1994-05-17"));
            Assert.Equal(Found("'Rudolf Hentzau' --sex male"), Found("'Nour Verbytska' --sex male"));
            Assert.Contains(file, shell.Run($"search --identifier {file.ToLowerInvariant()}").Out, StringComparison.Ordinal);

            var again = Scene.Admission + " --identifier 'passport UA=ZQ000317'";
            Assert.DoesNotContain(file, shell.Run(again).Exits(Exits.Ok).Out, StringComparison.Ordinal);
            Assert.Contains(file, shell.Run(again + " --capacity inspectorate").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_paper_of_a_protected_person_is_kept_from_whoever_may_not_know_them_and_it_is_said()
    {
        var (shell, file, _) = Protected();
        using (shell)
        {
            shell.Write("order.pdf", "%PDF-1.7\nNour Verbytska\n");
            var digest = shell.Run($"document add order.pdf --person {file} --format json").Exits(Exits.Ok).Json().GetProperty("digest").GetString();
            Assert.Contains("kept from this reader", shell.Run($"document get {digest} --out a.pdf").Exits(Exits.Refused).Err, StringComparison.Ordinal);
            Assert.Contains("kept from this reader", shell.Run($"document list --person {file}").Exits(Exits.Refused).Err, StringComparison.Ordinal);
            shell.Run($"document get {digest} --out b.pdf --capacity inspectorate").Exits(Exits.Ok);
            Assert.Contains(digest!, shell.Run($"document list --person {file} --capacity inspectorate").Exits(Exits.Ok).Out, StringComparison.Ordinal);

            shell.Run($"document add order.pdf --person {shell.Admit("admit --place 'Central Police Station' --name 'Rudolf Hentzau' --ground arrest --reasons x --arrested-at 2026-03-04T08:00 --arrested-by Police")}").Exits(Exits.Ok);
            shell.Run($"document get {digest} --out c.pdf").Exits(Exits.Ok);
        }
    }

    [Fact]
    public void A_search_finds_by_a_former_name_and_tells_no_word_of_it_and_the_history_says_that_names_are_left_out()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var person = PersonOf(shell, file);
        void Recorded(string name) => shell.Run("act -", Act("record-identity", $$"""
            "person":"{{person}}","source":"letter","identity":{"names":[{"text":"{{name}}"}]}
            """)).Exits(Exits.Ok);
        Recorded("Zdenka Verbytska");
        shell.Run("act -", Act("change-name", $$"""
            "person":"{{person}}","to":{"text":"Matthias Oberlin"},"at":{{Then}},"why":"gender-recognition","source":"certificate"
            """)).Exits(Exits.Ok);
        Recorded("ZDENKA VERBYTSKA");
        foreach (var command in new[] { "search 'Nour Verbytsk'", "search 'Zdenca Verbytska'", "search 'Zdenca Verbytska' --format json", "held" })
        {
            var told = shell.Run(command).Exits(Exits.Ok).Out;
            Assert.Contains(file, told, StringComparison.Ordinal);
            Assert.Contains("Matthias Oberlin", told, StringComparison.Ordinal);
            Assert.DoesNotContain("verbytska", told, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("a name that is kept from this reader", shell.Run("search 'Nour Verbytska'").Out, StringComparison.Ordinal);
        Assert.Contains("(left out: names that the person bears no longer", shell.Run($"file history {file}").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sealed_file_tells_its_number_and_by_whose_order_it_is_sealed()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Run("act -", Act("seal-file", $$"""
            "person":"{{PersonOf(shell, file)}}","seal":"01998000-0000-7000-8000-000000000002","at":{{Then}},"authority":"Juvenile Court","why":"child"
            """)).Exits(Exits.Ok);
        var show = shell.Run($"file show {file}").Exits(Exits.Ok).Out;
        Assert.Contains("the file: it is sealed", show, StringComparison.Ordinal);
        Assert.Contains("Juvenile Court", show, StringComparison.Ordinal);
        Assert.DoesNotContain("remand", show, StringComparison.Ordinal);
        Assert.Equal(["identity"], Export(shell, file, "sealed.json", "registrar").GetProperty("sections").EnumerateObject().Select(s => s.Name));
        foreach (var reader in new[] { "'Juvenile Court'", "inspectorate" })
        {
            Assert.DoesNotContain("remand", shell.Run($"file show {file} --capacity {reader}").Out, StringComparison.Ordinal);
            shell.Run($"seal open {file} --purpose appeal --capacity {reader}").Exits(Exits.Ok);
            Assert.Contains("remand", shell.Run($"file show {file} --capacity {reader}").Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_copy_is_written_whole_or_not_at_all_and_never_over_another()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var copy = Export(shell, file, "copy.json", "registrar");
        Assert.Equal(file, copy.GetProperty("file_number").GetString());
        Assert.Contains("burglary", copy.GetProperty("sections").GetProperty("custody").ToString(), StringComparison.Ordinal);
        Assert.Equal(0, copy.GetProperty("left_out").GetArrayLength());
        shell.Run($"file export {file} --out copy.json").Exits(Exits.Usage);
        shell.Run($"file export {file} --out copy.txt").Exits(Exits.Usage);
        Assert.Equal(["copy.json"], Directory.GetFiles(shell.Folder, "copy.*").Select(Path.GetFileName));
    }

    [Fact]
    public void Names_in_a_printed_copy_are_text_and_nothing_else()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit(Scene.Admission.Replace("Nour Verbytska", "<b>Nour</b> & <script>", StringComparison.Ordinal));
        shell.Run($"file export {file} --out copy.html").Exits(Exits.Ok);
        var html = File.ReadAllText(Path.Combine(shell.Folder, "copy.html"));
        Assert.Contains("suspected of burglary", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Nour&lt;/b&gt; &amp; &lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_is_listed_until_it_is_answered_and_its_claimant_never()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var person = PersonOf(shell, file);
        var place = shell.Run("place list --format json").Exits(0).Json().EnumerateArray().First(p => p.GetProperty("name").GetString() == "Central Police Station").GetProperty("id").GetString();
        shell.Run("act -", Act("lodge-claim", $$"""
            "person":"{{person}}","claim":"01998000-0000-7000-8000-000000000003","place":"{{place}}","at":{{Then}},"claimant":{"name":"P. Anyanwu-Lisle","relation":"relative"},"answerBy":"2026-03-04T09:00:00Z"
            """)).Exits(Exits.Ok);
        var claims = shell.Run("claims").Exits(Exits.Ok);
        Assert.Contains("overdue", claims.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Anyanwu", claims.Out + shell.Run($"file history {file}").Out, StringComparison.Ordinal);
        Assert.Equal(0, shell.Run("claims --state answered --format json").Json().GetArrayLength());
        Assert.Equal(0, shell.Run($"claims --place {Scene.Prison} --format json").Json().GetArrayLength());
        shell.Run("act -", Act("answer-claim", $$"""
            "person":"{{person}}","claim":"01998000-0000-7000-8000-000000000003","place":"{{place}}","at":{"earliest":"2026-03-04T09:30:00Z","latest":"2026-03-04T09:31:00Z","zone":"Europe/Prague"},"answer":"not-held-here","by":"desk officer"
            """)).Exits(Exits.Ok);
        Assert.Equal("answered", shell.Run("claims --format json").Json()[0].GetProperty("state").GetString());
        Assert.Equal(0, shell.Run("claims --known-at 1 --format json").Json().GetArrayLength());
    }

    [Fact]
    public void The_court_list_shows_who_must_be_there_with_what_escort_and_what_came_of_it()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var person = PersonOf(shell, file);
        shell.Run("act -", Act("list-hearing", $$"""
            "person":"{{person}}","hearing":{"id":"01998000-0000-7000-8000-000000000004","court":"District Court","at":{"earliest":"2026-03-05T09:00:00Z","latest":"2026-03-05T09:01:00Z","zone":"Europe/Prague"},"purpose":"remand"},"listed":{{Then}}
            """)).Exits(Exits.Ok);
        var line = shell.Run("court-list --format json").Exits(Exits.Ok).Json()[0];
        Assert.Equal((file, "District Court", "not-planned"), (line.GetProperty("file_number").GetString(), line.GetProperty("court").GetString(), line.GetProperty("standing").GetString()));
        Assert.Equal(0, shell.Run("court-list --date 2026-03-06 --format json").Json().GetArrayLength());
        Assert.Equal(0, shell.Run("court-list --place 'Central Police Station' --format json").Json().GetArrayLength());
        Assert.Contains("2026-03-05 10:00, District Court", shell.Run($"file show {file}").Out, StringComparison.Ordinal);
    }

    private static string? Gate(Shell shell, string asked) => shell.Run($"gate {asked} --place {Scene.Prison} --format json").Exits(Exits.Ok).Json().GetProperty("answer").GetString();
}
