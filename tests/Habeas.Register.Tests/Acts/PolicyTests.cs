using Habeas.Register.Acts;

namespace Habeas.Register.Tests.Acts;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("", "registrar")]
    [InlineData("N. Vasquez-Ito", " ")]
    public void Nobody_acts_or_asks_without_a_name_and_a_capacity(string officer, string capacity)
    {
        var actor = new Actor(officer, capacity);
        Assert.Equal("officer-not-named", Policy.MayAct(actor, Some.Presence("2026-03-02T10:00"))?.Code);
        Assert.Equal("officer-not-named", Policy.MayAsk(actor, "population")?.Code);
    }

    [Fact]
    public void The_local_operator_is_admitted_as_declared()
    {
        Assert.Null(Policy.MayAct(Book.Registrar, Some.Presence("2026-03-02T10:00")));
        Assert.Equal("declared", Book.Registrar.Authentication);
    }
}
