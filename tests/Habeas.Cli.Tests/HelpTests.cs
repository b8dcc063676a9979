using System.CommandLine;
using Habeas.Cli.Host;

namespace Habeas.Cli.Tests;

public class HelpTests
{
    public static TheoryData<string> Verbs => [.. Paths(Tree())];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_of_every_verb_is_approved(string path)
    {
        using var shell = new Shell();
        var ran = shell.Run($"{path} --help").Exits(0);
        Approved.Match(ran.Out, "Help/" + (path.Length == 0 ? "habeas" : path.Replace(' ', '-')));
    }

    [Fact]
    public void Every_verb_has_a_sentence_and_one_that_acts_has_an_example()
    {
        foreach (var verb in All(Tree()).OfType<Verb>())
        {
            Assert.EndsWith(".", verb.Description, StringComparison.Ordinal);
            Assert.True(verb.Subcommands.Count > 0 || verb.Examples.Count > 0, verb.Name);
            Assert.All(verb.Options, o => Assert.EndsWith(".", o.Description!, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_example_is_a_command_that_the_parser_takes()
    {
        foreach (var example in All(Tree()).OfType<Verb>().SelectMany(v => v.Examples))
        {
            var commands = example.Split(['|', '<', '>', '(', ')']).Select(c => c.Trim()).Select(c => c.StartsWith("HABEAS_", StringComparison.Ordinal) ? c[(c.IndexOf(' ', StringComparison.Ordinal) + 1)..] : c).Where(c => c.StartsWith("habeas ", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(commands);
            Assert.All(commands, c => Assert.Empty(Tree().Parse([.. Line.Words(c).Skip(1)]).Errors.Select(e => $"{example}: {e.Message}")));
        }
    }

    [Fact]
    public void Without_arguments_the_help_is_shown()
    {
        using var shell = new Shell();
        Assert.Equal(shell.Run("--help").Out, shell.Run("").Exits(0).Out);
    }

    internal static Command Tree()
    {
        using var shell = new Shell();
        return CommandLine.Tree(new Surroundings
        {
            Out = TextWriter.Null,
            Err = TextWriter.Null,
            In = Stream.Null,
            Variable = _ => null,
            Folder = shell.Folder,
            User = "tester",
            Clock = shell,
            Random = _ => { },
        });
    }

    private static IEnumerable<string> Paths(Command command) =>
        All(command).Select(c => HelpText.PathOf(c)["habeas".Length..].Trim());

    internal static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
