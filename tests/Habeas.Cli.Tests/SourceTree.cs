using System.Runtime.CompilerServices;

namespace Habeas.Cli.Tests;

/// <summary>Where the sources are that these tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
