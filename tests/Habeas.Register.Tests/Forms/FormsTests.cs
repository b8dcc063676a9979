using Habeas.Register.Acts;
using Habeas.Register.Forms;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Forms;

public class FormsTests
{
    private static readonly PrintForms Ten = new() { Id = Asked, Place = Prison, Kind = FormKinds.Admission, Count = 10 };

    [Fact]
    public void Numbers_follow_one_another_over_all_kinds_of_a_place()
    {
        var book = Begun();
        Assert.Equal(new FormsPrinted(Prison, FormKinds.Admission, 1, 10), Assert.Single(book.Do(Ten)));
        Assert.Equal(new FormsPrinted(Prison, FormKinds.Incident, 11, 3), Assert.Single(book.Do(Ten with { Kind = FormKinds.Incident, Count = 3 })));
        Assert.Equal(14, PlaceForms.Next(book.Place(Prison)));
        book.Do(Opening(OtherPrison));
        Assert.Equal(1, PlaceForms.Next(book.Place(OtherPrison)));
    }

    [Fact]
    public void Numbers_of_a_printing_that_was_annulled_are_not_given_out_again()
    {
        var book = Begun();
        book.Do(Ten);
        var printed = book.Place(Prison).Chronicle.Events[^1].Ref;
        book.Do(new Habeas.Register.Corrections.AnnulEvent { Id = Asked, About = Prison, Target = printed, Reason = "the printer had no ink" });
        Assert.Equal(new FormsPrinted(Prison, FormKinds.Admission, 11, 10), Assert.Single(book.Do(Ten)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void No_form_and_too_many_are_not_printed(int count) => Assert.Equal("incomplete", Begun().Refused(Ten with { Count = count }).Code);

    [Fact]
    public void Kind_of_no_form_and_a_place_that_is_not_registered_are_refused()
    {
        Assert.Equal("unknown-code", Begun().Refused(Ten with { Kind = "leave" }).Code);
        Assert.Equal("place-not-registered", Begun().Refused(Ten with { Place = OtherPrison }).Code);
    }

    [Fact]
    public void Act_on_a_form_records_the_form_beside_what_it_tells()
    {
        var book = Begun();
        book.Do(Ten);
        var events = book.Do(OnForm(Registration(Person), 4));
        Assert.Equal(new FormEntered(Prison, 4), events[^1]);
        Assert.IsType<Habeas.Register.Persons.PersonRegistered>(events[0]);
        Assert.Equal((FormStates.Entered, 2L), (State(book, 4).State, State(book, 4).Entries.Single()));
    }

    [Fact]
    public void What_is_wrong_with_the_paper_refuses_the_act()
    {
        var book = Begun();
        var right = OnForm(Registration(Person), 1).OnPaper!;
        Assert.Equal("onPaper.form", Field(right with { Form = "000001-00" }));
        Assert.Equal("onPaper.form", Field(right with { Form = new FormNumber(OtherPrison, 1).ToString() }));
        Assert.Equal("onPaper.author", Field(right with { Author = " " }));
        Assert.Equal("onPaper.scan", Field(right with { Scan = "scan.pdf" }));
        Assert.Equal("place-not-registered", book.Refused(Registration(Person) with { OnPaper = right with { Place = OtherPrison } }).Code);
        Assert.Equal("not-yet-happened", book.Refused(Registration(Person) with { OnPaper = right with { Written = At("2027-01-01") } }).Code);

        string Field(OnPaper paper) => (string)book.Refused(Registration(Person) with { OnPaper = paper }).Arguments["field"];
    }

    [Fact]
    public void Fact_on_a_form_that_nobody_printed_is_taken_and_shows()
    {
        var book = Begun();
        book.Do(OnForm(Registration(Person), 77));
        Assert.Equal((FormStates.NeverPrinted, null), (State(book, 77).State, State(book, 77).Kind));
    }

    [Fact]
    public void Gap_before_a_form_that_was_entered_is_missing_and_after_it_unused()
    {
        var book = Begun();
        book.Do(Ten);
        book.Do(Ten with { Kind = FormKinds.Release });
        book.Do(OnForm(Registration(Person), 3));
        Assert.Equal([FormStates.Missing, FormStates.Missing, FormStates.Entered, FormStates.Unused], PlaceForms.Of(book.Place(Prison)).Take(4).Select(f => f.State));
        Assert.All(PlaceForms.Of(book.Place(Prison)).Where(f => f.Kind == FormKinds.Release), f => Assert.Equal(FormStates.Unused, f.State));
    }

    [Fact]
    public void Form_that_was_lost_and_is_found_and_entered_counts_as_entered()
    {
        var book = Begun();
        book.Do(Ten);
        book.Do(End(2, FormEnds.Lost));
        Assert.Equal(FormEnds.Lost, State(book, 2).State);
        Assert.Equal(FormStates.Missing, State(book, 1).State);
        book.Do(OnForm(Registration(Person), 2));
        Assert.Equal(FormStates.Entered, State(book, 2).State);
    }

    [Fact]
    public void Forms_end_for_a_reason_under_numbers_that_were_printed()
    {
        var book = Begun();
        book.Do(Ten);
        Assert.Equal("unknown-code", book.Refused(End(1, "burnt")).Code);
        Assert.Equal("incomplete", book.Refused(End(1, FormEnds.Void) with { Words = "" }).Code);
        Assert.Equal("incomplete", book.Refused(End(11, FormEnds.Void)).Code);
        Assert.Equal("incomplete", book.Refused(End(1, FormEnds.Void) with { Forms = [] }).Code);
        Assert.Equal("incomplete", book.Refused(End(1, FormEnds.Void) with { Forms = ["000001-00"] }).Code);
        Assert.Equal("place-not-registered", book.Refused(End(1, FormEnds.Void) with { Place = OtherPrison }).Code);
    }

    [Fact]
    public void Number_is_read_as_it_is_written_and_every_wrong_digit_and_swap_is_found()
    {
        foreach (var serial in (int[])[1, 9, 17, 100, 999_999, 1_000_000, 12_345_678])
        {
            var text = new FormNumber(Prison, serial).ToString();
            Assert.True(FormNumber.TryParse(Prison, text, out var read));
            Assert.Equal(serial, read.Serial);
            Assert.True(FormNumber.TryParse(Prison, text.Replace('-', ' '), out _));
            var digits = text.Replace("-", "", StringComparison.Ordinal);
            for (var at = 0; at < digits.Length; at++)
            {
                foreach (var other in "0123456789".Where(d => d != digits[at]))
                {
                    Assert.False(FormNumber.TryParse(Prison, Changed(digits, at, other.ToString()), out _), $"{text}: {at} {other}");
                }

                if (at > 0 && digits[at] != digits[at - 1])
                {
                    Assert.False(FormNumber.TryParse(Prison, Changed(Changed(digits, at, digits[at - 1].ToString()), at - 1, digits[at].ToString()), out _));
                }
            }
        }

        static string Changed(string text, int at, string with) => string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + 1));
    }

    [Fact]
    public void Number_is_written_as_docs_reference_formats_has_it() => Assert.Equal("000017-04", new FormNumber(Prison, 17).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("ABCDEF-12")]
    [InlineData("000000-00")]
    public void What_is_no_number_is_not_read(string text) => Assert.False(FormNumber.TryParse(Prison, text, out _));

    private static Book Begun()
    {
        var book = new Book();
        book.Do(Opening(Prison));
        return book;
    }

    private static FormState State(Book book, int form) => PlaceForms.Of(book.Place(Prison)).Single(f => f.Number.Serial == form);

    private static TAct OnForm<TAct>(TAct act, int form)
        where TAct : Act => act with
        {
            OnPaper = new() { Place = Prison, Form = new FormNumber(Prison, form).ToString(), Author = "S-0417", Written = At("2026-03-09T06:05") },
        };

    private static EndForms End(int form, string why) =>
        new() { Id = Asked, Place = Prison, Forms = [new FormNumber(Prison, form).ToString()], Why = why, Words = "left in the rain" };
}
