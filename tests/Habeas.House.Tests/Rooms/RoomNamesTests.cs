namespace Habeas.House.Tests.Rooms;

public class RoomNamesTests
{
    [Theory]
    [InlineData("Habeas.Shared")]
    [InlineData("Habeas.Domain")]
    [InlineData("Habeas.Storage.Abstractions")]
    public void Project_named_as_a_drawer_is_found(string name) =>
        Assert.Single(RoomNames.Check(Tree.Of(($"src/{name}/{name}.csproj", "<Project />"))));

    [Fact]
    public void Folder_named_by_kind_is_found() =>
        Assert.Single(RoomNames.Check(Tree.Of(("src/Habeas.Register/Services/Admit.cs", ""))));

    [Fact]
    public void Folder_named_by_concept_passes() =>
        Assert.Empty(RoomNames.Check(Tree.Of(("src/Habeas.Register/Custody/Admit.cs", ""), ("src/Habeas.Register/Habeas.Register.csproj", "<Project />"))));
}
