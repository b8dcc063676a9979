namespace Habeas.House.Tests.Rooms;

public class ReferenceGraphTests
{
    [Theory]
    [InlineData("Habeas.Ledger", "Habeas.Register")]
    [InlineData("Habeas.Register", "Habeas.Storage")]
    [InlineData("Habeas.Import", "Habeas.Storage")]
    [InlineData("Habeas.Publishing", "Habeas.Register")]
    [InlineData("Habeas.Verifier", "Habeas.Storage")]
    [InlineData("Habeas.Storage", "Habeas.Import")]
    [InlineData("Habeas.Cli", "Habeas.Web")]
    public void Room_that_names_a_room_outside_its_promise_is_found(string room, string reference)
    {
        var violation = Assert.Single(ReferenceGraph.Check(Sample(room, reference)));
        Assert.Contains(reference, violation.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Habeas.Register", "Habeas.Law")]
    [InlineData("Habeas.Import", "Habeas.Register")]
    [InlineData("Habeas.Storage", "Habeas.Ledger")]
    [InlineData("Habeas.Verifier", "Habeas.Ledger")]
    [InlineData("Habeas.Cli", "Habeas.Storage")]
    public void Room_that_names_what_it_may_passes(string room, string reference) =>
        Assert.Empty(ReferenceGraph.Check(Sample(room, reference)));

    [Fact]
    public void Reference_written_with_backslashes_is_read_the_same() =>
        Assert.Single(ReferenceGraph.Check(Tree.Of(
            ("src/Habeas.Ledger/Habeas.Ledger.csproj", """<Project><ProjectReference Include="..\Habeas.Law\Habeas.Law.csproj" /></Project>"""))));

    [Fact]
    public void Unknown_room_that_references_is_found() =>
        Assert.Contains("without a promise", Assert.Single(ReferenceGraph.Check(Sample("Habeas.Attic", "Habeas.Ledger"))).Reason, StringComparison.Ordinal);

    private static Tree Sample(string room, string reference) => Tree.Of(($"src/{room}/{room}.csproj", ReferenceGraph.Project(reference)));
}
