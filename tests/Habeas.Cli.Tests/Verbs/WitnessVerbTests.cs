using Habeas.Cli.Host;
using Habeas.Ledger.Notes;
using Habeas.Witness;

namespace Habeas.Cli.Tests.Verbs;

public sealed class WitnessVerbTests
{
    [Fact]
    public async Task Register_asks_the_witness_whose_line_it_was_given()
    {
        using var shell = Scene.Begin();
        var line = shell.Run("witness new-key --name ombudsman.example --key w").Exits(Exits.Ok).Out.Split('\n').Single(l => l.Contains("Its line", StringComparison.Ordinal));
        var log = shell.Run("key export-public").Out.Trim();
        Assert.Equal(NoteFault.None, SecretKeyText.TryParse(File.ReadAllText(Path.Combine(shell.Folder, "w")).Trim(), out CosignerKey? key));
        Assert.Equal(NoteFault.None, VerifierKey.TryParse(log, out var verifier));
        using var witness = new LogWitness(key!, LogKeys.Of([verifier!]), Path.Combine(shell.Folder, "w.seen"), TimeProvider.System);
        await using (var server = await WitnessServer.StartAsync(witness, new(System.Net.IPAddress.Loopback, 0)))
        {
            var policy = line[line.IndexOf("witness ombudsman", StringComparison.Ordinal)..].Trim().Replace("https://ombudsman.example", server.Address.ToString(), StringComparison.Ordinal);
            shell.Write("policy.txt", policy + "\nquorum ombudsman.example\n");
            Assert.Contains("ombudsman.example", shell.Run("witness policy policy.txt").Exits(Exits.Ok).Out, StringComparison.Ordinal);
            shell.Admit();
            Assert.Contains("cosigned", shell.Run("witness ask").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        }

        shell.Admit();
        var away = shell.Run("witness ask").Exits(Exits.Attention);
        Assert.Contains("nothing answers there", away.Out, StringComparison.Ordinal);
        Assert.Contains("ombudsman.example,3", shell.Run("witness list --format csv").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        shell.Run("witness policy --none").Exits(Exits.Ok);
        shell.Run("witness ask").Exits(Exits.NotFound);
    }

    [Fact]
    public void Policy_that_cannot_be_read_is_told_with_its_line_and_changes_nothing()
    {
        using var shell = Scene.Begin();
        shell.Write("policy.txt", "# ours\nwitness ombudsman nokey\nquorum ombudsman\n");
        Assert.Contains("policy.txt, line 2", shell.Run("witness policy policy.txt").Exits(Exits.BadInput).Err, StringComparison.Ordinal);
        Assert.Contains("no policy is set", shell.Run("witness policy").Exits(Exits.Ok).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Witness_is_not_begun_over_and_serves_only_with_its_key_and_memory()
    {
        using var shell = Scene.Begin();
        var log = shell.Run("key export-public").Out.Trim();
        shell.Run(["witness", "serve", "--key", "w", "--log", log]).Exits(Exits.NotFound);
        shell.Run("witness new-key --name ombudsman.example --key w").Exits(Exits.Ok);
        shell.Run("witness new-key --name ombudsman.example --key w").Exits(Exits.Usage);
        shell.Run("witness new-key --name 'the ombudsman' --key v").Exits(Exits.Usage);
        shell.Run(["witness", "serve", "--key", "w", "--name", "court.example", "--log", log]).Exits(Exits.Usage);
        shell.Run(["witness", "serve", "--key", "w", "--log", "register.example"]).Exits(Exits.Usage);
        shell.Run(["witness", "serve", "--key", "w", "--log", log, "--listen", "nowhere"]).Exits(Exits.Usage);
        Directory.Delete(Path.Combine(shell.Folder, "w.seen"), recursive: true);
        Assert.Contains("forgot", shell.Run(["witness", "serve", "--key", "w", "--log", log]).Exits(Exits.StorageFault).Err, StringComparison.Ordinal);
    }
}
