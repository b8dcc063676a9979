using System.Text.Json;
using Habeas.Cli.Host;
using NodaTime;

namespace Habeas.Cli.Tests.Verbs;

public class StatusVerbTests
{
    [Fact]
    public void Status_of_a_register_that_is_well_says_so()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        var status = Status(shell, Exits.Ok);
        Assert.Equal(3, status.GetProperty("entries").GetInt64());
        Assert.Equal(3, status.GetProperty("entries_last_hour").GetInt64());
        Assert.All(Checks(status), c => Assert.Equal("fine", c.State));
        shell.SetClock(Instant.FromUtc(2026, 3, 6, 10, 0));
        Assert.Equal(0, Status(shell, Exits.Ok).GetProperty("entries_last_day").GetInt64());
    }

    [Fact]
    public void What_somebody_has_to_do_has_an_exit_code_of_its_own()
    {
        using var shell = Scene.Begin();
        var line = shell.Run("witness new-key --name ombudsman.example --key w").Exits(Exits.Ok).Out.Split('\n').Single(l => l.Contains("Its line", StringComparison.Ordinal));
        shell.Write("policy.txt", line[line.IndexOf("witness ombudsman", StringComparison.Ordinal)..].Trim().Replace("https://ombudsman.example", "http://127.0.0.1:1", StringComparison.Ordinal) + "\nquorum ombudsman.example\n");
        shell.Run("witness policy policy.txt").Exits(Exits.Ok);
        Assert.Equal("fine", Check(Status(shell, Exits.Ok), "witnesses"));
        shell.SetClock(Instant.FromUtc(2026, 3, 6, 10, 0));
        Assert.Equal("attention", Check(Status(shell, Exits.Attention), "witnesses"));
        shell.SetClock(Instant.FromUtc(2026, 3, 1, 10, 0));
        Assert.Equal("attention", Check(Status(shell, Exits.Attention), "clock"));
    }

    [Fact]
    public void Age_of_the_backup_is_told_where_its_folder_is_named()
    {
        using var shell = Scene.Begin();
        Assert.Equal("fine", Check(Status(shell, Exits.Ok), "backup"));
        shell.Run("backup b").Exits(Exits.Ok);
        shell.Admit();
        var status = Status(shell, Exits.Ok, "--backup b");
        Assert.Equal(2, status.GetProperty("backed_up_entries").GetInt64());
        shell.SetClock(Instant.FromUtc(2026, 3, 6, 10, 0));
        Assert.Equal("attention", Check(Status(shell, Exits.Attention, "--backup b"), "backup"));
        shell.Run("backup b").Exits(Exits.Ok);
        Assert.Equal("fine", Check(Status(shell, Exits.Ok, "--backup b"), "backup"));
    }

    [Fact]
    public void Missing_keys_and_evidence_against_the_register_are_wrong()
    {
        using var shell = Scene.Begin();
        var register = Path.Combine(shell.Folder, "r");
        Directory.CreateDirectory(Path.Combine(register, "evidence"));
        File.WriteAllText(Path.Combine(register, "evidence", "x.txt"), "two histories");
        Assert.Equal("wrong", Check(Status(shell, Exits.NotVerified), "evidence"));
        Directory.Delete(Path.Combine(register, "evidence"), recursive: true);
        File.Delete(Path.Combine(register, "keys", "signing.key"));
        Assert.Equal("wrong", Check(Status(shell, Exits.NotVerified), "keys"));
    }

    private static JsonElement Status(Shell shell, int exit, string more = "") =>
        JsonDocument.Parse(shell.Run($"status --format json --free-percent 0 {more}").Exits(exit).Out).RootElement;

    private static IEnumerable<(string About, string State)> Checks(JsonElement status) =>
        status.GetProperty("checks").EnumerateArray().Select(c => (c.GetProperty("about").GetString()!, c.GetProperty("state").GetString()!));

    private static string Check(JsonElement status, string about) => Checks(status).Single(c => c.About == about).State;
}
