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

    /// <summary>Makes a file that is not there yet; durable on return.</summary>
    public static void Write(string path, string text)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            // Whole or not at all: half a key would be taken for a key that was altered.
            File.Delete(path + ".new");
            using (var file = new FileStream(path + ".new", options))
            {
                file.Write(Encoding.UTF8.GetBytes(text + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(path + ".new", path, overwrite: false);
            DurableDirectory.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(
                FaultKind.Keys,
                $"The key file {path} cannot be written. If there are keys already, they are another register's: name another place in HABEAS_KEYS. Otherwise check who may write there, and that the disk is not full.",
                e);
        }
    }

    /// <summary>Takes a file away; durable on return.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
            DurableDirectory.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(FaultKind.Keys, $"The key file {path} cannot be taken away. Check who may write there, and run the same command again.", e);
        }
    }

    /// <summary>Puts a file in another's place; durable on return.</summary>
    public static void Replace(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: true);
            DurableDirectory.Flush(Path.GetDirectoryName(to)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(FaultKind.Keys, $"{from} cannot be put in the place of {to}. Check who may write there, and run the same command again: it goes on.", e);
        }
    }
}
