namespace Habeas.Import.Tests;

/// <summary>Real data beside the project, which is never part of it: tests that need it are skipped, visibly, where it is absent.</summary>
internal static class Shared
{
    public static string Repository { get; } = Up(AppContext.BaseDirectory, "Habeas.slnx")
        ?? throw new InvalidOperationException("The tests run from within the repository.");

    private static string? Directory { get; } =
        Environment.GetEnvironmentVariable("HABEAS_SHARED_DATA") is { Length: > 0 } given ? given
        : Up(Repository, "shared/data") is { } found ? Path.Combine(found, "shared/data") : null;

    public static ImportSource File(string path)
    {
        var full = FullPath(path);
        return new(Path.GetFileName(full), () => System.IO.File.OpenRead(full));
    }

    public static IEnumerable<Dictionary<string, string>> Totals(string path)
    {
        var lines = System.IO.File.ReadLines(FullPath(path)).Select(l => l.Split(',')).ToList();
        return lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
    }

    private static string FullPath(string path)
    {
        var full = Directory is null ? null : Path.Combine(Directory, path);
        Assert.SkipUnless(full is not null && System.IO.File.Exists(full), $"shared data is absent: {path} (set HABEAS_SHARED_DATA)");
        return full!;
    }

    private static string? Up(string from, string marker)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, marker)))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
