using Habeas.Cli.Host;
using NodaTime;

namespace Habeas.Cli.Tests.Verbs;

public class ErasureVerbsTests
{
    private const string Name = "Nour Verbytska";

    [Fact]
    public void Sealed_file_is_shown_to_whom_the_seal_admits_once_that_is_recorded()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Run($"seal put {file} --authority 'Regional court' --why acquitted --may-read archivist").Exits(Exits.Ok);
        var kept = shell.Run($"file show {file} --capacity archivist").Exits(Exits.Ok);
        Assert.DoesNotContain(Name, kept.Out, StringComparison.Ordinal);
        Assert.Contains("habeas seal open", kept.Err, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, shell.Run("held --capacity archivist").Exits(Exits.Ok).Out, StringComparison.Ordinal);

        shell.Run($"seal open {file} --purpose appeal").Exits(Exits.Refused);
        shell.Run($"seal open {file} --purpose appeal --capacity archivist").Exits(Exits.Ok);
        Assert.Contains(Name, shell.Run($"file show {file} --capacity archivist").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("sealed file opened by", shell.Run($"file history {file} --capacity archivist").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, shell.Run($"file show {file} --capacity archivist --officer 'A. Colleague'").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, shell.Run($"file show {file}").Exits(Exits.Ok).Out, StringComparison.Ordinal);

        shell.SetClock(Instant.FromUtc(2026, 3, 6, 10, 0));
        Assert.DoesNotContain(Name, shell.Run($"file show {file} --capacity archivist").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        Assert.Equal("Regional court", Assert.Single(shell.Run($"seal list {file} --format json").Exits(Exits.Ok).Json().EnumerateArray()).GetProperty("authority").GetString());
        shell.Run($"seal lift {file} --authority 'Regional court' --why 'appeal allowed'").Exits(Exits.Ok);
        shell.SetClock(Instant.FromUtc(2026, 3, 6, 10, 1));
        Assert.Contains(Name, shell.Run($"file show {file}").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        shell.Run($"seal lift {file} --authority 'Regional court' --why 'appeal allowed'").Exits(Exits.NotFound);
    }

    [Fact]
    public void Person_is_erased_by_two_officers_and_status_tells_what_waits()
    {
        using var shell = Scene.Begin();
        var file = Left(shell);
        Assert.Equal(("fine", Exits.Ok), Erasures(shell));
        var person = shell.Run($"erase propose {file} --kind full --ground order-of-authority --authority 'Regional court' --law 'Act 17' --format json").Exits(Exits.Ok)
            .Json().GetProperty("person").GetString()!;
        Assert.Equal(("attention", Exits.Attention), Erasures(shell));
        Assert.Equal(file, Assert.Single(shell.Run("erase waiting --format json").Exits(Exits.Ok).Json().EnumerateArray()).GetProperty("file_number").GetString());
        Assert.Contains("not told", shell.Run($"erase approve {file} --officer 'B. Second'").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        shell.Run($"erase told {file} --whom person --means letter").Exits(Exits.Ok);
        shell.Run($"erase told {file} --whom inspectorate --means message").Exits(Exits.Ok);
        Assert.Contains("two officers", shell.Run($"erase approve {file}").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        shell.Run($"erase carry-out {file}").Exits(Exits.Refused);
        shell.Run($"erase approve {file} --officer 'B. Second'").Exits(Exits.Ok);
        Assert.Contains("Erased: 1.", shell.Run($"erase carry-out {file}").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        Assert.Equal(("fine", Exits.Ok), Erasures(shell));
        shell.Run($"file show {file}").Exits(Exits.NotFound);
        Assert.Contains("Nothing was left", shell.Run("erase finish").Exits(Exits.Ok).Out, StringComparison.Ordinal);

        Assert.Contains("oversee detention", shell.Run($"erase traced {person} --reason search").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        var traced = shell.Run($"erase traced {person} --reason search --capacity inspectorate --format json").Exits(Exits.Ok);
        Assert.Equal("Zenda Prison", Assert.Single(traced.Json().GetProperty("stays").EnumerateArray()).GetProperty("place").GetString());
        Assert.DoesNotContain(Name, traced.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_whose_time_is_over_are_told_by_rules_in_a_file()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit("admit --place 'Central Police Station' --name 'Nour Verbytska' --born 1994-05-17 --ground arrest --authority Police --reasons 'suspected of burglary' --arrested-at 2026-03-04T08:30 --at 2026-03-04T09:00");
        shell.Run($"release left {file} --at 2026-03-04T09:40 --witness 'A. Gate'").Exits(Exits.Ok);
        shell.Write("rules.json", """{"format":"habeas/retention@v1","of":"A","rules":[{"code":"all","kind":"any","outcome":"any","years":1,"from":"2010-01-01","citation":"s. 1","words":"One year."}]}""");
        Assert.Empty(shell.Run("retention due --rules rules.json --format json").Exits(Exits.Ok).Json().EnumerateArray());
        Assert.Equal(("fine", Exits.Ok), Erasures(shell, "--retention rules.json"));
        shell.SetClock(Instant.FromUtc(2027, 3, 6, 10, 0));
        Assert.Equal(file, Assert.Single(shell.Run("retention due --rules rules.json --format json").Exits(Exits.Ok).Json().EnumerateArray()).GetProperty("file_number").GetString());
        Assert.Equal(("attention", Exits.Attention), Erasures(shell, "--retention rules.json"));
        shell.Write("rules.json", "{}");
        shell.Run("retention due --rules rules.json").Exits(Exits.Usage);
    }

    /// <summary>Somebody who was held and left.</summary>
    private static string Left(Shell shell)
    {
        var file = shell.Admit();
        shell.Run($"release left {file} --at 2026-03-04T09:40 --witness 'A. Gate'").Exits(Exits.Ok);
        return file;
    }

    private static (string State, int Exit) Erasures(Shell shell, string more = "")
    {
        var ran = shell.Run($"status --format json --free-percent 0 {more}");
        return (ran.Json().GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("about").GetString() == "erasures").GetProperty("state").GetString()!, ran.Exit);
    }
}
