namespace Habeas.House.Tests.Rooms;

public class PackagesByRoomTests
{
    [Theory]
    [InlineData("Habeas.Ledger", "NodaTime")]
    [InlineData("Habeas.Register", "CsvHelper")]
    [InlineData("Habeas.Cli", "Microsoft.Data.Sqlite")]
    [InlineData("Habeas.Population", "Npgsql")]
    public void Package_outside_the_promise_is_found(string room, string package) =>
        Assert.Single(PackagesByRoom.Check(Project(room, package)));

    [Theory]
    [InlineData("Habeas.Register", "NodaTime")]
    [InlineData("Habeas.Storage", "Npgsql")]
    [InlineData("Habeas.Import", "CsvHelper")]
    public void Package_within_the_promise_passes(string room, string package) =>
        Assert.Empty(PackagesByRoom.Check(Project(room, package)));

    [Fact]
    public void Database_named_in_a_using_outside_Storage_is_found_with_its_line()
    {
        var violation = Assert.Single(PackagesByRoom.Check(Tree.Of(("src/Habeas.Cli/Ask.cs", "using System;\nusing Npgsql;\n"))));
        Assert.Equal(2, violation.Line);
    }

    [Fact]
    public void Framework_in_a_pure_room_is_found() =>
        Assert.Single(PackagesByRoom.Check(Tree.Of(
            ("src/Habeas.Register/Habeas.Register.csproj", """<Project><FrameworkReference Include="Microsoft.AspNetCore.App" /></Project>"""))));

    private static Tree Project(string room, string package) =>
        Tree.Of(($"src/{room}/{room}.csproj", $"""<Project><PackageReference Include="{package}" /></Project>"""));
}
