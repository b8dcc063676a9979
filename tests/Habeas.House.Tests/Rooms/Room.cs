using System.Xml.Linq;

namespace Habeas.House.Tests.Rooms;

/// <summary>One assembly under src/, and what its promise allows it to name.</summary>
/// <remarks>No list of references: a host, which may name every room. No list of packages: the promise does not say.</remarks>
internal sealed record Room(string Name, string[]? References, string[]? Packages)
{
    private static readonly string[] Sqlite = ["Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"];

    /// <summary>
    /// Every room there is or that has a place kept for it; the reasons are in docs/decisions/0001-rooms-with-promises.md.
    /// </summary>
    public static IReadOnlyList<Room> All { get; } =
    [
        new("Habeas.Ledger", [], []),
        new("Habeas.Law", [], null),
        new("Habeas.Register", ["Habeas.Law"], ["NodaTime"]),
        new("Habeas.Import", ["Habeas.Register"], null),
        new("Habeas.Oversight", ["Habeas.Register", "Habeas.Law"], null),
        new("Habeas.Population", ["Habeas.Register"], null),
        new("Habeas.Simulation", ["Habeas.Register"], ["NodaTime"]),
        new("Habeas.Publishing", ["Habeas.Population"], null),
        new("Habeas.Storage", ["Habeas.Register", "Habeas.Ledger", "Habeas.Oversight", "Habeas.Population"], null),
        new("Habeas.Witness", ["Habeas.Ledger"], null),
        new("Habeas.Verifier", ["Habeas.Ledger"], Sqlite),
        new("Habeas.Web", null, null),
        new("Habeas.Cli", null, null),
    ];

    /// <summary>The rooms that may hold a connection: Storage to write, and the sceptic's Verifier to read one file.</summary>
    public static bool MayNameDatabase(string room) => room is "Habeas.Storage" or "Habeas.Verifier";

    public static bool IsDatabasePackage(string package) =>
        package.StartsWith("Npgsql", StringComparison.OrdinalIgnoreCase)
        || package.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)
        || package.StartsWith("Dapper", StringComparison.OrdinalIgnoreCase);

    public static Room? Named(string name) => All.FirstOrDefault(room => room.Name == name);

    /// <summary>The name of the project a file belongs to: <c>Habeas.Ledger</c> for <c>src/Habeas.Ledger/Tree/Hash.cs</c>.</summary>
    public static string OfPath(string path) => path.Split('/') is [_, var name, ..] ? name : "";

    /// <summary>What a project file includes under an element name, e.g. the file names of its ProjectReference items.</summary>
    public static IEnumerable<string> Items(TreeFile project, string element) =>
        XDocument.Parse(project.Text).Descendants()
            .Where(node => node.Name.LocalName == element)
            .Select(node => (string?)node.Attribute("Include"))
            .OfType<string>();
}
