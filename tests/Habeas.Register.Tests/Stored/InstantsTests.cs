using Habeas.Register.Stored;
using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Register.Tests.Stored;

/// <summary>The forms read and written by hand against NodaTime's own patterns.</summary>
public class InstantsTests
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.ffffff'Z'");

    [Fact]
    public void Instant_is_written_as_the_pattern_writes_it_and_read_back()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var instant = Instant.FromUnixTimeTicks(random.NextInt64(-500_000_000_000_000_000, 2_000_000_000_000_000_000) / 10 * 10);
            var text = Instants.Format(instant);
            Assert.Equal(Pattern.Format(instant), text);
            Assert.True(Instants.TryParse(text, out var back));
            Assert.Equal(instant, back);
        }
    }

    [Theory]
    [InlineData("2026-02-29T00:00:00.000000Z")]
    [InlineData("2026-13-01T00:00:00.000000Z")]
    [InlineData("2026-01-01T24:00:01.000000Z")]
    [InlineData("2026-01-01T00:60:00.000000Z")]
    [InlineData("2026-01-01 00:00:00.000000Z")]
    [InlineData("2026-01-01T00:00:00.00000xZ")]
    [InlineData("")]
    public void Text_that_is_no_instant_is_not_read(string text) => Assert.False(Instants.TryParse(text, out _));

    [Theory]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00.5Z")]
    public void Other_precision_is_read_by_the_pattern(string text)
    {
        Assert.True(Instants.TryParse(text, out var value));
        Assert.Equal(InstantPattern.ExtendedIso.Parse(text).Value, value);
    }

    [Fact]
    public void Every_date_of_four_centuries_is_written_as_the_pattern_writes_it_and_read_back()
    {
        for (var date = new LocalDate(1800, 1, 1); date.Year < 2200; date = date.PlusDays(1))
        {
            var text = DateRange.Of(date).ToString();
            Assert.Equal(LocalDatePattern.Iso.Format(date), text);
            Assert.True(DateRange.TryParse(text, out var back));
            Assert.Equal(DateRange.Of(date), back);
        }
    }
}
