using Habeas.Storage.Tests.Backup;
using Habeas.Storage.Tests.Writing;
using Xunit.MicrosoftTestingPlatform;

namespace Habeas.Storage.Tests;

internal static class Program
{
    /// <summary>Runs the tests, or, where the environment says so, is the process that a crash test kills.</summary>
    public static Task<int> Main(string[] args) => Environment.GetEnvironmentVariable(CrashChild.Register) is { } directory
        ? Task.FromResult(CrashChild.Write(directory))
        : Environment.GetEnvironmentVariable(BackupChild.Work) is { } work
        ? Task.FromResult(BackupChild.Run(work))
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
