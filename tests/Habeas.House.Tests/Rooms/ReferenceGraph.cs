namespace Habeas.House.Tests.Rooms;

/// <summary>A room names only the rooms its promise allows.</summary>
internal static class ReferenceGraph
{
    public static Guard Guard { get; } = new("reference-graph", Check, Tree.Of(
        ("src/Habeas.Ledger/Habeas.Ledger.csproj", Project("Habeas.Register")),
        ("src/Habeas.Register/Habeas.Register.csproj", Project())));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from project in tree.Projects
        where project.Under("src/")
        let room = Room.Named(Room.OfPath(project.Path))
        from reference in Room.Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
        let violation = Judge(project, room, reference)
        where violation is not null
        select violation;

    private static Violation? Judge(TreeFile project, Room? room, string reference) => room switch
    {
        null => new(project.Path, 0, "is a room without a promise: the reference graph does not know it.",
            "add it to Rooms/Room.cs with the rooms it may name, and say why in docs/decisions/0001-rooms-with-promises.md."),
        { References: null } when reference is "Habeas.Cli" or "Habeas.Web" => new(project.Path, 0,
            $"references {reference}, but hosts stand side by side and share nothing.", "move what both need into the room that promises it."),
        { References: null } => null,
        _ when room.References.Contains(reference, StringComparer.Ordinal) => null,
        _ => new(project.Path, 0, $"{room.Name} references {reference}, which its promise excludes.",
            room.References is []
                ? $"{room.Name} references no room; pass in what it needs as plain values."
                : $"{room.Name} may reference {string.Join(", ", room.References)} only; move the code to the room that may see both."),
    };

    public static string Project(params string[] references) =>
        $"<Project>{string.Concat(references.Select(name => $"<ProjectReference Include=\"../{name}/{name}.csproj\" />"))}</Project>";
}
