using Habeas.Ledger.Notes;

namespace Habeas.Verifier.Sources;

/// <summary>Opens whatever a sceptic was given.</summary>
internal static class Source
{
    /// <exception cref="Stop">There is nothing, or nothing that can be read.</exception>
    public static ISource Open(string path, LogKeys given)
    {
        if (Uri.TryCreate(path, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            return Published(new WebFiles(path.EndsWith('/') ? uri! : new Uri(path + "/")), given);
        }

        if (Directory.Exists(path))
        {
            var database = Path.Combine(path, "register.db");
            return File.Exists(database) ? SqliteRegister.Open(database, given) : Published(new FolderFiles(path), given);
        }

        if (!File.Exists(path))
        {
            throw Stop.Unreadable($"there is no {path}.");
        }

        return SqliteRegister.Is(path) ? SqliteRegister.Open(path, given) : Published(new TarFiles(path), given);
    }

    private static PublishedLog Published(IPublishedFiles files, LogKeys given)
    {
        try
        {
            return new(files, given);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }
}
