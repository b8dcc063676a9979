using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Family;
using Habeas.Register.Readers;
using static Habeas.Register.Tests.Family.FamilyStory;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Family;

public sealed class FamilyTests
{
    private static FamilyOnFile Of(Book book) => FamilyOnFile.Of(book.File(Person));

    private static RecordChild Named(ChildId child, string name, params ReadOnlySpan<int> born) => new()
    {
        Id = Asked,
        Person = Person,
        Child = new() { Id = child, Name = name, Born = born is [var year, ..] ? new(year) : null },
        Source = "own statement",
    };

    private static Book With(params Act[] acts)
    {
        var book = Book();
        foreach (var act in acts)
        {
            book.Do(act);
        }

        return book;
    }

    [Fact]
    public void Silence_about_children_is_not_that_there_are_none()
    {
        Assert.Equal("not-recorded", Of(Book()).AnswerAbout("children"));
        Assert.Null(Of(Book()).ChildrenMissing);
        Assert.Equal("none", Of(With(Answered("none", null))).AnswerAbout("children"));
        Assert.Equal("declined", Of(With(Answered("declined", null))).AnswerAbout("children"));
        Assert.Equal("not-recorded", Of(With(Answered("none", null))).AnswerAbout("relatives"));
    }

    [Fact]
    public void The_last_answer_stands_whichever_was_recorded_first()
    {
        var book = With(Answered("some", 2, "2026-03-05T10:00"), Answered("declined", null, "2026-03-01T22:20"));
        Assert.Equal("some", Of(book).AnswerAbout("children"));
    }

    [Fact]
    public void Children_spoken_of_and_not_on_file_are_missing()
    {
        Assert.Equal(2, Of(With(Answered())).ChildrenMissing);
        Assert.Equal(1, Of(With(Answered(), Named(Elder, "Danylo"))).ChildrenMissing);
        Assert.Equal(-1, Of(With(Answered("none", null), Named(Elder, "Danylo"))).ChildrenMissing);
        Assert.Null(Of(With(Answered("some", null))).ChildrenMissing);
    }

    [Fact]
    public void An_answer_is_to_a_question_by_somebody_and_numbers_only_what_there_is()
    {
        var book = Book();
        book.IsRefused("incomplete", Answered("none", 2));
        book.IsRefused("incomplete", Answered("some", 0));
        book.IsRefused("unknown-code", Answered("maybe", null));
        book.IsRefused("unknown-code", Answered() with { About = "pets" });
        book.IsRefused("incomplete", Answered() with { AskedBy = " " });
        book.IsRefused("not-yet-happened", Answered(at: "2027-03-01T10:00"));
        book.IsRefused("person-not-registered", Answered() with { Person = OtherPerson });
    }

    [Fact]
    public void A_relative_has_a_relation_and_a_source()
    {
        var book = Book();
        book.IsRefused("unknown-code", Told() with { Relative = new() { Id = Aunt, Relation = new("counsel") } });
        book.IsRefused("incomplete", Told() with { Source = "" });
        book.IsRefused("person-not-registered", Told() with { Person = OtherPerson });
        book.Do(Told());
        Assert.Equal("Ilse Verbytska", Assert.Single(Of(book).Relatives).Name);
    }

    [Fact]
    public void A_later_telling_takes_back_nothing_that_it_leaves_open()
    {
        var book = With(
            Told(),
            Told() with { Relative = new() { Id = Aunt, Relation = new("sibling"), Dependant = true } },
            Named(Elder, "Danylo", 2017),
            Named(Elder, "Danylo Petro"));

        var aunt = Assert.Single(Of(book).Relatives);
        Assert.Equal(("Ilse Verbytska", true, "Streslau"), (aunt.Name, aunt.Dependant, aunt.Where));
        var child = Assert.Single(Of(book).Children).Known;
        Assert.Equal(("Danylo Petro", 2017), (child.Name, child.Born!.Year));
    }

    [Fact]
    public void A_child_whom_nobody_can_name_is_recorded_by_the_id_alone_and_once()
    {
        var bare = Named(Elder, "x") with { Child = new() { Id = Elder } };
        var book = With(bare);

        Assert.Null(Assert.Single(Of(book).Children).Known.Name);
        book.IsRefused("incomplete", bare);
        Assert.IsType<ChildCareRecorded>(Assert.Single(book.Do(InCare(Elder, "foster-family", "2026-03-04"))));
    }

    [Fact]
    public void A_child_is_born_and_has_an_age_that_can_be()
    {
        var book = Book();
        book.IsRefused("incomplete", Named(Elder, "Danylo") with { Child = new() { Id = Elder, Born = new(2017, 2, 30) } });
        book.IsRefused("not-yet-happened", Named(Elder, "Danylo", 2028));
        book.IsRefused("incomplete", Named(Elder, "Danylo") with { Child = new() { Id = Elder, Age = new(-1, At("2026-03-01")) } });
        book.IsRefused("not-yet-happened", Named(Elder, "Danylo") with { Child = new() { Id = Elder, Age = new(3, At("2027-03-01")) } });
        book.IsRefused("incomplete", Named(Elder, "Danylo") with { Source = "" });
        book.IsRefused("person-not-registered", Named(Elder, "Danylo") with { Person = OtherPerson });
    }

