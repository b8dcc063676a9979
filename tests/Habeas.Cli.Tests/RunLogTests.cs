using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Habeas.Cli.Host;
using Habeas.Cli.Tests.Verbs;

namespace Habeas.Cli.Tests;

public class RunLogTests
{
    private const string Planted = "Xanthippe Plantagenet";

    [Fact]
    public void Each_run_is_a_line_with_verb_exit_code_and_kind_of_failure()
    {
        using var shell = Scene.Begin().With("HABEAS_LOG", "log.jsonl");
        shell.Run("held").Exits(Exits.Ok);
        shell.Run("file show nobody").Exits(Exits.Usage);
        shell.Run("no such verb").Exits(Exits.Usage);
        File.Delete(Path.Combine(shell.Folder, "r", "keys", "master.key"));
        shell.Run("held").Exits(Exits.StorageFault);
        Assert.Equal(
            [("habeas held", 0, null), ("habeas file show", 2, "stop"), ("habeas", 2, null), ("habeas held", 6, "storage-keys")],
            Lines(shell).Select(l => (l.GetProperty("verb").GetString()!, l.GetProperty("exit").GetInt32(), l.GetProperty("failure").GetString())));
    }

    [Fact]
    public void Nothing_that_is_written_into_any_field_of_any_command_is_in_the_log()
    {
        using var shell = Scene.Begin().With("HABEAS_LOG", "log.jsonl");
        var runs = 0;
        foreach (var line in Commands())
        {
            shell.Run(line);
            runs++;
        }

        foreach (var sample in Directory.GetFiles(Path.Combine(SourceTree.Root, "tests", "Habeas.Register.Tests", "Stored", "Samples"), "*.approved.json").Where(f => !f.Contains('@', StringComparison.Ordinal)))
        {
            var act = JsonNode.Parse(File.ReadAllText(sample))!;
            Plant(act);
            shell.Run("act -", act.ToJsonString());
            runs++;
        }

        Assert.True(runs > 250, $"only {runs} commands were run");
        Assert.Equal(runs, Lines(shell).Count());
        var log = File.ReadAllText(Path.Combine(shell.Folder, "log.jsonl"));
        Assert.DoesNotContain("Xanthippe", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Plantagenet", log, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every verb that acts, with a name in each of its options alone, and in all of them.</summary>
    private static IEnumerable<IReadOnlyList<string>> Commands()
    {
        foreach (var (path, verb) in Leaves(HelpTests.Tree(), []))
        {
            var arguments = verb.Arguments.Select(_ => Planted).ToList();
            var options = verb.Options.Where(o => o.Arity.MaximumNumberOfValues > 0).Select(o => o.Name).ToList();
            foreach (var option in options)
            {
                yield return [.. path, .. arguments, option, Planted];
            }

            yield return [.. path, .. arguments, .. options.SelectMany(o => new[] { o, Planted })];
            yield return [.. path, .. arguments, "--officer", Planted, "--capacity", Planted];
        }
    }

    private static IEnumerable<(IReadOnlyList<string> Path, Command Verb)> Leaves(Command command, IReadOnlyList<string> path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(c => Leaves(c, [.. path, c.Name]));

    /// <summary>Puts the name into every text that is free, and lets the rest make the act what it is.</summary>
    private static void Plant(JsonNode node)
    {
        foreach (var (name, value) in (node as JsonObject ?? []).ToList())
        {
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && name is not ("type" or "id") && text.GetValue<string>().Contains(' ', StringComparison.Ordinal))
            {
                node[name] = Planted;
            }
            else if (value is not null)
            {
                Plant(value);
            }
        }

        foreach (var one in (node as JsonArray ?? []).Where(n => n is not null))
        {
            Plant(one!);
        }
    }

    private static IEnumerable<JsonElement> Lines(Shell shell) =>
        File.ReadAllLines(Path.Combine(shell.Folder, "log.jsonl")).Select(l => JsonDocument.Parse(l).RootElement);
}
