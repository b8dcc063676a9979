using Habeas.Storage.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Storage.Backup;

// Failure policy: the register that is replaced is shut before the names change, so that no door that is still open records into it
// afterwards; where the names cannot be changed it is opened again. A register that cannot be read cannot be shut.

/// <summary>Puts a restored register in the place of one that is there, whose folder gets a dated name beside it.</summary>
internal sealed class Swap(RegisterLocation target, RegisterLocation built, IClock clock)
{
    public const string Restoring = ".restoring";

    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly string[] OfTheStore = [SqliteStore.RegisterFile, SqliteStore.KeyFile, RegisterLocation.DescriptionFile];

    /// <summary>Makes the folder anew, with whatever else belongs to the register: keys that are kept inside, the witness's name.</summary>
    public void Prepare() => Durable.Try(built.Directory, () =>
    {
        Site.Clear(built.Directory);
        Directory.CreateDirectory(built.Directory);
        foreach (var path in Directory.EnumerateFiles(target.Directory).Where(p => !OfTheStore.Any(f => Path.GetFileName(p).StartsWith(f, StringComparison.Ordinal))))
        {
            File.Copy(path, Path.Combine(built.Directory, Path.GetFileName(path)));
        }

        return 0;
    });

    /// <summary>Lets the two folders change places, and gives the new name of the old one.</summary>
    /// <param name="last">The last checkpoint of the old register as it was compared; null where it could not be read.</param>
    public string Exchange(byte[]? last)
    {
        var aside = $"{target.Directory}.replaced-{Stamp.Format(clock.GetCurrentInstant())}";
        if (Directory.Exists(aside))
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"{aside} is there already. Run the command again.");
        }

        if (last is not null)
        {
            Shut(last, aside);
        }

        try
        {
            KeysAlong();
            Durable.Rename(built.Directory, aside);
            if (!Durable.TryExchange(target.Directory, aside))
            {
                Durable.Rename(aside, built.Directory);
                Durable.Rename(target.Directory, aside);
                Durable.Rename(built.Directory, target.Directory);
            }
        }
        catch (StorageFault fault)
        {
            if (last is not null && Directory.Exists(target.Directory))
            {
                Reopen();
            }

            throw new StorageFault(
                fault.Kind, $"{fault.Message} The folder {target.Directory} cannot change places with another: where it is a mount of its own, restore into another folder and let everything name that one.", fault);
        }

        return aside;
    }

    private void Shut(byte[] last, string aside)
    {
        using var store = target.OpenStore(create: false);
        var now = Notes.Write(store, Notes.Shut, $"replaced by a restored one; this one is kept in {aside}");
        if (!now.AsSpan().SequenceEqual(last))
        {
            Notes.Write(store, Notes.Shut, null);
            throw new StorageFault(FaultKind.Locked, "Acts were recorded while the backup was being restored, which would be lost. Stop whoever records, and run the command again.");
        }
    }

    private void Reopen()
    {
        using var store = target.OpenStore(create: false);
        Notes.Write(store, Notes.Shut, null);
    }

    /// <summary>Keys that are kept in the register's folder go along; the old folder keeps its own, so that it can be looked into.</summary>
    private void KeysAlong()
    {
        var relative = Path.GetRelativePath(target.Directory, target.KeyDirectory);
        if (!relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
        {
            KeyFiles.Copy(target.KeyDirectory, Path.Combine(built.Directory, relative));
        }
    }
}

/// <summary>The files of a key directory, together.</summary>
internal static class KeyFiles
{
    /// <summary>Copies every file that is not there yet, readable by their owner only; durable on return.</summary>
    public static void Copy(string from, string to)
    {
        Durable.Try(to, () => OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(to)
            : Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        foreach (var path in Durable.Try(from, () => Directory.GetFiles(from)).Where(p => Path.GetFileName(p) != Keys.KeyLock.File && !File.Exists(Path.Combine(to, Path.GetFileName(p)))))
        {
            Durable.Write(Path.Combine(to, Path.GetFileName(path)), Durable.Try(path, () => File.ReadAllBytes(path)));
        }
    }
}
