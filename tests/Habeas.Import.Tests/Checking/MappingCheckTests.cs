using Habeas.Import.Checking;
using static Habeas.Import.Tests.Ruritania;

namespace Habeas.Import.Tests.Checking;

public class MappingCheckTests
{
    [Fact]
    public void Check_explains_each_column_and_code_and_names_nobody()
    {
        var file = New.File(
            "2026-03-01.csv",
            "id,admitted,status,charge,sex,health,shoe size,race\nZEBRA,2026-02-01 09:30,R,V-125,M,well,44,Q\nAARDVARK,2026-02-01,XX, 126 ,,ill,45,\nSECRET,some day,R,125,M,well,44,Q\n");

        var explanation = MappingCheck.Explain(file, Rosters, New.Options());
        var text = MappingCheck.Markdown(explanation);

        Approved.Match(text);
        Assert.All(["ZEBRA", "AARDVARK", "SECRET"], s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
        Assert.Equal(["age"], explanation.Missing);
        Assert.Equal(1, explanation.Attributes.Single(a => a.Attribute == "legal-status").Unmapped);
        Assert.Empty(explanation.Obstacles);
    }

    [Fact]
    public void Check_of_a_file_that_cannot_be_imported_says_why()
    {
        var explanation = MappingCheck.Explain(New.File("2026-03-01.csv", "number,admitted\nZ1,2026-02-01\n"), Rosters, New.Options());

        Assert.Contains("columns.person", Assert.Single(explanation.Obstacles), StringComparison.Ordinal);
        Assert.Equal(["number", "admitted"], explanation.Columns.Select(c => c.Column));
    }

    [Fact]
    public void Long_text_in_a_column_of_codes_is_counted_and_not_shown()
    {
        var file = New.File("2026-03-01.csv", "id,admitted,status\nZ1,2026-02-01,Rudolf Rassendyll of Burlesdon\n");

        var explanation = MappingCheck.Explain(file, Rosters, New.Options());

        Assert.Equal(new("(text, not shown)", "unmapped", 1), Assert.Single(explanation.Attributes[0].Values));
        Assert.Equal(1, new InMemoryRegister().Import(file).Report.Reading.Unmapped["legal-status"]["(text, not shown)"]);
    }

    [Fact]
    public void Check_of_spells_shows_the_dates_that_would_be_counted()
    {
        var explanation = MappingCheck.Explain(
            SpellFile("2026-03-01_2026-03-04.csv", "Z1,2026-02-01 09:30,2026-03-02,2026-03-03,R,M,34"), Spells, New.Options());

        Assert.Equal(["2026-03-02/2026-03-03"], explanation.Dates);
    }
}
