using System.Text;

namespace Habeas.Storage.Keys;

// Failure policy: a key file that others can read is refused, since what it holds may be known by now. Nothing is made anew in place of
// a file that is missing. What was written is durable before anybody relies on it.

/// <summary>The files of the key directory: readable by their owner alone, and replaced as a whole.</summary>
internal static class KeyFile
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(OwnerOnly | UnixFileMode.UserExecute);

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
