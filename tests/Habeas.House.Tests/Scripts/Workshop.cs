namespace Habeas.House.Tests.Scripts;

/// <summary>A temporary folder in which a script runs, gone when the test ends.</summary>
internal sealed class Workshop : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("habeas-house-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string At(string path) => Path.Combine(Folder, path);

    public string Write(string path, string text, bool executable = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        if (executable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(At(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return At(path);
    }
}
