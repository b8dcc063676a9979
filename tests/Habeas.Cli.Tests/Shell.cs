using Habeas.Cli.Host;
using NodaTime;

namespace Habeas.Cli.Tests;

/// <summary>Runs the command in process, in a folder of its own, with a clock and a random source that are the same each time.</summary>
internal sealed class Shell : IDisposable, IClock
{
    private readonly Random _random = new(7);
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal) { ["HABEAS_OFFICER"] = "A. Officer" };
    private int _clockReads;
    private Instant _now = Instant.FromUtc(2026, 3, 4, 10, 0);

    public string Folder { get; } = Directory.CreateTempSubdirectory("habeas-cli-").FullName;

    public Shell With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    /// <summary>Every look at the clock moves it on a second.</summary>
    public Instant GetCurrentInstant()
    {
        Interlocked.Increment(ref _clockReads);
        return _now += Duration.FromSeconds(1);
    }

    public int ClockReads => Volatile.Read(ref _clockReads);

    public void SetClock(Instant now) => _now = now;

    public Ran Run(string line, string input = "") => Run(Line.Words(line), input);

    public Ran Run(IReadOnlyList<string> args, string input = "")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = RunTo(output, args, input, error);
        return new(exit, output.ToString(), error.ToString());
    }

    /// <summary>Runs the command with its output going to a writer of the test's own.</summary>
    public int RunTo(TextWriter output, IReadOnlyList<string> args, string input = "", TextWriter? error = null)
    {
        using var stdin = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input));
        return CommandLine.Run(args, new Surroundings
        {
            Out = output,
            Err = error ?? TextWriter.Null,
            In = stdin,
            Variable = _variables.GetValueOrDefault,
            Folder = Folder,
            User = "tester",
            Clock = this,
            Random = bytes => _random.NextBytes(bytes),
        });
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>How a run of the command ended.</summary>
internal sealed record Ran(int Exit, string Out, string Err)
{
    /// <summary>The result of a run that must end so.</summary>
    public Ran Exits(int code)
    {
        Assert.True(Exit == code, $"exit {Exit}, not {code}\n{Out}\n{Err}");
        return this;
    }
}

/// <summary>A command line as a shell reads it: words apart by blanks, quotes keep them together.</summary>
internal static class Line
{
    public static IReadOnlyList<string> Words(string line)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        char? quote = null;
        var open = false;
        foreach (var c in line)
        {
            if (quote == c)
            {
                quote = null;
            }
            else if (quote is null && c is '\'' or '"' && quote is null)
            {
                (quote, open) = (c, true);
            }
            else if (quote is null && c == ' ')
            {
                if (open)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                open = false;
            }
            else
            {
                word.Append(c);
                open = true;
            }
        }

        if (open)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
