using System.Text.Json;

namespace Habeas.Ledger.Tests;

/// <summary>
/// Published test vectors, which stand beside the repository and are never copied into it: under HABEAS_SHARED_DATA, or in
/// <c>shared/data</c> beside the repository or a folder above it. A test whose data is absent is skipped by name.
/// </summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } =
        Above(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "Habeas.slnx")));

    public static string Find(string path)
    {
        var given = Environment.GetEnvironmentVariable("HABEAS_SHARED_DATA");
        var candidates = given is null
            ? Above(RepositoryRoot).Select(folder => Path.Combine(folder, "shared", "data", path))
            : [Path.Combine(given, path)];
        var found = candidates.FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"The vectors {path} are not here; set HABEAS_SHARED_DATA to the folder that has them.");
        return found!;
    }

    public static IEnumerable<JsonElement> Lines(string path) =>
        File.ReadLines(Find(path)).Select(line => JsonDocument.Parse(line).RootElement);

    public static JsonElement Document(string path) => JsonDocument.Parse(File.ReadAllBytes(Find(path))).RootElement;

    private static IEnumerable<string> Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
        }
    }
}
