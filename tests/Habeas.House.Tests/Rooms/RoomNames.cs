namespace Habeas.House.Tests.Rooms;

/// <summary>A project is named after its promise, and a folder in it after a concept, never after a kind of code.</summary>
internal static class RoomNames
{
    private static readonly string[] Drawers = ["Common", "Shared", "Abstractions", "Domain", "Application", "Infrastructure", "Core"];
    private static readonly string[] Kinds = ["Models", "Services", "Helpers", "Utils", "Utilities", "Interfaces", "Extensions", "Managers", "Dtos", "Entities", "Enums"];

    public static Guard Guard { get; } = new("room-names", Check, Tree.Of(("src/Habeas.Common/Habeas.Common.csproj", "<Project />")));

    public static IEnumerable<Violation> Check(Tree tree)
    {
        foreach (var project in tree.Projects)
        {
            foreach (var word in Path.GetFileNameWithoutExtension(project.Name).Split('.').Intersect(Drawers, StringComparer.OrdinalIgnoreCase))
                yield return new(project.Path, 0, $".{word} is a drawer for anything, not a promise.", "name the project after the one sentence it keeps, or put the code where its concept lives.");
        }
        foreach (var folder in tree.CSharp.Where(file => file.Under("src/")).Select(file => file.Folder).Distinct())
        {
            foreach (var kind in folder.Split('/').Intersect(Kinds, StringComparer.OrdinalIgnoreCase))
                yield return new(folder, 0, $"the folder {kind} sorts code by kind.", "sort by concept (Custody/, Orders/), so that one thing is read in one place.");
        }
    }
}
