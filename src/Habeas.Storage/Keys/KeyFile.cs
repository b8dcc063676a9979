using System.Text;

namespace Habeas.Storage.Keys;

// Failure policy: a key file that others can read is refused, since what it holds may be known by now. Nothing is made anew in place of
// a file that is missing. What was written is durable before anybody relies on it.

/// <summary>The files of the key directory: readable by their owner alone, and replaced as a whole.</summary>
internal static class KeyFile
{
    /// <summary>Ends the name of a file that has a key.</summary>
    public const string ByKey = ".key";

    /// <summary>Ends the name of a file that names the program which has a key.</summary>
    public const string ByCommand = ".command";

    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>The files of a name, whichever kind they are.</summary>
    public static IEnumerable<string> Named(string directory, string name) =>
        new[] { ByCommand, ByKey }.Select(kind => Path.Combine(directory, name + kind)).Where(File.Exists);

    /// <summary>Puts a key's file under another name, and takes away what is there, whichever kind either is; durable on return.</summary>
    public static void Rename(string file, string name)
    {
        var to = Path.Combine(Path.GetDirectoryName(file)!, name);
        var kind = Path.GetExtension(file);
        // First the other kind, which is another key by now: broken off here, the file is still under its own name, and is found there.
        File.Delete(to + (kind == ByKey ? ByCommand : ByKey));
        Durable.Rename(file, to + kind);
    }

    /// <summary>Its lines, without the last line's end.</summary>
    /// <exception cref="StorageFault">It is missing, cannot be read, or others can read or change it.</exception>
    public static string[] ReadLines(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            {
                throw new StorageFault(
                    FaultKind.Keys, $"The key file {path} can be read or changed by others than its owner. If nobody did, run 'chmod 600 {path}'; otherwise replace the key with 'habeas key rotate'.");
            }

            return text.TrimEnd('\n').Split('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(FaultKind.Keys, $"The key file {path} cannot be read. Put it back, or name the directory it is in with HABEAS_KEYS.", e);
        }
    }

    /// <summary>Makes a file that is not there yet, whole or not at all; durable on return.</summary>
    public static void Write(string path, string text)
    {
        if (File.Exists(path))
        {
            throw new StorageFault(FaultKind.Keys, $"There is a key file {path} already. If it is another register's, name another directory in HABEAS_KEYS.");
        }

        Durable.Write(path, Encoding.UTF8.GetBytes(text + "\n"));
    }

    /// <summary>Takes a file away; durable on return.</summary>
    public static void Remove(string path)
    {
        Durable.Try(path, () =>
        {
            File.Delete(path);
            return 0;
        });
        Durable.Directory(Path.GetDirectoryName(path)!);
    }
}
