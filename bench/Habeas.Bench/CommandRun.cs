using System.Globalization;
using System.Security.Cryptography;
using Habeas.Cli;
using Habeas.Cli.Host;
using NodaTime;

namespace Habeas.Bench;

/// <summary>The command itself, run in this process.</summary>
internal static class CommandRun
{
    /// <summary>Runs it and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static string Of(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = CommandLine.Run(arguments, new Surroundings
        {
            Out = output,
            Err = error,
            In = Stream.Null,
            Variable = _ => null,
            Folder = Environment.CurrentDirectory,
            User = "bench",
#pragma warning disable RS0030 // A benchmark is a host: it hands the machine's clock to the register.
            Clock = SystemClock.Instance,
#pragma warning restore RS0030
            Random = RandomNumberGenerator.Fill,
        });
        return exit == 0 ? output.ToString() : throw new InvalidOperationException($"habeas {arguments[0]} ended with {exit}: {error}");
    }
}
