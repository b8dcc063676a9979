using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class FileVerbTests
{
    [Fact]
    public void A_file_shows_who_where_on_what_ground_and_what_covers_it()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        Approved.Match(shell.Run($"file show {file}").Exits(Exits.Ok).Out, "file-show");
    }

    [Fact]
    public void A_file_answers_as_it_was_known_at_an_earlier_entry()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        shell.Run($"release left {file} --witness nobody --at 2026-03-04T10:30").Exits(Exits.Ok);
        Assert.Equal("not held", shell.Run($"file show {file} --as-of 2026-03-04T12:00 --format json").Json().GetProperty("whereabouts").GetString());
        Assert.Equal("inside", shell.Run($"file show {file} --as-of 2026-03-04T12:00 --known-at 2 --format json").Json().GetProperty("whereabouts").GetString());
        shell.Run($"file show {file} --known-at 1").Exits(Exits.NotFound);
        shell.Run($"file show {file} --known-at 99").Exits(Exits.NotFound);
    }

    [Fact]
    public void History_shows_who_recorded_each_event_and_pairs_corrections()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var person = shell.Run($"file show {file} --format json").Json();
        Assert.Equal(file, person.GetProperty("file_number").GetString());
        var id = shell.Run($"file history {file} --format json").Json().EnumerateArray().First(e => e.GetProperty("what").GetString()!.StartsWith("admitted", StringComparison.Ordinal));
        var annul = $$"""{"type":"annul-event","about":"person:{{PersonOf(shell)}}","target":"{{id.GetProperty("event").GetString()}}","reason":"another person"}""";
        shell.Run("act -", annul).Exits(Exits.Ok);
        Approved.Match(shell.Run($"file history {file}").Exits(Exits.Ok).Out, "file-history");
    }

    private static string PersonOf(Shell shell)
    {
        using var register = Habeas.Storage.StoredRegister.Open(Habeas.Storage.RegisterLocation.Parse(Path.Combine(shell.Folder, "r"), _ => null), shell);
        using var reading = register.Read(new Register.Acts.Actor("test", "test"));
        return reading.PersonsByName("Nour Verbytska")[0].Person.ToString();
    }
}
