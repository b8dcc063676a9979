using System.CommandLine;
using System.CommandLine.Invocation;

namespace Habeas.Cli.Host;

/// <summary>Writes the help of a verb: what it does, how it is given, its arguments and options, examples.</summary>
/// <remarks>The library's own help has no place for examples and repeats the options of every verb at each of them.</remarks>
internal sealed class HelpText(Globals globals) : SynchronousCommandLineAction
{
    private const int Width = 110;
    private const int LeftMost = 34;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return Exits.Ok;
    }

    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "habeas";

    public void Write(Command command, TextWriter output)
    {
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine($"  {Usage(command)}");
        Section(output, "Verbs:", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description)));
        Section(output, "Arguments:", command.Arguments.Select(a => (Named(a), a.Description)));
        var isRoot = command is RootCommand;
        Section(output, "Options:", command.Options.Where(o => !o.Hidden && (isRoot || !globals.All.Contains(o))).Select(Described));
        if (command is Verb { Remarks: { } remarks })
        {
            output.WriteLine();
            output.WriteLine(remarks);
        }

        if (command is Verb { Examples.Count: > 0 } verb)
        {
            output.WriteLine();
            output.WriteLine("Examples:");
            foreach (var example in verb.Examples)
            {
                output.WriteLine($"  {example}");
            }
        }

        if (isRoot)
        {
            Section(output, "Exit codes:", Exits.All.Select(e => (e.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), (string?)e.Meaning)));
        }
        else
        {
            output.WriteLine();
            output.WriteLine("Every verb also takes --register, --officer, --capacity, --format and --quiet: see 'habeas --help'.");
        }
    }

    private static string Usage(Command command)
    {
        var arguments = command.Arguments.Select(a => a.Arity switch
        {
            { MinimumNumberOfValues: 0, MaximumNumberOfValues: > 1 } => $"[{Named(a)}…]",
            { MinimumNumberOfValues: 0 } => $"[{Named(a)}]",
            { MaximumNumberOfValues: > 1 } => $"{Named(a)}…",
            _ => Named(a),
        });
        var verb = command.Subcommands.Count > 0 ? ["VERB"] : Array.Empty<string>();
        return string.Join(' ', [PathOf(command), .. verb, .. arguments, "[options]"]);
    }

    private static string Named(Argument argument) => argument.HelpName ?? argument.Name.ToUpperInvariant();

    private static (string, string?) Described(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-')).Append(option.Name).Distinct().OrderBy(n => n.Length));
        var value = option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0 ? "" : " " + (option.HelpName ?? "VALUE");
        return (names + value, option.Description + (option.Required ? " Required." : ""));
    }

    private static void Section(TextWriter output, string title, IEnumerable<(string Left, string? Right)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        var left = Math.Min(LeftMost, all.Max(l => l.Left.Length));
        foreach (var (name, description) in all)
        {
            var words = Wrapped(description ?? "", Width - left - 4);
            output.WriteLine($"  {name.PadRight(left)}{(name.Length > left ? "\n  " + new string(' ', left) : "")}  {words[0]}".TrimEnd());
            foreach (var line in words.Skip(1))
            {
                output.WriteLine($"  {new string(' ', left)}  {line}");
            }
        }
    }

    private static List<string> Wrapped(string text, int width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
