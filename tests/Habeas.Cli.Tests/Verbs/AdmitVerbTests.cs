using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class AdmitVerbTests
{
    [Fact]
    public void An_admission_opens_a_file_and_tells_its_number_and_entry()
    {
        using var shell = Scene.Begin();
        var told = shell.Run(Scene.Admission + " --format json").Exits(Exits.Ok).Json();
        Assert.StartsWith("RUR-2026-000001-", told.GetProperty("file_number").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, told.GetProperty("entry").GetInt64());
        Assert.Equal("A. Officer, operator (declared)", told.GetProperty("officer").GetString());
    }

    [Fact]
    public void Without_an_order_it_is_refused_with_code_citation_and_what_to_record_instead()
    {
        using var shell = Scene.Begin();
        var ran = shell.Run("admit --place 'Zenda Prison' --name 'Rudolf Hentzau' --ground remand --reasons theft").Exits(Exits.Refused);
        Assert.Equal("", ran.Out);
        Assert.Contains("[no-valid-commitment-order; Nelson Mandela Rule 7", ran.Err, StringComparison.Ordinal);
        Assert.Contains("none was shown", ran.Err, StringComparison.Ordinal);
        Assert.Contains("habeas presence", ran.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("Hentzau", ran.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prohibited_ground_is_refused_with_its_rule()
    {
        using var shell = Scene.Begin();
        var ran = shell.Run("admit --place 'Zenda Prison' --name X --ground family-tie --reasons 'a brother' --order-authority Court --order-issued 2026-03-03").Exits(Exits.Refused);
        Assert.Contains("prohibited-ground; General Assembly resolution 79/172", ran.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arrest_is_admitted_on_its_record()
    {
        using var shell = Scene.Begin();
        shell.Run("admit --place 'Central Police Station' --name X --ground arrest --reasons theft --arrested-at 2026-03-04T08:30 --arrested-by Police --at 2026-03-04T09:00").Exits(Exits.Ok);
    }

    [Fact]
    public void The_same_name_and_birth_date_suggest_an_earlier_file()
    {
        using var shell = Scene.Begin();
        var first = shell.Admit();
        var second = shell.Run(Scene.Admission.Replace("'Nour Verbytska'", "'VERBYTSKA Nour' --name 'Nour Verbytska'", StringComparison.Ordinal) + " --format json").Exits(Exits.Ok);
        Assert.Equal(first, Assert.Single(second.Json().GetProperty("possible_earlier_files").EnumerateArray()).GetString());
        var history = shell.Run($"file history {second.Json().GetProperty("file_number").GetString()}").Exits(Exits.Ok);
        Assert.Contains("possible earlier files suggested: 1", history.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_who_is_held_already_is_not_admitted_twice()
    {
        using var shell = Scene.Begin();
        var file = shell.Admit();
        var ran = shell.Run($"admit --place 'Zenda Prison' --file {file} --ground remand --reasons again --order-authority Court --order-issued 2026-03-04T09:30 --at 2026-03-04T09:40").Exits(Exits.Refused);
        Assert.Contains("Zenda Prison", ran.Err, StringComparison.Ordinal);
        Assert.Contains("[already-held]", ran.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admit --place Nowhere --name X --ground remand --reasons r", Exits.NotFound)]
    [InlineData("admit --place 'Zenda Prison' --file RUR-2026-000001-00 --ground remand --reasons r", Exits.Usage)]
    [InlineData("admit --place 'Zenda Prison' --file 019cb8e0-0000-7000-8000-000000000001 --ground remand --reasons r", Exits.NotFound)]
    [InlineData("admit --place 'Zenda Prison' --name X --ground remand --reasons r --at yesterday", Exits.Usage)]
    [InlineData("admit --place 'Zenda Prison' --name X --ground remand --reasons r --born 1990-13-01", Exits.Usage)]
    [InlineData("admit --place 'Zenda Prison' --name X --ground remand --reasons r --identifier 12345", Exits.Usage)]
    [InlineData("admit --place 'Zenda Prison' --name X --ground remand", Exits.Usage)]
    public void What_cannot_be_understood_is_told_and_nothing_recorded(string line, int exit)
    {
        using var shell = Scene.Begin();
        var ran = shell.Run(line).Exits(exit);
        Assert.NotEqual("", ran.Err);
        Assert.Equal(2, shell.Run("verify --format json").Json().GetProperty("entries").GetInt64());
    }
}
