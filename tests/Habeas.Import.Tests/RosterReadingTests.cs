using System.IO.Compression;
using System.Text;
using Habeas.Import.Sources;
using Habeas.Register.Custody;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Import.Tests.Ruritania;

namespace Habeas.Import.Tests;

public class RosterReadingTests
{
    private readonly InMemoryRegister _register = new();

    [Fact]
    public void Another_order_of_columns_with_byte_order_mark_capitals_and_padding_says_the_same()
    {
        _register.Import(Roster(1, Line("Z1")));
        var other = new InMemoryRegister();

        var plan = other.Import(New.File("2026-03-01.csv", "\uFEFF Age ,SEX,race,CHARGE,Status,ID , Admitted\n 34 ,M,X,125 , R, Z1,2026-02-01 09:30\n"));

        Assert.Equal(_register.Answers(Place), other.Answers(Place));
        Assert.Equal(4, plan.Report.Reading.PaddedValues);
    }

    [Theory]
    [InlineData("2026-02-01 09:30")]
    [InlineData("2026-02-01T09:30:00.000")]
    [InlineData("2/1/2026 9:30:00 AM")]
    [InlineData("02/01/2026 09:30:00 am")]
    public void Admission_in_any_listed_format_is_the_same_minute(string admitted)
    {
        var plan = _register.Import(Roster(1, Line("Z1", admitted)));

        Assert.Equal(When.Minute(new LocalDateTime(2026, 2, 1, 9, 30), "Europe/Vienna"), Assert.Single(_register.File("Z1").Of<PresenceRecorded>()).HeldSince);
        Assert.Single(plan.Report.Reading.DateFormats["admitted"]);
    }

    [Fact]
    public void Admission_without_a_time_is_the_whole_day()
    {
        _register.Import(Roster(1, Line("Z1", "2026-02-01")));

        Assert.Equal(When.Day(new(2026, 2, 1), "Europe/Vienna"), Assert.Single(_register.File("Z1").Of<PresenceRecorded>()).HeldSince);
    }

    [Fact]
    public void Admission_at_an_hour_that_comes_twice_is_both_and_keeps_the_words()
    {
        _register.Import(Roster(1, Line("Z1", "2025-10-26 02:30")));

        var since = Assert.Single(_register.File("Z1").Of<PresenceRecorded>()).HeldSince!;
        Assert.Equal(61, (since.Latest!.Value - since.Earliest!.Value).TotalMinutes);
        Assert.Equal("2025-10-26 02:30", since.Words);
    }

    [Fact]
    public void Admission_left_empty_is_presence_all_the_same()
    {
        var plan = _register.Import(Roster(1, Line("Z1", "")));

        Assert.Null(Assert.Single(_register.File("Z1").Of<PresenceRecorded>()).HeldSince);
        Assert.Equal(1, plan.Report.Reading.WithoutAdmission);
    }

    [Fact]
    public void Codes_carry_the_words_of_the_source()
    {
        _register.Import(Roster(1, Line("Z1", charge: "v-125", sex: "f")));

        var particulars = _register.Particulars("Z1");
        Assert.Equal(new("pretrial", "R"), particulars["legal-status"]);
        Assert.Equal(new("rur-cc-125", "v-125"), particulars["offence"]);
        Assert.Equal(new("yes", "V-"), particulars["offence-attempt"]);
        Assert.Equal(new("female", "f"), particulars["sex"]);
        Assert.Equal(new("34", "34"), particulars["age"]);
    }

    [Fact]
    public void Two_unknowns_are_kept_apart_and_a_blank_is_left_out()
    {
        _register.Import(Roster(1, Line("Z1", status: "?", charge: "", sex: "", age: "QQ"), Line("Z2", status: "XX", charge: "TA 12")));

        var first = _register.Particulars("Z1");
        Assert.Equal(new(Coded.SourceUnknown, "?"), first["legal-status"]);
        Assert.False(first.ContainsKey("offence"));
        Assert.Equal(new(Coded.SourceUnknown), first["sex"]);
        Assert.Equal(new(Coded.Unmapped, "QQ"), first["age"]);
        Assert.Equal(new(Coded.Unmapped, "XX"), _register.Particulars("Z2")["legal-status"]);
        Assert.Equal(new("rur-ta-12", "TA 12"), _register.Particulars("Z2")["offence"]);
    }

    [Theory]
    [InlineData("34", "34")]
    [InlineData("34.0", "34")]
    [InlineData("34.5", "unmapped")]
    [InlineData("7", "unmapped")]
    [InlineData("-34", "unmapped")]
    [InlineData("111", "unmapped")]
    public void Age_is_a_whole_number_of_years_or_unmapped(string written, string code)
    {
        _register.Import(Roster(1, Line("Z1", age: written)));

        Assert.Equal(new(code, written), _register.Particulars("Z1")["age"]);
    }

    [Fact]
    public void Unmapped_codes_are_counted_by_attribute()
    {
        var plan = _register.Import(Roster(1, Line("Z1", status: "XX"), Line("Z2", status: "XX"), Line("Z3", status: "YY", age: "200")));

        Assert.Equal(2, plan.Report.Reading.Unmapped["legal-status"]["XX"]);
        Assert.Equal(1, plan.Report.Reading.Unmapped["legal-status"]["YY"]);
        Assert.Equal(1, plan.Report.Reading.Unmapped["age"]["200"]);
    }

