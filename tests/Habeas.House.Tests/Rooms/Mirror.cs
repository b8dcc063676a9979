namespace Habeas.House.Tests.Rooms;

/// <summary>Tests stand where their subject stands: tests/Habeas.Register.Tests/Custody/ tests src/Habeas.Register/Custody/.</summary>
internal static class Mirror
{
    public static Guard Guard { get; } = new("mirror", Check, Tree.Of(
        ("src/Habeas.Register/Custody/Admit.cs", ""), ("tests/Habeas.Register.Tests/Misc/AdmitTests.cs", "")));

    /// <summary>Only rooms are mirrored: a test project whose name less .Tests is no project under src/ has its own shape.</summary>
    public static IEnumerable<Violation> Check(Tree tree) =>
        from folder in tree.CSharp.Where(file => file.Under("tests/")).Select(file => file.Folder).Distinct()
        let project = Room.OfPath(folder + "/")
        where project.EndsWith(".Tests", StringComparison.Ordinal)
        let room = $"src/{project[..^".Tests".Length]}"
        let subject = room + folder[$"tests/{project}".Length..]
        where tree.HasFolder(room) && !tree.HasFolder(subject)
        select new Violation(folder, 0, $"holds tests, but there is no {subject}/ for them to be about.",
            "move the tests to the folder of their subject, or to the root of the test project when they span several.");
}
