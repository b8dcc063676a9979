using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Habeas.Cli.Host;

namespace Habeas.Cli.Serving;

/// <summary>Where a verb that serves listens, and until when.</summary>
internal static class Listening
{
    public static Option<string> Option(int port) => new("--listen")
    {
        HelpName = "ADDRESS:PORT",
        Description = string.Create(CultureInfo.InvariantCulture, $"Where to listen; otherwise 127.0.0.1:{port}, which only this machine reaches. Put a server that speaks TLS in front."),
        DefaultValueFactory = _ => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
    };

    /// <exception cref="Stop">It is not an address with a port.</exception>
    public static IPEndPoint Read(string text) =>
        IPEndPoint.TryParse(text, out var listen) && text.LastIndexOf(':') > text.LastIndexOf(']')
            ? listen
            : throw Stop.Usage($"--listen '{text}' is not an address with a port.", "For example 127.0.0.1:7380, or [::]:7380 for every address of this machine.");

    /// <summary>Runs until the process is told to stop, by Ctrl-C or by whoever started it.</summary>
    public static void UntilStopped(Func<CancellationToken, Task> serve)
    {
        using var stop = new CancellationTokenSource();
        void Handle(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        serve(stop.Token).GetAwaiter().GetResult();
    }
}