    [Fact]
    public void Compressed_file_is_known_by_its_bytes_whatever_its_name()
    {
        var plan = _register.Import(New.File("2026-03-01.csv", Packed("id,admitted,status\nZ1,2026-02-01,R\n")));

        Assert.True(plan.Report.Files[0].Compressed);
        Assert.Equal(1, _register.Listed(March(1)));
    }

    [Fact]
    public void Compressed_file_in_several_members_is_read_whole()
    {
        byte[] packed = [.. Packed("id,admitted,status\nZ1,2026-02-01,R\n"), .. Packed("Z2,2026-02-01,R\n")];

        _register.Import(New.File("2026-03-01.csv.gz", packed));

        Assert.Equal(2, _register.Listed(March(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(2000)]
    public void Compressed_file_that_is_cut_off_is_refused_whole(int bytes)
    {
        var packed = Packed("id,admitted,status\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"Z{i * 7919},2026-02-01,R\n")));

        var fault = Assert.Throws<SourceException>(() => _register.Import(New.File("2026-03-01.csv", packed[..^bytes])));

        Assert.Contains("Nothing was recorded", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_not_utf8_is_read_as_windows_1252_and_reported()
    {
        var plan = _register.Import(New.File("2026-03-01.csv", Encoding.Latin1.GetBytes("id,admitted,status\nZ\u00e91,2026-02-01,R\n")));

        Assert.Equal("windows-1252", plan.Report.Files[0].Encoding);
        Assert.NotEqual(default, _register.Person("Z\u00e91"));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Another_separator_is_found(char separator)
    {
        var plan = _register.Import(New.File("2026-03-01.csv", "id,admitted,status\nZ1,2026-02-01,R\nZ2,2026-02-01,R\n".Replace(',', separator)));

        Assert.Empty(plan.Rejects);
        Assert.Equal(2, _register.Listed(March(1)));
    }

    [Fact]
    public void Date_stands_in_a_column_or_else_in_the_name()
    {
        _register.Import(New.File("all.csv", "night,id,admitted\n2026-03-01,Z1,2026-02-01\n3/2/2026,Z1,2026-02-01\n"), Roster(3, Line("Z2")));

        Assert.Equal("1 2 - 3", _register.Days("Z1"));
        Assert.Equal("3 - 2", _register.Days("Z2"));
    }

    [Fact]
    public void Date_given_by_the_operator_stands_for_a_name_that_has_none()
    {
        var plan = RosterImport.Plan([New.File("roster.csv", "id,admitted\nZ1,2026-02-01\n")], Rosters, _register, New.Options(March(4)));
        plan.Acts.ToList().ForEach(a => _register.Apply(a));

        Assert.Equal(1, _register.Listed(March(4)));
    }

    [Theory]
    [InlineData("roster.csv")]
    [InlineData("roster-2026-03-01-to-2026-03-02.csv")]
    public void Date_that_nothing_gives_or_that_is_not_one_stops_the_import(string name)
    {
        var fault = Assert.Throws<SourceException>(() => _register.Import(New.File(name, "id,admitted\nZ1,2026-02-01\n")));

        Assert.Contains("--date", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_of_the_person_that_is_missing_stops_the_import_and_names_the_columns()
    {
        var fault = Assert.Throws<SourceException>(() => _register.Import(New.File("2026-03-01.csv", "number,admitted\nZ1,2026-02-01\n")));

        Assert.Contains("columns.person", fault.Message, StringComparison.Ordinal);
        Assert.Contains("number, admitted", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,ID,admitted,status")]
    [InlineData("id,admitted,admitted,status")]
    [InlineData("id,admitted,status, Status ")]
    [InlineData("id,admitted,race,race")]
    [InlineData("night,id,admitted,night")]
    public void Column_that_the_mapping_reads_and_the_header_has_twice_stops_the_import(string header)
    {
        var fault = Assert.Throws<SourceException>(() => _register.Import(New.File("2026-03-01.csv", $"{header}\nZ1,Z2,2026-02-01,R\n")));

        Assert.Contains("more than once", fault.Message, StringComparison.Ordinal);
        Assert.Contains("header", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_that_nothing_reads_may_stand_twice()
    {
        var plan = _register.Import(New.File("2026-03-01.csv", "id,remark,admitted,remark,,\nZ1,a,2026-02-01,b,,\n,a,2026-02-01,b,,\n"));

        Assert.Equal(1, _register.Listed(March(1)));
        Assert.Single(plan.Rejects);
    }

    [Fact]
    public void Column_of_an_attribute_that_is_missing_is_reported_and_not_recorded()
    {
        var plan = _register.Import(New.File("2026-03-01.csv", "id,admitted,status,shoe size\nZ1,2026-02-01,R,44\n"));

        Assert.Equal(["charge", "sex", "age", "race"], plan.Report.Files[0].Missing);
        Assert.Equal(["shoe size"], plan.Report.Files[0].Unmentioned);
        Assert.Equal(["legal-status"], _register.Particulars("Z1").Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,admitted,status\n")]
    public void Roster_without_a_line_is_not_taken_as_a_count(string content)
    {
        _register.Import(Roster(1, Line("Z1")));

        var plan = _register.Import(New.File("2026-03-02.csv", content));

        Assert.Equal("empty", plan.Report.Files[0].Outcome);
        Assert.Equal("1 - ", _register.Days("Z1"));
    }

    private static byte[] Packed(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
