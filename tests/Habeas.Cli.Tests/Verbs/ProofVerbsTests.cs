using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class ProofVerbsTests
{
    [Fact]
    public void A_receipt_is_checked_with_the_public_key_alone()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        shell.Write("e.tlog-proof", shell.Run("proof inclusion 2").Exits(Exits.Ok).Out);
        var key = File.ReadAllText(Path.Combine(shell.Folder, "r", "register.json")).Split("\"verifier\": \"")[1].Split('"')[0].Replace("\\u002B", "+", StringComparison.Ordinal);
        Assert.Contains("is in the register", shell.Run(["proof", "check", "e.tlog-proof", "--key", key]).Exits(Exits.Ok).Out, StringComparison.Ordinal);
        shell.Write("e.tlog-proof", File.ReadAllText(Path.Combine(shell.Folder, "e.tlog-proof")).Replace("index 2", "index 1", StringComparison.Ordinal));
        Assert.Contains("does not hold", shell.Run(["proof", "check", "e.tlog-proof", "--key", key]).Exits(Exits.NotVerified).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_checkpoint_is_continued_by_the_register_of_today()
    {
        using var shell = Scene.Begin();
        var kept = shell.Run("proof inclusion 1").Out;
        shell.Write("kept.txt", kept[(kept.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        shell.Admit();
        shell.Write("since.txt", shell.Run("proof consistency 2").Exits(Exits.Ok).Out);
        Assert.Contains("continues the earlier", shell.Run("proof check since.txt --checkpoint kept.txt").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("with the checkpoints kept outside", shell.Run("verify --checkpoint kept.txt").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        shell.Run("proof check since.txt").Exits(Exits.Usage);
    }

    [Fact]
    public void What_is_no_proof_or_no_entry_is_told()
    {
        using var shell = Scene.Begin();
        shell.Write("x.txt", "nothing\n");
        shell.Run("proof check x.txt").Exits(Exits.BadInput);
        shell.Run("proof inclusion 9").Exits(Exits.NotFound);
        shell.Run("proof consistency 9").Exits(Exits.NotFound);
        shell.Run("proof check nowhere").Exits(Exits.NotFound);
    }

    [Fact]
    public void Verify_and_rebuild_find_a_sound_register_sound()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Assert.Equal("internally consistent, not independently witnessed", shell.Run("verify --deep --format json").Exits(Exits.Ok).Json().GetProperty("result").GetString());
        Assert.Equal(0, shell.Run("rebuild --format json").Exits(Exits.Ok).Json().GetProperty("problems").GetInt32());
    }

    [Fact]
    public void A_checkpoint_of_a_longer_register_fails_with_evidence()
    {
        using var shell = Scene.Begin();
        var before = Directory.GetFiles(Path.Combine(shell.Folder, "r"), "register.db*").ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal);
        shell.Admit();
        var kept = shell.Run("proof inclusion 2").Out;
        shell.Write("kept.txt", kept[(kept.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        foreach (var file in Directory.GetFiles(Path.Combine(shell.Folder, "r"), "register.db*"))
        {
            File.Delete(file);
        }

        foreach (var (name, bytes) in before)
        {
            File.WriteAllBytes(Path.Combine(shell.Folder, "r", name), bytes);
        }

        var ran = shell.Run("verify --checkpoint kept.txt --evidence evidence.txt").Exits(Exits.NotVerified);
        Assert.Contains("entries were taken away", ran.Out, StringComparison.Ordinal);
        Assert.StartsWith("habeas/inconsistency@v1\n", File.ReadAllText(Path.Combine(shell.Folder, "evidence.txt")), StringComparison.Ordinal);
    }
}
