using System.Runtime.CompilerServices;

namespace Habeas.Import.Tests;

/// <summary>Compares a text with the one approved beside the test; a difference is left beside it as <c>.received.txt</c>.</summary>
internal static class Approved
{
    public static void Match(string actual, [CallerFilePath] string file = "", [CallerMemberName] string name = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{name}.approved.txt");
        var received = approved.Replace(".approved.", ".received.", StringComparison.Ordinal);
        if (File.Exists(approved) && File.ReadAllText(approved) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"The text is not the approved one. Compare {received} with {approved}, and approve it by renaming if it is right.");
    }
}
