using System.IO.Compression;

namespace Habeas.House.Tests.Files;

public class DataRowsTests
{
    private static readonly string Roster = Path.Combine(
        Environment.GetEnvironmentVariable("HABEAS_SHARED_DATA") ?? Path.Combine(Tree.Root, "..", "shared", "data"),
        "nyc-doc-daily", "scd2_2022-07-01_2023-12-31.csv.gz");

    [Theory]
    [InlineData("docs/a.md", "snapshot_date,inmateid,race\n")]
    [InlineData("tests/register.sqlite", "x\n")]
    public void Roster_or_container_is_found(string path, string text) => Assert.Single(DataRows.Check(Tree.Of((path, text))));

    [Fact]
    public void Header_over_invented_people_in_a_test_passes() =>
        Assert.Empty(DataRows.Check(Tree.Of(("tests/Habeas.Import.Tests/invented.csv", "inmateid,admitted_dt\nX1,2030-01-01\n"))));

    [Fact]
    public void Known_person_is_found_in_either_date_format()
    {
        HashSet<(string, string)> known = [("P999999", "2099-01-01 07:08")];
        var tree = Tree.Of(("tests/a.csv", "P999999,2099-01-01T07:08:00.000,X\nP999999,2099-01-01 07:08\nP999999,2099-01-02 07:08\n"));
        Assert.Equal([1, 2], DataRows.CheckAgainst(tree, known).Select(violation => violation.Line));
    }

    [Fact]
    public void Repository_holds_no_row_of_the_public_roster()
    {
        if (!File.Exists(Roster))
            Assert.Skip($"nyc-doc-daily is absent ({Path.GetFileName(Roster)}; set HABEAS_SHARED_DATA)");
        var breaches = DataRows.CheckAgainst(Tree.Repository, Pairs()).ToList();
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    private static HashSet<(string, string)> Pairs()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Roster), CompressionMode.Decompress));
        HashSet<(string, string)> pairs = [];
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Split(',') is [var person, var admitted, ..])
                pairs.Add((person, admitted));
        }
        return pairs;
    }
}
