namespace Habeas.House.Tests.Words;

public class PersonFirstTests
{
    [Theory]
    [InlineData("docs/start.md", "All detainees are counted.")]
    [InlineData("src/Habeas.Register/A.cs", "record InmateAdmitted;")]
    [InlineData("README.md", "a convict, once")]
    [InlineData("law/_ruritania/code.yaml", "rule: a felon serves")]
    [InlineData("data/places.yaml", "young offenders")]
    [InlineData("docs/guide.md", "Illegal aliens")]
    public void Word_that_names_a_person_by_a_status_is_found(string path, string text)
    {
        var violation = Assert.Single(PersonFirst.Check(Tree.Of((path, "\n" + text + "\n"))));
        Assert.Equal(2, violation.Line);
    }

    [Theory]
    [InlineData("docs/start.md", "A person convicted after a conviction for a felony or an offence.")]
    [InlineData("src/Habeas.Ledger/A.cs", "The checkpoints convict the log: ConvictsTheLog. A court convicts.")]
    [InlineData("data/mappings/somewhere.yaml", "column: inmateid")]
    [InlineData("tests/Habeas.Import.Tests/RosterTests.cs", "\"inmateid\"")]
    public void Fair_word_or_quoted_source_passes(string path, string text) =>
        Assert.Empty(PersonFirst.Check(Tree.Of((path, text))));
}
