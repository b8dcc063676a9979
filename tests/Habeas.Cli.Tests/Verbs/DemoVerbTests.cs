using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class DemoVerbTests
{
    [Fact]
    public void The_same_seed_gives_the_same_people_and_another_seed_others()
    {
        using var shell = new Shell();
        string Held(string folder, int seed)
        {
            shell.Run($"demo --persons 40 --years 1 --seed {seed} --register {folder}").Exits(Exits.Ok);
            return shell.Run($"held --as-of 2025-10-01 --limit 0 --format csv --register {folder}").Exits(Exits.Ok).Out;
        }

        Assert.Equal(Held("a", 42), Held("b", 42));
        Assert.NotEqual(Held("a2", 42), Held("c", 43));
    }

    [Fact]
    public void A_demo_shows_what_a_register_is_for_and_verifies()
    {
        using var shell = new Shell().With("HABEAS_REGISTER", "d");
        Assert.Contains("Try next:", shell.Run("demo --persons 120 --years 1").Exits(Exits.Ok).Out, StringComparison.Ordinal);
        shell.Run("verify --deep").Exits(Exits.Ok);
        var coverage = Enumerable.Range(1, 52)
            .Select(week => new NodaTime.LocalDate(2025, 1, 1).PlusWeeks(week).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .SelectMany(date => shell.Run($"held --as-of {date} --limit 0 --format json").Json().EnumerateArray().Select(h => h.GetProperty("coverage").GetString()!))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "covered", "covered-later", "no-order-recorded" }, coverage);
        Assert.Equal(14, shell.Run("place list --format json").Json().GetArrayLength());
    }

    [Fact]
    public void A_second_demo_leaves_the_first_as_it_is_and_says_what_to_do()
    {
        using var shell = new Shell().With("HABEAS_REGISTER", "d");
        shell.Run("demo --persons 1").Exits(Exits.Ok);
        shell.Run("place open 'Hentzau House' --kind prison --authority 'Prison Service' --zone Europe/Prague").Exits(Exits.Ok);
        var places = shell.Run("place list").Out;

        var again = shell.Run("demo").Exits(Exits.Ok);
        Assert.Contains("made before, and it is left as it is", again.Err, StringComparison.Ordinal);
        Assert.Contains("--replace", again.Err, StringComparison.Ordinal);
        Assert.Contains("Try next:", again.Out, StringComparison.Ordinal);
        Assert.Contains("--replace", shell.Run("demo --persons 2").Exits(Exits.Usage).Err, StringComparison.Ordinal);
        Assert.Contains("--replace", shell.Run("demo --seed 42").Exits(Exits.Usage).Err, StringComparison.Ordinal);
        Assert.Equal(places, shell.Run("place list").Out);

        shell.Run("demo --persons 1 --replace").Exits(Exits.Ok);
        Assert.DoesNotContain("Hentzau House", shell.Run("place list").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_demo_is_not_made_where_anything_else_is()
    {
        using var shell = Begun();
        Assert.Contains("no demo", shell.Run("demo --replace --register r").Exits(Exits.Usage).Err, StringComparison.Ordinal);
        Assert.Contains("no demo", shell.Run("demo --persons 1 --register r").Exits(Exits.Usage).Err, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(shell.Folder, "x"));
        shell.Write("x/note.txt", "mine");
        shell.Run("demo --persons 1 --register x").Exits(Exits.Usage);
        Assert.True(File.Exists(Path.Combine(shell.Folder, "x", "note.txt")));
        shell.Run("demo --persons 0").Exits(Exits.Usage);
        shell.Run("demo --years 0").Exits(Exits.Usage);
    }

    private static Shell Begun()
    {
        var shell = new Shell();
        shell.Run("init --register r").Exits(Exits.Ok);
        return shell;
    }
}