    [Fact]
    public void A_child_is_not_corrected_into_one_who_cannot_be()
    {
        var book = With(Named(Elder, "Danylo", 2017));
        var correction = new CorrectEvent
        {
            Id = Asked,
            About = Person,
            Target = book.Last<ChildRecorded>(Person),
            By = new ChildRecorded(Person, new() { Id = Elder, Born = new(2017, 13) }, "own statement"),
            Reason = "misread",
        };
        book.IsRefused("incomplete", correction);
        book.Do(correction with { By = new ChildRecorded(Person, new() { Id = Elder, Born = new(2016) }, "own statement") });
        Assert.Equal(2016, Assert.Single(Of(book).Children).Known.Born!.Year);
    }

    [Fact]
    public void The_care_of_a_child_changes_in_the_order_in_which_it_changed()
    {
        var book = With(
            InCare(Elder, "institution", "2026-05-01"),
            InCare(Elder, "relative", "2026-03-02", "Ilse Verbytska"),
            InCare(Elder, "foster-family", "2026-07-01"));

        var child = Assert.Single(Of(book).Children);
        Assert.Equal(["relative", "institution", "foster-family"], child.Cares.Select(c => c.Care.Kind.Code));
        Assert.Equal("foster-family", child.Care!.Kind.Code);
        Assert.Equal("institution", child.CareAt(Instant("2026-06-01T10:00"))!.Kind.Code);
        Assert.Null(child.CareAt(Instant("2026-03-01T10:00")));
    }

    [Fact]
    public void A_care_that_was_recorded_wrongly_is_corrected_and_annulled()
    {
        var book = With(InCare(Elder, "relative", "2026-03-02"), InCare(Elder, "alone", "2026-07-01"));
        Assert.Single(Of(book).WithoutCarer);

        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<ChildCareRecorded>(Person), Reason = "another family's child" });
        Assert.Empty(Of(book).WithoutCarer);
        Assert.Equal("relative", Assert.Single(Of(book).Children).Care!.Kind.Code);
    }

    [Fact]
    public void A_child_of_whom_no_care_is_recorded_is_shown_as_without_carer()
    {
        Assert.Single(Of(With(Named(Elder, "Danylo"))).WithoutCarer);
        Assert.Single(Of(With(InCare(Elder, "alone", "2026-03-01"))).WithoutCarer);
        Assert.Single(Of(With(InCare(Elder, "unknown", "2026-03-01"))).WithoutCarer);
        Assert.Empty(Of(With(InCare(Elder, "institution", "2026-03-01"))).WithoutCarer);
    }

    [Fact]
    public void A_care_is_of_a_known_kind_and_has_begun_with_a_relative_on_the_file()
    {
        var book = Book();
        var care = InCare(Elder, "relative", "2026-03-02");
        book.IsRefused("unknown-code", InCare(Elder, "neighbourhood", "2026-03-02"));
        book.IsRefused("not-yet-happened", InCare(Elder, "relative", "2027-03-02"));
        book.IsRefused("relative-not-on-file", care with { Care = care.Care! with { Relative = Aunt } });
        book.Do(Told());
        book.Do(care with { Care = care.Care! with { Relative = Aunt } });
    }

    [Fact]
    public void A_suspension_of_detention_stands_as_it_was_decided_last()
    {
        Assert.Null(Of(Book()).Suspension);
        var book = With(Suspended("granted", "2026-03-20", "court"), Suspended("pending", "2026-03-10"));

        Assert.Equal("granted", Of(book).Suspension!.Decision);
        Assert.Equal(["pending", "granted"], Of(book).Arrangements.Select(a => a.Decision));
        Assert.Equal("not-offered", Of(With(Suspended("not-offered", "2026-03-01"))).Suspension!.Decision);
    }

    [Fact]
    public void A_decision_on_an_arrangement_names_who_took_it_and_children_on_the_file()
    {
        var book = Book();
        var granted = Suspended("granted", "2026-03-20", "court");
        book.IsRefused("incomplete", Suspended("granted", "2026-03-20"));
        book.IsRefused("incomplete", Suspended("refused", "2026-03-20"));
        book.IsRefused("unknown-code", Suspended("perhaps", "2026-03-20"));
        book.IsRefused("unknown-code", granted with { Arrangement = granted.Arrangement with { Kind = "nothing" } });
        book.IsRefused("not-yet-happened", Suspended("granted", "2027-03-20", "court"));
        book.IsRefused("until-before-from", granted with { Arrangement = granted.Arrangement with { Until = At("2026-03-01") } });
        book.IsRefused("child-not-on-file", granted with { Arrangement = granted.Arrangement with { Children = [Elder] } });
        book.IsRefused("person-not-registered", granted with { Person = OtherPerson });
        book.Do(Named(Elder, "Danylo"));
        book.Do(granted with { Arrangement = granted.Arrangement with { Children = [Elder], Until = At("2026-09-20") } });
    }

    [Fact]
    public void What_is_told_of_children_is_confidential_and_so_is_its_correction()
    {
        var book = With(Named(Elder, "Danylo"), Told());
        var told = book.File(Person).Of<ChildRecorded>().Single();
        book.Do(new CorrectEvent { Id = Asked, About = Person, Target = book.Last<ChildRecorded>(Person), By = told with { Source = "aunt" }, Reason = "she said it" });

        Assert.Equal("Bangkok Rule 3", Confidence.Of(told)?.Rule);
        Assert.Equal("Bangkok Rule 3", Confidence.Of(book.File(Person).Chronicle.Events[^1].Event)?.Rule);
        Assert.Null(Confidence.Of(book.File(Person).Of<RelativeRecorded>().Single()));
    }
}
