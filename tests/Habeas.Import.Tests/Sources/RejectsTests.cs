using System.Text;
using Habeas.Import.Sources;
using static Habeas.Import.Tests.Ruritania;

namespace Habeas.Import.Tests.Sources;

public class RejectsTests
{
    private readonly InMemoryRegister _register = new();

    [Theory]
    [InlineData(",2026-02-01 09:30,R,125,M,34,X", RejectReasons.NoPerson)]
    [InlineData("SECRET,on a Tuesday,R,125,M,34,X", RejectReasons.AdmissionUnreadable)]
    [InlineData("SECRET,9999-12-31 00:00,R,125,M,34,X", RejectReasons.AdmissionUnreadable)]
    [InlineData("SECRET,-0001-01-01 00:00,R,125,M,34,X", RejectReasons.AdmissionUnreadable)]
    [InlineData("SECRET,2026-02-01 09:30,R,125,M,34", RejectReasons.FieldCount)]
    [InlineData("SECRET,2026-02-01 09:30,R,125,M,34,X,Y", RejectReasons.FieldCount)]
    [InlineData("SECRET,\"2026-02-01 09:30,R,125,M,34,X", RejectReasons.Quotes)]
    [InlineData("SECRET,2026-02-01 09:30,\"R\"R,125,M,34,X", RejectReasons.Quotes)]
    public void Line_that_cannot_be_read_is_rejected_with_its_reason_and_costs_no_other(string line, string reason)
    {
        var plan = _register.Import(Roster(1, Line("Z1"), line, Line("Z2"), "", Line("Z3")));

        var reject = Assert.Single(plan.Rejects);
        Assert.Equal((reason, 3L, "roster-2026-03-01.csv"), (reject.Reason, reject.Line, reject.File));
        Assert.Equal(3, _register.Listed(March(1)));
        Assert.Equal(4, plan.Report.Reading.Rows);
        Assert.Equal(1, plan.Report.Files[0].RejectedBy[reason]);
        Assert.DoesNotContain("SECRET", RejectReasons.Words(reason), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SEC\0RET,2026-02-01 09:30,R,125,M,34,X")]
    [InlineData("SEC\tRET,2026-02-01 09:30,R,125,M,34,X")]
    [InlineData("SECRET,2026-02-01 09:30,R,12\u001B5,M,34,X")]
    [InlineData("SECRET,2026-02-01 09:30,R,125,M,34,X\u0001")]
    [InlineData("SECRET,2026-02-01 09:30,R\u007F,125,M,34,X")]
    [InlineData("SECRET,2026-02-01 09:30,R,1é\u009B5,M,34,X")]
    public void Line_with_a_control_character_in_what_is_read_is_rejected(string line)
    {
        var plan = _register.Import(Roster(1, Line("Z1"), line, Line("Zé\u00A02")));

        Assert.Equal(RejectReasons.ControlCharacter, Assert.Single(plan.Rejects).Reason);
        Assert.Equal(2, _register.Listed(March(1)));
        Assert.Equal(RejectReasons.ControlCharacter, Assert.Single(_register.Import(New.File("rejects.csv", Written(plan.Rejects))).Rejects).Reason);
    }

    [Fact]
    public void Control_character_in_a_column_that_nothing_reads_costs_no_line()
    {
        var plan = _register.Import(New.File("2026-03-01.csv", "id,admitted,remark\nZ1,2026-02-01,a\0b\n"));

        Assert.Empty(plan.Rejects);
        Assert.Equal(1, _register.Listed(March(1)));
    }

    [Theory]
    [InlineData("", RejectReasons.NoDate)]
    [InlineData("yesterday", RejectReasons.DateUnreadable)]
    [InlineData("9999-12-31", RejectReasons.DateUnreadable)]
    [InlineData("2026-07-01", RejectReasons.NotYetCome)]
    public void Line_without_a_date_that_can_be_read_is_rejected(string night, string reason)
    {
        var plan = _register.Import(New.File("all.csv", $"night,id,admitted\n2026-03-01,Z1,2026-02-01\n{night},Z2,2026-02-01\n"));

        Assert.Equal(reason, Assert.Single(plan.Rejects).Reason);
        Assert.Equal(1, _register.Listed(March(1)));
    }

    [Fact]
    public void Roster_whose_name_gives_a_night_that_has_not_come_is_rejected_whole_and_is_no_count()
    {
        var plan = RosterImport.Plan([Roster(9, Line("Z1"), Line("Z2")), Roster(8, Line("Z1"))], Rosters, _register, New.Options() with { Today = March(8) });
        plan.Acts.ToList().ForEach(a => _register.Apply(a));

        Assert.Equal([RejectReasons.NotYetCome, RejectReasons.NotYetCome], plan.Rejects.Select(r => r.Reason));
        Assert.Equal(["empty", "counted"], plan.Report.Files.Select(f => f.Outcome));
        Assert.Equal((0, 1), (_register.Listed(March(9)), _register.Listed(March(8))));
    }

    [Theory]
    [InlineData("-0001-01-01")]
    [InlineData("9999-12-31")]
    public void Rejects_with_a_date_beyond_all_reckoning_are_rejected_again(string date)
    {
        var plan = _register.Import(New.File("rejects.csv", $"id,admitted,reject_file,reject_line,reject_reason,reject_date\nZ1,2026-02-01,x,2,y,{date}\n"));

        Assert.Equal(RejectReasons.NoDate, Assert.Single(plan.Rejects).Reason);
    }

    [Fact]
    public void Corrected_rejects_join_their_count_and_make_nobody_absent()
    {
        var whole = new InMemoryRegister();
        whole.Import(Roster(1, Line("Z1"), Line("Z2")), Roster(2, Line("Z1"), Line("Z2")), Roster(3, Line("Z1")));
        var plan = _register.Import(Roster(1, Line("Z1"), Line("Z2")), Roster(2, Line("Z1"), Line("Z2", "half past nine")), Roster(3, Line("Z1")));
        Assert.Equal("1 - 2", _register.Days("Z2"));

        var corrected = Corrected(plan.Rejects, "2026-02-01 09:30");
        var added = _register.Import(New.File("rejects.csv", corrected));

        Assert.Equal("addition", added.Report.Files[0].Outcome);
        Assert.Equal("1 2 - 3", _register.Days("Z2"));
        Assert.Equal("1 2 3 - ", _register.Days("Z1"));
        Assert.Equal(whole.Answers(Place), _register.Answers(Place));
        Assert.True(_register.Import(New.File("rejects.csv", corrected)).Report.Written.NothingNew);
    }

    [Fact]
    public void Rejects_left_as_they_are_are_rejected_again_and_still_say_where_they_came_from()
    {
        var plan = _register.Import(Roster(1, Line("Z1"), Line("Z2", "nonsense"), "Z3,too,few"));

        var again = _register.Import(New.File("rejects.csv", Written(plan.Rejects)));

        Assert.Equal(2, again.Rejects.Count);
        Assert.True(again.Report.Written.NothingNew);
        var lines = Written(again.Rejects).Split('\n');
        Assert.Contains(lines, l => l.Contains("roster-2026-03-01.csv,3,", StringComparison.Ordinal) && l.EndsWith("2026-03-01", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("roster-2026-03-01.csv,4,", StringComparison.Ordinal) && l.Contains("\"Z3,too,few\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Addition_for_a_date_without_a_count_is_reported()
    {
        var plan = _register.Import(New.File("rejects.csv", "id,admitted,reject_file,reject_line,reject_reason,reject_date\nZ1,2026-02-01,x,2,y,2026-03-09\n"));

        Assert.Equal(["2026-03-09"], plan.Report.Window.AddedWithoutCount);
        Assert.Equal(0, plan.Report.Written.Counts);
    }

    [Fact]
    public void Rejects_of_files_with_other_columns_share_one_file()
    {
        var plan = _register.Import(
            Roster(1, Line("Z1", "nonsense")), New.File("all.csv", "health,admitted,night,id\nwell,nonsense,2026-03-02,Z2\n"));

        var lines = Written(plan.Rejects).Split('\n');

        Assert.Equal("id,admitted,status,charge,sex,age,race,health,night,reject_file,reject_line,reject_reason,reject_text,reject_date", lines[0]);
        Assert.StartsWith("Z2,nonsense,,,,,,well,2026-03-02,all.csv,2,", lines[2], StringComparison.Ordinal);
    }

    private static string Corrected(IReadOnlyList<RejectedLine> rejects, string admitted) =>
        Written([.. rejects.Select(r => r with
        {
            Fields = r.Fields.Count > 0 ? [.. r.Fields.Select((f, i) => r.Columns[i] == "admitted" ? admitted : f)] : [.. Line("Z2", admitted).Split(',')],
            Text = null,
        })]);

    private static string Written(IReadOnlyList<RejectedLine> rejects)
    {
        using var stream = new MemoryStream();
        RejectsFile.Write(stream, rejects);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
