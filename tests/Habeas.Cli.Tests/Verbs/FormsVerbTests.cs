using Habeas.Cli.Forms;
using Habeas.Cli.Host;
using Habeas.Register.Forms;

namespace Habeas.Cli.Tests.Verbs;

public class FormsVerbTests
{
    [Fact]
    public void Forms_are_printed_with_numbers_that_follow_one_another()
    {
        using var shell = Scene.Begin();
        var printed = shell.Run("forms roll-count --place 'Zenda Prison' --count 2 --out rolls.html --format json").Exits(Exits.Ok).Json();
        var html = File.ReadAllText(Path.Combine(shell.Folder, "rolls.html"));
        var (first, last) = (printed.GetProperty("first").GetString()!, printed.GetProperty("last").GetString()!);
        Assert.StartsWith("000001-", first, StringComparison.Ordinal);
        Assert.Contains($"<bdi>{first}</bdi>", html, StringComparison.Ordinal);
        Assert.Contains($"<bdi>{last}</bdi>", html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split("<article class=\"sheet\">").Length);
        Assert.Contains("Zenda Prison", html, StringComparison.Ordinal);
        Assert.Contains("test.habeas.example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.StartsWith("000003-", shell.Run("forms incident --place 'Zenda Prison' --count 1 --out i.html --format json").Exits(Exits.Ok).Json().GetProperty("first").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_prints_forms_in_its_own_language_from_a_file_that_it_translated()
    {
        using var shell = Scene.Begin();
        var english = shell.Run("forms texts").Exits(Exits.Ok).Out;
        shell.Write("ar.json", english.Replace("\"en\"", "\"ar\"", StringComparison.Ordinal).Replace("\"ltr\"", "\"rtl\"", StringComparison.Ordinal).Replace("Admission of a person", "إيداع <شخص>", StringComparison.Ordinal));
        shell.Run("forms admission --place 'Zenda Prison' --count 1 --out a.html --texts ar.json").Exits(Exits.Ok);
        var html = File.ReadAllText(Path.Combine(shell.Folder, "a.html"));
        Assert.Contains("lang=\"ar\" dir=\"rtl\"", html, StringComparison.Ordinal);
        Assert.Contains("إيداع &lt;شخص&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Admission of a person", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"signature\": \"Signature\"", "\"signature\": \" \"", "'words' has nothing for 'signature'")]
    [InlineData("\"ltr\"", "\"left\"", "'direction' is ltr")]
    [InlineData("\"admission\": {", "\"admision\": {", "no whole form 'admission'")]
    [InlineData("\"width\": 4", "\"width\": 3", "1, 2 or 4 columns")]
    [InlineData("\"kinds\": {", "\"kinds\": [", ".json:")]
    [InlineData("\"kinds\": {", "\"sorts\": {}, \"kinds\": {", "$.sorts")]
    [InlineData("\"Admission of a person\"", "null", "$.kinds.admission.title")]
    public void A_translation_that_is_not_whole_is_told_with_its_place_and_uses_no_number_up(string said, string instead, string told)
    {
        using var shell = Scene.Begin();
        var english = shell.Run("forms texts").Exits(Exits.Ok).Out;
        Assert.Contains(said, english, StringComparison.Ordinal);
        shell.Write("uk.json", english.Replace(said, instead, StringComparison.Ordinal));
        var ran = shell.Run("forms admission --place 'Zenda Prison' --count 1 --out a.html --texts uk.json").Exits(Exits.BadInput);
        Assert.Contains("uk.json", ran.Err, StringComparison.Ordinal);
        Assert.Contains(told, ran.Err, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(shell.Folder, "a.html")));
        Assert.Equal(0, shell.Run("forms gaps --place 'Zenda Prison' --format json").Exits(Exits.Ok).Json().GetArrayLength());
        shell.Run("forms admission --place 'Zenda Prison' --count 1 --out a.html --texts none.json").Exits(Exits.NotFound);
    }

    [Fact]
    public void Forms_that_cannot_be_written_or_are_refused_use_no_number_up()
    {
        using var shell = Scene.Begin();
        shell.Write("there.html", "mine");
        shell.Run("forms release --place 'Zenda Prison' --count 1 --out there.html").Exits(Exits.Usage);
        shell.Run("forms release --place 'Zenda Prison' --count 0 --out none.html").Exits(Exits.Refused);
        Assert.False(File.Exists(Path.Combine(shell.Folder, "none.html")));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(shell.Folder, "there.html")));
        Assert.Equal(0, shell.Run("forms gaps --place 'Zenda Prison' --format json").Exits(Exits.Ok).Json().GetArrayLength());
    }

    [Fact]
    public void Gaps_shows_what_was_entered_ended_and_is_missing()
    {
        using var shell = Scene.Begin();
        shell.Run("forms roll-count --place 'Zenda Prison' --count 6 --out rolls.html").Exits(Exits.Ok);
        var place = shell.Run("place list --format json").Json().EnumerateArray().Single(p => p.GetProperty("name").GetString() == "Zenda Prison").GetProperty("id").GetString()!;
        string Number(int n) => new FormNumber(new(Guid.Parse(place)), n).ToString();
        var count = $$"""{"type":"record-count","place":"{{place}}","dates":["2026-03-03"],"source":"roll count","listed":12,"onPaper":{"place":"{{place}}","form":"{{Number(4)}}","author":"S-0417","written":{"earliest":"2026-03-03T05:00:00Z","latest":"2026-03-03T05:01:00Z","zone":"Europe/Prague"} } }""";
        shell.Run("act -", count).Exits(Exits.Ok);
        shell.Run($"forms end {Number(1)} --place 'Zenda Prison' --why void --words 'spoiled by water'").Exits(Exits.Ok);
        shell.Run($"forms end {Number(9)} --place 'Zenda Prison' --why void --words 'spoiled by water'").Exits(Exits.Refused);
        var ran = shell.Run("forms gaps --place 'Zenda Prison'").Exits(Exits.Ok);
        Approved.Match(ran.Out, "forms-gaps");
        Assert.Contains("2 forms are missing", ran.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_language_says_every_kind_of_form_in_full()
    {
        var english = FormTexts.Kept.In("en");
        Assert.NotEmpty(FormTexts.Kept.Languages);
        foreach (var texts in FormTexts.Kept.Languages.Select(FormTexts.Kept.In))
        {
            Assert.True(FormKinds.All.SetEquals(texts.Kinds.Keys));
            Assert.Equal(english.Words.Keys.Order(StringComparer.Ordinal), texts.Words.Keys.Order(StringComparer.Ordinal));
            Assert.All(texts.Kinds, kind =>
            {
                Assert.All(kind.Value.Sections.SelectMany(s => s.Fields ?? []), f => Assert.Contains(f.Width, (int[])[1, 2, 4]));
                Assert.Equal(english.Kinds[kind.Key].Sections.Select(s => s.Fields?.Count), kind.Value.Sections.Select(s => s.Fields?.Count));
                Assert.Equal(3, kind.Value.Signatures.Count);
            });
        }
    }

    [Fact]
    public void A_clock_that_was_set_back_is_told_and_refused_until_somebody_answers_for_it()
    {
        using var shell = Scene.Begin();
        shell.SetClock(NodaTime.Instant.FromUtc(2026, 3, 4, 9, 0));
        var refused = shell.Run(Scene.Admission).Exits(Exits.Refused);
        Assert.Contains("[clock-set-back", refused.Err, StringComparison.Ordinal);
        Assert.Contains("HABEAS_DESPITE_CLOCK", refused.Err, StringComparison.Ordinal);
        Assert.Contains("Acts are refused until the clocks agree", shell.Run("verify").Exits(Exits.Ok).Err, StringComparison.Ordinal);
        shell.With("HABEAS_DESPITE_CLOCK", "compared with the radio").Admit();
    }
}
