using Habeas.Storage.Tests.Backup;
using Habeas.Storage.Tests.Erasure;
using Habeas.Storage.Tests.Keys;
using Habeas.Storage.Tests.Writing;
using Xunit.MicrosoftTestingPlatform;

namespace Habeas.Storage.Tests;

internal static class Program
{
    /// <summary>Runs the tests, or, where the environment or the first argument says so, is another process that a test starts.</summary>
    public static Task<int> Main(string[] args) =>
        Environment.GetEnvironmentVariable(CrashChild.Register) is { } directory ? Task.FromResult(CrashChild.Write(directory))
        : Environment.GetEnvironmentVariable(RotationChild.Register) is { } rotating ? Task.FromResult(RotationChild.Rotate(rotating))
        : args is [KeyProgram.Word, ..] ? Task.FromResult(KeyProgram.Answer(args[1..]))
        : Environment.GetEnvironmentVariable(BackupChild.Work) is { } work ? Task.FromResult(BackupChild.Run(work))
        : Environment.GetEnvironmentVariable(EraseChild.Register) is { } erased ? Task.FromResult(EraseChild.Erase(erased))
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
