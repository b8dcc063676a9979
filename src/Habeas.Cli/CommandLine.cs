using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Habeas.Cli.Host;
using Habeas.Cli.Verbs;

namespace Habeas.Cli;

/// <summary>The <c>habeas</c> command, from arguments to exit code.</summary>
public static class CommandLine
{
    /// <summary>Runs the command once.</summary>
    /// <returns>An exit code of <see cref="Exits"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Surroundings surroundings)
    {
        var log = RunLog.Begin(surroundings);
        var (verb, exit, failed) = ("", Exits.Bug, (Exception?)null);
        try
        {
            var root = Tree(surroundings);
            var parse = root.Parse(args.Count == 0 ? ["--help"] : args);
            verb = HelpText.PathOf(parse.CommandResult.Command);
            exit = parse.Action is ParseErrorAction
                ? Misused(parse, surroundings.Err)
                : parse.Invoke(new InvocationConfiguration { Output = surroundings.Out, Error = surroundings.Err, EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure)
        {
            surroundings.Out.Flush();
            (exit, failed) = (Failures.Tell(failure, surroundings), failure);
        }

        log?.End(verb, exit, failed);
        return exit;
    }

    /// <summary>The verbs, as help and reference list them.</summary>
    internal static RootCommand Tree(Surroundings surroundings)
    {
        var globals = new Globals(surroundings);
        var root = new RootCommand("Keeps a register of every person deprived of liberty, and proves that nothing was altered.");
        foreach (var option in globals.All)
        {
            root.Options.Add(option);
        }

        foreach (var verb in AllVerbs.Of(globals))
        {
            root.Subcommands.Add(verb);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "What a verb does, its options, and examples.";
        help.Action = new HelpText(globals);
        root.Options.OfType<VersionOption>().Single().Description = "The version of habeas.";
        return root;
    }

    private static int Misused(ParseResult parse, TextWriter err)
    {
        foreach (var error in parse.Errors)
        {
            err.WriteLine($"habeas: {error.Message}");
        }

        var path = HelpText.PathOf(parse.CommandResult.Command);
        err.WriteLine($"'{path} --help' shows how it is used.");
        return Exits.Usage;
    }
}
