using System.Globalization;
using NodaTime;

namespace Habeas.Storage.Tests.Erasure;

/// <summary>The process that is killed in an erasure: it says each step it has done, and waits at the one that it is told.</summary>
internal static class EraseChild
{
    public const string Register = "HABEAS_ERASE_CHILD";
    public const string Until = "HABEAS_ERASE_UNTIL";

    public static int Erase(string directory)
    {
        var left = int.Parse(Environment.GetEnvironmentVariable(Until)!, CultureInfo.InvariantCulture);
        using var register = StoredRegister.Open(RegisterLocation.Parse(directory, Environment.GetEnvironmentVariable), new SetClock(Instant.FromUtc(2026, 3, 1, 12, 0)));
        register.FinishErasures(step =>
        {
            Console.Out.WriteLine(step);
            Console.Out.Flush();
            if (--left == 0)
            {
                Console.In.ReadLine();
            }
        });
        Console.Out.WriteLine("ended");
        Console.Out.Flush();
        Console.In.ReadLine();
        return 0;
    }
}
