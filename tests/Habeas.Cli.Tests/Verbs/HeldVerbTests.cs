using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class HeldVerbTests
{
    private static Shell TwoHeld()
    {
        var shell = Scene.Begin();
        shell.Admit();
        shell.Admit("admit --place 'Central Police Station' --name 'Rudolf Hentzau' --ground arrest --reasons theft --arrested-at 2025-06-01T08:30 --arrested-by Police --at 2025-06-01T09:00");
        return shell;
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("--place 'zenda prison'", 1)]
    [InlineData("--place 'Zenda Prison' 'Central Police Station'", 2)]
    [InlineData("--ground arrest", 1)]
    [InlineData("--ground sentence", 0)]
    [InlineData("--longer-than 6m", 1)]
    [InlineData("--longer-than 1y", 0)]
    [InlineData("--longer-than 1d", 1)]
    [InlineData("--coverage covered covered-later", 1)]
    [InlineData("--coverage no-order-recorded", 1)]
    [InlineData("--as-of 2025-12-31", 1)]
    [InlineData("--as-of 2025-05-31", 0)]
    [InlineData("--known-at 2", 1)]
    [InlineData("--limit 1", 1)]
    public void Filters_choose(string filters, int lines)
    {
        using var shell = TwoHeld();
        Assert.Equal(lines, shell.Run($"held {filters} --format json").Exits(Exits.Ok).Json().GetArrayLength());
    }

    [Fact]
    public void The_list_is_for_people_and_says_how_many()
    {
        using var shell = TwoHeld();
        Approved.Match(shell.Run("held").Exits(Exits.Ok).Out + shell.Run("held --limit 1").Out, "held");
    }

    [Theory]
    [InlineData("held --longer-than long")]
    [InlineData("held --coverage perhaps")]
    [InlineData("held --as-of soon")]
    [InlineData("held --limit -1")]
    public void A_filter_that_says_nothing_is_wrong_usage(string line)
    {
        using var shell = Scene.Begin();
        shell.Run(line).Exits(Exits.Usage);
    }

    [Fact]
    public void A_ground_that_occurs_nowhere_is_noted_and_a_place_that_is_not_there_is_not_found()
    {
        using var shell = TwoHeld();
        var ran = shell.Run("held --ground remnd --format csv").Exits(Exits.Ok);
        Assert.Single(ran.Out.TrimEnd('\n').Split('\n'));
        Assert.Contains("'remnd' occurs nowhere in this register as ground. Did you mean 'remand'? These do: arrest, remand.", ran.Err, StringComparison.Ordinal);
        Assert.Empty(shell.Run("held --ground remand --format csv").Err);
        Assert.Contains("Did you mean 'Zenda Prison'?", shell.Run("held --place 'Zenda Prisn'").Exits(Exits.NotFound).Err, StringComparison.Ordinal);
    }
}
