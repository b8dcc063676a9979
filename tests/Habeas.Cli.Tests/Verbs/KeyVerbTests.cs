using System.Text.Json;
using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class KeyVerbTests
{
    [Fact]
    public void Keys_are_listed_replaced_and_retired_and_never_shown()
    {
        using var shell = Scene.Begin();
        var before = shell.Run("key list --format json").Exits(Exits.Ok).Out;
        var rotated = shell.Run("key rotate signing").Exits(Exits.Ok);
        Assert.Contains("habeas key retire", rotated.Err, StringComparison.Ordinal);
        shell.Admit();
        shell.Run("key rotate master").Exits(Exits.Ok);
        shell.Run("key retire").Exits(Exits.Ok);
        shell.Admit();
        var after = shell.Run("key list --format json").Exits(Exits.Ok).Out;
        Assert.NotEqual(Of(before, "master"), Of(after, "master"));
        Assert.Equal(2, JsonDocument.Parse(after).RootElement.GetProperty("signing").GetArrayLength());
        shell.Run("verify --deep").Exits(Exits.Ok);
        foreach (var file in Directory.GetFiles(Path.Combine(shell.Folder, "r", "keys"), "*.key"))
        {
            var secret = File.ReadAllText(file).Trim().Split('+')[^1];
            Assert.DoesNotContain(secret, before + after + rotated.Out + rotated.Err, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Public_keys_lead_from_the_first_to_the_one_in_use()
    {
        using var shell = Scene.Begin();
        shell.Run("key rotate signing").Exits(Exits.Ok);
        shell.Run("key export-public --out keys.txt").Exits(Exits.Ok);
        var text = File.ReadAllText(Path.Combine(shell.Folder, "keys.txt"));
        Assert.Equal(text, shell.Run("key export-public").Out);
        Assert.Contains("habeas/succession@v1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_that_is_here_is_not_lost()
    {
        using var shell = Scene.Begin();
        Assert.Contains("is not lost", shell.Run("key rotate signing --lost").Exits(Exits.StorageFault).Err, StringComparison.Ordinal);
        File.Delete(Path.Combine(shell.Folder, "r", "keys", "signing.key"));
        Assert.Contains("--lost", shell.Run("key rotate signing").Exits(Exits.StorageFault).Err, StringComparison.Ordinal);
        shell.Run("key rotate signing --lost").Exits(Exits.Ok);
        shell.Admit();
        shell.Run("verify").Exits(Exits.Ok);
        var key = shell.Run("key list --format json").Json().GetProperty("signing")[1].GetProperty("verifier").GetString()!;
        File.Delete(Path.Combine(shell.Folder, "r", "keys", "signing.key"));
        Assert.Contains("took over without", shell.Run("verify").Exits(Exits.NotVerified).Out, StringComparison.Ordinal);
        shell.Run(["verify", "--key", key]).Exits(Exits.Ok);
    }

    private static string? Of(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name).GetString();
}
