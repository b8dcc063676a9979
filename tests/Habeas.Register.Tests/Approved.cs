using System.Runtime.CompilerServices;

namespace Habeas.Register.Tests;

/// <summary>Compares text with an approved file of the repository, and writes what was received beside it where they differ.</summary>
internal static class Approved
{
    /// <summary>True where the person who runs the tests approves of what they make: approved files are written anew.</summary>
    private static bool Approves => Environment.GetEnvironmentVariable("HABEAS_APPROVE") == "1";

    /// <summary>The root of the repository, found from where the tests run.</summary>
    public static string Root { get; } = FindRoot(new(AppContext.BaseDirectory));

    /// <summary>Compares with a file named by its path from the root.</summary>
    public static void Match(string path, string text, [CallerMemberName] string test = "")
    {
        var approved = Path.Combine(Root, path);
        var received = approved + ".received";
        if (Approves)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, text);
        }

        if (!File.Exists(approved) || File.ReadAllText(approved) is var known && known != text)
        {
            File.WriteAllText(received, text);
            Assert.Fail($"{test}: {path} is not as approved.\n  See: diff {path} {path}.received\n  Approve all: HABEAS_APPROVE=1 dotnet test --project tests/Habeas.Register.Tests");
        }

        File.Delete(received);
    }

    private static string FindRoot(DirectoryInfo? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Habeas.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
