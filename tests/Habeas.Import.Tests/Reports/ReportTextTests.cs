using System.Text;
using System.Text.Json;
using Habeas.Import.Reports;
using static Habeas.Import.Tests.Ruritania;

namespace Habeas.Import.Tests.Reports;

public class ReportTextTests
{
    [Fact]
    public void Report_says_what_was_met_and_names_nobody()
    {
        var report = Report();

        var markdown = ReportText.Markdown(report);
        var json = Encoding.UTF8.GetString(ReportText.Json(report));

        Approved.Match(markdown);
        Assert.All(["ZEBRA", "AARDVARK", "SECRET", "2026-02-01"], s => Assert.DoesNotContain(s, markdown + json, StringComparison.Ordinal));
        Assert.Equal(3, JsonDocument.Parse(json).RootElement.GetProperty("files").GetArrayLength());
        Assert.Equal(1, JsonDocument.Parse(json).RootElement.GetProperty("custody").GetProperty("episodesVanishedAndReturned").GetInt32());
    }

    [Fact]
    public void Report_of_what_is_already_there_says_so()
    {
        var register = new InMemoryRegister();
        register.Import(Roster(1, Line("Z1")));

        Assert.Contains("Nothing: everything that the files say is in the register.", ReportText.Markdown(register.Import(Roster(1, Line("Z1"))).Report), StringComparison.Ordinal);
    }

    private static ImportReport Report() => new InMemoryRegister().Import(
        Roster(1, Line("ZEBRA"), Line("AARDVARK", status: "XX"), Line("AARDVARK", status: "S"), "SECRET,not a date,R,125,M,34,X"),
        Roster(2, Line("AARDVARK", status: "S")),
        Roster(4, Line("ZEBRA", race: "Y"), Line("AARDVARK", status: "S", age: " 35 "))).Report;
}
