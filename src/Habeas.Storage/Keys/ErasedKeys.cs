using System.Text;

namespace Habeas.Storage.Keys;

// Failure policy: a line is durable before the key that it names is destroyed; a half-written last line, which names no whole id, is
// passed over, since its key was not destroyed yet. What cannot be read or written is a StorageFault of kind Keys.

/// <summary>
/// Which owner keys were destroyed: ids alone, one a line, in a file beside the master key and so outside database and backup. Whoever
/// restores an older backup destroys them again, so that it brings back nobody who was erased.
/// </summary>
internal sealed class ErasedKeys(string keyDirectory)
{
    public const string File = "erased";

    private string Path => System.IO.Path.Combine(keyDirectory, File);

    /// <summary>The ids that the file lists; none where there is no file.</summary>
    public IReadOnlySet<Guid> Read()
    {
        try
        {
            var text = System.IO.File.Exists(Path) ? System.IO.File.ReadAllText(Path) : "";
            return text.Split('\n').Select(l => Guid.TryParseExact(l, "D", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault("read", e);
        }
    }

    /// <summary>Adds ids; durable on return.</summary>
    public void Add(IEnumerable<Guid> ids)
    {
        var lines = new StringBuilder("\n"); // ends a line that an earlier run left half written
        foreach (var id in ids)
        {
            lines.Append(id.ToString("D")).Append('\n');
        }

        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(Path, options);
            file.Write(Encoding.ASCII.GetBytes(lines.ToString()));
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault("written", e);
        }
    }

    private StorageFault Fault(string done, Exception cause) => new(
        FaultKind.Keys, $"{Path} cannot be {done}: it lists the keys that were destroyed. Check who may read and write it, and that the disk is not full.", cause);
}
