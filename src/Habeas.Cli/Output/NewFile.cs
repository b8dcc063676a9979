using Habeas.Cli.Host;

namespace Habeas.Cli.Output;

/// <summary>A new file that only its owner reads. It appears under its name once it is whole: a fault leaves nothing behind.</summary>
internal static class NewFile
{
    /// <param name="path">The whole path.</param>
    /// <param name="given">The path as the user gave it.</param>
    /// <param name="write">Writes what it holds.</param>
    /// <exception cref="Stop">There is such a file already, or it cannot be made.</exception>
    public static void Write(string path, string given, Action<TextWriter> write)
    {
        if (File.Exists(path))
        {
            throw Stop.Usage($"{given} is there already, and is left as it is.", "Name a new file.");
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var unfinished = path + ".unfinished";
        File.Delete(unfinished);
        try
        {
            using (var writer = new StreamWriter(unfinished, options) { NewLine = "\n" })
            {
                write(writer);
            }

            File.Move(unfinished, path, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
