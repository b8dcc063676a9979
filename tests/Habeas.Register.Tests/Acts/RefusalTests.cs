using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Tests.Acts;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("birching", "birching")]
    [InlineData("strip-search-2", "strip-search-2")]
    [InlineData("XKX", "XKX")]
    [InlineData("", "(no code)")]
    [InlineData("Rosalind", "(no code)")]
    [InlineData("rosalind achebe", "(no code)")]
    [InlineData("она", "(no code)")]
    [InlineData("a-sister-of-the-person-who-was-in-the-yard", "(no code)")]
    public void An_unknown_code_is_repeated_only_where_it_is_made_like_one(string sent, string told) =>
        Assert.Equal(told, Refusals.UnknownCode("kind", sent, ["a", "b"]).Arguments["code"]);

    [Fact]
    public void A_time_zone_that_is_none_is_not_repeated() => Assert.DoesNotContain("Rosalind", When.Unknown("Rosalind").Fault(), StringComparison.Ordinal);
}
