using System.Diagnostics;

namespace Habeas.Storage.Keys;

// Failure policy: a program that is missing, fails, or does not answer in time is a StorageFault of kind Keys. What it wrote to its error
// stream is not repeated: nobody knows what it says.

/// <summary>
/// A program that holds a key, or reaches what holds it: a hardware module or a key service. It is started anew each time, without a
/// shell; what it is asked comes on its standard input, and it answers on its standard output.
/// </summary>
/// <remarks>A command file has the program's whole path on a line, and each of its arguments on a line of its own.</remarks>
internal sealed class KeyCommand(string file, IReadOnlyList<string> lines)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs the program.</summary>
    public string Run(ReadOnlySpan<byte> input)
    {
        if (lines.Count == 0 || !Path.IsPathRooted(lines[0]))
        {
            throw Fault("does not begin with the whole path of a program");
        }

        var start = new ProcessStartInfo(lines[0], lines.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;
            var (answer, said) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
            if (!Task.WaitAll([answer, said], _patience) || !process.WaitForExit(_patience))
            {
                process.Kill(entireProcessTree: true);
                throw Fault("did not answer within 30 seconds");
            }

            return process.ExitCode == 0 ? answer.Result.Trim() : throw Fault(FormattableString.Invariant($"ended with code {process.ExitCode}"));
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            throw Fault("could not be run", e);
        }
    }

    private StorageFault Fault(string how, Exception? cause = null) => new(
        FaultKind.Keys, $"The program that {file} names {how}. Run it by hand as the user that runs habeas, and mend it or put the key file back.", cause);
}
