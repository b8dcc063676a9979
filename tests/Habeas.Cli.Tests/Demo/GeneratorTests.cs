using Habeas.Cli.Host;
using Habeas.Cli.Tests.Verbs;

namespace Habeas.Cli.Tests.Demo;

public class GeneratorTests
{
    [Fact]
    public void The_same_seed_gives_the_same_people_and_another_seed_others()
    {
        using var shell = new Shell();
        string Held(string folder, int seed)
        {
            shell.Run($"demo --persons 25 --seed {seed} --register {folder}").Exits(Exits.Ok);
            return shell.Run($"held --as-of 2025-10-01 --limit 0 --format csv --register {folder}").Exits(Exits.Ok).Out;
        }

        Assert.Equal(Held("a", 42), Held("b", 42));
        Assert.NotEqual(Held("a2", 42), Held("c", 43));
    }

    [Fact]
    public void A_demo_shows_what_a_register_is_for_and_verifies()
    {
        using var shell = new Shell().With("HABEAS_REGISTER", "d");
        Assert.Contains("Try next:", shell.Run("demo --persons 50").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        shell.Run("verify --deep").Exits(Exits.Ok);
        var coverage = Enumerable.Range(1, 52)
            .Select(week => new NodaTime.LocalDate(2025, 1, 1).PlusWeeks(week).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .SelectMany(date => shell.Run($"held --as-of {date} --limit 0 --format json").Json().EnumerateArray().Select(h => h.GetProperty("coverage").GetString()!))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "covered", "covered-later", "no-order-recorded" }, coverage);
        Assert.Equal(5, shell.Run("place list --format json").Json().GetArrayLength());
    }

    [Fact]
    public void A_demo_gives_way_to_another_and_nothing_else_does()
    {
        using var shell = Begun();
        shell.Run("demo --persons 1 --register d").Exits(Exits.Ok);
        shell.Run("demo --persons 1 --register d").Exits(Exits.Ok);
        Assert.Contains("no demo", shell.Run("demo --persons 1 --register r").Exits(Exits.Usage).Err, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(shell.Folder, "x"));
        shell.Write("x/note.txt", "mine");
        shell.Run("demo --persons 1 --register x").Exits(Exits.Usage);
        Assert.True(File.Exists(Path.Combine(shell.Folder, "x", "note.txt")));
        shell.Run("demo --persons 0").Exits(Exits.Usage);
    }

    private static Shell Begun()
    {
        var shell = new Shell();
        shell.Run("init --register r").Exits(Exits.Ok);
        return shell;
    }
}
