using System.Formats.Tar;
using System.Net;

namespace Habeas.Verifier.Sources;

// Failure policy: a file that is not there is null, and an answer. What cannot be read is an IOException or a Stop.

/// <summary>The files of a published log, by their paths (C2SP tlog-tiles); read from several threads at once.</summary>
internal interface IPublishedFiles : IDisposable
{
    /// <summary>The bytes of a file; null where there is none.</summary>
    byte[]? Read(string path);
}

/// <summary>Files in a folder.</summary>
internal sealed class FolderFiles(string folder) : IPublishedFiles
{
    public byte[]? Read(string path)
    {
        var file = Path.Combine(folder, path);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    public void Dispose()
    {
    }
}

/// <summary>Files in one tar file, which is gone through once; then each is read where it lies.</summary>
internal sealed class TarFiles : IPublishedFiles
{
    private readonly FileStream _file;
    private readonly Dictionary<string, (long At, long Length)> _places = new(StringComparer.Ordinal);

    public TarFiles(string path)
    {
        _file = File.OpenRead(path);
        try
        {
            using var tar = new TarReader(_file, leaveOpen: true);
            var folder = "";
            while (tar.GetNextEntry() is { } entry)
            {
                var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                {
                    _places[name] = (entry.DataOffset, entry.Length);
                    folder = name.EndsWith("/checkpoint", StringComparison.Ordinal) ? name[..^"checkpoint".Length] : folder;
                }
            }

            Folder = _places.ContainsKey("checkpoint") ? "" : folder;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            _file.Dispose();
            throw Stop.Unreadable($"{path} is neither a register's database nor a tar file.");
        }
    }

    /// <summary>The folder within the tar in which the log lies.</summary>
    private string Folder { get; }

    public byte[]? Read(string path)
    {
        if (!_places.TryGetValue(Folder + path, out var place))
        {
            return null;
        }

        var bytes = new byte[place.Length];
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(_file.SafeFileHandle, bytes.AsSpan(read), place.At + read);
            read += more > 0 ? more : throw Stop.Unreadable($"the tar file ends within {path}.");
        }

        return bytes;
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>Files at a URL. Who serves them need not be trusted: everything is recomputed.</summary>
internal sealed class WebFiles(Uri folder) : IPublishedFiles
{
    private const int MostBytes = 1 << 25;
    private readonly HttpClient _client = new() { MaxResponseContentBufferSize = MostBytes };

    public byte[]? Read(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(folder, path));
        using var answer = _client.Send(request, HttpCompletionOption.ResponseContentRead);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        using var body = new MemoryStream();
        answer.Content.ReadAsStream().CopyTo(body);
        return body.ToArray();
    }

    public void Dispose() => _client.Dispose();
}
