namespace Habeas.Cli.Tests;

/// <summary>
/// Data that stands beside the repository and is never copied into it: under HABEAS_SHARED_DATA, or in <c>shared/data</c> beside the
/// repository or a folder above it. It holds records about real people: a test prints figures and never a row.
/// </summary>
internal static class SharedData
{
    public static string Find(string path)
    {
        var given = Environment.GetEnvironmentVariable("HABEAS_SHARED_DATA");
        var candidates = given is null ? Above(SourceTree.Root).Select(folder => Path.Combine(folder, "shared", "data", path)) : [Path.Combine(given, path)];
        var found = candidates.FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{path} is not here; set HABEAS_SHARED_DATA to the folder that has it.");
        return found!;
    }

    /// <summary>A small CSV file without quotes, as rows by column.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string path)
    {
        var lines = File.ReadAllLines(Find(path));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => columns.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
        }
    }
}
