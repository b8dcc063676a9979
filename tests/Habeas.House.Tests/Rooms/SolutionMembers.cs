namespace Habeas.House.Tests.Rooms;

/// <summary>A project that the solution does not list is neither built nor tested by the two commands in the README.</summary>
internal static class SolutionMembers
{
    public static Guard Guard { get; } = new("solution", Check, Tree.Of(
        ("Habeas.slnx", "<Solution />"), ("tests/Habeas.Law.Tests/Habeas.Law.Tests.csproj", "<Project />")));

    public static IEnumerable<Violation> Check(Tree tree)
    {
        var solution = tree.Find("Habeas.slnx")?.Text ?? "";
        return tree.Projects
            .Where(project => (project.Under("src/") || project.Under("tests/") || project.Under("bench/")) && !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
            .Select(project => new Violation(project.Path, 0, "is not in Habeas.slnx, so nothing builds or tests it.", $"run: dotnet sln add {project.Path}"));
    }
}
