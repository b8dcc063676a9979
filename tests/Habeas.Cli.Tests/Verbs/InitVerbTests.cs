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
    public void A_second_register_in_the_same_place_is_wrong_usage_and_the_first_is_left_as_it_is()
    {
        using var shell = Scene.Begin();
        var before = shell.Run("proof checkpoint").Exits(Exits.Ok).Out;
        var err = shell.Run("init --origin other.example").Exits(Exits.Usage).Err;
        Assert.Contains("There is a register in", err, StringComparison.Ordinal);
        Assert.Contains("It is left as it is.", err, StringComparison.Ordinal);
        Assert.Equal(before, shell.Run("proof checkpoint").Exits(Exits.Ok).Out);
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
