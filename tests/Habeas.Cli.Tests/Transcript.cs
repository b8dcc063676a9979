using System.Text.RegularExpressions;

namespace Habeas.Cli.Tests;

/// <summary>
/// The commands that a page shows, run in order in one folder, each held against the output that the page shows. In the output <c>…</c>
/// stands for anything within a line, and alone on a line for any lines. JSON that a page shows under <c>`name.json`:</c> lies in the
/// folder under that name from there on.
/// </summary>
internal static partial class Transcript
{
    public static void Run(string page)
    {
        using var shell = new Shell();
        var blocks = Blocks().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, page)));
        Assert.NotEmpty(blocks);
        foreach (Match block in blocks)
        {
            if (block.Groups["file"] is { Success: true, Value: var file })
            {
                shell.Write(file, block.Groups["text"].Value);
                continue;
            }

            foreach (var step in Steps(block.Groups["text"].Value))
            {
                Play(shell, page, step);
            }
        }
    }

    private sealed record Step(string Command, string Expected);

    private static IEnumerable<Step> Steps(string block)
    {
        Step? step = null;
        var goesOn = false;
        foreach (var line in block.Split('\n'))
        {
            if (line.StartsWith("$ ", StringComparison.Ordinal))
            {
                if (step is not null)
                {
                    yield return step;
                }

                step = new(line[2..], "");
            }
            else if (goesOn)
            {
                step = step! with { Command = step.Command + " " + line.Trim() };
            }
            else if (step is not null)
            {
                step = step with { Expected = step.Expected + line + "\n" };
            }

            goesOn = step is { Command: var command } && command.EndsWith('\\');
            step = goesOn ? step! with { Command = step.Command.TrimEnd('\\').TrimEnd() } : step;
        }

        if (step is not null)
        {
            yield return step;
        }
    }

    private static void Play(Shell shell, string page, Step step)
    {
        if (step.Command.StartsWith("export ", StringComparison.Ordinal))
        {
            var cut = step.Command.IndexOf('=', StringComparison.Ordinal);
            shell.With(step.Command["export ".Length..cut], step.Command[(cut + 1)..]);
            return;
        }

        var (command, file) = step.Command.Split(" > ") is [var before, var after] ? (before, after) : (step.Command, null);
        Assert.Matches(@"^(\./)?habeas ", command);
        var ran = shell.Run(command[(command.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        Assert.NotEqual(Host.Exits.Bug, ran.Exit);
        if (file is not null)
        {
            shell.Write(file, ran.Out);
        }

        var shown = (file is null ? ran.Out : "") + Progress().Replace(ran.Err, "");
        var pattern = "^" + AnyLines().Replace(Regex.Escape(step.Expected.Trim('\n')), "(.*\n)*.*").Replace("…", "[^\n]*", StringComparison.Ordinal) + "$";
        Assert.True(
            Regex.IsMatch(shown.Trim('\n'), pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)),
            $"{page} shows something else for\n$ {step.Command}\nIt prints now:\n{shown}");
    }

    [GeneratedRegex("^(```console|`(?<file>[a-z-]+\\.json)`:\n\n```json)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blocks();

    /// <summary>How far work has come is told while it goes on; a page shows what stays.</summary>
    [GeneratedRegex("^.*: [0-9]+ % \\(.*\\)\n", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Progress();

    [GeneratedRegex("(?<=^|\n|\\\\n)…(?=$|\n|\\\\n)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AnyLines();
}
