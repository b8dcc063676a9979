using Habeas.Storage.Engine;

namespace Habeas.Storage.Tests.Engine;

public sealed class LogKeyTests
{
    [Fact]
    public void First_log_counts_its_rows_from_nought()
    {
        Assert.Equal(17, LogKey.Of(0, 17));
        Assert.Equal((17 * 128) + 3, LogKey.Part(0, 17, 3));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 4_095, 127)]
    [InlineData(2, 0, 0)]
    [InlineData(2, (1L << 48) - 1, 127)]
    [InlineData(255, (1L << 48) - 1, 127)]
    public void Id_tells_where_its_row_stands(long log, long entry, int part)
    {
        Assert.Equal(entry, LogKey.Index(LogKey.Of(log, entry)));
        Assert.Equal((entry, part), LogKey.EntryAndPart(LogKey.Part(log, entry, part)));
        Assert.InRange(LogKey.Of(log, entry), LogKey.Of(log, 0), LogKey.Of(log + 1, 0) - 1);
    }

    [Fact]
    public void Parts_of_one_log_lie_between_its_first_and_the_next_ones()
    {
        Assert.Equal(LogKey.Part(0, 8), LogKey.Part(0, 7, LogKey.Parts - 1) + 1);
        Assert.Equal(LogKey.Part(1, 0), LogKey.Part(0, (1L << 48) - 1, LogKey.Parts - 1) + 1);
    }
}
