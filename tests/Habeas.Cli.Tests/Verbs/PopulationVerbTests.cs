using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class PopulationVerbTests
{
    [Fact]
    public void Csv_has_exactly_the_columns_that_programs_rely_on()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Assert.Equal("date,held_low,held_high\n2026-03-05,1,1\n", shell.Run("population --as-of 2026-03-05 --format csv").Exits(Exits.Ok).Out);
        Assert.Equal(
            "date,legal-status,sex,held_low,held_high\n2026-03-05,unsentenced,female,1,1\n",
            shell.Run("population --as-of 2026-03-05 --by legal-status,sex --format csv").Exits(Exits.Ok).Out);
    }

    [Fact]
    public void Where_chooses_and_a_day_without_anybody_counts_nobody()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Assert.EndsWith(",0,0\n", shell.Run("population --as-of 2026-03-05 --where sex=male --format csv").Out, StringComparison.Ordinal);
        Assert.EndsWith(",1,1\n", shell.Run("population --as-of 2026-03-05 --where sex=male,female ground=remand --format csv").Out, StringComparison.Ordinal);
        Assert.EndsWith(",0,0\n", shell.Run("population --as-of 2026-03-03 --format csv").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_known_earlier_does_not_change()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Assert.EndsWith(",0,0\n", shell.Run("population --as-of 2026-03-05 --known-at 1 --format csv").Out, StringComparison.Ordinal);
        Assert.EndsWith(",0,0\n", shell.Run("population --as-of 2026-03-05 --known-at 2020-01-01 --format csv").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_and_months_run_from_first_to_last()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Assert.Equal("date,held_low,held_high\n2026-03-04,0,0\n2026-03-05,1,1\n2026-03-06,1,1\n", shell.Run("population --from 2026-03-04 --to 2026-03-06 --format csv").Exits(Exits.Ok).Out);
        Assert.Equal("date,held_low,held_high\n2026-01-31,0,0\n2026-02-28,0,0\n2026-03-31,1,1\n", shell.Run("population --from 2026-01-31 --to 2026-04-01 --every month --format csv").Exits(Exits.Ok).Out);
    }

    [Fact]
    public void People_read_one_figure_where_nothing_is_uncertain()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Approved.Match(shell.Run("population --as-of 2026-03-05 --by place").Exits(Exits.Ok).Out + shell.Run("population --as-of 2026-03-05 --detention-period --over 6").Out, "population");
    }

    [Theory]
    [InlineData("population --from 2026-01-01")]
    [InlineData("population --from 2026-02-01 --to 2026-01-01")]
    [InlineData("population --where sex")]
    [InlineData("population --detention-period --by sex")]
    [InlineData("population --as-of 2026-02-30")]
    [InlineData("population --detention-period --over some")]
    public void A_question_that_says_nothing_is_wrong_usage(string line)
    {
        using var shell = Scene.Begin();
        shell.Run(line).Exits(Exits.Usage);
    }

    [Theory]
    [InlineData("--by gender", "nothing was ever recorded under 'gender'", "legal-status, ground, sex, age-group")]
    [InlineData("--by legal-statis", "Did you mean 'legal-status'?", "The attributes of this register are")]
    [InlineData("--where gnder=female", "nothing was ever recorded under 'gnder'", "whereabouts")]
    [InlineData("--by sex,sex", "names 'sex' twice", "once")]
    [InlineData("--where sex=male --where sex=female", "names 'sex' twice", "sex=one,other")]
    [InlineData("--where sex=", "is not ATTRIBUTE=CODE", "legal-status=unsentenced")]
    public void An_attribute_that_nobody_recorded_is_told_and_not_answered_with_nothing(string line, string what, string next)
    {
        using var shell = Scene.Begin();
        shell.Admit();
        var ran = shell.Run($"population --as-of 2026-03-05 {line}").Exits(Exits.Usage);
        Assert.Contains(what, ran.Err, StringComparison.Ordinal);
        Assert.Contains(next, ran.Err, StringComparison.Ordinal);
        Assert.Empty(ran.Out);
    }

    [Theory]
    [InlineData("sex=femal", "'femal' occurs nowhere in this register as sex. Did you mean 'female'? These do: female.")]
    [InlineData("legal-status=sentenced", "These do: unsentenced.")]
    [InlineData("place='Zenda Prision'", "Did you mean 'Zenda Prison'?")]
    [InlineData("age=young", "An age is a whole number of years.")]
    [InlineData("custody-level=high", "No custody-level is recorded in it.")]
    [InlineData("whereabouts=at-sea", "These do: inside, in-transit, at-court, in-hospital, temporarily-absent.")]
    public void A_code_that_occurs_nowhere_is_answered_and_noted(string where, string note)
    {
        using var shell = Scene.Begin();
        shell.Admit();
        var ran = shell.Run($"population --as-of 2026-03-05 --where {where} --format csv").Exits(Exits.Ok);
        Assert.EndsWith(",0,0\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains(note, ran.Err, StringComparison.Ordinal);
        Assert.Empty(shell.Run($"population --as-of 2026-03-05 --where {where} --format csv --quiet").Err);
    }

    [Fact]
    public void A_code_that_occurs_nowhere_is_noted_beside_one_that_does()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        var ran = shell.Run("population --as-of 2026-03-05 --where sex=female,mael --format csv").Exits(Exits.Ok);
        Assert.EndsWith(",1,1\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("'mael' occurs nowhere", ran.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("'female' occurs", ran.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sex=female")]
    [InlineData("age=31")]
    [InlineData("age-group=25-34,under-18")]
    [InlineData("place='Zenda Prison'")]
    [InlineData("whereabouts=at-court")]
    [InlineData("bail=not-recorded")]
    public void A_code_that_can_occur_is_not_remarked_on(string where)
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Assert.Empty(shell.Run($"population --as-of 2026-03-05 --where {where} --format csv").Exits(Exits.Ok).Err);
    }
}
