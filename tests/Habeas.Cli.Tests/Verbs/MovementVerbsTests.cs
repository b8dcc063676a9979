using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class MovementVerbsTests
{
    [Fact]
    public void A_person_is_transferred_and_released_in_three_steps()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Run($"transfer out {file} --to 'Central Police Station' --escort 'Escort Service' --why hearing --at 2026-03-04T09:30").Exits(Exits.Ok);
        Assert.Contains("in transit", shell.Run("held --as-of 2026-03-04T09:45").Out, StringComparison.Ordinal);
        shell.Run($"transfer in {file} --place 'Central Police Station' --at 2026-03-04T10:10").Exits(Exits.Ok);
        Assert.Equal("remand", shell.Run($"release order {file} --authority 'District Court' --basis acquittal --format json").Exits(Exits.Ok).Json().GetProperty("grounds")[0].GetString());
        shell.Run($"release process {file}").Exits(Exits.Ok);
        Assert.Contains("1 held", shell.Run("held").Out, StringComparison.Ordinal);
        shell.Run($"release left {file} --witness nobody").Exits(Exits.Ok);
        Assert.Contains("0 held", shell.Run("held --as-of 2026-03-04T12:00").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_is_refused_while_a_ground_stands_unless_the_act_says_despite_what()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        Assert.Contains("other-ground-standing", shell.Run($"release process {file}").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        shell.Run($"release process {file} --despite 'the court has been told'").Exits(Exits.Ok);
    }

    [Fact]
    public void Whoever_is_not_in_transit_is_refused_and_can_be_recorded_present()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        Assert.Contains("habeas presence", shell.Run($"transfer in {file} --place 'Central Police Station'").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        var seen = shell.Run($"presence --place 'Central Police Station' --source 'night round' --file {file}").Exits(Exits.Ok);
        Assert.Contains("seen or moved at one place", seen.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nameless_presence_without_an_order_is_recorded_and_is_a_finding()
    {
        using var shell = Scene.Begin();
        var seen = shell.Run("presence --place 'Central Police Station' --source inspection --unnamed 'grey coat, cell 4' --held-since 2026-03-02 --format json").Exits(Exits.Ok).Json();
        Assert.Contains("presence-without-admission", seen.GetProperty("findings").EnumerateArray().Select(f => f.GetString()));
        Assert.Contains("no-order-recorded", shell.Run("held --coverage no-order-recorded").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absence_is_somebodys()
    {
        using var shell = Scene.Begin();
        shell.Run("presence --place 'Zenda Prison' --source round --absent").Exits(Exits.Usage);
        var file = shell.Admit();
        Assert.Contains("Not found at", shell.Run($"presence --place 'Zenda Prison' --source round --file {file} --absent").Exits(Exits.Ok).Out, StringComparison.Ordinal);
    }
}
