using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Register.Persons;
using NodaTime;

namespace Habeas.Cli.Tests.Asking;

public class TimesTests
{
    private const string Zone = "Europe/Prague";

    [Theory]
    [InlineData("2026-03-04T10:15", "2026-03-04T09:15:00Z", "2026-03-04T09:16:00Z")]
    [InlineData("2026-03-04 10:15", "2026-03-04T09:15:00Z", "2026-03-04T09:16:00Z")]
    [InlineData("2026-03-04T09:15Z", "2026-03-04T09:15:00Z", "2026-03-04T09:16:00Z")]
    [InlineData("2026-03-04T09:15:30Z", "2026-03-04T09:15:00Z", "2026-03-04T09:16:00Z")]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("2026-03-04/2026-03-05T06:00", "2026-03-03T23:00:00Z", "2026-03-05T05:01:00Z")]
    public void A_time_is_an_interval_in_the_zone_of_the_place(string text, string earliest, string latest)
    {
        var when = Times.When("--at", text, Zone);
        Assert.Equal((earliest, latest), ($"{when.Earliest}", $"{when.Latest}"));
    }

    [Theory]
    [InlineData("noon")]
    [InlineData("2026-02-30")]
    [InlineData("2026-03-05/2026-03-04")]
    [InlineData("")]
    public void What_is_no_time_is_wrong_usage(string text) =>
        Assert.Equal(Exits.Usage, Assert.Throws<Stop>(() => Times.When("--at", text, Zone)).Exit);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(59)]
    public void Just_now_is_over_at_once_and_no_longer_than_a_minute(int second)
    {
        var now = Instant.FromUtc(2026, 3, 4, 10, 0, second);
        var when = Times.JustNow(now, Zone);
        Assert.Null(when.Fault());
        Assert.True(when.IsOverBy(now) && now - when.Earliest <= Duration.FromMinutes(1));
    }

    [Fact]
    public void A_date_of_birth_is_as_precise_as_it_is_known()
    {
        Assert.Equal(new BirthDate(1990, 4, 2), Births.Of("--born", "1990-04-02"));
        Assert.Equal(new BirthDate(1990, 4), Births.Of("--born", "1990-04"));
        Assert.Equal(new BirthDate(1990, Circa: true), Births.Of("--born", "~1990"));
        Assert.Throws<Stop>(() => Births.Of("--born", "1990-04-31"));
        Assert.Throws<Stop>(() => Births.Of("--born", "spring"));
    }
}
