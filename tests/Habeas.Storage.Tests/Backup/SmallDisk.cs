using System.Diagnostics;

namespace Habeas.Storage.Tests.Backup;

/// <summary>A small file system of its own, in memory, which can be filled and made read-only. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts one, or skips the test by name where that may not be done.</summary>
    public static SmallDisk Mount(string size)
    {
        var folder = Laid.NewDirectory();
        var mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={size},mode=700", "tmpfs", folder);
        if (!mounted)
        {
            Directory.Delete(folder);
        }

        Assert.SkipWhen(!mounted, "no file system can be mounted here: that needs root and a kernel that lets it");
        return new(folder);
    }

    public void Remount(string options) => Assert.True(Run("mount", "-o", "remount," + options, Folder), "it cannot be mounted anew: " + options);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
