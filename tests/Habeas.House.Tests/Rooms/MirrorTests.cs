namespace Habeas.House.Tests.Rooms;

public class MirrorTests
{
    [Fact]
    public void Folder_that_mirrors_its_subject_passes() =>
        Assert.Empty(Mirror.Check(Tree.Of(
            ("src/Habeas.Register/Custody/Admit.cs", ""),
            ("tests/Habeas.Register.Tests/Custody/AdmitTests.cs", ""),
            ("tests/Habeas.Register.Tests/WholeTests.cs", ""))));

    [Fact]
    public void Folder_without_code_needs_no_subject() =>
        Assert.Empty(Mirror.Check(Tree.Of(("src/Habeas.Import/Csv.cs", ""), ("tests/Habeas.Import.Tests/Rosters/invented.csv", ""))));

    [Fact]
    public void Project_that_tests_no_single_room_has_its_own_shape() =>
        Assert.Empty(Mirror.Check(Tree.Of(("tests/Habeas.House.Tests/Words/Unfinished.cs", ""))));
}
