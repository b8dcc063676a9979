namespace Habeas.House.Tests.Rooms;

/// <summary>Every project restores exactly the packages that were reviewed.</summary>
internal static class LockFiles
{
    public static Guard Guard { get; } = new("lock-files", Check, Tree.Of(("src/Habeas.Law/Habeas.Law.csproj", "<Project />")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from project in tree.Projects
        where tree.Find($"{project.Folder}/packages.lock.json") is null
        select new Violation(project.Path, 0, "has no packages.lock.json beside it, so a restore may bring in packages nobody looked at.",
            $"run: dotnet restore {project.Path}, and commit the lock file.");
}
