namespace Habeas.Storage.Keys;

// Failure policy: who finds the lock taken is told so at once and nothing is changed. Where nobody can write, nobody changes keys either.

/// <summary>Held by whoever changes the keys of a directory, or copies what they wrap: one process at a time.</summary>
internal static class KeyLock
{
    /// <summary>The file that is locked; it has nothing in it, and stays.</summary>
    public const string File = ".lock";

    private const int ReadOnly = 30;

    /// <summary>Takes the lock; it is given back when what is answered is disposed of.</summary>
    public static IDisposable? Take(string keyDirectory)
    {
        var path = Path.Combine(keyDirectory, File);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null; // whoever reads the keys says so
        }
        catch (IOException e) when (e.HResult == ReadOnly)
        {
            return null;
        }
        catch (IOException e)
        {
            throw new StorageFault(FaultKind.Locked, $"Another process is replacing the keys in {keyDirectory}, or copies what they open. Wait until it has finished, then try again.", e);
        }
    }
}
