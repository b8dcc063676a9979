using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Habeas.House.Tests.Rooms;

/// <summary>
/// The Ledger needs no package, the Register needs dates only, and a database is named in the rooms that hold a connection.
/// A package travels along project references, so the using directives are read as well as the project files.
/// </summary>
internal static class PackagesByRoom
{
    public static Guard Guard { get; } = new("packages-by-room", Check, Tree.Of(
        ("src/Habeas.Import/Habeas.Import.csproj", """<Project><PackageReference Include="Npgsql" /></Project>""")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        tree.Projects.Where(project => project.Under("src/")).SelectMany(Projects)
            .Concat(tree.CSharp.Where(file => file.Under("src/")).SelectMany(Usings));

    private static IEnumerable<Violation> Projects(TreeFile project)
    {
        var name = Room.OfPath(project.Path);
        var room = Room.Named(name);
        foreach (var package in Room.Items(project, "PackageReference"))
        {
            if (Room.IsDatabasePackage(package) && !Room.MayNameDatabase(name))
                yield return new(project.Path, 0, $"{name} references {package}, but only Storage holds a connection.", "put the SQL behind the store's contract in Habeas.Storage.");
            else if (room?.Packages is { } allowed && !allowed.Contains(package, StringComparer.Ordinal))
                yield return new(project.Path, 0, $"{name} references {package}, and its promise allows {(allowed is [] ? "no package" : string.Join(", ", allowed))}.", "write the few lines that are needed, or move the work to a room that may depend on it.");
        }
        if (room?.Packages is not null && Room.Items(project, "FrameworkReference").FirstOrDefault() is { } framework)
            yield return new(project.Path, 0, $"{name} references the framework {framework}, which its promise excludes.", "keep the framework in a host.");
    }

    private static IEnumerable<Violation> Usings(TreeFile file) =>
        from directive in file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>()
        let named = directive.NamespaceOrType.ToString()
        where (Room.IsDatabasePackage(named) || named.StartsWith("SQLitePCL", StringComparison.Ordinal)) && !Room.MayNameDatabase(Room.OfPath(file.Path))
        select new Violation(file.Path, TreeFile.LineOf(directive), $"uses {named}, but only Storage holds a connection.",
            "ask the store's contract, and put the SQL in Habeas.Storage.");
}
