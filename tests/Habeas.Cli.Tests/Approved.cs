using System.Runtime.CompilerServices;

namespace Habeas.Cli.Tests;

/// <summary>Text that a person reads or a machine depends on, approved in a file beside the test. HABEAS_APPROVE=1 writes the file anew.</summary>
internal static class Approved
{
    public static void Match(string actual, string name, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, name + ".approved.txt");
        if (Environment.GetEnvironmentVariable("HABEAS_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(approved == actual, $"{name} differs from what was approved. If it is right, run the tests with HABEAS_APPROVE=1.\n{actual}");
    }
}
