using System.ComponentModel;
using System.Diagnostics;

namespace Habeas.House.Tests;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a program to its end without input.</summary>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static Run Of(string program, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
