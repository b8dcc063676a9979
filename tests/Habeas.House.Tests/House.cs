using Habeas.House.Tests.Documents;
using Habeas.House.Tests.Files;
using Habeas.House.Tests.Rooms;
using Habeas.House.Tests.Testing;
using Habeas.House.Tests.Words;

namespace Habeas.House.Tests;

/// <summary>Every guard, and every place where a rule does not hold and the reason why.</summary>
internal static class House
{
    public static IReadOnlyList<Guard> Guards { get; } =
    [
        ReferenceGraph.Guard,
        PackagesByRoom.Guard,
        RoomNames.Guard,
        TransitiveReferences.Guard,
        SolutionMembers.Guard,
        LockFiles.Guard,
        Mirror.Guard,
        TypeNames.Guard,
        PersonFirst.Guard,
        Unfinished.Guard,
        MachinePaths.Guard,
        SleepingTests.Guard,
        SkippedTests.Guard,
        Lengths.Guard,
        Sizes.Guard,
        Whitespace.Guard,
        DataRows.Guard,
        Links.Guard,
        Decisions.Guard,
        ReadmeMap.Guard,
    ];

    /// <summary>A path that ends in a slash means everything below it.</summary>
    public static IReadOnlyList<HouseException> Exceptions { get; } =
    [
        new("type-names", "src/Habeas.Register/Corrections/Correcting.cs", "the acts correct-event and annul-event: the event is what they act on"),
        new("unfinished", "tests/Habeas.House.Tests/", "the guard and its samples spell out what they forbid"),
        new("unfinished", ".editorconfig", "a comment says which analyzer the guard replaces, and names the marker"),
        new("machine-paths", "tests/Habeas.House.Tests/", "the guard and its samples spell out what they forbid"),
    ];

    public static IEnumerable<Violation> Breaches(Guard guard, Tree tree) =>
        guard.Check(tree).Where(violation => !Exceptions.Any(exception => exception.Covers(guard.Rule, violation.Path)));
}

/// <summary>A place where one rule does not hold, with the reason beside it.</summary>
internal sealed record HouseException(string Rule, string Path, string Why)
{
    public bool Covers(string rule, string path) =>
        rule == Rule && (Path.EndsWith('/') ? path.StartsWith(Path, StringComparison.Ordinal) : path == Path);
}
