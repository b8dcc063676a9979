using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class InitVerbTests
{
    [Fact]
    public void Without_a_witness_it_says_plainly_what_verify_will_say()
    {
        using var shell = new Shell();
        var ran = shell.Run("init --register 'My Register'").Exits(Exits.Ok);
        Assert.Contains("internally consistent, not independently witnessed", ran.Out, StringComparison.Ordinal);
        Assert.Contains("habeas.local/my-register\n    0\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_witness_is_remembered_by_verify()
    {
        using var shell = new Shell().With("HABEAS_REGISTER", "r");
        Assert.Contains("Give the checkpoint to the Ombudsman", shell.Run("init --witness 'the Ombudsman'").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("Ask the Ombudsman", shell.Run("verify").Exits(Exits.Ok).Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_register_in_the_same_place_is_a_storage_fault()
    {
        using var shell = Scene.Begin();
        Assert.Contains("already", shell.Run("init").Exits(Exits.StorageFault).Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("init --prefix lower")]
    [InlineData("init --origin 'two words'")]
    public void A_name_that_cannot_be_kept_is_wrong_usage(string line)
    {
        using var shell = new Shell().With("HABEAS_REGISTER", "r");
        shell.Run(line).Exits(Exits.Usage);
        Assert.False(Directory.Exists(Path.Combine(shell.Folder, "r")));
    }

    [Fact]
    public void Without_a_register_named_every_verb_says_how_to_name_one()
    {
        using var shell = new Shell();
        Assert.Contains("HABEAS_REGISTER", shell.Run("held").Exits(Exits.Usage).Err, StringComparison.Ordinal);
        Assert.Contains("habeas init", shell.Run("held --register nowhere").Exits(Exits.NotFound).Err, StringComparison.Ordinal);
    }
}
