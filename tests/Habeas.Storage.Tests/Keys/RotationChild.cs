using System.Globalization;
using NodaTime;

namespace Habeas.Storage.Tests.Keys;

/// <summary>The process that is killed: it replaces the keys of a register, one after the other, and writes an act between.</summary>
internal static class RotationChild
{
    public const string Register = "HABEAS_ROTATION_CHILD";
    public const string Seed = "HABEAS_ROTATION_SEED";

    public static int Rotate(string directory)
    {
        var clock = new SetClock(Instant.FromUtc(2026, 3, 1, 12, 0));
        var invented = new Invented(int.Parse(Environment.GetEnvironmentVariable(Seed)!, CultureInfo.InvariantCulture));
        using var register = StoredRegister.Open(RegisterLocation.Parse(directory, Environment.GetEnvironmentVariable), clock);
        using var output = Console.OpenStandardOutput();
        using var lines = new StreamWriter(output) { AutoFlush = true };
        for (var i = 0; i < 1000; i++)
        {
            register.Keyring.RotateMaster();
            lines.WriteLine("master");
            register.Keyring.RotateSigning();
            lines.WriteLine("signing");
            if (i % 2 == 0)
            {
                register.Keyring.RetireSigning();
            }

            register.Door.Act(invented.OpenPlace(), Invented.Officer);
            lines.WriteLine("act");
        }

        return 0;
    }
}
