using System.Security.Cryptography;
using System.Text;
using Habeas.Cli;
using Habeas.Cli.Host;
using NodaTime;

var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var output = new StreamWriter(Console.OpenStandardOutput(), utf8);
using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
using var input = Console.OpenStandardInput();

return CommandLine.Run(args, new Surroundings
{
    Out = output,
    Err = error,
    In = input,
    Variable = Environment.GetEnvironmentVariable,
    Folder = Environment.CurrentDirectory,
    User = Environment.UserName,
#pragma warning disable RS0030 // The one place where the command meets the machine's clock; everything below is handed it.
    Clock = SystemClock.Instance,
#pragma warning restore RS0030
    Random = RandomNumberGenerator.Fill,
    Width = Console.IsOutputRedirected ? null : Console.WindowWidth,
    ErrIsTerminal = !Console.IsErrorRedirected,
});
