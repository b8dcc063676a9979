using NodaTime;

namespace Habeas.Cli.Serving;

/// <summary>The command's clock, for what takes the platform's.</summary>
internal sealed class ClockTime(IClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
}
