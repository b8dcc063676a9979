using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class SearchVerbTests
{
    private static Shell Two()
    {
        var shell = Scene.Begin();
        shell.Admit();
        shell.Admit("admit --place 'Central Police Station' --name 'رودولف هنتزاو' --alias 'Rudolf Hentzau' --identifier 'passport RU=HZ17' --ground arrest --reasons theft --arrested-at 2025-06-01T08:30 --arrested-by Police --at 2025-06-01T09:00");
        return shell;
    }

    [Theory]
    [InlineData("'Nour Verbytska'", 1)]
    [InlineData("Verbitskaya Nur", 1)]
    [InlineData("'N. Verbytska' --born 1994-05", 1)]
    [InlineData("'Hentsau, Rudolph'", 1)]
    [InlineData("--identifier HZ17", 1)]
    [InlineData("--identifier 'passport RU=hz-17'", 1)]
    [InlineData("--identifier 'passport UA=HZ17'", 0)]
    [InlineData("--born ~1993", 1)]
    [InlineData("--born 1990/1995", 1)]
    [InlineData("--born 1990", 0)]
    [InlineData("'Nour Verbytska' --sex male", 0)]
    [InlineData("Zuzu", 0)]
    public void Search_finds_by_what_is_known(string line, int persons)
    {
        using var shell = Two();
        Assert.Equal(persons, shell.Run($"search {line} --format json").Exits(Exits.Ok).Json().GetArrayLength());
    }

    [Fact]
    public void The_list_says_why_each_person_matched()
    {
        using var shell = Two();
        var people = shell.Run("search Rudolph Hentsau --born 1970").Exits(Exits.Ok).Out;
        var programs = shell.Run("search 'Verbitska N' --born 1994-05-17 --format json").Exits(Exits.Ok).Out;
        Approved.Match(people + programs, "search");
    }

    [Fact]
    public void Nobody_found_is_an_answer_with_a_note()
    {
        using var shell = Two();
        var ran = shell.Run("search Zuzu --format csv").Exits(Exits.Ok);
        Assert.Single(ran.Out.TrimEnd('\n').Split('\n'));
        Assert.Contains("under another name", ran.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_who_match_as_well_as_the_last_and_are_not_shown_are_counted()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        shell.Admit();
        shell.Admit();
        Assert.Contains("2 more match as well", shell.Run("search 'Nour Verbytska' --limit 1").Exits(Exits.Ok).Err, StringComparison.Ordinal);
        Assert.DoesNotContain("more match", shell.Run("search 'Nour Verbytska' --limit 3").Exits(Exits.Ok).Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_longer_than_any_is_wrong_usage()
    {
        using var shell = Scene.Begin();
        shell.Run($"search {new string('a', 401)}").Exits(Exits.Usage);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("search ' '")]
    [InlineData("search ' -- . '")]
    [InlineData("search Nour --limit 0")]
    [InlineData("search Nour --born soon")]
    [InlineData("search Nour --born 1995/1990")]
    public void A_search_that_says_nothing_is_wrong_usage(string line)
    {
        using var shell = Scene.Begin();
        shell.Run(line).Exits(Exits.Usage);
    }
}
