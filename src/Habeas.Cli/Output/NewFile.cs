using Habeas.Cli.Host;

namespace Habeas.Cli.Output;

/// <summary>A new file that only its owner reads. It appears under its name once it is whole: a fault leaves nothing behind.</summary>
internal static class NewFile
{
    /// <param name="path">The whole path.</param>
    /// <param name="given">The path as the user gave it.</param>
    /// <param name="write">Writes what it holds; where it answers false, there is no file.</param>
    /// <returns>Whether there is a file.</returns>
    /// <exception cref="Stop">There is such a file already, or it cannot be made.</exception>
    public static bool Write(string path, string given, Func<Stream, bool> write)
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
            bool whole;
            using (var stream = new FileStream(unfinished, options))
            {
                whole = write(stream);
            }

            if (whole)
            {
                File.Move(unfinished, path, overwrite: false);
            }

            return whole;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>As <see cref="Write"/> does, a text in UTF-8.</summary>
    public static bool WriteText(string path, string given, Func<TextWriter, bool> write) => Write(path, given, stream =>
    {
        using var writer = new StreamWriter(stream) { NewLine = "\n" };
        return write(writer);
    });
}
