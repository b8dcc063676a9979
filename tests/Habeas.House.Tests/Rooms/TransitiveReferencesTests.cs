namespace Habeas.House.Tests.Rooms;

public class TransitiveReferencesTests
{
    private const string On = "<Project><DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences></Project>";
    private const string Off = "<Project><DisableTransitiveProjectReferences>false</DisableTransitiveProjectReferences></Project>";

    [Fact]
    public void Project_that_switches_it_off_is_found() =>
        Assert.Single(TransitiveReferences.Check(Tree.Of(("Directory.Build.props", On), ("src/Habeas.Cli/Habeas.Cli.csproj", Off))));

    [Fact]
    public void Switch_set_at_the_root_passes() =>
        Assert.Empty(TransitiveReferences.Check(Tree.Of(("Directory.Build.props", On), ("src/Habeas.Cli/Habeas.Cli.csproj", "<Project />"))));

    [Fact]
    public void Project_that_evaluates_to_nothing_is_found() =>
        Assert.Single(TransitiveReferences.CheckEvaluated([("src/Habeas.Cli/Habeas.Cli.csproj", ""), ("src/Habeas.Ledger/Habeas.Ledger.csproj", "true")]));

    [Fact]
    public void Build_evaluates_the_switch_to_true_for_every_room()
    {
        var projects = Tree.Repository.Projects.Where(project => project.Under("src/")).Select(project => project.Path);
        Assert.Empty(TransitiveReferences.CheckEvaluated([.. projects.Select(project => (project, Evaluate(project)))]));
    }

    private static string Evaluate(string project) =>
        Run.Of("dotnet", ["msbuild", project, "-nologo", "-getProperty:DisableTransitiveProjectReferences"], Tree.Root).Output.Trim();
}
