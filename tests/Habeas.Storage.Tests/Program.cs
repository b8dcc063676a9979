using Habeas.Storage.Tests.Erasure;
using Habeas.Storage.Tests.Writing;
using Xunit.MicrosoftTestingPlatform;

namespace Habeas.Storage.Tests;

internal static class Program
{
    /// <summary>Runs the tests, or, where the environment says so, is the process that a crash test kills.</summary>
    public static Task<int> Main(string[] args) => Environment.GetEnvironmentVariable(CrashChild.Register) is { } directory
        ? Task.FromResult(CrashChild.Write(directory))
        : Environment.GetEnvironmentVariable(EraseChild.Register) is { } erased ? Task.FromResult(EraseChild.Erase(erased))
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
